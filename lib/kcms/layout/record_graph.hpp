// The order of the records of a file: which may begin it, end it and follow each other, as masks.
// Every record stands in one place only, so the places of the order are the records themselves (as
// in Glushkov's automaton): what came last is all there is to know.
#pragma once

#include <kcms/layout/declared.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace kcms {

inline constexpr std::size_t most_records = 64;

struct RecordGraph {
  struct Group {
    std::string name;
    std::uint16_t opener = none;
    std::uint16_t parent = none;
  };
  std::vector<const RecordDecl*> records;  // in the order of `order`; borrowed from the schema
  std::vector<std::uint16_t> group_of;     // by record
  std::vector<std::uint64_t> follows;  // by record: bit r: record r may stand directly before it
  std::vector<Group> groups;           // a group stands before those inside it
  std::uint64_t first = 0;
  std::uint64_t last = 0;
};

// What does not stand in the order, stands there twice or does not exist is reported and left out.
[[nodiscard]] RecordGraph order_records(const SchemaDecl& schema, Faults& faults);

}  // namespace kcms
