#include <kcms/codec/named_text.hpp>

#include <kcms/codec/value.hpp>

namespace kcms {

std::string named_text(const FileSpec& spec, const RecordSpec& shape, std::string_view name,
                       std::string_view bytes) {
  const auto at = shape.find(name);
  if (at == none) return {};
  const FieldSpec& field = shape.fields[at];
  if (bytes.size() < field.offset + field.length) return {};
  return decode(field, spec.charset, raw(field, bytes));
}

}  // namespace kcms
