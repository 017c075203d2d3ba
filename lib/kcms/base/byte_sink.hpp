// Where bytes go: standard output, or a file that appears whole or not at all.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/base/result.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kcms {

class ByteSink {
 public:
  virtual ~ByteSink() = default;
  // Buffered; an error may come at a later write or at commit.
  [[nodiscard]] virtual Status write(std::string_view bytes) = 0;
  // Replaces bytes already written (a count in a header). Not for standard output.
  [[nodiscard]] virtual Status write_at(std::uint64_t offset, std::string_view bytes) = 0;
  // Makes what was written visible: flush, and for a file sync, rename and sync of the folder.
  // Without commit() a file is never seen, and its temporary is removed.
  [[nodiscard]] virtual Status commit() = 0;
  // What was written so far, called `name`, to be judged before commit(): the sink must outlive it,
  // and takes nothing while it is read. Null where bytes do not come back (standard output).
  [[nodiscard]] virtual Result<std::unique_ptr<ByteSource>> read_back(const std::string& name);
};

enum class Existing : std::uint8_t { keep, overwrite };

// A file that has no name (or a temporary one, where the disk knows only such) until commit() puts
// it in its place, whole, with mode 0600. An existing file is an error unless `existing` says
// overwrite; it is then replaced at commit(), never before. "-" is standard output: nothing of it
// is printed before commit() either, so that a refused row leaves no half file in a pipe.
[[nodiscard]] Result<std::unique_ptr<ByteSink>> create_file(const std::string& path,
                                                            Existing existing);

// Standard output, straight through in blocks. A closed pipe is Errc::machine with key
// "error.closed-pipe".
[[nodiscard]] std::unique_ptr<ByteSink> standard_output();

// Appends to `text`, which must outlive the sink.
[[nodiscard]] std::unique_ptr<ByteSink> text_sink(std::string& text);

}  // namespace kcms
