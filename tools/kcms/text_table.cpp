#include "text_table.hpp"

#include <kcms/base/text.hpp>
#include <kcms/charset/charset.hpp>

#include <algorithm>

namespace kcms {

std::vector<std::size_t> TextTable::widths() const {
  std::vector<std::size_t> widths;
  for (const auto& cells : rows_) {
    widths.resize(std::max(widths.size(), cells.size()));
    for (std::size_t i = 0; i < cells.size(); ++i)
      widths[i] = std::max(widths[i], columns(cells[i]));
  }
  return widths;
}

std::string TextTable::text() const {
  const std::vector<std::size_t> widths = this->widths();
  std::string text;
  for (const auto& cells : rows_) {
    std::string line = margin_;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string fill(widths[i] - columns(cells[i]), ' ');
      const bool right = std::ranges::find(right_, i) != right_.end();
      line += (i == 0 ? "" : "  ") + (right ? fill + cells[i] : cells[i] + fill);
    }
    text += std::string(trim_right(line)) + '\n';
  }
  return text;
}

}  // namespace kcms
