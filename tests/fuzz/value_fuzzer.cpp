// A value that is read and written again is the same bytes, or is refused; what was written reads
// the same for good.
// Seeds: samples
#include "built_in.hpp"

#include <cstdlib>

namespace {

using namespace kcms;

// Writes `text`, which must then read as bytes that write the same again.
void check_written(const FieldSpec& field, Charset charset, std::string_view text) {
  std::string bytes(field.length, '?');
  if (!encode(field, charset, text, bytes)) return;
  std::string again(field.length, '?');
  if (!encode(field, charset, decode(field, charset, bytes), again) || again != bytes) std::abort();
}

void check_read(const FieldSpec& field, Charset charset, std::string_view bytes) {
  const std::string text = decode(field, charset, bytes);
  std::string buffer;
  if (decode(field, charset, bytes, buffer) != text) std::abort();
  std::string again(bytes.size(), '?');
  if (encode(field, charset, text, again) && again != bytes) std::abort();
  if (shown(field, text, Reveal::yes) != text) std::abort();
  if (field.secret && shown(field, text, Reveal::no).size() > text.size()) std::abort();
}

void check(const FileSpec& spec, std::string_view bytes) {
  for (const RecordSpec& record : spec.records)
    for (const FieldSpec& field : record.fields) {
      check_written(field, spec.charset, bytes);
      if (bytes.size() >= field.offset + field.length)
        check_read(field, spec.charset, raw(field, bytes));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  for (const FileSpec* spec : fuzz::registry().all()) check(*spec, bytes);
  return 0;
}
