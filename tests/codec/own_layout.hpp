// A layout written in a test, as a user writes it in a schema.
#pragma once

#include <kcms/layout/layout_set.hpp>
#include <kcms/layout/registry.hpp>

#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <string_view>

// Layouts of one schema; owns what they borrow.
class OwnLayout {
 public:
  explicit OwnLayout(std::string toml) {
    kcms::Faults faults;
    const kcms::SchemaText text{"own.toml", "schema = 1\n" + std::move(toml)};
    set_ = kcms::LayoutSet::load({&text, 1}, {"codes.toml", ""}, faults);
    for (const kcms::Fault& fault : faults)
      UNSCOPED_INFO(
          "line " << fault.line - 1 << ": " << fault.phrase.key << " "
                  << (fault.phrase.values.empty() ? "" : fault.phrase.values.front().second));
    REQUIRE(set_ != nullptr);
  }

  [[nodiscard]] const kcms::FileSpec& spec() const { return set_->layouts().front(); }
  [[nodiscard]] kcms::Registry registry() const {
    kcms::Registry registry;
    registry.overlay(set_);
    return registry;
  }
  [[nodiscard]] const std::shared_ptr<const kcms::LayoutSet>& set() const { return set_; }

 private:
  std::shared_ptr<const kcms::LayoutSet> set_;
};
