// Which documents may prove a consent: the named tables of schemas/evidence.toml.
#pragma once

#include <kcms/base/document.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

class EvidenceTable {
 public:
  // What may stand on a day for one type of evidence.
  struct Allowed {
    std::vector<std::string> extensions;  // in small letters
    std::uint64_t max_bytes = 0;          // 0: no document of this type at all
  };

  // Nothing is allowed for a type that no row of that day names.
  [[nodiscard]] Allowed allowed(std::string_view evidence_type,
                                std::chrono::year_month_day file_date) const;
  // The largest document of any type and day.
  [[nodiscard]] std::uint64_t max_bytes() const noexcept;
  [[nodiscard]] const std::string& name() const noexcept { return name_; }

 private:
  friend class EvidenceTables;
  struct Row {
    std::string evidence_type;
    Allowed allowed;
    std::chrono::year_month_day since{};
    std::chrono::year_month_day until{};  // the first day on which it no longer holds
  };
  std::string name_;  // "2016"
  std::vector<Row> rows_;
};

// Whether `extension`, in capitals or not, is one of them.
[[nodiscard]] bool takes_extension(const EvidenceTable::Allowed& allowed,
                                   std::string_view extension);

// "jpg, gif": the extensions as messages name them.
[[nodiscard]] std::string listed_extensions(const EvidenceTable::Allowed& allowed);

class EvidenceTables {
 public:
  // Adds the tables of a file; one of a name that is here already replaces it. What cannot be read
  // is a fault and left out.
  void add(std::string_view toml, std::string name, Faults& faults);

  // Null where there is none of that name.
  [[nodiscard]] const EvidenceTable* find(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> names() const;

 private:
  std::map<std::string, EvidenceTable, std::less<>> tables_;
};

}  // namespace kcms
