#include <kcms/base/byte_sink.hpp>

#include <kcms/base/block_writer.hpp>
#include <kcms/base/file_descriptor.hpp>
#include <kcms/base/system_error.hpp>
#include <kcms/base/unnamed_file.hpp>

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

namespace kcms {
namespace {

constexpr std::size_t block_size = 1U << 20U;

class TextSink final : public ByteSink {
 public:
  explicit TextSink(std::string& text) : text_(&text), begin_(text.size()) {}

  Status write(std::string_view bytes) override {
    text_->append(bytes);
    return done();
  }
  Status write_at(std::uint64_t offset, std::string_view bytes) override {
    assert(begin_ + offset + bytes.size() <= text_->size());
    text_->replace(begin_ + offset, bytes.size(), bytes);
    return done();
  }
  Status commit() override { return done(); }
  Result<std::unique_ptr<ByteSource>> read_back(const std::string& name) override {
    return memory_source(std::span{*text_}.subspan(begin_), name);
  }

 private:
  std::string* text_;
  std::size_t begin_;
};

class StandardOutput final : public ByteSink {
 public:
  StandardOutput() : writer_(STDOUT_FILENO, "-") {}

  Status write(std::string_view bytes) override { return writer_.write(bytes); }
  Status write_at(std::uint64_t /*offset*/, std::string_view /*bytes*/) override {
    assert(false && "standard output cannot go back");
    return system_failure(ESPIPE, Doing::writing, "-");
  }
  Status commit() override { return writer_.flush(); }

 private:
  BlockWriter writer_;
};

// Keeps everything in an unnamed file, and copies it to where it belongs at commit().
class SpooledSink final : public ByteSink {
 public:
  SpooledSink(FileDescriptor spool, FileDescriptor owned, int target, std::string name)
      : spool_(std::move(spool)),
        owned_(std::move(owned)),
        target_(target),
        name_(std::move(name)),
        writer_(spool_.get(), name_) {}

  Status write(std::string_view bytes) override { return writer_.write(bytes); }
  Status write_at(std::uint64_t offset, std::string_view bytes) override {
    return writer_.write_at(offset, bytes);
  }
  Status commit() override {
    if (const Status copied = copy_spool(); !copied) return copied;
    return write_whole(target_, writer_.pending(), name_);
  }
  Result<std::unique_ptr<ByteSource>> read_back(const std::string& name) override {
    if (const Status flushed = writer_.flush(); !flushed) return pass(flushed);
    return open_file_source(spool_.get(), writer_.flushed(), name);
  }

 private:
  [[nodiscard]] Status copy_spool() {
    std::vector<char> block(std::min<std::uint64_t>(block_size, writer_.flushed()));
    for (std::uint64_t at = 0; at < writer_.flushed();) {
      const ssize_t count =
          ::pread(spool_.get(), block.data(), block.size(), static_cast<off_t>(at));
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return system_failure(count < 0 ? errno : EIO, Doing::reading, name_);
      const auto size = static_cast<std::size_t>(count);
      if (const Status written = write_whole(target_, {block.data(), size}, name_); !written)
        return written;
      at += size;
    }
    return done();
  }

  FileDescriptor spool_;
  FileDescriptor owned_;
  int target_;
  std::string name_;
  BlockWriter writer_;
};

std::string temporary_name(const std::string& path, std::string_view middle) {
  const auto folder = std::filesystem::path{path}.parent_path();
  return (folder / ".kcms-").string().append(middle).append(".tmp");
}

std::string path_of_descriptor(int file) { return "/proc/self/fd/" + std::to_string(file); }

// A file without a name on the disk of `path`; none where that disk has no such files, or it could
// not be named later.
FileDescriptor nameless_file(const std::string& path) {
  const auto folder = std::filesystem::path{path}.parent_path();
  constexpr mode_t owner = S_IRUSR | S_IWUSR;
  FileDescriptor file{
      ::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, owner)};
  if (file && ::access(path_of_descriptor(file.get()).c_str(), F_OK) != 0) return FileDescriptor{};
  return file;
}

// A file without a name where the disk has such, else a temporary one beside its place; put there
// at commit(). What has no name is gone when the program is killed: no account numbers stay behind.
class NewFile final : public ByteSink {
 public:
  NewFile(FileDescriptor file, std::string temporary, std::string path, std::string name,
          Existing existing)
      : file_(std::move(file)),
        temporary_(std::move(temporary)),
        path_(std::move(path)),
        name_(std::move(name)),
        existing_(existing),
        writer_(file_.get(), name_) {}
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() override {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
  }

  Status write(std::string_view bytes) override { return writer_.write(bytes); }
  Status write_at(std::uint64_t offset, std::string_view bytes) override {
    return writer_.write_at(offset, bytes);
  }
  Status commit() override {
    if (const Status flushed = writer_.flush(); !flushed) return flushed;
    if (::fsync(file_.get()) != 0) return failure();
    if (!(temporary_.empty() ? linked() : renamed())) return failure();
    temporary_.clear();
    return sync_folder();
  }
  Result<std::unique_ptr<ByteSource>> read_back(const std::string& name) override {
    if (const Status flushed = writer_.flush(); !flushed) return pass(flushed);
    return open_file_source(file_.get(), writer_.flushed(), name);
  }

