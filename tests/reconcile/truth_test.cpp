// Results whose truth is known, against what reconciling makes of them: it may leave open what
// cannot be told, and never tells anything else.
#include "debit_history.hpp"
#include "pairs.hpp"

using namespace kcms;
using namespace kcms::test;

namespace {

// How the answers of a result are numbered. Where they are numbered anew, nothing in the file may
// tell that; of debits that are alike but for their amounts the one is then taken for the other.
// What is told of their money is true all the same.
enum class Numbering : std::uint8_t { kept, anew };

class ToldItems final : public ItemSink {
 public:
  Status take(const Item& item) override {
    std::uint64_t missing = 0;
    if (!item.answer_bytes.empty())
      missing = std::stoull(std::string(item.answer_bytes.substr(42, 13)));
    all.push_back({item.fate, missing});
    return done();
  }
  struct One {
    Fate fate;
    std::uint64_t missing;
  };
  std::vector<One> all;
};

struct Told {
  Reconciliation found;
  std::vector<ToldItems::One> items;
};

Told told_of(const std::string& request, const std::string& result) {
  ToldItems items;
  ReconcileOptions options;
  options.items = &items;
  auto found = reconciled(request, result, options);
  REQUIRE(found);
  return {std::move(*found), std::move(items.all)};
}

// What is told in sum is never better than what is true.
void check_sums(const std::vector<Debit>& debits, const Told& told) {
  const Counts& counts = told.found.counts;
  std::uint64_t requested = 0;
  std::uint64_t missing = 0;
  std::uint64_t whole = 0;
  for (const Debit& debit : debits) {
    requested += debit.amount;
    missing += debit.missing;
    whole += debit.missing == 0 ? 1U : 0U;
  }
  REQUIRE(counts.money.requested == requested);
  REQUIRE(counts.money.collected + counts.money.failed + counts.money.undetermined == requested);
  REQUIRE(counts.money.collected <= requested - missing);
  REQUIRE(counts.money.failed <= missing);
  REQUIRE(counts.accepted <= whole);
  REQUIRE(counts.accepted + counts.failed + counts.partial + counts.undetermined == debits.size());
}

// What is told of each debit is true.
void check_items(const std::vector<Debit>& debits, const Told& told) {
  REQUIRE(told.items.size() == debits.size());
  for (std::size_t i = 0; i < debits.size(); ++i) {
    if (told.items[i].fate == Fate::undetermined) continue;
    INFO("debit " << i + 1 << " is told " << name_of(told.items[i].fate));
    REQUIRE((told.items[i].fate == Fate::accepted) == (debits[i].missing == 0));
    REQUIRE((told.items[i].fate == Fate::failed) == (debits[i].missing == debits[i].amount));
    REQUIRE(told.items[i].missing == debits[i].missing);
  }
}

// One thing that happened to a result.
struct Damage {
  std::string name;
  std::string result;
  std::vector<Debit> debits;  // with what can be true of them after it
  bool shows = true;          // it makes no result that might be a true one of other debits
};

Damage byte_changed(Draw& draw, const std::vector<Debit>& debits, std::string result) {
  const std::size_t at = draw.below(result.size());
  const std::string_view likely = " 0123456789APR";
  result[at] =
      draw.below(4) == 0 ? static_cast<char>(draw.below(256)) : likely[draw.below(likely.size())];
  const bool serial = at % 150 >= 1 && at % 150 < 9;
  return {fmt::format("byte {} of record {}", at % 150, at / 150 + 1), std::move(result), debits,
          !serial};
}

// A field as it is in another record, or blank, or zeros, or another letter all along.
Damage field_changed(Draw& draw, const std::vector<Debit>& debits, std::string result) {
  const FileSpec& spec = *Opened(result).identity.spec;
  const std::size_t records = result.size() / spec.length;
  const std::size_t record = draw.below(records);
  const std::size_t kind = record == 0 ? 0 : record == records - 1 ? 2 : 1;
  const auto& fields = spec.records[kind].fields;
  const FieldSpec& field = fields[draw.below(fields.size())];
  const std::size_t at = record * spec.length + field.offset;
  bool is_copied = false;
  if (draw.below(2) == 0 && kind == 1) {
    const std::size_t other = (1 + draw.below(records - 2)) * spec.length + field.offset;
    result.replace(at, field.length, result.substr(other, field.length));
    is_copied = true;
  } else {
    const std::string_view letters = " 079AZ";
    result.replace(at, field.length,
                   std::string(field.length, letters[draw.below(letters.size())]));
  }
  const bool shows = field.name != "serial" && !(is_copied && field.name == "biller_area");
  return {fmt::format("{} of record {}", field.name, record + 1), std::move(result), debits, shows};
}

// What is taken out of a result as a whole is accepted, as far as anyone can see.
Damage answer_left_out(Draw& draw, std::vector<Debit> debits, std::vector<DebitAnswer> answers) {
  const std::size_t place = draw.below(answers.size());
  debits[answers[place].debit.serial - 1].missing = 0;
  answers.erase(answers.begin() + static_cast<std::ptrdiff_t>(place));
  return {fmt::format("without record {}", place + 2), debit_result(answers), std::move(debits)};
}

Damage answer_repeated(Draw& draw, const std::vector<Debit>& debits,
                       std::vector<DebitAnswer> answers) {
  const std::size_t place = draw.below(answers.size());
  const DebitAnswer answer = answers[place];
  answers.insert(answers.begin() + static_cast<std::ptrdiff_t>(draw.below(answers.size() + 1)),
                 answer);
  return {fmt::format("record {} twice", place + 2), debit_result(answers), debits};
}

// With its serial, or without: then debits of one payer that are alike may both have failed.
Damage answer_overwritten(Draw& draw, const std::vector<Debit>& debits,
                          const std::vector<DebitAnswer>& answers) {
  std::string result = debit_result(answers);
  const std::size_t from = 1 + draw.below(answers.size());
  const std::size_t to = 1 + draw.below(answers.size());
  const bool with_serial = draw.below(2) == 0;
  const std::size_t first = with_serial ? 0 : 9;
  result.replace(to * 150 + first, 150 - first, result.substr(from * 150 + first, 150 - first));
  const std::size_t payer = answers[from - 1].debit.payer;
  const auto of_payer = std::ranges::count(debits, payer, &Debit::payer);
  return {fmt::format("record {} in place of {}{}", from + 1, to + 1,
                      with_serial ? "" : ", but its serial"),
          std::move(result), debits, with_serial || of_payer == 1};
}

Damage answers_swapped(Draw& draw, const std::vector<Debit>& debits,
                       std::vector<DebitAnswer> answers) {
  std::swap(answers[draw.below(answers.size())], answers[draw.below(answers.size())]);
  return {"two records swapped", debit_result(answers), debits};
}

Damage draw_damage(Draw& draw, const std::vector<Debit>& debits,
                   const std::vector<DebitAnswer>& answers) {
  const std::size_t kind = draw.below(9);
  if (kind < 3 || answers.empty()) return byte_changed(draw, debits, debit_result(answers));
  if (kind < 5) return field_changed(draw, debits, debit_result(answers));
  if (kind == 5) return answer_left_out(draw, debits, answers);
  if (kind == 6) return answer_repeated(draw, debits, answers);
  if (kind == 7) return answer_overwritten(draw, debits, answers);
  return answers_swapped(draw, debits, answers);
}

Numbering numbering_of(unsigned seed) { return seed % 2 == 0 ? Numbering::kept : Numbering::anew; }

}  // namespace

