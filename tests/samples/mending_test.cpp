// One run of generate tells every fault of the rows, and none that follows from another: whoever
// mends what it tells, and nothing else, has a good file.
#include "rules/built_in.hpp"
#include "run.hpp"

#include <kcms/files/generate.hpp>
#include <kcms/files/parse.hpp>
#include <kcms/layout/registry.hpp>
#include <kcms/rules/validator.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace kcms;
using kcms::test::reference;

namespace {

constexpr Date today{std::chrono::year{2016}, std::chrono::March, std::chrono::day{16}};

// Rows as a table of cells; the first is the header row.
using Sheet = std::vector<std::vector<std::string>>;
// Line and column, as generate tells them.
using Cell = std::pair<std::uint64_t, std::string>;

Sheet rows_of(const std::string& file, const FileSpec& spec) {
  const auto source = memory_source(file);
  std::string text;
  const auto sink = text_sink(text);
  FileParser parser(*sink,
                    {.format = ParseFormat::csv,
                     .records = RecordSelection::all,
                     .fields = {},
                     .reveal = Reveal::yes},
                    "0");
  REQUIRE(parser.parse(*source, spec));
  REQUIRE(parser.finish());
  Sheet table;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    auto& row = table.emplace_back(1);
    for (const char c : text.substr(at, end - at))
      if (c == ',')
        row.emplace_back();
      else if (c != '\r')
        row.back() += c;
    at = end + 1;
  }
  for (std::size_t i = 0; i < table[0].size(); ++i) {  // totals are to follow the rows
    const std::string& name = table[0][i];
    const bool sums = name.ends_with("_amount") || name.ends_with("_count");
    if (sums && name != "centre_error_count") table.back()[i].clear();
  }
  return table;
}

std::string text_of(const Sheet& table) {
  std::string text;
  for (const auto& row : table) {
    for (std::size_t i = 0; i < row.size(); ++i) (text += i == 0 ? "\"" : ",\"") += row[i] + "\"";
    text += '\n';
  }
  return text;
}

class Errors final : public FindingSink {
 public:
  explicit Errors(const Generated& made) : made_(made) {
    for (const Refusal& refusal : made.refusals.kept()) cells.emplace(refusal.line, refusal.column);
  }
  void take(Finding finding) override {
    if (finding.severity < Severity::error || finding.rule == "one-account-per-payer") return;
    cells.emplace(made_.lines.line_of(finding.place.record), finding.place.field);
  }
  std::set<Cell> cells;

 private:
  const Generated& made_;
};

std::set<Cell> told_of(const Sheet& rows, const FileSpec& spec) {
  const std::string text = text_of(rows);
  const auto source = memory_source(text);
  std::string file;
  const auto sink = text_sink(file);
  const FileSpec* const layouts[] = {&spec};
  const auto made = generate(*source, layouts, {}, *sink);
  REQUIRE(made);
  for (const Refusal& refusal : made->refusals.kept())
    UNSCOPED_INFO(refusal.line << ' ' << refusal.column << ' ' << refusal.reason.key);
  REQUIRE(made->written);
  Errors errors(*made);
  ValidateOptions options;
  options.just_made = true;
  const auto judged = memory_source(file);
  const Identity identity{.spec = &spec, .date = made->date, .name = "", .disk = {}};
  REQUIRE(validate(*judged, identity, reference(), options, errors));
  return errors.cells;
}

// Values that hardly any field may hold, and some that most may.
std::string odd_value(std::mt19937_64& random) {
  const std::string tail = std::to_string(random() % 10'000'000);
  switch (random() % 10) {
    case 0:
      return "가" + tail;
    case 1:
      return "A B" + tail;
    case 2:
      return std::string(40, 'x') + tail;
    case 3:
      return "*" + tail;
    case 4:
      return "-" + tail;
    case 5:
      return "뷁" + tail;
    case 6:
      return "😀";
    case 7:
      return "9";
    case 8:
      return "X";
    default:
      return "7" + tail;
  }
}

// Everything a person writes into a data row, and what no other record repeats in the header. What
// is computed may hang on a fault in another cell, and so on what that will be mended to.
bool may_be_damaged(const Sheet& rows, std::size_t row, std::size_t column) {
  const std::string& part = rows[row][0];
  const std::string& name = rows[0][column];
  if (part == "header") return name.starts_with("deposit") || name.starts_with("payout");
  return part == "data" && column > 0 && name != "serial" && name != "record_type";
}

}  // namespace

TEST_CASE("whoever mends what generate tells has a good file, and is told nothing else",
          "[samples]") {
  std::mt19937_64 random(20160316);
  for (const std::string kind : {"EB11", "EB12", "EB13", "EB14", "EB21", "EB22", "EB31", "EC21"}) {
    const FileSpec& spec = *Registry::builtin().find(kind, today);
    const Sheet good = rows_of(bytes_of(samples + kind + "0316"), spec);
    REQUIRE(told_of(good, spec).empty());
    for (int i = 0; i < 150; ++i) {
      Sheet rows = good;
      std::set<Cell> damaged;
      for (std::size_t count = 1 + random() % 12; count > 0; --count) {
        const std::size_t row = 1 + random() % (rows.size() - 1);
        const std::size_t column = random() % rows[0].size();
        if (!may_be_damaged(rows, row, column)) continue;
        rows[row][column] = odd_value(random);
        damaged.emplace(row + 1, rows[0][column]);
      }
      INFO(kind << ":\n" << text_of(rows));
      const std::set<Cell> told = told_of(rows, spec);
      std::vector<Cell> following;
      std::ranges::set_difference(told, damaged, std::back_inserter(following));
      for (const auto& [line, column] : following) FAIL(line << ' ' << column << " is no fault");
      for (const auto& [line, name] : told) {
        const auto column = std::ranges::find(rows[0], name) - rows[0].begin();
        rows[line - 1][static_cast<std::size_t>(column)] =
            good[line - 1][static_cast<std::size_t>(column)];
      }
      for (const auto& [line, column] : told_of(rows, spec))
        FAIL(line << ' ' << column << " was not told at first");
    }
  }
}