 private:
  [[nodiscard]] tl::unexpected<Error> failure() const {
    return system_failure(errno, Doing::writing, name_);
  }

  // A name for the file that has none. One that is to replace another needs a name in between.
  [[nodiscard]] bool linked() {
    if (existing_ == Existing::keep) return link_as(path_);
    for (int number = 0;; ++number) {
      const std::string name = temporary_name(path_, std::to_string(number));
      if (link_as(name)) {
        temporary_ = name;
        return renamed();
      }
      if (errno != EEXIST) return false;
    }
  }

  [[nodiscard]] bool link_as(const std::string& path) const {
    return ::linkat(AT_FDCWD, path_of_descriptor(file_.get()).c_str(), AT_FDCWD, path.c_str(),
                    AT_SYMLINK_FOLLOW) == 0;
  }

  // Never replaces a file that appeared meanwhile, unless it was asked to.
  [[nodiscard]] bool renamed() {
    if (existing_ == Existing::overwrite) return ::rename(temporary_.c_str(), path_.c_str()) == 0;
    if (::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, path_.c_str(), RENAME_NOREPLACE) == 0)
      return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    return ::link(temporary_.c_str(), path_.c_str()) == 0 && ::unlink(temporary_.c_str()) == 0;
  }

  // A folder that may be written but not read cannot be synced; the file is in its place all the
  // same.
  [[nodiscard]] Status sync_folder() const {
    const auto folder = std::filesystem::path{path_}.parent_path();
    const FileDescriptor open{
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (open && ::fsync(open.get()) != 0 && errno != EINVAL) return failure();
    return done();
  }

  FileDescriptor file_;
  std::string temporary_;
  std::string path_;
  std::string name_;
  Existing existing_;
  BlockWriter writer_;
};

Result<std::unique_ptr<ByteSink>> spooled(FileDescriptor owned, int target,
                                          const std::string& name) {
  FileDescriptor spool = unnamed_file();
  if (!spool) return system_failure(errno, Doing::writing, name);
  return std::make_unique<SpooledSink>(std::move(spool), std::move(owned), target, name);
}

// /dev/null, a named pipe, /dev/stdout: there is nothing to rename, and nothing to overwrite.
Result<std::unique_ptr<ByteSink>> open_device(const std::string& path) {
  FileDescriptor file{::open(path.c_str(), O_WRONLY | O_CLOEXEC)};
  if (!file) return system_failure(errno, Doing::writing, path);
  const int number = file.get();
  return spooled(std::move(file), number, path);
}

Result<std::unique_ptr<ByteSink>> open_beside(const std::string& path, const std::string& name,
                                              Existing existing) {
  if (FileDescriptor file = nameless_file(path))
    return std::make_unique<NewFile>(std::move(file), "", path, name, existing);
  const auto folder = std::filesystem::path{path}.parent_path();
  std::string temporary = temporary_name(path, "XXXXXX");
  constexpr int length_of_suffix = 4;
  FileDescriptor file{::mkostemps(temporary.data(), length_of_suffix, O_CLOEXEC)};
  if (!file && (errno == ENOENT || errno == ENOTDIR))
    return fail(Errc::machine,
                Phrase{"error.no-folder-for", {{"file", name}, {"folder", folder.string()}}});
  if (!file) return system_failure(errno, Doing::writing, name);
  return std::make_unique<NewFile>(std::move(file), std::move(temporary), path, name, existing);
}

// The file that `path` means, through symbolic links; `path` itself where they lead nowhere.
std::string real_path(const std::string& path) {
  std::error_code none;
  const auto real = std::filesystem::canonical(path, none);
  return none ? path : real.string();
}

}  // namespace

Result<std::unique_ptr<ByteSource>> ByteSink::read_back(const std::string& /*name*/) {
  return nullptr;
}

Result<std::unique_ptr<ByteSink>> create_file(const std::string& path, Existing existing) {
  if (path == "-") return spooled(FileDescriptor{}, STDOUT_FILENO, path);
  struct stat facts{};
  const bool there = ::stat(path.c_str(), &facts) == 0;
  if (there && S_ISDIR(facts.st_mode)) return system_failure(EISDIR, Doing::writing, path);
  if (there && !S_ISREG(facts.st_mode)) return open_device(path);
  if (existing == Existing::overwrite) return open_beside(real_path(path), path, existing);
  if (::lstat(path.c_str(), &facts) == 0) return system_failure(EEXIST, Doing::writing, path);
  return open_beside(path, path, existing);
}

std::unique_ptr<ByteSink> standard_output() { return std::make_unique<StandardOutput>(); }

std::unique_ptr<ByteSink> text_sink(std::string& text) { return std::make_unique<TextSink>(text); }

}  // namespace kcms
