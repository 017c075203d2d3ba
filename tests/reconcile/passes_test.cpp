// Many records, little memory: what comes of it is the same.
#include "pairs.hpp"

#include <kcms/layout/layout_set.hpp>

#include <fmt/format.h>

#include <ranges>

using namespace kcms;
using namespace kcms::test;

namespace {

constexpr std::uint64_t little =
    (std::uint64_t{24} << 20) + (std::uint64_t{1} << 16);  // two pieces of the index

std::string header(std::string_view name) {
  return fmt::format("{:<150}", fmt::format("H00000000{}{}160316{}{}", "9912345678", name,
                                            "0040000", "1002003000001"));
}

std::string debit(std::size_t serial, std::size_t payer, std::uint64_t amount,
                  std::string_view outcome) {
  return fmt::format("R{:08}99123456780040000{:<16}{:013}{:<13}{:<5}{:<16}{:<2}{:<20}{:<5}0{:<33}",
                     serial, 1002003000000 + payer, amount, "", outcome, "", "",
                     fmt::format("PAYER{}", payer), "", "");
}

std::string trailer(std::string_view name, std::size_t count, std::size_t full,
                    std::uint64_t full_amount, std::size_t part, std::uint64_t part_amount) {
  const std::string fees =
      name[3] == '2' ? fmt::format("{:08}    {:011}{:011}", 0, 0, 0) : std::string();
  return fmt::format("{:<150}",
                     fmt::format("T999999999912345678{}{:08}{:08}{:013}{:08}{:013}{}", name, count,
                                 full, full_amount, part, part_amount, fees));
}

struct Debits {
  std::string request;
  std::string result;
};

// Of each ten payers one fails, one in part, one is debited twice and fails twice; the result
// begins at the end.
Debits debits(std::size_t count) {
  std::string asked;
  std::uint64_t sum = 0;
  std::size_t serial = 0;
  std::vector<std::pair<std::size_t, std::string>> answers;
  std::uint64_t failed = 0;
  std::uint64_t partial = 0;
  std::size_t failures = 0;
  std::size_t parts = 0;
  const auto ask = [&](std::size_t payer, std::uint64_t amount, std::string_view outcome,
                       std::uint64_t missing) {
    asked += debit(++serial, payer, amount, "");
    sum += amount;
    if (outcome.empty()) return;
    answers.emplace_back(serial, debit(serial, payer, missing, outcome));
    (outcome[0] == 'N' ? failed : partial) += missing;
    ++(outcome[0] == 'N' ? failures : parts);
  };
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t amount = 1000 + i;
    if (i % 10 == 1)
      ask(i, amount, "N0021", amount);
    else if (i % 10 == 2)
      ask(i, amount, "P0021", amount / 2);
    else if (i % 10 == 3)
      ask(i, amount, "N0012", amount), ask(i, amount, "N0012", amount);
    else
      ask(i, amount, "", 0);
  }
  std::string answered;
  for (const auto& [key, answer] : answers | std::views::reverse) answered += answer;
  return {header("EB210316") + asked + trailer("EB210316", serial, serial, sum, 0, 0),
          header("EB220316") + answered +
              trailer("EB220316", answers.size(), failures, failed, parts, partial)};
}

// Other bytes from the second reading on, of which the file system knows nothing.
class Rewritten final : public ByteSource {
 public:
  Rewritten(std::string_view first, std::string_view later) : first_(first), later_(later) {}

  Result<std::size_t> read(std::span<char> into) override { return read_at(0, into); }
  Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override {
    const std::string_view bytes = is_read_ ? later_ : first_;
    const std::string_view left = bytes.substr(std::min<std::size_t>(offset, bytes.size()));
    const std::size_t count = std::min(left.size(), into.size());
    std::copy_n(left.begin(), count, into.begin());
    is_read_ = is_read_ || offset + count == bytes.size();
    return count;
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return first_.size(); }
  [[nodiscard]] const std::string& name() const override { return name_; }

 private:
  std::string_view first_;
  std::string_view later_;
  bool is_read_ = false;
  std::string name_ = "EB220316";
};

}  // namespace

