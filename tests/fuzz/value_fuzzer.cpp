// A value that is read and written again is the same bytes, or is refused; what was written reads
// the same for good.
// Seeds: samples
#include "built_in.hpp"

#include <kcms/base/text.hpp>

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

// Where the last `characters` of a text begin.
std::size_t end_of(std::string_view text, std::uint32_t characters) {
  std::size_t at = text.size();
  for (; at > 0 && characters > 0; --characters) do
      --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

// Of what is hidden nothing is left but the characters at its end that may be seen.
void check_masked(const FieldSpec& field, std::string_view text) {
  const std::string mask = shown(field, text, Reveal::no);
  const std::string_view seen = trim_right(text);
  const std::size_t end = end_of(seen, field.shows);
  const std::size_t hidden = end > 0 ? end : seen.size();  // a short text is hidden whole
  const std::size_t stars = mask.size() - (text.size() - hidden);
  if (mask.size() < text.size() - hidden || !all_of(mask.substr(0, stars), '*')) std::abort();
  if (mask.substr(stars) != text.substr(hidden) || !is_utf8(mask)) std::abort();
}

void check_read(const FieldSpec& field, Charset charset, std::string_view bytes) {
  const std::string text = decode(field, charset, bytes);
  std::string buffer;
  if (decode(field, charset, bytes, buffer) != text) std::abort();
  std::string again(bytes.size(), '?');
  if (encode(field, charset, text, again) && again != bytes) std::abort();
  if (shown(field, text, Reveal::yes) != text) std::abort();
  if (field.is_hidden()) check_masked(field, text);
}

void check(const FileSpec& spec, std::string_view bytes) {
  for (const RecordSpec& record : spec.records) {
    for (const FieldSpec& field : record.fields) {
      check_written(field, spec.charset, bytes);
      if (bytes.size() >= field.offset + field.length)
        check_read(field, spec.charset, raw(field, bytes));
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  for (const FileSpec* spec : fuzz::registry().all()) check(*spec, bytes);
  return 0;
}
