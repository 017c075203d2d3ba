#include "schedule_report.hpp"
#include "schedule_words.hpp"

#include <kcms/base/text.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace kcms {
namespace {

constexpr std::size_t octets_of_a_line = 75;
constexpr std::chrono::hours seoul_offset{9};

bool continues_a_character(char c) noexcept {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Cuts a line of content as RFC 5545, 3.1, wants it, between characters.
std::string folded(std::string_view line) {
  std::string text;
  std::size_t room = octets_of_a_line;
  while (line.size() > room) {
    std::size_t cut = room;
    while (continues_a_character(line[cut])) --cut;
    text += std::string(line.substr(0, cut)) + "\r\n ";
    line.remove_prefix(cut);
    room = octets_of_a_line - 1;
  }
  return text + std::string(line) + "\r\n";
}

std::string escaped(std::string_view value) {
  std::string text;
  for (const char c : value) {
    if (c == '\\' || c == ';' || c == ',') text += '\\';
    if (c == '\n')
      text += "\\n";
    else
      text += c;
  }
  return text;
}

std::string without(std::string text, std::string_view signs) {
  std::erase_if(text, [&](char c) { return signs.find(c) != std::string_view::npos; });
  return text;
}

std::string basic(std::chrono::year_month_day date) { return without(iso_date(date), "-"); }

class IcsSchedule {
 public:
  IcsSchedule(const ScheduleAnswer& answer, const Words& words, const Settings& settings)
      : answer_(answer), words_(words), settings_(settings) {}

  [[nodiscard]] Result<std::string> text() {
    add("BEGIN:VCALENDAR");
    add("VERSION:2.0");
    add("PRODID:-//kcms//kcms " KCMS_VERSION "//EN");
    add("CALSCALE:GREGORIAN");
    for (const PlannedFlow& planned : answer_.flows)
      for (const Movement& movement : planned.movements) add(*planned.flow, movement);
    add("END:VCALENDAR");
    if (out_of_calendar_) return tl::unexpected<Error>(std::move(*out_of_calendar_));
    return std::move(text_);
  }

 private:
  void add(std::string_view line) { text_ += folded(line); }

  // The value, or nothing and the reason why there will be no text.
  template <class Value>
  [[nodiscard]] std::optional<Value> kept(Result<Value> result) {
    if (result) return std::move(*result);
    if (!out_of_calendar_) out_of_calendar_ = std::move(result.error());
    return std::nullopt;
  }

  // "20260923T080000Z"
  [[nodiscard]] std::string utc(const CivilTime& time) {
    const auto there = kept(plus(time, -seoul_offset));
    return there ? without(iso_time(*there).substr(0, 19), "-:") + "Z" : "";
  }

  [[nodiscard]] std::string said(const Wording& said) const {
    return in_language(said, settings_.language);
  }

  void add(const Flow& flow, const Movement& movement) {
    const ScheduleStep& step = *movement.step;
    add("BEGIN:VEVENT");
    add("UID:" + flow.name + "-" + std::to_string(step.number) + "-" + basic(answer_.day) +
        "@kcms");
    add("DTSTAMP:" + utc(settings_.now));
    add_time(movement);
    add("SUMMARY:" + escaped(summary(movement)));
    add("DESCRIPTION:" + escaped(said(flow.title) + ": " + window_of(movement, words_) + "\n" +
                                 words_of(step.known, settings_.language)));
    add("CATEGORIES:" + escaped(flow.name));
    add("TRANSP:TRANSPARENT");
    add("END:VEVENT");
  }

  [[nodiscard]] std::string summary(const Movement& movement) const {
    const ScheduleStep& step = *movement.step;
    const std::string file = file_of(movement);
    std::string text = file.empty() ? "" : file + " ";
    text += said(answer_.tables.schedule.actor(step.actor)) + ": " + said(step.does);
    return step.is_timed() ? text : text + " (" + words_.say("schedule.not-known") + ")";
  }

  // A window with times on both ends lasts; a deadline or an opening is a moment; a day without a
  // time, and D itself where nothing is known, is all of that day.
  void add_time(const Movement& movement) {
    const auto& [step, file_date, opens, closes] = movement;
    if (opens && opens->at) {
      add("DTSTART:" + utc(beginning_of(*opens)));
      if (closes && closes->at) add("DTEND:" + utc(beginning_of(*closes)));
    } else if (closes && closes->at) {
      add("DTSTART:" + utc(beginning_of(*closes)));
    } else {
      const auto closed = closes ? closes->date : answer_.day;
      const auto first = opens ? opens->date : closed;
      const auto last = closes ? closes->date : first;
      add("DTSTART;VALUE=DATE:" + basic(first));
      if (const auto end = kept(plus_days(last, 1))) add("DTEND;VALUE=DATE:" + basic(*end));
    }
  }

  const ScheduleAnswer& answer_;
  const Words& words_;
  const Settings& settings_;
  std::string text_;
  std::optional<Error> out_of_calendar_;  // why there is no text
};

}  // namespace

Result<std::string> schedule_ics(const ScheduleAnswer& answer, const Words& words,
                                 const Settings& settings) {
  return IcsSchedule(answer, words, settings).text();
}

}  // namespace kcms
