#include "schedule_report.hpp"
#include "schedule_words.hpp"

#include <kcms/base/json.hpp>

namespace kcms {
namespace {

std::string_view word_of(DayUnit unit) noexcept {
  return unit == DayUnit::business ? "business" : "calendar";
}

class JsonSchedule {
 public:
  JsonSchedule(const ScheduleAnswer& answer, const Words& words) : answer_(answer), words_(words) {}

  [[nodiscard]] std::string text() {
    json_.begin_object();
    json_.member("document", "schedule/1").member("tool", "kcms").member("version", KCMS_VERSION);
    json_.member("date", iso_date(answer_.day)).member("time_zone", "Asia/Seoul");
    if (answer_.ruled) write(*answer_.ruled);
    json_.member("complete", answer_.unplanned.empty());
    json_.key("flows").begin_list();
    for (const PlannedFlow& flow : answer_.flows) write(flow);
    json_.end_list().key("unplanned").begin_list();
    for (const UnplannedFlow& flow : answer_.unplanned)
      json_.begin_object()
          .member("flow", flow.flow->name)
          .member("message", words_.say(flow.why))
          .end_object();
    json_.end_list().key("rests").begin_list();
    for (const auto date : answer_.rests) write_rest(date);
    json_.end_list().end_object();
    return text_;
  }

 private:
  void write(std::string_view key, const Wording& said) {
    json_.key(key).begin_object().member("ko", said.ko).member("en", said.en).end_object();
  }

  void write(const RuledDay& ruled) {
    json_.key("day_rule").begin_object().member("day", ruled.day);
    json_.member("month", iso_date(ruled.month / std::chrono::day{1}).substr(0, 7));
    json_.member("rule", ruled.rule).end_object();
  }

  void write(const PlannedFlow& planned) {
    json_.begin_object().member("flow", planned.flow->name);
    write("title", planned.flow->title);
    write("day", planned.flow->day);
    json_.key("steps").begin_list();
    for (const Movement& movement : planned.movements) write(movement);
    json_.end_list().end_object();
  }

  void write(const Movement& movement) {
    const ScheduleStep& step = *movement.step;
    json_.begin_object().member("step", step.number).member("actor", step.actor);
    if (!step.from.empty()) json_.member("from", step.from);
    if (!step.to.empty()) json_.member("to", step.to);
    if (!step.file.empty())
      json_.member("file", file_of(movement))
          .member("kind", step.file)
          .member("file_date", iso_date(movement.file_date));
    write("opens", step.opens, movement.opens);
    write("closes", step.closes, movement.closes);
    json_.member("known", step.is_timed());
    if (!step.after.empty()) json_.member("after", step.after);
    write("does", step.does);
    json_.member("source", step.known.source.en).member("grade", step.known.grade).end_object();
  }

  // An end of a window that is not known is left out.
  void write(std::string_view key, const std::optional<Moment>& moment,
             const std::optional<Instant>& instant) {
    if (!moment || !instant) return;
    json_.key(key).begin_object().member("at", iso_instant(*instant)).member("day", moment->day);
    json_.member("unit", word_of(moment->unit)).end_object();
  }

  void write_rest(std::chrono::year_month_day date) {
    json_.begin_object().member("date", iso_date(date)).key("holidays").begin_list();
    for (const Holiday& holiday : answer_.tables.days.holidays().on(date)) {
      json_.begin_object().member("ko", holiday.name.ko).member("en", holiday.name.en);
      json_.member("source", holiday.known.source.en)
          .member("grade", holiday.known.grade)
          .end_object();
    }
    json_.end_list().end_object();
  }

  const ScheduleAnswer& answer_;
  const Words& words_;
  std::string text_;
  JsonWriter json_{text_, JsonStyle::indented};
};

}  // namespace

std::string schedule_json(const ScheduleAnswer& answer, const Words& words) {
  return JsonSchedule(answer, words).text();
}

}  // namespace kcms
