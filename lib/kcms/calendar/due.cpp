#include <kcms/calendar/due.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace kcms {
namespace {

using Date = std::chrono::year_month_day;

constexpr std::chrono::days one_day{1};

// Business days behind today that may be a D of something that can be sent now.
constexpr int days_ahead = 2;
// Business days between D and the date of a file, or its first moment.
constexpr int days_behind = 5;

bool is_sent(const ScheduleStep& step) { return !step.file.empty() && step.from == biller_actor; }
bool is_fetched(const ScheduleStep& step) { return !step.file.empty() && step.to == biller_actor; }

// The step with which the biller gets hold of `file`, or sends it.
const ScheduleStep* step_with(const Flow& flow, std::string_view file) {
  for (const ScheduleStep& step : flow.steps)
    if (step.file == file && (is_sent(step) || is_fetched(step))) return &step;
  return nullptr;
}

Phrase own_too_late(const ScheduleStep& step, std::chrono::seconds own, const CivilTime& deadline) {
  return Phrase{"due.own-too-late",
                {{"file", step.file}, {"own", time_of(own)}, {"centre", time_of(deadline.time)}}};
}

class Duties {
 public:
  Duties(const BusinessDays& days, const DueQuestion& question)
      : days_(days), question_(question) {}

  Status look_at(const Flow& flow) {
    const auto dates = dates_for(flow);
    if (!dates) return pass(dates);
    for (const ScheduleStep& step : flow.steps) {
      if (!is_sent(step) && !is_fetched(step)) continue;
      const Status looked = is_sent(step) ? look_at_sending(flow, step, *dates)
                                          : look_at_fetching(flow, step, *dates);
      if (!looked) return looked;
    }
    return done();
  }

  [[nodiscard]] DueList sorted() && {
    std::ranges::stable_sort(items_, {}, [this](const DueItem& item) { return urgency(item); });
    std::vector<MisplannedFile> misplanned;
    misplanned.reserve(misplanned_.size());
    for (auto& [file, why] : misplanned_)
      misplanned.push_back({file.second, file.first, std::move(why)});
    return {std::move(items_), std::move(misplanned), std::move(beyond_)};
  }

 private:
  // Whether it is for a day beyond the list of holidays: that leaves one thing open, and the others
  // are told.
  bool set_aside(const Error& error) {
    if (error.phrase.key != "calendar.beyond" && error.phrase.key != "calendar.no-day")
      return false;
    if (!beyond_) beyond_ = error;
    return true;
  }

  // Whether it is the fault of a planned file alone: that is told, and the others are listed.
  bool set_aside_plan(const std::string& kind, Date date, const Error& error) {
    constexpr std::string_view room = "calendar.";
    if (!question_.planned.has(kind, date) || !error.phrase.key.starts_with(room)) return false;
    Phrase why("due.planned-" + error.phrase.key.substr(room.size()), error.phrase.values);
    why.values.emplace_back("file", file_name(kind, date));
    misplanned_.emplace(std::pair(date, kind), std::move(why));
    return true;
  }

  // Business days that may be the D of something due now, in order.
  [[nodiscard]] Result<std::vector<Date>> dates_for(const Flow& flow) {
    const Date today = question_.now.date;
    Date first = question_.since;
    for (int i = 0; i < days_behind; ++i) {
      const auto before = days_.previous(first);
      if (!before) break;  // the beginning of the list
      first = *before;
    }
    std::set<Date> dates;
    for (std::chrono::sys_days at{first}; at <= std::chrono::sys_days{today}; at += one_day) {
      const Date date = at;
      const auto business = days_.is_business(date);
      if (!business && set_aside(business.error())) break;
      if (!business) return pass(business);
      if (*business) dates.insert(date);
    }
    Date ahead = today;
    for (int i = 0; i < days_ahead; ++i) {
      const auto next = days_.next(ahead);
      if (!next) {
        end_of_list_ = next.error();
        break;
      }
      dates.insert(ahead = *next);
    }
    for (const auto& [date, kind] : question_.planned.all()) {
      if (step_with(flow, kind) == nullptr) continue;
      const auto required = days_.require(date);
      if (required)
        dates.insert(date);
      else if (!set_aside(required.error()) && !set_aside_plan(kind, date, required.error()))
        return pass(required);
    }
    return std::vector<Date>(dates.begin(), dates.end());
  }