TEST_CASE("a pair reconciles in many passes as in one", "[reconcile]") {
  const Debits pair = debits(3000);
  const auto at_once = reconciled(pair.request, pair.result);
  REQUIRE(at_once);
  CHECK(kinds_of(*at_once) == std::vector<std::string>{});
  CHECK(at_once->counts.accepted == 2100);
  CHECK(at_once->counts.failed == 900);
  CHECK(at_once->counts.partial == 300);
  ReconcileOptions options;
  options.memory = little;
  CHECK(text_of(*reconciled(pair.request, pair.result, options)) == text_of(*at_once));
}

TEST_CASE("a file that is another one when it is read again is no file to rely on", "[reconcile]") {
  const Debits pair = debits(3000);
  std::string other = pair.result;
  std::swap_ranges(other.begin() + 600, other.begin() + 750, other.begin() + 1200);
  const Opened asked(pair.request);
  const Opened answered(pair.result);
  const auto told_when_read_in = [&](std::uint64_t memory) {
    Rewritten result(pair.result, other);
    ReconcileOptions options;
    options.memory = memory;
    return reconcile({asked.source.get(), &asked.identity}, {&result, &answered.identity},
                     reference(), options);
  };
  CHECK(told_when_read_in(0));
  const auto found = told_when_read_in(little);
  REQUIRE_FALSE(found);
  CHECK(found.error().phrase.key == "error.changed-while-read");
}

TEST_CASE("anomalies are the same in many passes, in the order of the result", "[reconcile]") {
  const Debits pair = debits(3000);
  const Debits other = debits(3050);
  ReconcileOptions options;
  options.max_anomalies = 0;
  const auto at_once = reconciled(pair.request, other.result, options);
  REQUIRE(at_once);
  CHECK(at_once->anomaly_count == 20);
  options.memory = little;
  CHECK(text_of(*reconciled(pair.request, other.result, options)) == text_of(*at_once));
  options.max_anomalies = 3;
  const auto few = reconciled(pair.request, other.result, options);
  CHECK(few->anomaly_count == 20);
  REQUIRE(few->anomalies.size() == 3);
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(text_of(few->anomalies[i]) == text_of(at_once->anomalies[i]));
}

TEST_CASE("many answers that were never asked leave nothing accepted", "[reconcile]") {
  const Debits pair = debits(3000);
  ReconcileOptions options;
  const auto found = reconciled(pair.request, debits(3500).result, options);
  REQUIRE(found);
  CHECK(found->counts.accepted == 0);
  CHECK(found->counts.failed == 900);
  CHECK(found->counts.undetermined == 2100);
  options.memory = little;
  CHECK(text_of(*reconciled(pair.request, debits(3500).result, options)) == text_of(*found));
}

namespace {

class Items final : public ItemSink {
 public:
  Status take(const Item& item) override {
    text += std::to_string(item.record) + " " + std::string(name_of(item.fate));
    if (item.answer != 0)
      text +=
          " " + std::to_string(item.answer) + " " + std::string(item.answer_bytes.substr(42, 13));
    text += "\n";
    return done();
  }
  std::string text;
};

}  // namespace

TEST_CASE("what became of each request is told on demand", "[reconcile]") {
  const Debits pair = debits(6);
  Items items;
  ReconcileOptions options;
  options.items = &items;
  REQUIRE(reconciled(pair.request, pair.result, options)->reconciled());
  CHECK(
      items.text ==
      "2 accepted\n3 failed 5 0000000001001\n4 partial 4 0000000000501\n5 failed 3 0000000001003\n"
      "6 failed 2 0000000001003\n7 accepted\n8 accepted\n");
  items.text.clear();
  CHECK(!reconciled(pair.request, "", options)->reconciled());
  CHECK(items.text.starts_with("2 undetermined\n3 undetermined\n"));
}

