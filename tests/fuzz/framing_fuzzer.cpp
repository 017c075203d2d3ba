// Every byte of a file is in a record, between two records or told as left over; a framing option
// means what it says.
// Seeds: samples
#include "built_in.hpp"

#include <cstdlib>

namespace {

using namespace kcms;

void check_option(std::string_view text) {
  const auto facts = parse_framing(text);
  if (facts && facts->text() != text) std::abort();
}

bool are_line_ends(std::string_view bytes) {
  return bytes.find_first_not_of("\r\n") == std::string_view::npos;
}

// Puts the file together again from what the reader said of it. Between two batches there may be a
// line end, and before the first record a mark.
void check_reader(const FileSpec& spec, std::string_view bytes) {
  const auto source = memory_source(bytes);
  RecordReader reader(*source, spec);
  std::uint64_t at = 0;
  std::uint64_t next_record = 1;
  for (;;) {
    const auto batch = reader.next();
    if (!batch) std::abort();  // nothing fails in memory
    const OddLine* odd = batch->count == 0 ? reader.odd_line() : nullptr;
    if (batch->count == 0 && odd == nullptr) break;
    const std::uint64_t offset = odd != nullptr ? odd->offset : batch->offset;
    if ((odd != nullptr ? odd->record : batch->record) != next_record) std::abort();
    if (at == 0 && reader.facts().byte_order_mark) at = utf_8_mark.size();
    if (offset < at || offset > at + 2) std::abort();
    if (spec.charset != Charset::ebcdic_037 && !are_line_ends(bytes.substr(at, offset - at)))
      std::abort();
    next_record += odd != nullptr ? 1 : batch->count;
    at = offset + (odd != nullptr ? odd->length : batch->count * batch->stride - batch->missing);
    const std::size_t length = spec.length - batch->missing;
    for (std::size_t i = 0; i < batch->count; ++i)
      if (spec.charset != Charset::ebcdic_037 &&
          batch->at(i, length) != bytes.substr(batch->offset + i * batch->stride, length))
        std::abort();
  }
  const FramingFacts& facts = reader.facts();
  if (facts.bytes != bytes.size()) std::abort();
  if (parse_framing(facts.text()).value_or(FramingFacts{}).text() != facts.text()) std::abort();
  if (facts.left_over > 0 && facts.left_over_at + facts.left_over != bytes.size()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  check_option(bytes);
  check_option(bytes.substr(0, bytes.find('\n')));
  const FileSpec* spec = fuzz::identified(bytes).identity.spec;
  if (spec == nullptr) spec = fuzz::registry().revisions("EB13").back();
  if (spec->kind != "EI13" && spec->kind != "AE5119") check_reader(*spec, bytes);
  return 0;
}
