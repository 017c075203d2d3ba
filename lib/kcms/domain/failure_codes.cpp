#include <kcms/domain/failure_codes.hpp>

#include <kcms/base/text.hpp>

#include <algorithm>
#include <array>
#include <span>

namespace kcms {
namespace {

constexpr std::size_t code_length = 4;
constexpr std::array<std::string_view, 3> actors = {"bank", "centre", "biller"};
constexpr std::array<std::string_view, 3> retries = {"yes", "no", "unknown"};

void check_word(Table& table, std::string_view key, const std::string& found,
                std::span<const std::string_view> known) {
  if (std::ranges::find(known, found) != known.end()) return;
  std::string all;
  for (const std::string_view word : known) (all += all.empty() ? "" : ", ") += word;
  table.report(table.spot(key),
               Phrase{"reference.not-a-word",
                      {{"key", std::string(key)}, {"found", found}, {"known", all}}});
}

FailureMeaning::Text take_text(Table table) {
  std::string ko = table.require_text("ko");
  FailureMeaning::Text text{std::move(ko), table.require_text("en")};
  table.finish();
  return text;
}

FailureMeaning read_meaning(Table& table) {
  FailureMeaning meaning;
  if (auto title = table.require_table("title")) meaning.title = take_text(std::move(*title));
  if (auto next = table.table("next")) meaning.next = take_text(std::move(*next));
  meaning.by = table.texts("by").value_or(std::vector<std::string>{});
  for (const std::string& actor : meaning.by) check_word(table, "by", actor, actors);
  meaning.files = table.texts("files").value_or(std::vector<std::string>{});
  meaning.retry = table.text("retry").value_or(std::string(retries.back()));
  check_word(table, "retry", meaning.retry, retries);
  meaning.old = table.boolean("old").value_or(false);
  meaning.source = table.text("source").value_or("");
  meaning.grade = table.text("grade").value_or("");
  table.finish();
  return meaning;
}

std::string in_capitals(std::string_view text) {
  std::string capitals(text);
  for (char& c : capitals)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return capitals;
}

std::string with_zeros(std::string_view code) {
  if (code.empty() || code.size() >= code_length || !all_digits(code)) return std::string(code);
  return std::string(code_length - code.size(), '0') + std::string(code);
}

}  // namespace

void FailureCodes::add(std::string_view toml, std::string name, Faults& faults) {
  const auto document = Document::parse(toml, std::move(name), faults);
  if (!document) return;
  Table root = document->root(faults);
  auto codes = root.require_table("code");
  root.finish();
  if (!codes) return;
  for (const std::string& code : codes->keys())
    if (auto table = codes->table(code)) codes_.insert_or_assign(code, read_meaning(*table));
}

const FailureMeaning* FailureCodes::find(std::string_view code) const {
  const auto found = codes_.find(trim_right(code));
  return found == codes_.end() ? nullptr : &found->second;
}

std::string_view FailureCodes::meant_by(std::string_view code) const {
  const auto found = codes_.find(with_zeros(in_capitals(trim_right(code))));
  if (found != codes_.end()) return found->first;
  // Zeros stand for no failure at all: no code is near to that.
  if (all_of(code, '0')) return "";
  std::vector<std::string_view> known;
  known.reserve(codes_.size());
  for (const auto& [name, meaning] : codes_) known.push_back(name);
  return nearest(code, known);
}

}  // namespace kcms
