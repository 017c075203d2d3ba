// A table for a terminal: columns as wide as their widest cell, Hangul counted as two.
#pragma once

#include <string>
#include <vector>

namespace kcms {

class TextTable {
 public:
  // `margin` stands before every line. `right` lists the columns that are aligned to the right.
  explicit TextTable(std::string margin, std::vector<std::size_t> right = {})
      : margin_(std::move(margin)), right_(std::move(right)) {}

  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

  // Every row a line; no blanks at the end of one.
  [[nodiscard]] std::string text() const;

 private:
  [[nodiscard]] std::vector<std::size_t> widths() const;

  std::string margin_;
  std::vector<std::size_t> right_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace kcms
