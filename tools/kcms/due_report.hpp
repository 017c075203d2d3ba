// The faces of `schedule due`: a table for people, or the document "due/1".
#pragma once

#include "calendar_input.hpp"
#include "done_files.hpp"

#include <kcms/calendar/due.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// What there is to print. Borrows.
struct DueAnswer {
  const Schedule& schedule;
  const DueQuestion& question;
  const DueList& list;
  const std::vector<UncountedFile>& uncounted;
};

[[nodiscard]] std::string due_text(const DueAnswer& answer, const Words& words,
                                   std::string_view language);
[[nodiscard]] std::string due_json(const DueAnswer& answer, const Words& words);

}  // namespace kcms
