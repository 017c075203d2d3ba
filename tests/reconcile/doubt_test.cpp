// What an answer that lost its request may have meant is never told to be in order.
#include "debit_history.hpp"
#include "pairs.hpp"

#include <kcms/codec/record_kinds.hpp>

#include <map>

using namespace kcms;
using namespace kcms::test;

namespace {

class Fates final : public ItemSink {
 public:
  Status take(const Item& item) override {
    of[item.record] = item.fate;
    return done();
  }
  std::map<std::uint64_t, Fate> of;
};

struct Told {
  Reconciliation found;
  std::map<std::uint64_t, Fate> fates;

  [[nodiscard]] std::uint64_t count(Fate fate) const {
    return static_cast<std::uint64_t>(
        std::ranges::count(fates, fate, [](const auto& one) { return one.second; }));
  }
};

// Of a pair; counts, fates and money agree with one another.
Told told_of(std::string_view request, std::string_view result) {
  Fates fates;
  ReconcileOptions options;
  options.items = &fates;
  auto found = reconciled(request, result, options);
  REQUIRE(found);
  Told told{std::move(*found), std::move(fates.of)};
  const Counts& counts = told.found.counts;
  CHECK(told.count(Fate::accepted) == counts.accepted);
  CHECK(told.count(Fate::failed) == counts.failed);
  CHECK(told.count(Fate::partial) == counts.partial);
  CHECK(told.count(Fate::undetermined) == counts.undetermined);
  CHECK(counts.money.collected + counts.money.failed + counts.money.undetermined ==
        counts.money.requested);
  return told;
}

// Offsets of the keys in a result without line ends.
std::vector<std::size_t> key_bytes(const FileSpec& spec, std::string_view bytes) {
  std::vector<std::size_t> offsets;
  const RecordKinds kinds(spec);
  for (std::size_t start = 0; start < bytes.size(); start += spec.length) {
    const std::uint16_t kind = kinds.of(bytes.substr(start, spec.length));
    REQUIRE(kind != none);
    if (spec.records[kind].part != Part::data) continue;
    for (const FieldSpec& field : spec.records[kind].fields)
      if (field.match == Match::key)
        for (std::size_t i = 0; i < field.length; ++i) offsets.push_back(start + field.offset + i);
  }
  return offsets;
}

}  // namespace

TEST_CASE("a refused item is not accepted when the key of its answer is damaged", "[reconcile]") {
  for (const SamplePair& pair : sample_pairs()) {
    const std::string request = sample(pair.request);
    std::string result = sample(pair.result);
    const Told good = told_of(request, result);
    const auto offsets = key_bytes(*Opened(result).identity.spec, result);
    REQUIRE(!offsets.empty());
    for (const std::size_t i : offsets) {
      const char byte = result[i];
      for (const char other :
           {' ', '0', '1', '2', '3', '7', '9', 'A', static_cast<char>(byte ^ 1)}) {
        result[i] = other;
        const Told told = told_of(request, result);
        INFO(pair.result << " byte " << i << " as " << other << "\n" << text_of(told.found));
        for (const auto& [record, fate] : good.fates)
          if (fate != Fate::accepted) CHECK(told.fates.at(record) != Fate::accepted);
        CHECK(told.found.counts.money.collected <= good.found.counts.money.collected);
        if (other != byte) CHECK(!told.found.reconciled());
      }
      result[i] = byte;
    }
  }
}

TEST_CASE("an answer whose request is unknown leaves open what it may have meant", "[reconcile]") {
  const std::string request = sample("EB210316");
  const std::string result = sample("EB220316");
  const Told good = told_of(request, result);
  const std::size_t length = 150;
  for (std::size_t at = length; at + length < result.size(); at += length) {
    std::string changed = result;
    changed.replace(at + 26, 3, "777");  // of the account
    const Told told = told_of(request, changed);
    INFO(text_of(told.found));
    CHECK(kinds_of(told.found) == std::vector<std::string>{"unexpected"});
    CHECK(told.found.counts.undetermined > 0);
    CHECK(told.found.counts.money.collected <= good.found.counts.money.collected);
  }
}

