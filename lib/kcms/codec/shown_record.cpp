#include <kcms/codec/shown_record.hpp>

namespace kcms {

ShownRecord::ShownRecord(const FileSpec& spec, const RecordSpec& shape, std::string_view record,
                         Reveal reveal)
    : spec_(spec), reveal_(reveal), seen_(Guard(spec, reveal).guarded(shape, record)) {}

std::string ShownRecord::text(const FieldSpec& field) const {
  if (field.offset + field.length > seen_.size()) return {};
  return shown_decoded(field, spec_.charset, raw(field, seen_), reveal_);
}

}  // namespace kcms
