#include <kcms/evidence/zip_port.hpp>

#include <algorithm>
#include <utility>

namespace kcms {
namespace {

constexpr zip_int64_t failed = -1;

zip_int64_t tell_size(std::optional<std::uint64_t> size, std::span<char> data) {
  auto* const facts = reinterpret_cast<zip_stat_t*>(data.data());
  zip_stat_init(facts);
  if (size) {
    facts->valid = ZIP_STAT_SIZE;
    facts->size = *size;
  }
  return sizeof(zip_stat_t);
}

// Where libzip wants to go, in `size` bytes; false where that is nowhere.
bool seek(std::uint64_t& at, std::uint64_t size, std::span<char> data, zip_error_t* error) {
  const auto to = zip_source_seek_compute_offset(at, size, data.data(), data.size(), error);
  if (to < 0) return false;
  at = static_cast<std::uint64_t>(to);
  return true;
}

}  // namespace

zip_source_t* ZipPort::make() { return zip_source_function_create(&ZipPort::call, this, &error_); }

zip_int64_t ZipPort::call(void* port, void* data, zip_uint64_t size, zip_source_cmd_t command) {
  auto& self = *static_cast<ZipPort*>(port);
  if (command == ZIP_SOURCE_FREE) return 0;
  if (command == ZIP_SOURCE_ERROR) return zip_error_to_data(&self.error_, data, size);
  return self.answer(command, {static_cast<char*>(data), static_cast<std::size_t>(size)});
}

zip_int64_t ZipPort::remember(Error error) {
  failure_ = std::move(error);
  zip_error_set(&error_, ZIP_ER_INTERNAL, 0);
  return failed;
}

zip_int64_t ZipPort::not_supported() {
  zip_error_set(&error_, ZIP_ER_OPNOTSUPP, 0);
  return failed;
}

zip_int64_t ZipInput::read(std::span<char> into) {
  if (into.size() > allowed_)
    return remember({Errc::data, Phrase{"zip.list-too-long", {{"file", source_->name()}}}});
  const auto got = source_->read_at(at_, into);
  if (!got) return remember(got.error());
  allowed_ -= *got;
  at_ += *got;
  return static_cast<zip_int64_t>(*got);
}

zip_int64_t ZipInput::answer(zip_source_cmd_t command, std::span<char> data) {
  switch (command) {
    case ZIP_SOURCE_SUPPORTS:
      return ZIP_SOURCE_SUPPORTS_SEEKABLE;
    case ZIP_SOURCE_OPEN:
      at_ = 0;
      return 0;
    case ZIP_SOURCE_CLOSE:
      return 0;
    case ZIP_SOURCE_STAT:
      return tell_size(size_, data);
    case ZIP_SOURCE_READ:
      return read(data);
    case ZIP_SOURCE_SEEK:
      return seek(at_, size_, data, error()) ? 0 : failed;
    case ZIP_SOURCE_TELL:
      return static_cast<zip_int64_t>(at_);
    default:
      return not_supported();
  }
}

zip_int64_t ZipDocumentInput::open() {
  auto opened = from_->open(index_);
  if (!opened) return remember(opened.error());
  document_ = std::move(*opened);
  return 0;
}

zip_int64_t ZipDocumentInput::read(std::span<char> into) {
  const auto got = document_->read(into);
  if (!got) return remember(got.error());
  return static_cast<zip_int64_t>(*got);
}

zip_int64_t ZipDocumentInput::answer(zip_source_cmd_t command, std::span<char> data) {
  switch (command) {
    case ZIP_SOURCE_SUPPORTS:
      return ZIP_SOURCE_SUPPORTS_READABLE;
    case ZIP_SOURCE_OPEN:
      return open();
    case ZIP_SOURCE_CLOSE:
      document_.reset();
      return 0;
    case ZIP_SOURCE_STAT:
      return tell_size(from_->entries()[index_].size, data);
    case ZIP_SOURCE_READ:
      return read(data);
    default:
      return not_supported();
  }
}

// libzip goes back to complete a header that it has written, and to the end again.
zip_int64_t ZipOutput::write(std::string_view bytes) {
  const auto old = static_cast<std::size_t>(std::min<std::uint64_t>(size_ - at_, bytes.size()));
  if (old != 0)
    if (const Status written = sink_->write_at(at_, bytes.substr(0, old)); !written)
      return remember(written.error());
  if (old != bytes.size())
    if (const Status written = sink_->write(bytes.substr(old)); !written)
      return remember(written.error());
  at_ += bytes.size();
  size_ = std::max(size_, at_);
  return static_cast<zip_int64_t>(bytes.size());
}

zip_int64_t ZipOutput::answer(zip_source_cmd_t command, std::span<char> data) {
  switch (command) {
    case ZIP_SOURCE_SUPPORTS:
      return ZIP_SOURCE_SUPPORTS_WRITABLE;
    case ZIP_SOURCE_OPEN:
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_BEGIN_WRITE:
    case ZIP_SOURCE_COMMIT_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE:
      return 0;
    case ZIP_SOURCE_STAT:
      return tell_size(size_, data);
    case ZIP_SOURCE_WRITE:
      return write({data.data(), data.size()});
    case ZIP_SOURCE_SEEK_WRITE:
      return seek(at_, size_, data, error()) ? 0 : failed;
    case ZIP_SOURCE_TELL_WRITE:
      return static_cast<zip_int64_t>(at_);
    default:
      return not_supported();
  }
}

}  // namespace kcms
