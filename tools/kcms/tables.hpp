// The layouts and reference tables of a run: those built in, with the ones of --schemas laid over
// them.
#pragma once

#include <kcms/base/document.hpp>
#include <kcms/evidence/evidence_table.hpp>
#include <kcms/layout/layout_set.hpp>
#include <kcms/layout/registry.hpp>
#include <kcms/rules/reference.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kcms {

struct Tables {
  Registry registry;
  Reference reference;
  EvidenceTables evidence;
};

// `schemas` is a folder, or "" for none. Nothing where there is a fault; the faults say which.
[[nodiscard]] std::optional<Tables> load_tables(const std::string& schemas, Faults& faults);

// The layouts of a folder, or of one schema file; null where there is a fault.
[[nodiscard]] std::shared_ptr<const LayoutSet> load_layouts(const std::string& path,
                                                            Faults& faults);

}  // namespace kcms
