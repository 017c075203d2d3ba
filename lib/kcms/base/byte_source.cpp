#include <kcms/base/byte_source.hpp>

#include <kcms/base/file_descriptor.hpp>
#include <kcms/base/system_error.hpp>

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace kcms {
namespace {

constexpr std::size_t block_size = 1U << 20U;

// Calls `once(bytes so far)` until `into` is full, the end is reached or it fails: pipes hand out
// less than was asked.
template <class Once>
Result<std::size_t> fill(std::size_t wanted, const std::string& name, Once once) {
  std::size_t got = 0;
  while (got < wanted) {
    const ssize_t count = once(got);
    if (count > 0) got += static_cast<std::size_t>(count);
    if (count == 0) break;
    if (count < 0 && errno != EINTR) return system_failure(errno, Doing::reading, name);
  }
  return got;
}

// Tells one state of a regular file from another; of anything else there is one.
struct Stamp {
  std::int64_t size = 0;
  std::int64_t seconds = 0;  // of its last change
  std::int64_t nanoseconds = 0;

  static Stamp of(int file) {
    struct stat facts{};
    if (::fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode)) return {};
    return {facts.st_size, facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec};
  }
  bool operator==(const Stamp&) const = default;
};

// A file may begin in the middle: standard input that somebody has read from already.
class FileSource final : public ByteSource {
 public:
  FileSource(FileDescriptor owned, int file, std::string name, std::optional<std::uint64_t> size,
             std::uint64_t begin)
      : owned_(std::move(owned)),
        file_(file),
        name_(std::move(name)),
        size_(size),
        begin_(begin),
        opened_(Stamp::of(file)) {}

  Result<std::size_t> read(std::span<char> into) override {
    return fill(into.size(), name_, [&](std::size_t got) {
      return ::read(file_, into.data() + got, into.size() - got);
    });
  }

  // As far as it went when it was opened: it may be growing.
  Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override {
    if (size_)
      into = into.first(std::min<std::uint64_t>(into.size(), *size_ - std::min(offset, *size_)));
    const auto place = static_cast<off_t>(begin_ + offset);
    return fill(into.size(), name_, [&](std::size_t got) {
      return ::pread(file_, into.data() + got, into.size() - got, place + static_cast<off_t>(got));
    });
  }

  [[nodiscard]] std::optional<std::uint64_t> size() const override { return size_; }
  [[nodiscard]] bool changed() const override { return Stamp::of(file_) != opened_; }
  [[nodiscard]] const std::string& name() const override { return name_; }

 private:
  FileDescriptor owned_;
  int file_;
  std::string name_;
  std::optional<std::uint64_t> size_;
  std::uint64_t begin_;
  Stamp opened_;
};

// Keeps its own place, since the file's belongs to somebody else.
class BorrowedFile final : public ByteSource {
 public:
  BorrowedFile(int file, std::uint64_t size, std::string name)
      : file_(FileDescriptor{}, file, std::move(name), size, 0) {}

  Result<std::size_t> read(std::span<char> into) override {
    auto got = file_.read_at(next_, into);
    if (got) next_ += *got;
    return got;
  }
  Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override {
    return file_.read_at(offset, into);
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return file_.size(); }
  [[nodiscard]] bool changed() const override { return file_.changed(); }
  [[nodiscard]] const std::string& name() const override { return file_.name(); }

 private:
  FileSource file_;
  std::uint64_t next_ = 0;
};

class MemorySource final : public ByteSource {
 public:
  MemorySource(std::span<const char> bytes, std::string name)
      : bytes_(bytes), name_(std::move(name)) {}

  Result<std::size_t> read(std::span<char> into) override {
    const std::size_t count = copy(next_, into);
    next_ += count;
    return count;
  }
  Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override {
    return copy(offset, into);
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return bytes_.size(); }
  [[nodiscard]] const std::string& name() const override { return name_; }

 private:
  [[nodiscard]] std::size_t copy(std::uint64_t offset, std::span<char> into) const {
    if (offset >= bytes_.size()) return 0;
    const auto from = bytes_.subspan(static_cast<std::size_t>(offset));
    const std::size_t count = std::min(from.size(), into.size());
    std::copy_n(from.begin(), count, into.begin());
    return count;
  }

  std::span<const char> bytes_;
  std::string name_;
  std::size_t next_ = 0;
};

Result<std::unique_ptr<ByteSource>> source_of(FileDescriptor owned, int file,
                                              const std::string& name) {
  struct stat facts{};
  if (::fstat(file, &facts) != 0) return system_failure(errno, Doing::reading, name);
  if (S_ISDIR(facts.st_mode)) return system_failure(EISDIR, Doing::reading, name);
  std::optional<std::uint64_t> size;
  std::uint64_t begin = 0;
  if (S_ISREG(facts.st_mode)) {
    begin = static_cast<std::uint64_t>(std::max<off_t>(0, ::lseek(file, 0, SEEK_CUR)));
    const auto whole = static_cast<std::uint64_t>(facts.st_size);
    size = whole - std::min(whole, begin);
    static_cast<void>(::posix_fadvise(
        file, 0, 0, POSIX_FADV_SEQUENTIAL));  // advice: nothing to do where it fails
  }
  return std::make_unique<FileSource>(std::move(owned), file, name, size, begin);
}

}  // namespace

Result<std::unique_ptr<ByteSource>> open_source(const std::string& path) {
  if (path == "-") return source_of(FileDescriptor{}, STDIN_FILENO, path);
  FileDescriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!file) return system_failure(errno, Doing::reading, path);
  const int number = file.get();
  return source_of(std::move(file), number, path);
}

std::unique_ptr<ByteSource> memory_source(std::span<const char> bytes, std::string name) {
  return std::make_unique<MemorySource>(bytes, std::move(name));
}

std::unique_ptr<ByteSource> open_file_source(int file, std::uint64_t size, std::string name) {
  return std::make_unique<BorrowedFile>(file, size, std::move(name));
}

Result<std::string> read_all(ByteSource& source, std::uint64_t limit) {
  std::string text;
  for (;;) {
    const std::size_t before = text.size();
    text.resize(before + std::min<std::uint64_t>(block_size, limit - before) + 1);
    const Result<std::size_t> got = source.read(std::span{text}.subspan(before));
    if (!got) return pass(got);
    text.resize(before + *got);
    if (text.size() > limit)
      return fail(Errc::data, Phrase{"error.too-large",
                                     {{"file", source.name()}, {"limit", std::to_string(limit)}}});
    if (*got == 0) return text;
  }
}

Result<std::string> read_file(const std::string& path, std::uint64_t limit) {
  const auto source = open_source(path);
  if (!source) return pass(source);
  return read_all(**source, limit);
}

}  // namespace kcms
