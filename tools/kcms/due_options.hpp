// What the command line says of what is done, what is planned, and of the biller's own deadlines.
#pragma once

#include "arguments.hpp"

#include <kcms/calendar/due.hpp>
#include <kcms/layout/registry.hpp>

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kcms {

// What the names and headers of files are read by.
struct DueWorld {
  CivilTime now;
  const Registry& registry;
};

struct DueOptions {
  std::vector<std::string> done;     // names or paths
  std::vector<std::string> folders;  // where such files lie
  std::vector<std::string> planned;
  std::optional<std::chrono::year_month_day> since;
  OwnDeadlines own;

  [[nodiscard]] static Result<DueOptions> from(const Arguments& arguments);

  // Looks into the files of the folders, and those that --done names and that are there: what a
  // file is, and of which day, its header says. Of those that cannot be told, or are named as
  // something else, `passed_over` says so, and they are not done. Of `flows`, planned files have to
  // be requests; `days` tells how far to look back where --since does not.
  [[nodiscard]] Result<DueQuestion> question(const DueWorld& world,
                                             std::span<const Flow* const> flows,
                                             const BusinessDays& days,
                                             std::vector<Phrase>& passed_over) const;
};

}  // namespace kcms
