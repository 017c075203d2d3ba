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

std::string take_or(Table& table, std::string_view key, const std::string& otherwise) {
  if (!otherwise.empty() && !table.has(key)) return table.text(key).value_or(otherwise);
  return table.require_text(key);
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
  std::string source = take_or(table, "source", otherwise.source);
  Known known{std::move(source), take_or(table, "grade", otherwise.grade)};
  if (table.has("grade")) check_grade(table, known.grade);
  return known;
}

}  // namespace kcms
