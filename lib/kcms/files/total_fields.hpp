// Puts totals into the fields of one kind of record, or holds what was given against them.
#pragma once

#include <kcms/files/field_encoder.hpp>
#include <kcms/files/refusal.hpp>
#include <kcms/files/running_totals.hpp>

#include <span>
#include <vector>

namespace kcms {

// A record whose totals are still to be settled.
struct TotalledRecord {
  std::span<char> bytes;           // in the native charset
  const std::vector<bool>& given;  // by field
  std::uint64_t line = 0;          // of its row; 0 without one
};

class TotalFields {
 public:
  // `spec` must outlive this.
  TotalFields(const FileSpec& spec, std::uint16_t record);

  // The first field of a total is what the others leave; they are zero unless given. Where it was
  // given too, or where it is a constant or stands in a total above, the fields must add up. A
  // field that was given as blank is no number, and a total with one is left as it is.

  // Settles the totals of a record that stands behind what they cover.
  void settle_now(TotalledRecord record, const RunningTotals& totals, Refusals& refusals) const;
  // Settles those of a header, which are known when `group` (none: the file) is over.
  void settle_later(std::uint16_t group, TotalledRecord record, const RunningTotals& totals,
                    Refusals& refusals) const;

  // The groups (none: the file) whose end some totals wait for, each once.
  [[nodiscard]] const std::vector<std::uint16_t>& later_groups() const noexcept {
    return later_groups_;
  }

 private:
  struct Plan {
    TotalRef ref;
    const TotalSpec* total = nullptr;
    std::vector<std::uint16_t> of;  // its fields in this record
    bool later = false;             // stands before what it covers
    bool computes = false;          // the first field, where it is not given
    bool lenient = false;           // what is given is kept even where it does not add up
    std::uint64_t modulus = 0;
  };

  void add_plan(TotalRef ref, std::vector<std::uint16_t> of);
  void settle_one(const Plan& plan, TotalledRecord record, const RunningTotals& totals,
                  Refusals& refusals) const;
  [[nodiscard]] bool has_no_number(const Plan& plan, TotalledRecord record) const;
  [[nodiscard]] std::optional<std::uint64_t> add_up(std::span<const std::uint16_t> fields,
                                                    TotalledRecord record,
                                                    Refusals& refusals) const;
  static void refuse(Refusal refusal, TotalledRecord record, Refusals& refusals);
  static void refuse_too_many(const FieldSpec& field, std::string value, TotalledRecord record,
                              Refusals& refusals);
  void refuse_total(const Plan& plan, std::uint64_t found, std::uint64_t expected,
                    TotalledRecord record, Refusals& refusals) const;
  void put(std::uint16_t field, std::uint64_t number, TotalledRecord record,
           Refusals& refusals) const;

  const FileSpec& spec_;
  const RecordSpec& record_;
  std::vector<Plan> plans_;
  std::vector<std::uint16_t> later_groups_;
};

}  // namespace kcms
