// Everything about one record: its fields in order, what stands in them, and what is wrong with
// each.
#pragma once

#include <kcms/rules/validator.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace kcms {

struct ExplainedField {
  const FieldSpec* field = nullptr;
  std::string raw;  // the bytes as they stand; '*' for those of a secret field that is not revealed
  std::string value;  // UTF-8, masked likewise
  std::vector<Finding> findings;
};

struct ExplainedRecord {
  std::uint64_t number = 0;           // from 1
  std::uint64_t offset = 0;           // in the file
  std::uint64_t records = 0;          // in the file
  const RecordSpec* shape = nullptr;  // null: no record of the layout is here
  std::string raw;                    // the whole record where it has no shape
  std::vector<ExplainedField> fields;
  std::string document;           // what is shown of the bytes behind the fields; "" without any
  bool doubted = false;           // its bytes may have moved, so that long numbers in it are masked
  std::vector<Finding> findings;  // of the record as a whole
};

// Judges the whole file, for what a record means may rest on others, and explains record `number`.
// Errc::usage, "error.no-such-record" {file} {record} {records}, where the file has fewer.
[[nodiscard]] Result<ExplainedRecord> explain(ByteSource& source, const Identity& identity,
                                              const Reference& reference, std::uint64_t number,
                                              Reveal reveal);

}  // namespace kcms
