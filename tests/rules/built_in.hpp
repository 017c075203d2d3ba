// The tables that are built in, read once.
#pragma once

#include <kcms/base/embedded.hpp>
#include <kcms/evidence/evidence_table.hpp>
#include <kcms/rules/reference.hpp>

#include <cassert>

namespace kcms::test {

// Banks and failure codes.
inline const Reference& reference() {
  static const Reference all = [] {
    Reference read;
    Faults faults;
    read.add_banks(embedded("banks.toml"), "banks.toml", faults);
    read.add_failure_codes(embedded("failure_codes.toml"), "failure_codes.toml", faults);
    assert(faults.empty());
    return read;
  }();
  return all;
}

// Which documents may prove a consent.
inline const EvidenceTables& evidence_tables() {
  static const EvidenceTables all = [] {
    EvidenceTables read;
    Faults faults;
    read.add(embedded("evidence.toml"), "evidence.toml", faults);
    assert(faults.empty());
    return read;
  }();
  return all;
}

}  // namespace kcms::test
