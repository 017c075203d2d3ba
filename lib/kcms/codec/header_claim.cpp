#include <kcms/codec/header_claim.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/file_marks.hpp>
#include <kcms/codec/named_text.hpp>

#include <algorithm>
#include <cassert>

namespace kcms {
namespace {

constexpr std::string_view biller = "biller";

Result<std::string> read_head_of(ByteSource& source) {
  std::string head(std::min<std::uint64_t>(source.size().value_or(0), marked_size), '\0');
  const auto got = source.read_at(0, head);
  if (!got) return pass(got);
  head.resize(*got);
  return head;
}

const FileSpec* chosen(const Fits& fits, std::string_view wanted) {
  const auto found = std::ranges::find(fits.best, wanted, &FileSpec::kind);
  if (found != fits.best.end()) return *found;
  return fits.best.size() == 1 ? fits.best.front() : nullptr;
}

// The first record of a file that has this head.
const RecordSpec* header_of(const FileSpec& spec, std::string_view head) {
  for (std::size_t r = 0; r < spec.records.size(); ++r) {
    const RecordSpec& record = spec.records[r];
    if (((spec.first >> r) & 1) != 0 &&
        (constants_in(record, head) > 0 || !name_in(spec, record, head).empty()))
      return &record;
  }
  return nullptr;
}

// Every constant of a record that may end the file stands where it belongs.
bool may_end(const FileSpec& spec, std::string_view last) {
  for (std::size_t r = 0; r < spec.records.size(); ++r) {
    const auto& fields = spec.records[r].fields;
    const auto stands = [last](const FieldSpec& field) {
      return !is_mark(field) || is_marked(field, last);
    };
    if (((spec.last >> r) & 1) != 0 && !last.empty() && std::ranges::all_of(fields, stands))
      return true;
  }
  return false;
}

}  // namespace

Result<HeaderClaim> read_header_claim(ByteSource& source, const Registry& registry,
                                      std::string_view wanted) {
  assert(source.size());
  const auto bytes = read_head_of(source);
  if (!bytes) return pass(bytes);
  HeaderClaim claim;
  const FileSpec* any = chosen(best_fits(registry, *bytes), wanted);
  if (any == nullptr) return claim;
  const std::string head = in_charset_of(*any, *bytes);
  const RecordSpec* header = header_of(*any, head);
  if (header == nullptr) return claim;
  claim.date = date_in(*any, head);
  claim.spec = claim.date ? registry.find(any->kind, *claim.date) : nullptr;
  if (claim.spec == nullptr) claim.spec = any;
  claim.name = name_in(*any, *header, head);
  claim.biller = named_text(*any, *header, biller, head);
  const auto ending = read_ending_of(source);
  if (!ending) return pass(ending);
  claim.has_end = may_end(*claim.spec, last_record(*claim.spec, *ending));
  return claim;
}

}  // namespace kcms
