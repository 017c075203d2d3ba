// Files by kind and date, as their names tell: what was sent or fetched, and what is meant to be.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace kcms {

class DatedFiles {
 public:
  using Date = std::chrono::year_month_day;

  // Takes a name of the form EB210923 or EB210923_2026. One without a year is of the year that
  // brings it nearest to `today`. False, and nothing taken, where it has another form or there is
  // no such day.
  bool add(std::string_view name, Date today);

  // The same of a file whose kind and date are known.
  void add_known(std::string_view kind, Date date) { files_.emplace(date, kind); }

  [[nodiscard]] bool has(std::string_view kind, Date date) const {
    return files_.contains({date, std::string(kind)});
  }
  [[nodiscard]] bool empty() const noexcept { return files_.empty(); }
  // By date, then by kind.
  [[nodiscard]] const std::set<std::pair<Date, std::string>>& all() const noexcept {
    return files_;
  }

 private:
  std::set<std::pair<Date, std::string>> files_;
};

}  // namespace kcms
