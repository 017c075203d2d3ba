#include "due_report.hpp"
#include "schedule_words.hpp"
#include "text_table.hpp"

#include <kcms/base/json.hpp>

#include <algorithm>

namespace kcms {
namespace {

std::string_view word_of(DueState state) noexcept {
  switch (state) {
    case DueState::overdue:
      return "overdue";
    case DueState::late:
      return "late";
    case DueState::send:
      return "send";
    case DueState::fetch:
      return "fetch";
    case DueState::may_send:
      break;
  }
  return "may-send";
}

class TextDue {
 public:
  TextDue(const DueAnswer& answer, const Words& words, std::string_view language)
      : answer_(answer),
        words_(words),
        language_(language),
        has_own_(std::ranges::any_of(answer.list.items,
                                     [](const DueItem& item) { return item.own.has_value(); })) {}

  [[nodiscard]] std::string text() const {
    const CivilTime& now = answer_.question.now;
    std::string text =
        words_.say("due.at", {{"time", instant_text({now.date, now.time}, words_)}}) + '\n';
    text += answer_.list.items.empty() ? words_.say("due.nothing") + '\n' : table();
    if (!answer_.question.done_is_known) text += words_.say("due.done-not-known") + '\n';
    return text;
  }

 private:
  [[nodiscard]] std::string table() const {
    TextTable table("  ");
    std::vector<std::string> head = {"", words_.say("due.file"), "", words_.say("due.centre")};
    if (has_own_) head.insert(head.begin() + 3, words_.say("due.own"));
    table.row(std::move(head));
    for (const DueItem& item : answer_.list.items) table.row(row_of(item));
    return table.text();
  }

  [[nodiscard]] std::vector<std::string> row_of(const DueItem& item) const {
    std::vector<std::string> row = {words_.say("due.state." + std::string(word_of(item.state))),
                                    file_name(item.step->file, item.file_date), what(item)};
    if (has_own_) row.push_back(item.own ? deadline(*item.own, *item.own_left) : "");
    row.push_back(centre(item));
    return row;
  }

  [[nodiscard]] std::string what(const DueItem& item) const {
    const std::string does = in_language(item.step->does, language_);
    if (!item.needed_for.empty())
      return words_.say("due.needed",
                        {{"does", does}, {"file", file_name(item.needed_for, item.file_date)}});
    return item.unproven ? words_.say("due.unproven", {{"does", does}}) : does;
  }

  [[nodiscard]] std::string centre(const DueItem& item) const {
    if (item.deadline) return deadline(*item.deadline, *item.left);
    if (item.opens)
      return words_.say("schedule.from", {{"time", instant_text(*item.opens, words_)}});
    if (item.day_over)
      return words_.say("due.day-over",
                        {{"date", instant_text({item.file_date, std::nullopt}, words_)}});
    return words_.say("schedule.not-known");
  }

  [[nodiscard]] std::string deadline(const CivilTime& time, std::chrono::seconds left) const {
    const std::string when = instant_text({time.date, time.time}, words_);
    const bool passed = left.count() < 0;
    return words_.say(passed ? "due.passed" : "due.left",
                      {{"time", when}, {"span", span(passed ? -left : left)}});
  }

  // "2d 3h", "3h 5m", "5m", "45s"
  [[nodiscard]] std::string span(std::chrono::seconds length) const {
    const auto days = std::chrono::floor<std::chrono::days>(length);
    const std::chrono::hh_mm_ss rest{length - days};
    const auto say = [this](std::string_view unit, std::int64_t count) {
      return words_.say("due.span." + std::string(unit), {{"count", std::to_string(count)}});
    };
    const auto pair = [](const std::string& a, const std::string& b) { return a + " " + b; };
    if (days.count() > 0)
      return pair(say("days", days.count()), say("hours", rest.hours().count()));
    if (rest.hours().count() > 0)
      return pair(say("hours", rest.hours().count()), say("minutes", rest.minutes().count()));
    if (rest.minutes().count() > 0) return say("minutes", rest.minutes().count());
    return say("seconds", rest.seconds().count());
  }

  const DueAnswer& answer_;
  const Words& words_;
  std::string_view language_;
  bool has_own_;
};

class JsonDue {
 public:
  JsonDue(const DueAnswer& answer, const Words& words) : answer_(answer), words_(words) {}

  [[nodiscard]] std::string text() {
    const DueQuestion& question = answer_.question;
    json_.begin_object();
    json_.member("document", "due/1").member("tool", "kcms").member("version", KCMS_VERSION);
    json_.member("now", iso_time(question.now)).member("since", iso_date(question.since));
    json_.member("done_is_known", question.done_is_known);
    json_.member("complete", !answer_.list.beyond && answer_.list.misplanned.empty());
    json_.member("overdue", std::ranges::count_if(answer_.list.items, &DueItem::is_overdue));
    json_.key("items").begin_list();
    for (const DueItem& item : answer_.list.items) write(item);
    json_.end_list().key("uncounted").begin_list();
    for (const UncountedFile& file : answer_.uncounted) {
      json_.begin_object()
          .member("file", file.file)
          .member("message", words_.say(file.why))
          .end_object();
    }
    json_.end_list().key("misplanned").begin_list();
    for (const MisplannedFile& file : answer_.list.misplanned) {
      json_.begin_object()
          .member("file", file_name(file.kind, file.date))
          .member("kind", file.kind)
          .member("file_date", iso_date(file.date))
          .member("message", words_.say(file.why))
          .end_object();
    }
    json_.end_list().end_object();
    return text_;
  }

 private:
  void write(const DueItem& item) {
    const ScheduleStep& step = *item.step;
    json_.begin_object().member("state", word_of(item.state));
    json_.member("file", file_name(step.file, item.file_date)).member("kind", step.file);
    json_.member("file_date", iso_date(item.file_date));
    json_.member("flow", item.flow->name).member("step", step.number);
    if (item.opens) json_.member("opens", iso_instant(*item.opens));
    if (item.deadline)
      json_.member("deadline", iso_time(*item.deadline)).member("seconds_left", item.left->count());
    if (item.own)
      json_.member("own_deadline", iso_time(*item.own))
          .member("own_seconds_left", item.own_left->count());
    if (!item.needed_for.empty())
      json_.member("needed_for", file_name(item.needed_for, item.file_date));
    if (item.unproven) json_.member("unproven", true);
    if (item.day_over) json_.member("day_over", true);
    if (!step.after.empty()) json_.member("after", step.after);
    json_.key("does")
        .begin_object()
        .member("ko", step.does.ko)
        .member("en", step.does.en)
        .end_object();
    json_.member("source", step.known.source.en).member("grade", step.known.grade).end_object();
  }

  const DueAnswer& answer_;
  const Words& words_;
  std::string text_;
  JsonWriter json_{text_, JsonStyle::indented};
};

}  // namespace

std::string due_text(const DueAnswer& answer, const Words& words, std::string_view language) {
  return TextDue(answer, words, language).text();
}

std::string due_json(const DueAnswer& answer, const Words& words) {
  return JsonDue(answer, words).text();
}

}  // namespace kcms
