// Stands in for libFuzzer in ordinary builds: feeds every file of the given folders to the target,
// whole and cut short.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void feed(const std::string& bytes) {
  // Exactly as large as it claims, so that a sanitizer sees the first byte too many.
  const std::vector<std::uint8_t> copy(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(copy.data(), copy.size());
}

void feed(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  feed(bytes);
  feed(bytes.substr(0, bytes.size() / 2));
  if (!bytes.empty()) feed(bytes.substr(0, bytes.size() - 1));
}

}  // namespace

int main(int count, char** arguments) {
  std::size_t fed = 0;
  feed(std::string());
  for (int i = 1; i < count; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(arguments[i])) {
      if (!entry.is_regular_file()) continue;
      feed(entry.path());
      ++fed;
    }
  }
  std::cout << fed << " seeds\n";
  return fed == 0 ? 1 : 0;
}
