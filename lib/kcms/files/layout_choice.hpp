// Which revision of a layout rows are for, and the date of the file they make.
#pragma once

#include <kcms/files/record_maker.hpp>

#include <span>
#include <string>

namespace kcms {

struct LayoutChoice {
  const FileSpec* spec = nullptr;  // null: that takes a date, and none was given
  std::optional<Date> date;        // nothing where the layout does not need one and none was given
  std::string_view no_date;        // what the header row gives instead of one
};

// By the date of the settings, else by that in the header row, which must then be `first`.
// `layouts` are all revisions of a kind; `first` is null where there are no rows. A date on which
// no layout holds is Errc::usage.
[[nodiscard]] Result<LayoutChoice> choose_layout(std::span<const FileSpec* const> layouts,
                                                 const FileSettings& settings,
                                                 std::span<const std::string> columns,
                                                 const Row* first);

}  // namespace kcms
