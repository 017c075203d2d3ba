// The plain pass: maps a file and adds it up as 64-bit words. What one core takes to have seen
// every byte.
//
// usage: plain_pass FILE
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <iostream>
#include <span>

namespace {

std::span<const char> map_file(const char* path) {
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat facts{};
  if (file < 0 || fstat(file, &facts) != 0 || facts.st_size == 0) return {};
  const auto size = static_cast<std::size_t>(facts.st_size);
  void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  close(file);
  if (bytes == MAP_FAILED) return {};
  madvise(bytes, size, MADV_SEQUENTIAL);
  return {static_cast<const char*>(bytes), size};
}

std::uint64_t add_up(std::span<const char> bytes) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i + sizeof sum <= bytes.size(); i += sizeof sum) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, sizeof word);
    sum += word;
  }
  return sum;
}

}  // namespace

int main(int count, char** arguments) {
  const std::span<const char> bytes = count == 2 ? map_file(arguments[1]) : std::span<const char>{};
  if (bytes.empty()) {
    std::cerr << "usage: plain_pass FILE\n";
    return 2;
  }
  std::cout << add_up(bytes) << '\n';
  return 0;
}
