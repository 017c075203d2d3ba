// What a line of a file may be: a record, or one whose trailing blanks an editor took off. Slow and
// exact: for the places where a file is not what it should be.
#pragma once

#include <kcms/codec/record_kinds.hpp>

#include <string>
#include <string_view>

namespace kcms {

class LineShapes {
 public:
  // `spec` must outlive this.
  explicit LineShapes(const FileSpec& spec);

  [[nodiscard]] std::size_t length() const noexcept { return spec_.length; }
  [[nodiscard]] Charset charset() const noexcept { return spec_.charset; }
  // Whether every record of the layout is known by a tag: only then does begins_record() tell
  // anything.
  [[nodiscard]] bool is_tagged() const noexcept { return tagged_; }
  // Whether a record begins here, as far as tags can tell.
  [[nodiscard]] bool begins_record(std::string_view bytes) const noexcept;
  // Whether a record that may be the last of its file begins here.
  [[nodiscard]] bool begins_last(std::string_view bytes) const noexcept;
  // Whether a line is a record but for blanks that are missing at its end.
  [[nodiscard]] bool is_stripped(std::string_view line) const noexcept;

  // Whether a file begins with the byte order mark of UTF-8, which is part of no record.
  [[nodiscard]] bool begins_with_mark(std::string_view head) const noexcept;
  // How the first records are kept apart, as the head of a file shows.
  [[nodiscard]] Framing framing_of(std::string_view head) const noexcept;

  // `ahead` holds the bytes of the file from the beginning of a record on, one more than it has or
  // up to the end of the file. Where the file lacks its trailing blanks, makes it the record alone,
  // at full length; returns how many lacked.
  std::size_t restore(std::string& ahead) const;

 private:
  [[nodiscard]] bool is_sure(std::string_view head, Framing end) const noexcept;

  const FileSpec& spec_;
  RecordKinds kinds_;
  bool tagged_;
};

}  // namespace kcms
