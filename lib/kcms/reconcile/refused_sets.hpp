// Sets of a request (an account change: a cancel and an enrolment) of which records are refused:
// all of a set have to be, and with one code.
#pragma once

#include <kcms/files/refusal.hpp>
#include <kcms/reconcile/pair_side.hpp>
#include <kcms/reconcile/reject_list.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

class RefusedSets {
 public:
  // All must outlive it. `request` was looked at, and is sound.
  RefusedSets(const PairPlan& plan, PairSide& request) : plan_(plan), request_(request) {}

  // Refuses what gives the records of one set several codes, and what leaves open which records of
  // a set are refused, because one half of it came twice. The request is read again where records
  // of sets are refused at all. That one half of a whole set is refused alone is not looked at:
  // reconciling finds it.
  [[nodiscard]] Status judge(std::span<const RejectedRecord> records, Refusals& refusals);
  // Whether judge() refused that record of the request.
  [[nodiscard]] bool has_refused(std::uint64_t record) const { return told_.contains(record); }

 private:
  struct OneSet {
    std::vector<const RejectedRecord*> refused;
    std::vector<std::uint64_t> asked;   // records of the request
    std::vector<std::uint64_t> halves;  // how many of each half were asked
  };
  using AllSets = std::map<std::string, OneSet, std::less<>>;

  [[nodiscard]] Status judge_by(const SetSpec& rule, std::span<const RejectedRecord> records,
                                Refusals& refusals);
  [[nodiscard]] Status judge_set(const OneSet& set, Refusals& refusals);
  [[nodiscard]] Status refuse(const RejectedRecord& record, const Phrase& reason,
                              Refusals& refusals);
  [[nodiscard]] Result<std::string> label(std::uint64_t record);

  const PairPlan& plan_;
  PairSide& request_;
  std::set<std::uint64_t> told_;
};

}  // namespace kcms
