// The built-in layouts beside offsets.txt, which was copied from the published tables by hand.
#include <kcms/layout/layout_set.hpp>
#include <kcms/layout/registry.hpp>

#include <catch2/catch.hpp>

#include <chrono>
#include <cstdint>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

using namespace kcms;

namespace {

struct Row {
  std::string kind;  // "EB11" or "EB11@2015-12-30"
  std::string part;
  std::string field;
  std::uint32_t offset = 0;
  std::string length;  // "-" for a tail
};

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> pieces;
  std::istringstream in{text};
  for (std::string piece; std::getline(in, piece, at);) pieces.push_back(piece);
  return pieces;
}

std::vector<Row> read_rows() {
  std::vector<Row> rows;
  std::ifstream in{KCMS_SOURCE_DIR "/tests/layout/offsets.txt"};
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words{line};
    std::string kinds;
    Row row;
    words >> kinds >> row.part >> row.field >> row.offset >> row.length;
    for (const std::string& kind : split(kinds, ',')) {
      row.kind = kind;
      rows.push_back(row);
    }
  }
  return rows;
}

Date date_of(const std::string& iso) {
  const auto parts = split(iso, '-');
  return Date{std::chrono::year{std::stoi(parts.at(0))},
              std::chrono::month{static_cast<unsigned>(std::stoi(parts.at(1)))},
              std::chrono::day{static_cast<unsigned>(std::stoi(parts.at(2)))}};
}

const FileSpec* layout_of(const Registry& registry, const std::string& kind) {
  const auto parts = split(kind, '@');
  if (parts.size() == 2) return registry.find(parts[0], date_of(parts[1]));
  const auto revisions = registry.revisions(kind);
  return revisions.empty() ? nullptr : revisions.back();
}

bool tail_is_there(const RecordSpec& record, const Row& row) {
  return row.length == "-" && record.tail.name == row.field && record.length == row.offset;
}

bool field_is_there(const RecordSpec& record, const Row& row) {
  const auto index = record.find(row.field);
  if (index == none) return false;
  const FieldSpec& field = record.fields[index];
  return field.offset == row.offset && std::to_string(field.length) == row.length;
}

}  // namespace

TEST_CASE("every field stands where the published tables have it", "[layout]") {
  const Registry registry = Registry::builtin();
  const auto rows = read_rows();
  REQUIRE(rows.size() > 500);
  for (const Row& row : rows) {
    INFO(row.kind << ' ' << row.part << ' ' << row.field);
    const FileSpec* spec = layout_of(registry, row.kind);
    REQUIRE(spec != nullptr);
    const auto index = spec->find(row.part);
    REQUIRE(index != none);
    const RecordSpec& record = spec->records[index];
    CHECK((tail_is_there(record, row) || field_is_there(record, row)));
  }
}

TEST_CASE("every field of every layout is in the list", "[layout]") {
  const Registry registry = Registry::builtin();
  std::set<std::tuple<const FileSpec*, std::string, std::string>> listed;
  for (const Row& row : read_rows())
    listed.emplace(layout_of(registry, row.kind), row.part, row.field);
  for (const FileSpec* spec : registry.all()) {
    for (const RecordSpec& record : spec->records) {
      INFO(spec->kind << ' ' << record.name);
      for (const FieldSpec& field : record.fields)
        CHECK((listed.contains({spec, std::string(record.name), std::string(field.name)})
                   ? ""
                   : field.name) == "");
      if (record.tail.length_in != none)
        CHECK(listed.contains({spec, std::string(record.name), std::string(record.tail.name)}));
    }
  }
}

TEST_CASE("item 15 begins with the files of 12 January 2016", "[layout]") {
  using namespace std::chrono_literals;
  const Registry registry = Registry::builtin();
  const auto has_channel = [&registry](Date date) {
    const FileSpec* spec = registry.find("EB11", date);
    REQUIRE(spec != nullptr);
    return spec->records[spec->find("data")].find("intake_channel") != none;
  };
  CHECK_FALSE(has_channel(2016y / 1 / 11));
  CHECK(has_channel(2016y / 1 / 12));
}
