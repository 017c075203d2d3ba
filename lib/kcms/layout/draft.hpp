// A layout in the making: one kind in one stretch of dates, with the declarations it comes from at
// hand, so that a fault can be reported where it was written.
#pragma once

#include <kcms/layout/arena.hpp>
#include <kcms/layout/codes_table.hpp>
#include <kcms/layout/declared.hpp>
#include <kcms/layout/record_graph.hpp>
#include <kcms/layout/stretch.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kcms {

inline constexpr std::uint32_t most_bytes = 65535;  // of a field or record

struct DraftRecord {
  const RecordDecl* decl = nullptr;
  std::vector<const FieldKeys*> keys;  // beside `fields`
  std::vector<FieldSpec> fields;
  RecordSpec spec;
};

struct Draft {
  const SchemaDecl& schema;
  const KindDecl& kind;
  const Stretch stretch;
  const RecordGraph& graph;
  const CodesTable& codes;
  Arena& arena;
  Faults& faults;
  std::vector<DraftRecord> records;  // in the order of the graph

  [[nodiscard]] bool holds(const Scope& scope) const {
    return kcms::holds(scope, kind.name.value, stretch.since);
  }
  [[nodiscard]] const FieldSpec& at(FieldRef ref) const {
    return records[ref.record].fields[ref.field];
  }
  // "EB11", with its dates where it has more than one layout.
  [[nodiscard]] std::string name() const;
  void report(Spot spot, std::string_view key, Phrase::Values values = {}) const;

  // Those below report what does not exist.
  [[nodiscard]] std::optional<std::uint16_t> find_record(const SaidText& name) const;
  [[nodiscard]] std::optional<std::uint16_t> find_field(std::uint16_t record,
                                                        const SaidText& name) const;
  [[nodiscard]] std::optional<FieldRef> find(const SaidText& reference) const;  // "header.biller"
  [[nodiscard]] std::vector<std::uint16_t> find_fields(std::uint16_t record,
                                                       const std::vector<SaidText>& names) const;
};

// The source of a declaration: each of its parts from the nearest that says it.
[[nodiscard]] Source source_of(Arena& arena,
                               std::initializer_list<const SourceKeys*> nearest_first);
[[nodiscard]] Bilingual keep_title(Arena& arena, const TitleKeys& title);

}  // namespace kcms
