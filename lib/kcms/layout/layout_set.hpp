// The schema reader: TOML texts to layouts. The same reader runs in layoutc at build time and for --schemas.
#pragma once

#include <kcms/base/document.hpp>
#include <kcms/layout/layout.hpp>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace kcms {

struct SchemaText {
  std::string name;  // "eb11.toml"
  std::string text;  // UTF-8
};

// Owns what its FileSpecs borrow. Not copied, not moved: handed round by shared_ptr.
class LayoutSet {
 public:
  // Reads every text that has a [file] table; `codes` is codes.toml. All faults of all texts are added to `faults`,
  // each with line and column; where there is one, the result is null.
  [[nodiscard]] static std::shared_ptr<const LayoutSet> load(std::span<const SchemaText> texts, const SchemaText& codes,
                                                             Faults& faults);

  [[nodiscard]] std::span<const FileSpec> layouts() const noexcept { return layouts_; }

  LayoutSet(const LayoutSet&) = delete;
  LayoutSet& operator=(const LayoutSet&) = delete;
  ~LayoutSet();

 private:
  friend class SchemaReader;
  LayoutSet();
  struct Store;
  std::unique_ptr<Store> store_;
  std::span<const FileSpec> layouts_;
};

}  // namespace kcms
