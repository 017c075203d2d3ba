// What moves when, as schemas/schedule.toml has it: flows of steps, counted from a day D.
#pragma once

#include <kcms/base/document.hpp>
#include <kcms/calendar/known.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

enum class DayUnit : std::uint8_t { business, calendar };

// "D+1 11:00": a day counted from D, and a time where one is known.
struct Moment {
  int day = 0;
  DayUnit unit = DayUnit::business;
  std::optional<std::chrono::seconds> at;
};

// Whether a file has to move at all.
enum class Owed : std::uint8_t {
  if_wanted,    // a request that the biller makes when it has something to ask for
  every_day,    // on every business day
  after_other,  // as soon as ScheduleStep::owed_after of the same date is there
};

struct ScheduleStep {
  int number = 1;  // in its flow
  std::string actor;
  std::string from;  // "" where nothing moves
  std::string to;
  std::string file;  // "EB11"; "" where no file moves
  int file_day = 0;
  std::optional<Moment> opens;
  std::optional<Moment> closes;
  std::string after;
  Owed owed = Owed::if_wanted;
  std::string owed_after;
  Wording does;
  Known known;

  // Whether anything was published about its time.
  [[nodiscard]] bool is_timed() const noexcept { return opens || closes; }
};

struct Flow {
  std::string name;  // "debit"
  Wording title;
  Wording day;  // what D is
  Known known;
  std::string instead_of;  // the flow in whose place it stands where it is named; "" = always there
  std::vector<ScheduleStep> steps;
};

// The file's own parties, as the table names them.
inline constexpr std::string_view biller_actor = "biller";

class Schedule {
 public:
  // What cannot be read is a fault and left out.
  [[nodiscard]] static Schedule read(std::string_view toml, std::string name, Faults& faults);

  // In the order of the table.
  [[nodiscard]] const std::vector<Flow>& flows() const noexcept { return flows_; }
  [[nodiscard]] const Flow* find(std::string_view name) const;
  // What an actor is called.
  [[nodiscard]] const Wording& actor(std::string_view id) const;

 private:
  std::vector<Flow> flows_;
  std::map<std::string, Wording, std::less<>> actors_;
};

}  // namespace kcms
