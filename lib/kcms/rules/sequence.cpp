#include <kcms/rules/sequence.hpp>

namespace kcms {

bool Sequence::was_seen(Part part) const noexcept {
  for (std::size_t r = 0; r < spec_.records.size(); ++r)
    if (spec_.records[r].part == part && spec_.records[r].group == none && ((seen_ >> r) & 1) != 0)
      return true;
  return false;
}

void Sequence::report(Rule rule, const RecordAt& record) {
  const std::uint16_t rank =
      record.kind == none ? none : 0;  // what is missing stands behind all there is
  Finding* finding = recorder_.add(rule, {record.number, record.offset, rank, {}, record.kind});
  if (finding != nullptr && record.kind != none)
    finding->values = {{"record", std::string(spec_.records[record.kind].name)}};
}

bool Sequence::take(const RecordAt& record) {
  const RecordSpec& shape = spec_.records[record.kind];
  const bool at_start = previous_ == none;
  const bool in_order =
      at_start ? ((spec_.first >> record.kind) & 1) != 0 : ((shape.follows >> previous_) & 1) != 0;
  const bool again = shape.group == none && ((seen_ >> record.kind) & 1) != 0;
  const bool fits = in_order || unsure_;
  if (!fits) {
    if (at_start)
      report(Rule::header_missing, record);
    else if (again && shape.part == Part::header)
      report(Rule::header_repeated, record);
    else if (again && shape.part == Part::trailer)
      report(Rule::trailer_repeated, record);
    else
      report(Rule::record_order, record);
  }
  unsure_ = false;
  previous_ = record.kind;
  seen_ |= std::uint64_t{1} << record.kind;
  return fits;
}

bool Sequence::take_unknown() {
  const bool behind = previous_ != none && !unsure_ && ((spec_.last >> previous_) & 1) != 0 &&
                      was_seen(Part::trailer);
  if (!behind) unsure_ = true;
  return behind;
}

void Sequence::finish(std::uint64_t records, std::uint64_t offset) {
  const bool ended = previous_ != none && ((spec_.last >> previous_) & 1) != 0;
  if (ended || unsure_ || records == 0) return;
  if (was_seen(Part::trailer)) return;  // it stands where it should not, which has been said
  report(Rule::trailer_missing, {.kind = none, .bytes = {}, .number = records, .offset = offset});
}

}  // namespace kcms
