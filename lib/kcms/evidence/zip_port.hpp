// The bytes that libzip reads and writes: always those of our own sources and sinks, so that files,
// pipes and memory, and all that can go wrong with them, are the same as everywhere.
#pragma once

#include <kcms/base/byte_sink.hpp>
#include <kcms/base/byte_source.hpp>
#include <kcms/evidence/document_source.hpp>

#include <zip.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>

namespace kcms {

struct ZipDiscard {
  void operator()(zip_t* archive) const noexcept { zip_discard(archive); }
};
using ZipArchive = std::unique_ptr<zip_t, ZipDiscard>;

// One stream of libzip. It must outlive what libzip does with it.
class ZipPort {
 public:
  ZipPort() { zip_error_init(&error_); }
  ZipPort(const ZipPort&) = delete;
  ZipPort& operator=(const ZipPort&) = delete;
  virtual ~ZipPort() { zip_error_fini(&error_); }

  // For libzip to own. Null where there is no memory for it.
  [[nodiscard]] zip_source_t* make();
  // Our own error, which libzip only knows as a failure.
  [[nodiscard]] const std::optional<Error>& failure() const noexcept { return failure_; }

 protected:
  // What a command comes to, as zip_source_function(3) says; -1 after an error.
  [[nodiscard]] virtual zip_int64_t answer(zip_source_cmd_t command, std::span<char> data) = 0;
  [[nodiscard]] zip_int64_t remember(Error error);
  [[nodiscard]] zip_int64_t not_supported();
  [[nodiscard]] zip_error_t* error() noexcept { return &error_; }

 private:
  static zip_int64_t call(void* port, void* data, zip_uint64_t size, zip_source_cmd_t command);

  zip_error_t error_{};
  std::optional<Error> failure_;
};

// A zip that is read. `source` can be read at any place, and outlives this.
class ZipInput final : public ZipPort {
 public:
  explicit ZipInput(ByteSource& source) : source_(&source), size_(source.size().value_or(0)) {}

  // From now on no more than `bytes` are read; to ask for more is an error.
  void allow(std::uint64_t bytes) noexcept { allowed_ = bytes; }

 private:
  zip_int64_t answer(zip_source_cmd_t command, std::span<char> data) override;
  zip_int64_t read(std::span<char> into);

  ByteSource* source_;
  std::uint64_t size_;
  std::uint64_t at_ = 0;
  std::uint64_t allowed_ = std::numeric_limits<std::uint64_t>::max();
};

// A document on its way into a zip; opened when it is its turn.
class ZipDocumentInput final : public ZipPort {
 public:
  ZipDocumentInput(DocumentSource& from, std::size_t index) : from_(&from), index_(index) {}

 private:
  zip_int64_t answer(zip_source_cmd_t command, std::span<char> data) override;
  zip_int64_t open();
  zip_int64_t read(std::span<char> into);

  DocumentSource* from_;
  std::size_t index_;
  std::unique_ptr<ByteSource> document_;
};

// A zip that is made. What goes to `sink` is not seen before its owner commits it.
class ZipOutput final : public ZipPort {
 public:
  explicit ZipOutput(ByteSink& sink) : sink_(&sink) {}

 private:
  zip_int64_t answer(zip_source_cmd_t command, std::span<char> data) override;
  zip_int64_t write(std::string_view bytes);

  ByteSink* sink_;
  std::uint64_t size_ = 0;
  std::uint64_t at_ = 0;
};

}  // namespace kcms
