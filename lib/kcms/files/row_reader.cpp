#include <kcms/files/row_reader.hpp>

#include <kcms/files/csv_reader.hpp>
#include <kcms/files/ndjson_reader.hpp>
#include <kcms/files/row_buffer.hpp>
#include <kcms/files/row_form.hpp>

namespace kcms {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

char first_sign(std::string_view text) noexcept {
  const auto at = text.find_first_not_of(" \t\r\n");
  return at == std::string_view::npos ? '\0' : text[at];
}

}  // namespace

Result<std::unique_ptr<RowReader>> open_rows(ByteSource& source,
                                             std::span<const std::string_view> known,
                                             Refusals& refusals) {
  auto buffer = std::make_unique<RowBuffer>(source);
  if (const auto filled = buffer->more(); !filled) return pass(filled);
  const bool marked = buffer->unread().starts_with(byte_order_mark);
  if (marked) buffer->take(byte_order_mark.size());
  if (const auto sound = check_form(buffer->unread(), source.name()); !sound) return pass(sound);
  const char sign = first_sign(buffer->unread());
  if (sign == '\0') return fail(Errc::data, Phrase("rows.empty", {{"file", source.name()}}));
  if (sign == '{') return open_ndjson(std::move(buffer), known, refusals);
  return open_csv(std::move(buffer), marked ? RowEncoding::utf8 : RowEncoding::unknown, known,
                  refusals);
}

}  // namespace kcms