TEST_CASE("a half of an account change that stands alone is never accepted", "[reconcile]") {
  const Told told = told_of(sample("pairs/unpaired/request"), sample("pairs/unpaired/result"));
  INFO(text_of(told.found));
  CHECK(told.found.counts.failed == 2);
  CHECK(told.found.counts.undetermined == 1);
}

TEST_CASE("a result for another deposit account determines nothing", "[reconcile]") {
  std::string result = sample("EB220316");
  result[40] = result[40] == '1' ? '2' : '1';
  const Told told = told_of(sample("EB210316"), result);
  CHECK(kinds_of(told.found) == std::vector<std::string>{"wrong-file"});
  CHECK(told.count(Fate::undetermined) == told.found.request.records);
  CHECK(told.found.anomalies.front().message.key == "reconcile.header-differs-secret");
  CHECK(told.found.anomalies.front().message.values.empty());
}

TEST_CASE("a refusal without a reason says nothing of its item", "[reconcile]") {
  const std::string request = sample("EB210316");
  std::string result = sample("EB220316");
  result.replace(150 + 69, 4, "    ");
  const Told told = told_of(request, result);
  INFO(text_of(told.found));
  CHECK(kinds_of(told.found) == std::vector<std::string>{"unreadable"});
  CHECK(told.found.anomalies.front().field == "failure_code");
  CHECK(told.found.counts.undetermined >= 1);
  CHECK(!told.found.counts.failed_by_code.contains(""));
}

TEST_CASE("a failure code that is unknown, or of another file, says nothing of its item",
          "[reconcile]") {
  const std::string request = sample("EB210316");
  for (const std::string code : {"0000", "ZZZZ", "A013", "002 ", " 021", "0014"}) {
    std::string result = sample("EB220316");
    result.replace(150 + 69, 4, code);
    const Told told = told_of(request, result);
    INFO(text_of(told.found));
    CHECK(kinds_of(told.found) == std::vector<std::string>{"unreadable"});
    CHECK(told.found.anomalies.front().field == "failure_code");
    const bool misplaced = code == "A013" || code == "0014";
    CHECK(told.found.anomalies.front().message.key ==
          (misplaced        ? "reconcile.anomaly.unreadable-misplaced-code"
           : code == "0000" ? "reconcile.anomaly.unreadable-zero-code"
                            : "reconcile.anomaly.unreadable-unknown-code"));
    CHECK(told.found.counts.undetermined >= 1);
    CHECK(!told.found.counts.failed_by_code.contains(code));
  }
}

TEST_CASE("a debit in part is none where the request does not take parts", "[reconcile]") {
  // 20,000 won of 50,000 were debited.
  const auto told = [](char mode) {
    std::string request = sample("EB210316");
    std::string result = sample("EB220316");
    request[450 + 116] = mode;
    result[300 + 116] = mode;
    return told_of(request, result);
  };
  for (const char mode : {'0', '2', '3', '5', '6'}) CHECK(told(mode).found.reconciled());
  for (const char mode : {'1', '4'}) {
    const Told found = told(mode);
    INFO(text_of(found.found));
    REQUIRE(kinds_of(found.found) == std::vector<std::string>{"amount"});
    CHECK(found.found.anomalies.front().message.key ==
          (mode == '1' ? "reconcile.anomaly.amount-whole" : "reconcile.anomaly.amount-steps"));
    CHECK(found.fates.at(4) == Fate::undetermined);
    CHECK(found.found.counts.partial == 0);
  }
}

TEST_CASE("serials decide nothing in a group that a stray may have meant", "[reconcile]") {
  // Numbered anew: the second debit failed, the first was paid in part.
  const std::vector<Debit> debits{{.serial = 1, .payer = 1, .amount = 1000, .missing = 500},
                                  {.serial = 2, .payer = 1, .amount = 2000, .missing = 2000}};
  std::vector<DebitAnswer> answers{{debits[1], 1}, {debits[0], 2}};
  for (DebitAnswer& answer : answers) answer.debit.code = "0021";
  const std::string request = debit_request(debits);
  std::string result = debit_result(answers);
  REQUIRE(told_of(request, result).found.counts.money.collected == 500);
  result[150 + 91] = 'Q';  // of the payer number of the one that failed
  const Told told = told_of(request, result);
  INFO(text_of(told.found));
  CHECK(kinds_of(told.found) == std::vector<std::string>{"unexpected", "ambiguous"});
  CHECK(told.found.counts.money.collected == 0);
  CHECK(told.found.counts.undetermined == 2);
}

