#include <kcms/base/byte_source.hpp>

#include "scratch_folder.hpp"

#include <kcms/base/file_descriptor.hpp>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <chrono>
#include <limits>
#include <thread>

using namespace kcms;

namespace {

std::string read_some(ByteSource& source, std::size_t count) {
  std::string text(count, '\0');
  const auto got = source.read(text);
  REQUIRE(got);
  text.resize(*got);
  return text;
}

std::string read_some_at(ByteSource& source, std::uint64_t offset, std::size_t count) {
  std::string text(count, '\0');
  const auto got = source.read_at(offset, text);
  REQUIRE(got);
  text.resize(*got);
  return text;
}

std::string key_of_failure(const std::string& path) {
  const auto source = open_source(path);
  REQUIRE_FALSE(source);
  CHECK(source.error().code == Errc::machine);
  CHECK(source.error().phrase.values.at(0) == std::pair<std::string, std::string>{"file", path});
  return source.error().phrase.key;
}

// Standard input is another file as long as this lives.
class InputFrom {
 public:
  explicit InputFrom(int file) : saved_(::dup(STDIN_FILENO)) { ::dup2(file, STDIN_FILENO); }
  InputFrom(const InputFrom&) = delete;
  InputFrom& operator=(const InputFrom&) = delete;
  ~InputFrom() { ::dup2(saved_.get(), STDIN_FILENO); }

 private:
  FileDescriptor saved_;
};

}  // namespace

TEST_CASE("a file is read to its end, and knows its size and name", "[base]") {
  const ScratchFolder folder;
  folder.put("a", "0123456789");
  const auto source = open_source(folder.file("a"));
  REQUIRE(source);
  CHECK((*source)->size() == 10);
  CHECK((*source)->name() == folder.file("a"));
  CHECK(read_some(**source, 4) == "0123");
  CHECK(read_some_at(**source, 8, 4) == "89");
  CHECK(read_some_at(**source, 10, 4).empty());
  CHECK(read_some(**source, 10) == "456789");
  CHECK(read_some(**source, 10).empty());
}

TEST_CASE("a file that is written to after it was opened is known to have changed", "[base]") {
  const ScratchFolder folder;
  folder.put("file", "as it was");
  const auto source = open_source(folder.file("file"));
  REQUIRE(source);
  CHECK(read_some(**source, 100) == "as it was");
  CHECK_FALSE((*source)->changed());
  std::this_thread::sleep_for(
      std::chrono::milliseconds(20));  // the tick of the file system's clock
  folder.put("file", "as it is!");
  CHECK((*source)->changed());
  folder.put("file", "as it was, and more");
  CHECK((*source)->changed());
  CHECK(read_some_at(**source, 0, 100) == "as it was");
}

TEST_CASE("an empty file is no error", "[base]") {
  const ScratchFolder folder;
  folder.put("a", "");
  CHECK(read_file(folder.file("a"), 0) == "");
}

TEST_CASE("what cannot be opened is told apart", "[base]") {
  const ScratchFolder folder;
  folder.put("file", "x");
  CHECK(key_of_failure(folder.file("absent")) == "error.no-such-file");
  CHECK(key_of_failure(folder.file("file/below")) == "error.no-such-file");
  CHECK(key_of_failure(folder.path().string()) == "error.is-a-directory");
  CHECK(key_of_failure(folder.file(std::string(300, 'n'))) == "error.read-failed");
}

TEST_CASE("a file without permission is told apart", "[base]") {
  if (::geteuid() == 0) return;  // root may read everything
  const ScratchFolder folder;
  folder.put("secret", "x");
  REQUIRE(::chmod(folder.file("secret").c_str(), 0) == 0);
  CHECK(key_of_failure(folder.file("secret")) == "error.no-permission");
}

TEST_CASE("a block is filled from a pipe that hands out crumbs", "[base]") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const FileDescriptor reading{ends[0]};
  std::thread writer{[file = ends[1]] {
    for (const char* piece : {"ab", "cde", "f"}) {
      static_cast<void>(!::write(file, piece, std::char_traits<char>::length(piece)));
      std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    ::close(file);
  }};
  const InputFrom input{reading.get()};
  const auto source = open_source("-");
  REQUIRE(source);
  CHECK_FALSE((*source)->size());
  CHECK((*source)->name() == "-");
  CHECK(read_some(**source, 5) == "abcde");
  CHECK(read_some(**source, 5) == "f");
  CHECK(read_some(**source, 5).empty());
  writer.join();
}

TEST_CASE("standard input from the middle of a file begins there", "[base]") {
  const ScratchFolder folder;
  folder.put("a", "0123456789");
  const FileDescriptor file{::open(folder.file("a").c_str(), O_RDONLY)};
  REQUIRE(::lseek(file.get(), 4, SEEK_SET) == 4);
  const InputFrom input{file.get()};
  const auto source = open_source("-");
  REQUIRE(source);
  CHECK((*source)->size() == 6);
  CHECK(read_some_at(**source, 1, 2) == "56");
  CHECK(read_some(**source, 20) == "456789");
}

TEST_CASE("memory is read like a file", "[base]") {
  const std::string text = "0123456789";
  const auto source = memory_source(text, "m");
  CHECK(source->size() == 10);
  CHECK(source->name() == "m");
  CHECK(read_some(*source, 4) == "0123");
  CHECK(read_some_at(*source, 9, 4) == "9");
  CHECK(read_some_at(*source, 99, 4).empty());
  CHECK(read_some(*source, 40) == "456789");
  CHECK(read_some(*source, 40).empty());
}

TEST_CASE("a source larger than the limit is refused whole", "[base]") {
  const std::string text(3'000'000, 'x');
  CHECK(read_all(*memory_source(text), 3'000'000) == text);
  CHECK(read_all(*memory_source(text), std::numeric_limits<std::uint64_t>::max()) == text);
  const auto refused = read_all(*memory_source(text, "big"), 2'999'999);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::data);
  CHECK(refused.error().phrase ==
        Phrase{"error.too-large", {{"file", "big"}, {"limit", "2999999"}}});
}
