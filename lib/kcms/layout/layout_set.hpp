// The schema reader: TOML texts to layouts. The same reader runs in layoutc at build time and for
// --schemas.
#pragma once

#include <kcms/base/document.hpp>
#include <kcms/layout/layout.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kcms {

struct SchemaText {
  std::string name;  // "eb11.toml"
  std::string text;  // UTF-8
};

// Whether the text is written in the schema language: it has one of that language's tables. So has
// not every file of schemas/: the others hold codes, rules, words.
[[nodiscard]] bool is_schema(const SchemaText& text);

// Owns what its FileSpecs borrow. Not copied, not moved: handed round by shared_ptr.
class LayoutSet {
 public:
  // Reads every text that is_schema(); `codes` is codes.toml, and is passed over among the
  // texts. All faults of all texts are added to `faults`, each with line and column, in the order
  // of files and lines; where there is one, the result is null. `other_kinds` are those that
  // `answers` may name beside the kinds of the texts; without it `answers` may name anything.
  [[nodiscard]] static std::shared_ptr<const LayoutSet> load(
      std::span<const SchemaText> texts, const SchemaText& codes, Faults& faults,
      std::optional<std::span<const std::string_view>> other_kinds = std::nullopt);

  // The kinds in the order of the texts, the layouts of a kind oldest first.
  [[nodiscard]] std::span<const FileSpec> layouts() const noexcept;

  LayoutSet(const LayoutSet&) = delete;
  LayoutSet& operator=(const LayoutSet&) = delete;
  ~LayoutSet();

 private:
  struct Store;
  explicit LayoutSet(std::unique_ptr<Store> store);
  std::unique_ptr<Store> store_;
};

}  // namespace kcms