  [[nodiscard]] bool is_done(const ScheduleStep& step, Date file_date) const {
    return question_.done.has(step.file, file_date);
  }
  [[nodiscard]] bool is_planned(const ScheduleStep& step, Date file_date) const {
    return question_.planned.has(step.file, file_date);
  }

  [[nodiscard]] Result<std::optional<Instant>> instant(const std::optional<Moment>& moment,
                                                       Date day) const {
    if (!moment) return std::nullopt;
    const auto instant = instant_of(*moment, day, days_);
    if (!instant) return pass(instant);
    return *instant;
  }

  // Whether the biller can act on D = `day`: not before what comes first is there.
  [[nodiscard]] Result<bool> has_opened(const Flow& flow, const ScheduleStep& step,
                                        Date day) const {
    const ScheduleStep* before = step.after.empty() ? nullptr : step_with(flow, step.after);
    const ScheduleStep& opening = before != nullptr && is_fetched(*before) ? *before : step;
    if (!opening.opens) return true;
    const int opens_on = opening.opens->day;
    if (opens_on >= 0 && day > question_.now.date) return false;
    if (opens_on > 0 && day == question_.now.date) return false;
    const auto opens = instant_of(*opening.opens, day, days_);
    if (!opens) return pass(opens);
    return beginning_of(*opens) <= question_.now;
  }

  // The request that is planned of that day and may not go before the file of `step`; "" = none.
  [[nodiscard]] std::string needed_for(const Flow& flow, const ScheduleStep& step,
                                       Date file_date) const {
    for (const ScheduleStep& other : flow.steps)
      if (other.after == step.file && is_sent(other) && is_planned(other, file_date) &&
          !is_done(other, file_date))
        return other.file;
    return "";
  }

  [[nodiscard]] bool is_owed(const ScheduleStep& step, Date file_date) const {
    if (is_planned(step, file_date) || step.owed == Owed::every_day) return true;
    return step.owed == Owed::after_other && question_.done.has(step.owed_after, file_date);
  }

  Status look_at_sending(const Flow& flow, const ScheduleStep& step,
                         const std::vector<Date>& dates) {
    bool offered = false;
    for (const Date day : dates)
      if (const Status looked = look_at_sending(flow, step, day, offered);
          !looked && !set_aside(looked.error()) && !set_aside_plan(step.file, day, looked.error()))
        return looked;
    // What can be sent next may be a file of a day beyond the list.
    if (!offered && end_of_list_ && step.closes && step.owed != Owed::every_day)
      set_aside(*end_of_list_);
    return done();
  }

  Status look_at_sending(const Flow& flow, const ScheduleStep& step, Date day, bool& offered) {
    const auto file_date = days_.shifted(day, step.file_day);
    if (!file_date) return pass(file_date);
    std::string needed = needed_for(flow, step, *file_date);
    const bool planned = is_planned(step, *file_date) || !needed.empty();
    const bool owed = planned || is_owed(step, *file_date);
    if (*file_date < question_.since && !planned) return done();
    if (!owed && (offered || !step.closes)) return done();
    const auto opened = has_opened(flow, step, day);
    if (!opened) return pass(opened);
    if (!*opened && !planned) return done();
    const auto closes = instant(step.closes, day);
    if (!closes) return pass(closes);
    const bool day_over = !*closes && *file_date < question_.now.date;
    const bool missed = day_over || (*closes && end_of(**closes) < question_.now);
    if (!owed && missed) return done();
    offered = offered || !missed;
    if (is_done(step, *file_date)) return done();
    const bool unproven = missed && !planned && !question_.done_is_known;
    const bool was_due_today = *closes && (*closes)->date == question_.now.date;
    if (unproven && (step.owed != Owed::every_day || !was_due_today)) return done();
    DueItem item{DueState::send, &flow, &step, *file_date, std::nullopt, {}, {}, {}, {}};
    item.needed_for = std::move(needed);
    item.unproven = unproven;
    item.day_over = day_over;
    return add_sending(std::move(item), *closes, owed);
  }

