#include <kcms/codec/named_text.hpp>

#include <kcms/codec/value.hpp>

namespace kcms {

std::string named_text(const FileSpec& spec, const RecordSpec& shape, std::string_view name,
                       std::string_view bytes) {
  const auto field = shape.find(name);
  if (field == none) return {};
  return decode(shape.fields[field], spec.charset, raw(shape.fields[field], bytes));
}

}  // namespace kcms
