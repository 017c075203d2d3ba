// Walks a file whose records may be followed by a tail (EI13: 119 bytes of identity, then a
// document, then blanks up to a multiple of 1024). Streams: a document is handed out in pieces and
// never held whole. A record that nobody asks for its document is passed over without reading it,
// where the source is a file.
//
// A length is believed where a record, or the end of the file, stands behind the blocks it asks
// for. Where not, the next record is looked for at every byte: its constants and the serial that is
// due must stand there. So a bad length spoils one document and hides no other. Of a
// pipe at most 16 MiB are held to look ahead.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <memory>
#include <string_view>

namespace kcms {

// One record of such a file.
struct TailedRecord {
  std::uint64_t record = 0;   // from 1
  std::uint64_t offset = 0;   // of its first byte
  std::uint16_t kind = none;  // index into FileSpec::records; none = no tag of the layout is here
  std::string_view
      head;  // the part before the tail; shorter than the record at the end of a cut-off file
  std::uint64_t tail_length = 0;  // as the length field says; 0 where it has none or cannot be read
  bool length_readable = true;
  // False where the record ends elsewhere than its length says, or the length cannot be read: it
  // then has no document() and no filler().
  bool length_believed = true;
  // False where other bytes than blanks stand behind the document in its last block, or behind that
  // no record, unless blanks are there and the next record shows that one was lost in between: it
  // may be a stump, or another's. Never true where length_believed is false.
  bool length_borne_out = true;
  std::uint64_t blocks = 0;  // of `pad_to` bytes, up to the next record; 0 where it has no tail
};

class TailReader {
 public:
  TailReader(ByteSource& source, const FileSpec& spec);
  ~TailReader();

  // The next record, or one with an empty head at the end. Skips what is left of the record before.
  [[nodiscard]] Result<TailedRecord> next();

  // The next piece of the current record's tail, then of its filler; an empty piece ends each.
  [[nodiscard]] Result<std::string_view> document();
  [[nodiscard]] Result<std::string_view> filler();

  [[nodiscard]] bool cut_off() const noexcept;  // the file ends inside the current record
  [[nodiscard]] bool byte_order_mark_met()
      const noexcept;  // that of UTF-8, before the first record
  [[nodiscard]] std::uint64_t skipped()
      const noexcept;  // bytes passed over after damage, before the current record
  [[nodiscard]] std::uint64_t bytes()
      const noexcept;  // of the file; as far as read until its end is met

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kcms
