#include <kcms/base/new_files.hpp>

#include <kcms/base/block_writer.hpp>
#include <kcms/base/system_error.hpp>

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>

namespace kcms {
namespace {

constexpr std::size_t block_size = 1U << 18U;
constexpr mode_t folder_mode = S_IRWXU;

bool is_there(int folder, const std::string& name) {
  struct stat facts{};
  return ::fstatat(folder, name.c_str(), &facts, AT_SYMLINK_NOFOLLOW) == 0;
}

FileDescriptor open_folder(const std::string& path) {
  return FileDescriptor{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
}

}  // namespace

NewFiles::NewFiles(NewFiles&& other) noexcept
    : folder_(std::move(other.folder_)),
      existing_(other.existing_),
      target_(std::move(other.target_)),
      aside_(std::move(other.aside_)),
      aside_name_(std::exchange(other.aside_name_, {})),
      names_(std::move(other.names_)),
      block_(std::move(other.block_)) {}

NewFiles::~NewFiles() {
  if (aside_name_.empty()) return;
  for (const std::string& name : names_) ::unlinkat(aside_.get(), name.c_str(), 0);
  ::unlinkat(target_.get(), aside_name_.c_str(), AT_REMOVEDIR);
}

Result<NewFiles> NewFiles::begin(const std::string& folder, Existing existing) {
  NewFiles files(folder, existing);
  if (::mkdir(folder.c_str(), folder_mode) != 0 && errno != EEXIST)
    return system_failure(errno, Doing::writing, folder);
  files.target_ = open_folder(folder);
  if (!files.target_) return system_failure(errno, Doing::writing, folder);
  std::string aside = (std::filesystem::path(folder) / ".kcms-XXXXXX").string();
  if (::mkdtemp(aside.data()) == nullptr) return system_failure(errno, Doing::writing, folder);
  files.aside_name_ = std::filesystem::path(aside).filename().string();
  files.aside_ = open_folder(aside);
  if (!files.aside_) return system_failure(errno, Doing::writing, folder);
  files.block_.resize(block_size);
  return files;
}

std::string NewFiles::shown(const std::string& name) const {
  return (std::filesystem::path(folder_) / name).string();
}

Status NewFiles::copy(ByteSource& from, int file, const std::string& shown) {
  for (;;) {
    const auto got = from.read(block_);
    if (!got) return pass(got);
    if (const Status written = write_whole(file, {block_.data(), *got}, shown); !written)
      return written;
    if (*got < block_.size()) return done();
  }
}

Status NewFiles::add(const std::string& name, ByteSource& from) {
  const std::string shown_name = shown(name);
  if (existing_ == Existing::keep && is_there(target_.get(), name))
    return system_failure(EEXIST, Doing::writing, shown_name);
  FileDescriptor file{::openat(aside_.get(), name.c_str(),
                               O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                               S_IRUSR | S_IWUSR)};
  if (!file) return system_failure(errno, Doing::writing, shown_name);
  names_.push_back(name);
  if (const Status copied = copy(from, file.get(), shown_name); !copied) return copied;
  if (::close(file.release()) != 0) return system_failure(errno, Doing::writing, shown_name);
  return done();
}

bool NewFiles::move(const std::string& name) const {
  const unsigned flags = existing_ == Existing::keep ? RENAME_NOREPLACE : 0U;
  if (::renameat2(aside_.get(), name.c_str(), target_.get(), name.c_str(), flags) == 0) return true;
  if (flags == 0 || (errno != EINVAL && errno != ENOSYS)) return false;
  return ::linkat(aside_.get(), name.c_str(), target_.get(), name.c_str(), 0) == 0 &&
         ::unlinkat(aside_.get(), name.c_str(), 0) == 0;
}

// What replaced an older file stays: the older one is gone.
void NewFiles::take_back(std::size_t count) const {
  if (existing_ == Existing::overwrite) return;
  for (std::size_t i = 0; i < count; ++i) ::unlinkat(target_.get(), names_[i].c_str(), 0);
}

// The data is on the disk before a name is: after a crash a file is there whole, or not at all.
// One syncfs() for all, since an fsync() for each of twenty thousand takes minutes.
Status NewFiles::commit() {
  if (::syncfs(aside_.get()) != 0) return system_failure(errno, Doing::writing, folder_);
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (move(names_[i])) continue;
    const int reason = errno;
    take_back(i);
    return system_failure(reason, Doing::writing, shown(names_[i]));
  }
  if (::unlinkat(target_.get(), aside_name_.c_str(), AT_REMOVEDIR) == 0) aside_name_.clear();
  if (::fsync(target_.get()) != 0 && errno != EINVAL)
    return system_failure(errno, Doing::writing, folder_);
  return done();
}

}  // namespace kcms
