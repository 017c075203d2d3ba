#include <kcms/calendar/known.hpp>

#include <algorithm>
#include <array>

namespace kcms {
namespace {

constexpr std::array<std::string_view, 5> grades = {"official", "vendor", "code", "assumed", "own"};

void check_grade(Table& table, const std::string& grade) {
  if (std::ranges::find(grades, grade) != grades.end()) return;
  std::string known;
  for (const std::string_view name : grades) (known += known.empty() ? "" : ", ") += name;
  table.report(table.spot("grade"),
               Phrase{"schema.unknown-grade", {{"found", grade}, {"known", known}}});
}

// What is missing is told where it is missing, and not again by all that inherit it.
std::string told(const std::string& text) { return text.empty() ? "?" : text; }

std::string take_grade(Table& table, const std::string& otherwise) {
  const bool is_told = otherwise.empty() || table.has("grade");
  return is_told ? told(table.require_text("grade")) : table.text("grade").value_or(otherwise);
}

Wording take_source(Table& table, const Wording& otherwise) {
  if (!otherwise.en.empty() && !table.has("source")) {
    (void)table.node("source");
    return otherwise;
  }
  if (const auto node = table.node("source"); node && node->is_table()) {
    auto both = table.require_table("source");
    const Wording said = take_said(*both);
    both->finish();
    return {told(said.ko), told(said.en)};
  }
  const std::string source = told(table.require_text("source"));
  return {source, source};
}

}  // namespace

std::string in_both(const Wording& said) {
  return said.ko == said.en ? said.ko : said.ko + " (" + said.en + ")";
}

std::chrono::year_month_day require_date(Table& table, std::string_view key) {
  if (!table.has(key))
    table.report(table.spot(), Phrase{"document.missing-key", {{"key", std::string(key)}}});
  return table.date(key).value_or(std::chrono::sys_days{});
}

Wording take_said(Table& table) {
  std::string ko = table.require_text("ko");
  return {std::move(ko), table.require_text("en")};
}

Known take_known(Table& table, const Known& otherwise) {
  Wording source = take_source(table, otherwise.source);
  Known known{std::move(source), take_grade(table, otherwise.grade)};
  if (table.has("grade")) check_grade(table, known.grade);
  return known;
}

}  // namespace kcms
