#include <kcms/layout/registry.hpp>

#include <kcms/base/clock.hpp>
#include <kcms/layout/layout_set.hpp>

#include <algorithm>

namespace kcms {

Registry Registry::builtin() {
  Registry registry;
  for (const FileSpec& layout : builtin_layouts()) registry.layouts_.push_back(&layout);
  return registry;
}

void Registry::overlay(std::shared_ptr<const LayoutSet> set) {
  // The layouts of a kind take the place of those they replace, so that the order of kinds stays.
  std::vector<const FileSpec*> laid;
  const auto add = [&](std::string_view kind) {
    for (const FileSpec& layout : set->layouts())
      if (layout.kind == kind) laid.push_back(&layout);
  };
  const auto declares = [&](std::string_view kind) {
    return std::ranges::find(set->layouts(), kind, &FileSpec::kind) != set->layouts().end();
  };
  const auto is_laid = [&](std::string_view kind) {
    return std::ranges::find(laid, kind, &FileSpec::kind) != laid.end();
  };
  for (const FileSpec* layout : layouts_) {
    if (!declares(layout->kind))
      laid.push_back(layout);
    else if (!is_laid(layout->kind))
      add(layout->kind);
  }
  for (const FileSpec& layout : set->layouts())
    if (!is_laid(layout.kind)) add(layout.kind);
  layouts_ = std::move(laid);
  owners_.push_back(std::move(set));
}

const FileSpec* Registry::find(std::string_view kind, Date date) const noexcept {
  const auto found = std::ranges::find_if(layouts_, [&](const FileSpec* layout) {
    return layout->kind == kind && layout->since <= date && date < layout->until;
  });
  return found == layouts_.end() ? nullptr : *found;
}

std::vector<const FileSpec*> Registry::revisions(std::string_view kind) const {
  std::vector<const FileSpec*> revisions;
  std::ranges::copy_if(layouts_, std::back_inserter(revisions),
                       [&](const FileSpec* layout) { return layout->kind == kind; });
  return revisions;
}

std::vector<std::string_view> Registry::kinds() const {
  std::vector<std::string_view> kinds;
  for (const FileSpec* layout : layouts_)
    if (kinds.empty() || kinds.back() != layout->kind) kinds.push_back(layout->kind);
  return kinds;
}

std::string layout_id(const FileSpec& spec) {
  const std::string kind(spec.kind);
  if (spec.since != beginning_of_time) return kind + "@" + iso_date(spec.since);
  return spec.until == end_of_time ? kind : kind + "@until-" + iso_date(spec.until);
}

}  // namespace kcms
