// What a biller has to send or may fetch at a moment, from the schedule and from what it says is
// done. Nothing here knows where the saying comes from: today names of files, later the ledger.
#pragma once

#include <kcms/base/clock.hpp>
#include <kcms/base/result.hpp>
#include <kcms/calendar/business_days.hpp>
#include <kcms/calendar/dated_files.hpp>
#include <kcms/calendar/plan.hpp>
#include <kcms/calendar/schedule.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kcms {

// The most urgent first.
enum class DueState : std::uint8_t {
  overdue,   // the centre's deadline has passed, or, where none was published, the file's day
  late,      // the biller's own deadline has passed, the centre's has not
  send,      // has to be sent
  fetch,     // waits at the centre
  may_send,  // can be sent, where there is something to ask for
};

struct DueItem {
  DueState state = DueState::fetch;
  const Flow* flow = nullptr;
  const ScheduleStep* step = nullptr;
  std::chrono::year_month_day file_date{};
  std::optional<Instant> opens;                  // since when it waits, for what is fetched
  std::optional<CivilTime> deadline;             // the centre's; absent where none was published
  std::optional<CivilTime> own;                  // the biller's own, never later than the centre's
  std::optional<std::chrono::seconds> left;      // until the centre's; negative where it has passed
  std::optional<std::chrono::seconds> own_left;  // until the biller's own
  // The planned request that may not go before this file, where it needs it; "" = none.
  std::string needed_for;
  bool unproven = false;  // overdue only if it was not sent, which nobody said
  bool day_over = false;  // no deadline was published, and the day of the file has passed

  [[nodiscard]] bool is_overdue() const noexcept { return state <= DueState::late; }
};

// The biller's own deadlines, all of them before the centre's.
struct OwnDeadlines {
  std::chrono::seconds margin{0};  // so long before every deadline
  // By kind: the time on the day of the deadline.
  std::map<std::string, std::chrono::seconds> times;
};

struct DueQuestion {
  CivilTime now;
  // The first file date that is looked at; what lies before is left alone.
  std::chrono::year_month_day since{};
  DatedFiles done;
  // Whether `done` is all there is: only then a file that is not in it is known to be missing.
  bool done_is_known = false;
  DatedFiles planned;  // requests that have to be sent
  OwnDeadlines own;
};

// A planned request of a day on which none can be made.
struct MisplannedFile {
  std::string kind;
  std::chrono::year_month_day date{};
  Phrase why;
};

struct DueList {
  std::vector<DueItem> items;              // the most urgent first
  std::vector<MisplannedFile> misplanned;  // by date, then by kind; they stand nowhere else
  // Why more may be due than that: a day beyond the list of holidays.
  std::optional<Error> beyond;
};

// Everything due at `question.now`. A request is due where it is planned, where what is done asks
// for it, or where a planned one has to wait for it; else it is offered once, for the nearest date
// that can still be reached. Where it is not known what is done, nothing is overdue but what is
// planned and what is owed every day and had its deadline today, and of each result only the latest
// is named. Errors (Errc::usage): an own deadline later than the centre's.
// `flows` must outlive what comes back.
[[nodiscard]] Result<DueList> due(std::span<const Flow* const> flows, const BusinessDays& days,
                                  const DueQuestion& question);

}  // namespace kcms
