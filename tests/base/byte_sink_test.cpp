#include <kcms/base/byte_sink.hpp>

#include "scratch_folder.hpp"

#include <kcms/base/file_descriptor.hpp>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <memory>

using namespace kcms;

namespace {

std::unique_ptr<ByteSink> created(const std::string& path, Existing existing = Existing::keep) {
  auto sink = create_file(path, existing);
  REQUIRE(sink);
  return std::move(*sink);
}

std::string key_of_failure(const std::string& path, Existing existing = Existing::keep) {
  const auto sink = create_file(path, existing);
  REQUIRE_FALSE(sink);
  CHECK(sink.error().code == Errc::machine);
  return sink.error().phrase.key;
}

// Standard output is another file as long as this lives.
class OutputTo {
 public:
  explicit OutputTo(int file) : saved_(::dup(STDOUT_FILENO)) { ::dup2(file, STDOUT_FILENO); }
  OutputTo(const OutputTo&) = delete;
  OutputTo& operator=(const OutputTo&) = delete;
  ~OutputTo() { ::dup2(saved_.get(), STDOUT_FILENO); }

 private:
  FileDescriptor saved_;
};

FileDescriptor opened(const std::string& path) {
  return FileDescriptor{::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, S_IRUSR | S_IWUSR)};
}

}  // namespace

TEST_CASE("a file is seen when it is committed, not before", "[base]") {
  const ScratchFolder folder;
  const auto sink = created(folder.file("a"));
  REQUIRE(sink->write("hello"));
  CHECK_FALSE(std::filesystem::exists(folder.file("a")));
  REQUIRE(sink->commit());
  CHECK(folder.get("a") == "hello");
  CHECK(folder.count() == 1);
}

TEST_CASE("a new file is for its owner alone", "[base]") {
  const ScratchFolder folder;
  const auto sink = created(folder.file("a"));
  REQUIRE(sink->commit());
  struct stat facts{};
  REQUIRE(::stat(folder.file("a").c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777U) == 0600U);
}

TEST_CASE("without commit nothing is left", "[base]") {
  const ScratchFolder folder;
  REQUIRE(created(folder.file("a"))->write(std::string(3'000'000, 'x')));
  CHECK(folder.count() == 0);
}

TEST_CASE("a killed program leaves nothing where the disk has files without names", "[base]") {
  const ScratchFolder folder;
  constexpr mode_t owner = 0600;
  const bool has_nameless =
      static_cast<bool>(FileDescriptor{::open(folder.path().c_str(), O_TMPFILE | O_RDWR, owner)});
  const auto sink = created(folder.file("a"));
  REQUIRE(sink->write(std::string(3'000'000, 'x')));
  CHECK(folder.count() == (has_nameless ? 0 : 1));
}

TEST_CASE("an existing file is kept, and replaced only at commit", "[base]") {
  const ScratchFolder folder;
  folder.put("a", "old");
  CHECK(key_of_failure(folder.file("a")) == "error.already-exists");
  const auto sink = created(folder.file("a"), Existing::overwrite);
  REQUIRE(sink->write("new"));
  CHECK(folder.get("a") == "old");
  REQUIRE(sink->commit());
  CHECK(folder.get("a") == "new");
  CHECK(folder.count() == 1);
}

TEST_CASE("a file that appears meanwhile is not overwritten", "[base]") {
  const ScratchFolder folder;
  {
    const auto sink = created(folder.file("a"));
    REQUIRE(sink->write("new"));
    folder.put("a", "theirs");
    const Status committed = sink->commit();
    REQUIRE_FALSE(committed);
    CHECK(committed.error().phrase.key == "error.already-exists");
  }
  CHECK(folder.get("a") == "theirs");
  CHECK(folder.count() == 1);
}

TEST_CASE("overwriting goes through a symbolic link, and keeping spares a dangling one", "[base]") {
  const ScratchFolder folder;
  folder.put("real", "old");
  std::filesystem::create_symlink("real", folder.file("link"));
  std::filesystem::create_symlink("nowhere", folder.file("dangling"));
  const auto sink = created(folder.file("link"), Existing::overwrite);
  REQUIRE(sink->write("new"));
  REQUIRE(sink->commit());
  CHECK(std::filesystem::is_symlink(folder.file("link")));
  CHECK(folder.get("real") == "new");
  CHECK(key_of_failure(folder.file("dangling")) == "error.already-exists");
}

TEST_CASE("where no file can be made, the reason is told", "[base]") {
  const ScratchFolder folder;
  CHECK(key_of_failure(folder.path().string()) == "error.is-a-directory");
  CHECK(key_of_failure(folder.path().string(), Existing::overwrite) == "error.is-a-directory");
  CHECK(key_of_failure(folder.file("absent/a")) == "error.no-folder-for");
}

TEST_CASE("bytes already written are replaced in the buffer, on disk and across both", "[base]") {
  const ScratchFolder folder;
  constexpr std::size_t block = 1U << 20U;
  std::string wanted = std::string(block, 'a') + std::string(100, 'b');
  const auto sink = created(folder.file("a"));
  REQUIRE(sink->write(std::string_view{wanted}.substr(0, block)));
  REQUIRE(sink->write(std::string_view{wanted}.substr(block)));
  for (const std::size_t at :
       {std::size_t{0}, std::size_t{77}, block - 3, block, block + 50, wanted.size() - 6}) {
    REQUIRE(sink->write_at(at, "123456"));
    wanted.replace(at, 6, "123456");
  }
  REQUIRE(sink->commit());
  CHECK(folder.get("a") == wanted);
}

