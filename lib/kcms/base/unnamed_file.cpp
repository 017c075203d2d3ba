#include <kcms/base/unnamed_file.hpp>

#include <kcms/base/block_writer.hpp>
#include <kcms/base/system_error.hpp>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <utility>
#include <vector>

namespace kcms {
namespace {

constexpr std::size_t block_size = 1U << 20U;

class SpooledSource final : public ByteSource {
 public:
  SpooledSource(FileDescriptor file, std::uint64_t size, std::string name)
      : file_(std::move(file)), source_(open_file_source(file_.get(), size, std::move(name))) {}

  Result<std::size_t> read(std::span<char> into) override { return source_->read(into); }
  Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override {
    return source_->read_at(offset, into);
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return source_->size(); }
  [[nodiscard]] const std::string& name() const override { return source_->name(); }

 private:
  FileDescriptor file_;
  std::unique_ptr<ByteSource> source_;
};

}  // namespace

FileDescriptor unnamed_file() {
  const char* folder = std::getenv("TMPDIR");
  const int flags = O_TMPFILE | O_EXCL | O_RDWR | O_CLOEXEC;
  FileDescriptor file{
      ::open(folder != nullptr && *folder != '\0' ? folder : "/tmp", flags, S_IRUSR | S_IWUSR)};
  return file ? std::move(file) : FileDescriptor{::memfd_create("kcms", MFD_CLOEXEC)};
}

Result<std::unique_ptr<ByteSource>> seekable(std::unique_ptr<ByteSource> source) {
  if (source->size()) return source;
  return spooled(*source);
}

Result<std::unique_ptr<ByteSource>> spooled(ByteSource& source) {
  FileDescriptor file = unnamed_file();
  if (!file) return system_failure(errno, Doing::reading, source.name());
  std::vector<char> block(block_size);
  std::uint64_t size = 0;
  for (;;) {
    const auto got = source.read(block);
    if (!got) return pass(got);
    if (const Status written = write_whole(file.get(), {block.data(), *got}, source.name());
        !written)
      return pass(written);
    size += *got;
    if (*got < block.size())
      return std::make_unique<SpooledSource>(std::move(file), size, source.name());
  }
}

}  // namespace kcms
