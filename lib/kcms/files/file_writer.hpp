// Records out: the file's charset, what stands between them, and going back to a record already
// written.
#pragma once

#include <kcms/base/byte_sink.hpp>
#include <kcms/codec/framing.hpp>

#include <span>
#include <vector>

namespace kcms {

class FileWriter {
 public:
  // `sink` must outlive the writer. Of `framing` only what --framing can say counts.
  FileWriter(ByteSink& sink, Charset charset, const FramingFacts& framing);

  // Room for the next record, to be filled in the native charset before any other call.
  [[nodiscard]] Result<std::span<char>> next(std::size_t length);
  // Where the record of the last next() begins in the file.
  [[nodiscard]] std::uint64_t offset() const noexcept { return record_at_; }

  // Writes a piece of what follows the record of the last next(), as it is: a document, in any
  // charset.
  [[nodiscard]] Status append_tail(std::string_view bytes);

  // Replaces bytes of an earlier record, or of this one.
  [[nodiscard]] Status patch(std::uint64_t offset, std::string_view bytes);
  // Writes what is left, and the end of the file. Does not commit the sink.
  [[nodiscard]] Status finish();
  // From now on nothing reaches the sink.
  void discard() noexcept { discarded_ = true; }

  [[nodiscard]] std::uint64_t bytes() const noexcept { return flushed_ + buffer_.size(); }

 private:
  [[nodiscard]] Status flush();
  void append(std::string_view bytes) { buffer_.insert(buffer_.end(), bytes.begin(), bytes.end()); }

  ByteSink& sink_;
  Charset charset_;
  FramingFacts framing_;
  std::vector<char> buffer_;
  std::uint64_t flushed_ = 0;
  std::uint64_t record_at_ = 0;
  bool any_ = false;
  bool discarded_ = false;
};

}  // namespace kcms