TEST_CASE("what is told of debits that are much alike is true", "[reconcile]") {
  std::size_t open = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    Draw draw(seed);
    const Numbering numbering = numbering_of(seed);
    const auto debits = draw_debits(draw, 7, 2);
    const std::string request = debit_request(debits);
    const std::string result =
        debit_result(draw_answers(draw, debits, numbering == Numbering::kept));
    const Told told = told_of(request, result);
    INFO("seed " << seed << "\n" << request << "\n" << result << "\n" << text_of(told.found));
    REQUIRE(told.found.determined);
    check_sums(debits, told);
    if (numbering == Numbering::kept) check_items(debits, told);
    if (told.found.reconciled()) {
      REQUIRE(told.found.counts.undetermined == 0);
      continue;
    }
    ++open;
    for (const std::string& kind : kinds_of(told.found)) REQUIRE(kind == "ambiguous");
    REQUIRE(told.found.counts.undetermined > 0);
  }
  CHECK(open > 0);
  CHECK(open < 750);
}

TEST_CASE("what is told of a result that was damaged is true", "[reconcile]") {
  std::size_t told_true = 0;
  for (unsigned seed = 0; seed < 600; ++seed) {
    Draw draw(seed);
    const Numbering numbering = numbering_of(seed);
    auto debits = draw_debits(draw, 9, 3);
    for (Debit& debit : debits) debit.area = draw.below(2) == 0 ? "FIRST" : "OTHER";
    const auto answers = draw_answers(draw, debits, numbering == Numbering::kept);
    const Damage damage = draw_damage(draw, debits, answers);
    const std::string request = debit_request(debits);
    const Told told = told_of(request, damage.result);
    INFO("seed " << seed << ", " << damage.name << "\n"
                 << request << "\n"
                 << damage.result << "\n"
                 << text_of(told.found));
    check_sums(damage.debits, told);
    if (numbering == Numbering::kept && damage.shows) check_items(damage.debits, told);
    if (told.found.determined && told.found.counts.undetermined < debits.size()) ++told_true;
  }
  CHECK(told_true > 200);
}
