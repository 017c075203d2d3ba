#include <kcms/reconcile/side_reader.hpp>

#include <kcms/reconcile/answer.hpp>

namespace kcms {

void SideReader::take(std::uint16_t kind, const Batch& records) {
  if (kind == data_) return take_(records);
  if (kind == none) return;
  const std::string_view bytes = records.at(0, spec_.length);
  if (spec_.records[kind].part == Part::header && header_.empty()) header_ = bytes;
  for (const FieldRef fee : fees_)
    if (fee.record == kind) fees_sum_.add(amount_in(&spec_.at(fee), bytes).value_or(0));
}

}  // namespace kcms
