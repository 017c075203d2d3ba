// Debits with what really became of them, and the two files that tell of it.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace kcms::test {

class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t limit) { return random_() % limit; }
  template <class List>
  void shuffle(List& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(i)]);
  }

 private:
  std::mt19937 random_;
};

struct Debit {
  std::size_t serial = 0;
  std::size_t payer = 0;
  std::uint64_t amount = 0;
  std::uint64_t missing = 0;  // not debited
  std::string code;
  std::string area;
};

// Few payers and few amounts, so that many debits are alike.
inline std::vector<Debit> draw_debits(Draw& draw, std::size_t most, std::size_t payers) {
  std::vector<Debit> all(1 + draw.below(most));
  for (std::size_t i = 0; i < all.size(); ++i) {
    Debit& debit = all[i];
    debit.serial = i + 1;
    debit.payer = draw.below(payers);
    debit.amount = 1000 * (1 + draw.below(2));
    if (draw.below(2) == 0) continue;
    debit.missing = draw.below(2) == 0 ? debit.amount : 500;
    debit.code = draw.below(2) == 0 ? "0021" : "0012";
  }
  return all;
}

inline std::string debit_record(const Debit& debit, std::size_t serial, std::uint64_t amount,
                                const std::string& outcome) {
  return fmt::format("R{:08}99123456780040000{:<16}{:013}{:<13}{:<5}{:<16}{:<2}{:<20}{:<5}0{:<33}",
                     serial, 1002003000000 + debit.payer * 11, amount, "", outcome, "", "",
                     fmt::format("PAYER{:02}", debit.payer * 11), debit.area, "");
}

inline std::string debit_file(const std::string& name, const std::string& data,
                              const std::string& totals) {
  return fmt::format("{:<150}",
                     fmt::format("H000000009912345678{}16031600400001002003000001", name)) +
         data + fmt::format("{:<150}", fmt::format("T999999999912345678{}{}", name, totals));
}

inline std::string debit_request(const std::vector<Debit>& debits) {
  std::string data;
  std::uint64_t sum = 0;
  for (const Debit& debit : debits) {
    data += debit_record(debit, debit.serial, debit.amount, "");
    sum += debit.amount;
  }
  return debit_file("EB210316", data,
                    fmt::format("{:08}{:08}{:013}{:08}{:013}", debits.size(), debits.size(), sum,
                                std::uint64_t{0}, std::uint64_t{0}));
}

// A record of a result.
struct DebitAnswer {
  Debit debit;
  std::size_t serial = 0;

  [[nodiscard]] bool is_full() const { return debit.missing == debit.amount; }
};

// Those that failed, in some order.
inline std::vector<DebitAnswer> draw_answers(Draw& draw, const std::vector<Debit>& debits,
                                             bool keeps_serials) {
  std::vector<DebitAnswer> answers;
  for (const Debit& debit : debits)
    if (debit.missing != 0) answers.push_back({debit, debit.serial});
  draw.shuffle(answers);
  if (!keeps_serials)
    for (std::size_t i = 0; i < answers.size(); ++i) answers[i].serial = i + 1;
  return answers;
}

inline std::string debit_result(const std::vector<DebitAnswer>& answers) {
  std::string data;
  std::size_t full_count = 0;
  std::uint64_t full = 0;
  std::uint64_t part = 0;
  for (const DebitAnswer& answer : answers) {
    const Debit& debit = answer.debit;
    full_count += answer.is_full() ? 1U : 0U;
    (answer.is_full() ? full : part) += debit.missing;
    data += debit_record(debit, answer.serial, debit.missing,
                         (answer.is_full() ? "N" : "P") + debit.code);
  }
  return debit_file("EB220316", data,
                    fmt::format("{:08}{:08}{:013}{:08}{:013}{:08}    {:011}{:011}", answers.size(),
                                full_count, full, answers.size() - full_count, part,
                                std::uint64_t{0}, std::uint64_t{0}, std::uint64_t{0}));
}

}  // namespace kcms::test
