// The bytes of a request's and a result's records held against each other.
#pragma once

#include <kcms/reconcile/pair_plan.hpp>
#include <kcms/rules/record_print.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace kcms {

class PairBytes {
 public:
  // The plan must outlive this.
  explicit PairBytes(const PairPlan& plan);

  // Of the key; the same for a request and its answer.
  [[nodiscard]] std::uint64_t fingerprint(const char* record) const noexcept {
    return key_print_.of(record);
  }
  // Of the key and all that is echoed, and of the amount: the same for a request and an answer that
  // it was not met at all.
  [[nodiscard]] std::uint64_t digest(const char* record) const {
    for (const FieldSpec* field : cut_)
      if (record[field->offset + field->length - 1] == ' ') return digest_filled_up(record);
    return whole_print_.of(record);
  }

  [[nodiscard]] bool same_key(std::string_view a, std::string_view b) const noexcept;
  // The first field that does not come back as it was sent; null where all do.
  [[nodiscard]] const FieldSpec* altered(std::string_view request, std::string_view answer) const;

 private:
  [[nodiscard]] std::uint64_t digest_filled_up(const char* record) const;

  const PairPlan& plan_;
  RecordPrint key_print_;
  RecordPrint whole_print_;            // of key, amount and echoes
  std::size_t length_;                 // what records of both have at least
  std::vector<const FieldSpec*> cut_;  // echoes in which blanks may stand for zeros
};

// Whether two fields say the same: their bytes are equal, or blanks stand for the zeros behind a
// value of a length that the layout allows ("004" for "0040000").
[[nodiscard]] bool same_echo(const FieldSpec& field, std::string_view a, std::string_view b);

}  // namespace kcms
