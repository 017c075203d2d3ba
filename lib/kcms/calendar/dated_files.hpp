// Files by kind and date: what was sent or fetched, and what is meant to be.
#pragma once

#include <chrono>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace kcms {

class DatedFiles {
 public:
  using Date = std::chrono::year_month_day;

  void add(std::string_view kind, Date date) { files_.emplace(date, kind); }

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
