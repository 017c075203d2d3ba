#include <kcms/base/block_writer.hpp>

#include <kcms/base/system_error.hpp>

#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>

namespace kcms {
namespace {

constexpr std::size_t block_size = 1U << 20U;

// Calls `once(rest, done)` until nothing is left to write.
template <class Once>
Status drain(std::string_view bytes, std::string_view name, Once once) {
  std::size_t done_bytes = 0;
  while (done_bytes < bytes.size()) {
    const ssize_t count = once(bytes.substr(done_bytes), done_bytes);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_failure(errno, Doing::writing, name);
    done_bytes += static_cast<std::size_t>(count);
  }
  return done();
}

}  // namespace

Status write_whole(int file, std::string_view bytes, std::string_view name) {
  return drain(bytes, name, [file](std::string_view rest, std::size_t) {
    return ::write(file, rest.data(), rest.size());
  });
}

BlockWriter::BlockWriter(int file, std::string name) : file_(file), name_(std::move(name)) {
  buffer_.reserve(block_size);
}

Status BlockWriter::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > block_size)
    if (const Status flushed = flush(); !flushed) return flushed;
  if (bytes.size() < block_size) {
    buffer_.append(bytes);
    return done();
  }
  if (const Status written = write_whole(file_, bytes, name_); !written) return written;
  flushed_ += bytes.size();
  return done();
}

Status BlockWriter::write_at(std::uint64_t offset, std::string_view bytes) {
  assert(offset + bytes.size() <= flushed_ + buffer_.size());
  const std::size_t on_disk =
      offset < flushed_ ? std::min<std::uint64_t>(bytes.size(), flushed_ - offset) : 0;
  const std::string_view rest = bytes.substr(on_disk);
  if (!rest.empty())
    std::ranges::copy(rest,
                      buffer_.begin() + static_cast<std::ptrdiff_t>(offset + on_disk - flushed_));
  return drain(
      bytes.substr(0, on_disk), name_, [&](std::string_view piece, std::size_t done_bytes) {
        return ::pwrite(file_, piece.data(), piece.size(), static_cast<off_t>(offset + done_bytes));
      });
}

Status BlockWriter::flush() {
  if (const Status written = write_whole(file_, buffer_, name_); !written) return written;
  flushed_ += buffer_.size();
  buffer_.clear();
  return done();
}

}  // namespace kcms
