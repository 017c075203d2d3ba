// TOML with places. The only file that knows toml++. Every configuration, schema and table of ours
// is read through it. A Table hands out values and remembers which keys were asked for; finish()
// reports the rest, so that a misspelt key is never silently ignored. Faults are collected, not
// thrown: a reader goes on and reports all at once.
#pragma once

#include <kcms/base/phrase.hpp>
#include <kcms/base/result.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// One fault of a document: "eb11.toml:20:3: …".
struct Fault {
  std::string file;
  std::uint32_t line = 0;    // from 1; 0 = the file as a whole
  std::uint32_t column = 0;  // from 1
  Phrase phrase;
};
using Faults = std::vector<Fault>;

struct Spot {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

// One value of a document. Borrows from its Document.
class Node {
 public:
  [[nodiscard]] Spot spot() const;
  [[nodiscard]] std::string_view type()
      const;  // "string", "integer", "boolean", "date", "list", "table", "float", "time"
  [[nodiscard]] std::optional<std::string> text() const;
  [[nodiscard]] std::optional<std::int64_t> integer() const;
  [[nodiscard]] std::optional<bool> boolean() const;
  [[nodiscard]] std::optional<std::chrono::year_month_day> date() const;
  [[nodiscard]] bool is_table() const;
  [[nodiscard]] bool is_list() const;
  [[nodiscard]] std::vector<Node> items() const;  // of a list; empty for all else
  [[nodiscard]] const void* raw() const { return node_; }

 private:
  friend class Table;
  friend class Document;
  explicit Node(const void* node) : node_(node) {}
  const void* node_;
};

// One table of a document; cheap to move. Getters report a value of the wrong type as a fault and
// return nothing. `require_…` also report a missing key and then return an empty value.
class Table {
 public:
  Table(const Node& node, std::string file, Faults& faults);

  [[nodiscard]] std::optional<std::string> text(std::string_view key);
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key);
  [[nodiscard]] std::optional<bool> boolean(std::string_view key);
  [[nodiscard]] std::optional<std::chrono::year_month_day> date(std::string_view key);
  [[nodiscard]] std::optional<std::vector<std::string>> texts(
      std::string_view key);  // a list of texts
  [[nodiscard]] std::optional<std::vector<std::int64_t>> integers(std::string_view key);
  [[nodiscard]] std::optional<Table> table(std::string_view key);
  [[nodiscard]] std::vector<Table> tables(
      std::string_view key);  // a list of tables; empty if absent
  [[nodiscard]] std::optional<Node> node(std::string_view key);  // any type

  [[nodiscard]] std::string require_text(std::string_view key);
  [[nodiscard]] std::int64_t require_integer(std::string_view key);
  [[nodiscard]] std::optional<Table> require_table(std::string_view key);

  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> keys() const;  // in document order
  [[nodiscard]] Spot spot() const;                      // of the table itself
  [[nodiscard]] Spot spot(
      std::string_view key) const;  // of a value, or of the table where the key is absent
  [[nodiscard]] const std::string& file() const { return file_; }

  void report(Spot spot, Phrase phrase);
  // Reports every key that no getter asked for, with the nearest one that was.
  void finish();

 private:
  const void* table_;
  std::string file_;
  Faults* faults_;
  std::vector<std::string> asked_;
};

// Owns a parsed document; must outlive its Nodes and Tables.
class Document {
 public:
  // `text` is UTF-8; `name` is what faults call it. A syntax error is the one fault of `faults`,
  // and no document.
  [[nodiscard]] static std::optional<Document> parse(std::string_view text, std::string name,
                                                     Faults& faults);
  [[nodiscard]] Table root(Faults& faults) const;
  [[nodiscard]] const std::string& name() const { return name_; }

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

 private:
  Document();
  struct Parsed;
  std::unique_ptr<Parsed> parsed_;
  std::string name_;
};

}  // namespace kcms
