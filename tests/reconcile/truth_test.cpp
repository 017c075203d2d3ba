// Results whose truth is known, against what reconciling makes of them: it may leave open what
// cannot be told, and never tells anything else.
#include "pairs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

using namespace kcms;
using namespace kcms::test;

namespace {

struct Debit {
  std::size_t payer = 0;
  std::uint64_t amount = 0;
  std::uint64_t missing = 0;  // not debited
  std::size_t serial = 0;
  std::string code;
};

struct Truth {
  std::uint64_t requested = 0;
  std::uint64_t missing = 0;
  std::uint64_t failed = 0;
  std::uint64_t partial = 0;
};

std::string record_of(const Debit& debit, std::size_t serial, std::uint64_t amount,
                      const std::string& outcome) {
  return fmt::format("R{:08}99123456780040000{:<16}{:013}{:<13}{:<5}{:<16}{:<2}{:<20}{:<5}0{:<33}",
                     serial, 1002003000000 + debit.payer, amount, "", outcome, "", "",
                     fmt::format("PAYER{}", debit.payer), "", "");
}

std::string framed(const std::string& name, const std::string& data, const std::string& totals) {
  return fmt::format("{:<150}",
                     fmt::format("H000000009912345678{}16031600400001002003000001", name)) +
         data + fmt::format("{:<150}", fmt::format("T999999999912345678{}{}", name, totals));
}

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

struct Made {
  std::string request;
  std::string result;
  Truth truth;
};

// Few payers and few amounts, so that many debits are alike.
std::vector<Debit> debits(Draw& draw) {
  std::vector<Debit> all(1 + draw.below(7));
  for (std::size_t i = 0; i < all.size(); ++i) {
    Debit& debit = all[i];
    debit.serial = i + 1;
    debit.payer = draw.below(2);
    debit.amount = 1000 * (1 + draw.below(2));
    if (draw.below(2) == 0) continue;
    debit.missing = draw.below(2) == 0 ? debit.amount : 500 * (1 + draw.below(1));
    debit.code = draw.below(2) == 0 ? "0021" : "0012";
  }
  return all;
}

Made made(Draw& draw, bool keeps_serials) {
  std::vector<Debit> all = debits(draw);
  Made made;
  std::string asked;
  for (const Debit& debit : all) {
    asked += record_of(debit, debit.serial, debit.amount, "");
    made.truth.requested += debit.amount;
  }
  const std::size_t count = all.size();
  std::erase_if(all, [](const Debit& debit) { return debit.missing == 0; });
  draw.shuffle(all);
  std::string answered;
  std::uint64_t full = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Debit& debit = all[i];
    const bool is_full = debit.missing == debit.amount;
    (is_full ? made.truth.failed : made.truth.partial) += 1;
    made.truth.missing += debit.missing;
    if (is_full) full += debit.missing;
    answered += record_of(debit, keeps_serials ? debit.serial : i + 1, debit.missing,
                          (is_full ? "N" : "P") + debit.code);
  }
  made.request =
      framed("EB210316", asked,
             fmt::format("{:08}{:08}{:013}{:08}{:013}", count, count, made.truth.requested, 0, 0));
  made.result = framed(
      "EB220316", answered,
      fmt::format("{:08}{:08}{:013}{:08}{:013}{:08}    {:011}{:011}", all.size(), made.truth.failed,
                  full, made.truth.partial, made.truth.missing - full, 0, 0, 0));
  return made;
}

}  // namespace

TEST_CASE("what is told of debits that are much alike is true", "[reconcile]") {
  std::size_t open = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    Draw draw(seed);
    const bool keeps_serials = seed % 2 == 0;
    const auto [request, result, truth] = made(draw, keeps_serials);
    const auto found = reconciled(request, result);
    REQUIRE(found);
    INFO("seed " << seed << "\n" << request << "\n" << result << "\n" << text_of(*found));
    REQUIRE(found->determined);
    const Counts& counts = found->counts;
    CHECK(counts.money.requested == truth.requested);
    CHECK(counts.money.collected + counts.money.failed + counts.money.undetermined ==
          truth.requested);
    if (!found->reconciled()) {
      ++open;
      for (const std::string& kind : kinds_of(*found)) REQUIRE(kind == "ambiguous");
      REQUIRE(counts.undetermined > 0);
      continue;
    }
    REQUIRE(counts.failed == truth.failed);
    REQUIRE(counts.partial == truth.partial);
    REQUIRE(counts.money.failed == truth.missing);
    REQUIRE(counts.money.undetermined == 0);
    REQUIRE(counts.accepted + counts.failed + counts.partial == found->request.records);
  }
  CHECK(open > 0);
  CHECK(open < 750);
}