TEST_CASE("a record that stands there twice, serial and all, is one answer", "[reconcile]") {
  const std::vector<Debit> debits{
      {.serial = 1, .payer = 1, .amount = 1000, .missing = 1000, .code = "0021"},
      {.serial = 2, .payer = 1, .amount = 1000},
      {.serial = 3, .payer = 2, .amount = 1000}};
  const DebitAnswer answer{debits[0], 1};
  const Told told = told_of(debit_request(debits), debit_result({answer, answer}));
  INFO(text_of(told.found));
  CHECK(kinds_of(told.found) == std::vector<std::string>{"ambiguous", "duplicate"});
  CHECK(told.found.counts.money.collected == 0);
}

TEST_CASE("debits of one key too many to compare are all left open, and it is said why",
          "[reconcile]") {
  std::vector<Debit> debits;
  std::vector<DebitAnswer> answers;
  for (std::size_t i = 1; i <= 130; ++i) {
    const std::uint64_t amount = 1000 + i;
    debits.push_back(
        {.serial = i, .payer = 1, .amount = amount, .missing = amount, .code = "0021", .area = ""});
    answers.push_back({debits.back(), i});
  }
  const Told told = told_of(debit_request(debits), debit_result(answers));
  CHECK(told.count(Fate::undetermined) == debits.size());
  REQUIRE(told.found.anomalies.size() == answers.size());
  CHECK(told.found.anomalies.front().message.key == "reconcile.anomaly.ambiguous-crowd");
  answers.pop_back(), debits.pop_back();
  answers.pop_back(), debits.pop_back();
  const Told fewer = told_of(debit_request(debits), debit_result(answers));
  CHECK(fewer.count(Fate::failed) == debits.size());
}

TEST_CASE("a result that numbers its records by itself decides nothing by serials", "[reconcile]") {
  const auto told = [](const std::vector<Debit>& debits, std::vector<DebitAnswer> answers) {
    for (DebitAnswer& answer : answers) answer.debit.code = "0021";
    const Told both = told_of(debit_request(debits), debit_result(answers));
    INFO(text_of(both.found));
    CHECK(!both.found.anomalies.empty());
    for (const std::string& kind : kinds_of(both.found)) CHECK(kind == "ambiguous");
    CHECK(both.found.counts.undetermined == 2);
  };
  // The first answer fits the third debit alone, and has the serial of the first.
  const std::vector<Debit> four{{.serial = 1, .payer = 1, .amount = 1000},
                                {.serial = 2, .payer = 2, .amount = 3000, .missing = 1000},
                                {.serial = 3, .payer = 1, .amount = 1500, .missing = 1500},
                                {.serial = 4, .payer = 2, .amount = 2000}};
  told(four, {{four[2], 1}, {four[1], 2}});
  // … or it fits two, of neither of which it has the serial.
  const std::vector<Debit> three{{.serial = 1, .payer = 1, .amount = 500},
                                 {.serial = 2, .payer = 2, .amount = 3000, .missing = 500},
                                 {.serial = 3, .payer = 2, .amount = 2000, .missing = 1000}};
  told(three, {{three[1], 1}, {three[2], 2}});
}

TEST_CASE("an answer that was written over another but for its serial leaves that one open",
          "[reconcile]") {
  const std::vector<Debit> debits{
      {.serial = 1, .payer = 1, .amount = 1000, .missing = 1000, .code = "0021", .area = "FIRST"},
      {.serial = 2, .payer = 2, .amount = 1000, .missing = 1000, .code = "0021", .area = "OTHER"}};
  const Told told = told_of(debit_request(debits), debit_result({{debits[0], 1}, {debits[0], 2}}));
  CHECK(kinds_of(told.found) == std::vector<std::string>{"duplicate"});
  CHECK(told.found.counts.accepted == 0);
  CHECK(told.fates.at(3) == Fate::undetermined);
}
