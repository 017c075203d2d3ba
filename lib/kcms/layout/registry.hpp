// All layouts known to a run: those built in, and those of --schemas laid over them.
#pragma once

#include <kcms/base/document.hpp>
#include <kcms/layout/layout.hpp>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

class LayoutSet;  // owns loaded layouts; layout/layout_set.hpp

// Made by layoutc from schemas/*.toml; defined in the build tree.
[[nodiscard]] std::span<const FileSpec> builtin_layouts() noexcept;

class Registry {
 public:
  // Kinds in the order of `builtin_layouts()`, each with its revisions in order of `since`.
  [[nodiscard]] static Registry builtin();

  // Lays the layouts of a set over those here: a kind declared there replaces all revisions of the
  // kind here.
  void overlay(std::shared_ptr<const LayoutSet> set);

  // The layout of `kind` that holds on `date`; null where there is none.
  [[nodiscard]] const FileSpec* find(std::string_view kind, Date date) const noexcept;
  // All revisions of a kind, oldest first; empty where it is unknown.
  [[nodiscard]] std::vector<const FileSpec*> revisions(std::string_view kind) const;
  [[nodiscard]] std::span<const FileSpec* const> all() const noexcept { return layouts_; }
  [[nodiscard]] std::vector<std::string_view> kinds() const;

 private:
  std::vector<const FileSpec*> layouts_;
  std::vector<std::shared_ptr<const LayoutSet>> owners_;
};

// "EB11@2016-01-12"; for the first of several "EB11@until-2016-01-12"; "EB11" where a kind has one
// for all dates.
[[nodiscard]] std::string layout_id(const FileSpec& spec);

}  // namespace kcms
