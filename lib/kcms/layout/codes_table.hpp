// The tables of codes.toml.
#pragma once

#include <kcms/layout/arena.hpp>
#include <kcms/layout/declared.hpp>

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

class CodesTable {
 public:
  // What cannot be read is reported and left out.
  [[nodiscard]] static CodesTable read(std::string_view toml, std::string name, Faults& faults);

  [[nodiscard]] bool has(std::string_view table) const { return tables_.contains(table); }
  [[nodiscard]] std::vector<std::string_view> names() const;
  // The dates at which a table changes.
  [[nodiscard]] std::vector<Date> dates(std::string_view table) const;
  // Its values as they are on a day, kept in `arena`.
  [[nodiscard]] std::span<const CodeValue> on(std::string_view table, Date day, Arena& arena) const;

 private:
  struct Row {
    SaidText code;
    SaidText word;
    TitleKeys title;
    Scope scope;
  };
  static std::vector<Row> read_rows(Table table);
  std::map<std::string, std::vector<Row>, std::less<>> tables_;
};

}  // namespace kcms