TEST_CASE("many small and a few large pieces arrive in order", "[base]") {
  const ScratchFolder folder;
  const auto sink = created(folder.file("a"));
  std::string wanted;
  for (std::size_t i = 0; i < 30'000; ++i) {
    const std::string piece = i % 10'000 == 9'999 ? std::string(2'000'000, 'L') : std::to_string(i);
    REQUIRE(sink->write(piece));
    wanted += piece;
  }
  REQUIRE(sink->commit());
  CHECK(folder.get("a") == wanted);
}

TEST_CASE("of a created standard output nothing is printed before commit", "[base]") {
  const ScratchFolder folder;
  const std::string large(3'000'000, 'x');
  {
    const FileDescriptor file = opened(folder.file("out"));
    const OutputTo output{file.get()};
    const auto dropped = create_file("-", Existing::keep);
    REQUIRE((*dropped)->write(large));
    const auto sink = create_file("-", Existing::keep);
    REQUIRE((*sink)->write("0"));
    REQUIRE((*sink)->write(large));
    REQUIRE((*sink)->write("z"));
    REQUIRE((*sink)->write_at(0, "1"));
    REQUIRE(std::filesystem::file_size(folder.file("out")) == 0);
    REQUIRE((*sink)->commit());
  }
  CHECK(folder.get("out") == "1" + large + "z");
}

TEST_CASE("a created standard output needs no folder for what is not printed yet", "[base]") {
  const ScratchFolder folder;
  const char* const before = std::getenv("TMPDIR");
  const std::string saved = before != nullptr ? before : "";
  ::setenv("TMPDIR", folder.file("absent").c_str(), 1);
  const std::string large(3'000'000, 'x');
  {
    const FileDescriptor file = opened(folder.file("out"));
    const OutputTo output{file.get()};
    const auto sink = create_file("-", Existing::keep);
    REQUIRE((*sink)->write(large));
    REQUIRE((*sink)->commit());
  }
  CHECK(folder.get("out") == large);
  before != nullptr ? ::setenv("TMPDIR", saved.c_str(), 1) : ::unsetenv("TMPDIR");
}

TEST_CASE("standard output is written in blocks and at commit", "[base]") {
  const ScratchFolder folder;
  {
    const FileDescriptor file = opened(folder.file("out"));
    const OutputTo output{file.get()};
    const auto sink = standard_output();
    REQUIRE(sink->write("a"));
    REQUIRE(sink->write("b"));
    REQUIRE(sink->commit());
    REQUIRE(sink->write("c"));
    REQUIRE(sink->commit());
  }
  CHECK(folder.get("out") == "abc");
}

TEST_CASE("a closed pipe is an error of its own", "[base]") {
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  ::close(ends[0]);
  const FileDescriptor writing{ends[1]};
  Status committed;
  {
    const OutputTo output{writing.get()};
    const auto sink = standard_output();
    REQUIRE(sink->write("a"));
    committed = sink->commit();
  }
  std::signal(SIGPIPE, before);
  REQUIRE_FALSE(committed);
  CHECK(committed.error().phrase.key == "error.closed-pipe");
}

TEST_CASE("a full device is an error", "[base]") {
  const auto sink = created("/dev/full");
  REQUIRE(sink->write("a"));
  const Status committed = sink->commit();
  REQUIRE_FALSE(committed);
  CHECK(committed.error().code == Errc::machine);
  CHECK(committed.error().phrase.key == "error.disk-full");
}

TEST_CASE("a device needs no leave to be written", "[base]") {
  const auto sink = created("/dev/null");
  REQUIRE(sink->write("a"));
  CHECK(sink->commit());
}

TEST_CASE("text is appended to and replaced in", "[base]") {
  std::string text = "before ";
  const auto sink = text_sink(text);
  REQUIRE(sink->write("0000 records"));
  REQUIRE(sink->write_at(0, "0042"));
  REQUIRE(sink->commit());
  CHECK(text == "before 0042 records");
}

TEST_CASE("what was written can be read again before it is seen", "[base]") {
  const ScratchFolder folder;
  std::string text;
  const auto file = created(folder.file("a"));
  const auto memory = text_sink(text);
  for (ByteSink* sink : {file.get(), memory.get()}) {
    REQUIRE(sink->write("hallo world"));
    REQUIRE(sink->write_at(1, "e"));
    auto source = sink->read_back("a file to be");
    REQUIRE(source);
    REQUIRE(*source != nullptr);
    CHECK((*source)->name() == "a file to be");
    CHECK((*source)->size() == 11);
    CHECK(read_all(**source, 100).value() == "hello world");
    REQUIRE(sink->write("!"));
    REQUIRE(sink->commit());
  }
  CHECK(folder.get("a") == "hello world!");
  CHECK(text == "hello world!");
}

TEST_CASE("standard output does not come back", "[base]") {
  auto source = standard_output()->read_back("-");
  REQUIRE(source);
  CHECK(*source == nullptr);
}