  Status add_sending(DueItem item, const std::optional<Instant>& closes, bool owed) {
    if (closes) {
      item.deadline = end_of(*closes);
      item.left = between(question_.now, *item.deadline);
      const auto own = own_deadline(*item.step, *item.deadline);
      if (!own) return pass(own);
      item.own = *own;
      if (item.own) item.own_left = between(question_.now, *item.own);
    }
    if (!owed)
      item.state = DueState::may_send;
    else if (item.day_over || (item.left && item.left->count() < 0))
      item.state = DueState::overdue;
    else if (item.own_left && item.own_left->count() < 0)
      item.state = DueState::late;
    add(std::move(item));
    return done();
  }

  [[nodiscard]] Result<std::optional<CivilTime>> own_deadline(const ScheduleStep& step,
                                                              const CivilTime& deadline) const {
    const auto found = question_.own.times.find(step.file);
    if (found != question_.own.times.end()) {
      if (found->second > deadline.time)
        return fail(Errc::usage, own_too_late(step, found->second, deadline));
      return CivilTime{deadline.date, found->second};
    }
    if (question_.own.margin.count() == 0) return std::nullopt;
    const auto own = plus(deadline, -question_.own.margin);
    if (!own) return pass(own);
    return *own;
  }

  Status look_at_fetching(const Flow& flow, const ScheduleStep& step,
                          const std::vector<Date>& dates) {
    if (!step.opens && !question_.done_is_known) return done();
    std::optional<DueItem> latest;
    for (const Date day : dates)
      if (const Status looked = look_at_fetching(flow, step, day, latest);
          !looked && !set_aside(looked.error()))
        return looked;
    if (latest) add(std::move(*latest));
    return done();
  }

  Status look_at_fetching(const Flow& flow, const ScheduleStep& step, Date day,
                          std::optional<DueItem>& latest) {
    const auto opened = has_opened(flow, step, day);
    if (!opened) return pass(opened);
    if (!*opened) return done();
    const auto file_date = days_.shifted(day, step.file_day);
    if (!file_date) return pass(file_date);
    if (*file_date < question_.since || is_done(step, *file_date)) return done();
    const auto opens = instant(step.opens, day);
    if (!opens) return pass(opens);
    DueItem item{DueState::fetch, &flow, &step, *file_date, *opens, {}, {}, {}, {}};
    if (question_.done_is_known ? is_owed(step, *file_date) : is_planned(step, *file_date))
      add(std::move(item));
    else if (!question_.done_is_known)
      latest = std::move(item);
    return done();
  }

  // The same file may move in two flows: the first to name it counts.
  void add(DueItem item) {
    const auto same = [&](const DueItem& other) {
      return other.step->file == item.step->file && other.file_date == item.file_date;
    };
    if (std::ranges::none_of(items_, same)) items_.push_back(std::move(item));
  }

  [[nodiscard]] std::tuple<DueState, std::chrono::seconds, Date> urgency(
      const DueItem& item) const {
    constexpr auto never = std::chrono::seconds::max();
    if (item.state == DueState::fetch)
      return {item.state, item.opens ? between(question_.now, beginning_of(*item.opens)) : never,
              item.file_date};
    const bool by_own = item.own_left && item.state >= DueState::send;
    return {item.state, by_own ? *item.own_left : item.left.value_or(never), item.file_date};
  }

  const BusinessDays& days_;
  const DueQuestion& question_;
  std::vector<DueItem> items_;
  std::map<std::pair<Date, std::string>, Phrase> misplanned_;
  std::optional<Error> beyond_;
  std::optional<Error> end_of_list_;  // where no business day further ahead is known
};

}  // namespace

Result<DueList> due(std::span<const Flow* const> flows, const BusinessDays& days,
                    const DueQuestion& question) {
  Duties duties(days, question);
  for (const Flow* flow : flows)
    if (const Status looked = duties.look_at(*flow); !looked) return pass(looked);
  return std::move(duties).sorted();
}

}  // namespace kcms
