// What the command line says of what is done, what is planned, and of the biller's own deadlines.
#pragma once

#include "arguments.hpp"
#include "done_files.hpp"

#include <kcms/calendar/due.hpp>

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kcms {

struct DueOptions {
  std::vector<std::string> done;     // names or paths
  std::vector<std::string> folders;  // where such files lie
  std::string biller;                // whose files they are; "" = all those of one biller
  std::vector<std::string> planned;
  std::optional<std::chrono::year_month_day> since;
  OwnDeadlines own;

  [[nodiscard]] static Result<DueOptions> from(const Arguments& arguments);

  // What is done, as DoneFiles has it, with the files that do not count. Of `flows`, planned files
  // have to be requests; `days` tells how far to look back where --since does not.
  [[nodiscard]] Result<DueQuestion> question(const DueWorld& world,
                                             std::span<const Flow* const> flows,
                                             const BusinessDays& days,
                                             std::vector<UncountedFile>& uncounted) const;
};

}  // namespace kcms
