// Partial debits of one payer that are told apart by their amounts, one after the other.
#include "debit_history.hpp"
#include "pairs.hpp"

using namespace kcms;
using namespace kcms::test;

TEST_CASE("answers of which each leaves one request for the next all find their own",
          "[reconcile]") {
  std::vector<Debit> debits(120);
  std::vector<DebitAnswer> answers;
  for (std::size_t i = 0; i < debits.size(); ++i) {
    Debit& debit = debits[i];
    debit.serial = i + 1;
    debit.amount = 1000 + 10 * i;
    debit.missing = debit.amount - 5;  // so much fits this request and all behind it
    debit.code = "0021";
    answers.push_back({debit, debits.size() - i});
  }
  const std::string request = debit_request(debits);
  for (const bool in_turn : {true, false}) {
    const auto found = reconciled(request, debit_result(answers));
    REQUIRE(found);
    INFO((in_turn ? "in turn\n" : "turned round\n") << text_of(*found));
    CHECK(found->reconciled());
    CHECK(found->counts.partial == debits.size());
    CHECK(found->counts.money.collected == 5 * debits.size());
    std::ranges::reverse(answers);
  }
}