TEST_CASE("money beyond 64 bits is refused", "[reconcile]") {
  const SchemaText schema{"own.toml", R"(
schema = 1
[file]
length = 24
order  = ["data*"]
[kind.ASK]
[kind.TELL]
answers = "ASK"
[record.data]
fields = [
  { name = "kind",    mode = "AN", length = 2, is = "AS", tag = true, in = { TELL = { is = "TE", match = "free" } } },
  { name = "payer",   mode = "AN", length = 2, match = "key" },
  { name = "amount",  mode = "N",  length = 19, match = "amount" },
  { name = "outcome", mode = "A",  length = 1, is = "", match = "outcome", in = { TELL = { is = "N" } } },
])"};
  Faults faults;
  const auto set = LayoutSet::load({&schema, 1}, {"codes.toml", ""}, faults);
  REQUIRE(set != nullptr);
  Registry own;
  own.overlay(set);
  const auto found = [&](const std::string& asked, const std::string& answered) {
    auto request = memory_source(asked);
    auto result = memory_source(answered);
    const Identity ask{.spec = own.revisions("ASK").front(), .date = {}, .name = {}, .disk = {}};
    const Identity tell{.spec = own.revisions("TELL").front(), .date = {}, .name = {}, .disk = {}};
    return reconcile({request.get(), &ask}, {result.get(), &tell}, reference(), {});
  };
  const auto most =
      found("AS019999999999999999999 AS028446744073709551616 ", "TE019999999999999999999N");
  REQUIRE(most);
  CHECK(most->counts.money.requested == 18446744073709551615U);
  CHECK(most->counts.money.collected == 8446744073709551616U);
  const auto more =
      found("AS019999999999999999999 AS028446744073709551617 ", "TE019999999999999999999N");
  REQUIRE(!more);
  CHECK(more.error().phrase.key == "reconcile.too-much-money");
}

TEST_CASE("an anomaly is told of each broken pair", "[reconcile]") {
  const std::string pairs = "pairs/";
  for (const std::string kind : {"unexpected", "duplicate", "altered", "amount", "ambiguous",
                                 "unpaired", "unreadable", "count", "wrong-file"}) {
    const auto found =
        reconciled(sample(pairs + kind + "/request"), sample(pairs + kind + "/result"));
    REQUIRE(found);
    INFO(text_of(*found));
    CHECK(kinds_of(*found) == std::vector<std::string>{kind});
  }
}

TEST_CASE("whatever an editor made of the ends of the records", "[reconcile]") {
  const auto lines = [](const std::string& bytes, std::string_view end, bool strips) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 150) {
      std::string line = bytes.substr(at, 150);
      if (strips) line.resize(line.find_last_not_of(' ') + 1);
      text += line + std::string(at == 300 ? "\n" : end);
    }
    return text;
  };
  const Debits pair = debits(50);
  const auto good = reconciled(pair.request, pair.result);
  for (const std::string_view end : {"", "\n", "\r\n"}) {
    const bool strips = !end.empty();
    const auto found =
        reconciled(lines(pair.request, end, strips), lines(pair.result, end, strips));
    REQUIRE(found);
    if (end.empty()) continue;  // a lone line end: whether that is sound is the validator's
    INFO(text_of(*found));
    CHECK((text_of(*found) == text_of(*good) || !found->determined));
  }
  const auto plain = [](const std::string& bytes) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 150) text += bytes.substr(at, 150) + "\r\n";
    return text;
  };
  CHECK(text_of(*reconciled(plain(pair.request), plain(pair.result))) == text_of(*good));
  CHECK(text_of(*reconciled("\xEF\xBB\xBF" + plain(pair.request), pair.result))
            .starts_with("records 55"));
}

TEST_CASE("each enrolment has its document, whatever code names the bank", "[reconcile]") {
  std::string request = sample("EB130316");
  const auto found = reconciled(request, sample("EI130316"));
  REQUIRE(found);
  CHECK(found->reconciled());
  CHECK(found->counts.accepted == 6);
  request.replace(120 + 46, 3, "006");  // a bank that 004 took over
  CHECK(reconciled(request, sample("EI130316"))->reconciled());
  request.replace(120 + 46, 3, "003");
  const auto other = reconciled(request, sample("EI130316"));
  CHECK(kinds_of(*other) == std::vector<std::string>{"missing", "missing"});
  CHECK(other->counts.undetermined == 1);
}

TEST_CASE("a document cut off determines nothing", "[reconcile]") {
  const std::string evidence = sample("EI130316");
  for (std::size_t size = 0; size < evidence.size(); size += 97) {
    const auto found = reconciled(sample("EB130316"), evidence.substr(0, size));
    INFO(size);
    REQUIRE(found);
    CHECK(!found->reconciled());
    CHECK(found->counts.accepted == 0);
  }
}
