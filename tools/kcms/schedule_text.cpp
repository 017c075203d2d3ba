#include "schedule_report.hpp"
#include "schedule_words.hpp"
#include "text_table.hpp"

#include <algorithm>

namespace kcms {
namespace {

// "1–4, 6": numbers in order, those that follow one another as a stretch.
std::string listed(const std::vector<int>& numbers) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    (text += text.empty() ? "" : ", ") += std::to_string(numbers[i]);
    if (last != i) text += "–" + std::to_string(numbers[last]);
    i = last + 1;
  }
  return text;
}

class TextSchedule {
 public:
  TextSchedule(const ScheduleAnswer& answer, const Words& words, std::string_view language)
      : answer_(answer), words_(words), language_(language) {}

  [[nodiscard]] std::string text() const {
    std::string text = ruled();
    for (const PlannedFlow& planned : answer_.flows) {
      if (!text.empty()) text += '\n';
      text += heading(*planned.flow) + table(planned) + sources(planned);
    }
    return text + rests();
  }

 private:
  [[nodiscard]] std::string said(const Wording& said) const { return in_language(said, language_); }

  [[nodiscard]] std::string ruled() const {
    if (!answer_.ruled) return "";
    const RuledDay& ruled = *answer_.ruled;
    const std::string month = iso_date(ruled.month / std::chrono::day{1}).substr(0, 7);
    return words_.say("schedule.ruled", {{"day", std::to_string(ruled.day)},
                                         {"month", month},
                                         {"date", day_of(answer_.day, words_)},
                                         {"rule", ruled.rule},
                                         {"meaning", words_.say("schedule.rule." + ruled.rule)}}) +
           '\n';
  }

  [[nodiscard]] std::string heading(const Flow& flow) const {
    return flow.name + ": " + said(flow.title) + '\n' + "D = " + day_of(answer_.day, words_) +
           ": " + said(flow.day) + '\n';
  }

  [[nodiscard]] std::string parties(const ScheduleStep& step) const {
    const Schedule& schedule = answer_.tables.schedule;
    if (step.from.empty() || step.to.empty()) return said(schedule.actor(step.actor));
    return said(schedule.actor(step.from)) + " → " + said(schedule.actor(step.to));
  }

  [[nodiscard]] std::string table(const PlannedFlow& planned) const {
    TextTable table("  ", {0});
    for (const Movement& movement : planned.movements) {
      const ScheduleStep& step = *movement.step;
      table.row({std::to_string(step.number), days_of(step, words_), window_of(movement, words_),
                 file_of(movement), parties(step), said(step.does)});
    }
    return table.text();
  }

  // Every source once, with the steps that rest on it.
  [[nodiscard]] std::string sources(const PlannedFlow& planned) const {
    std::vector<std::pair<std::string, std::vector<int>>> known;
    for (const Movement& movement : planned.movements) {
      const std::string source = words_of(movement.step->known, language_);
      const auto same = [&](const auto& row) { return row.first == source; };
      const auto found = std::ranges::find_if(known, same);
      if (found == known.end())
        known.push_back({source, {movement.step->number}});
      else
        found->second.push_back(movement.step->number);
    }
    std::string text;
    for (const auto& [source, steps] : known)
      text += "  " + words_.say("schedule.source", {{"steps", listed(steps)}, {"source", source}}) +
              '\n';
    return text;
  }

  [[nodiscard]] std::string rests() const {
    if (answer_.rests.empty()) return "";
    const std::string text = '\n' + words_.say("schedule.rests") + '\n';
    TextTable table("  ");
    for (const auto date : answer_.rests) table.row({day_of(date, words_), names_on(date)});
    return text + table.text();
  }

  [[nodiscard]] std::string names_on(std::chrono::year_month_day date) const {
    std::string names;
    for (const Holiday& holiday : answer_.tables.days.holidays().on(date))
      (names += names.empty() ? "" : ", ") += said(holiday.name);
    return names;
  }

  const ScheduleAnswer& answer_;
  const Words& words_;
  std::string_view language_;
};

}  // namespace

std::string schedule_text(const ScheduleAnswer& answer, const Words& words,
                          std::string_view language) {
  return TextSchedule(answer, words, language).text();
}

}  // namespace kcms
