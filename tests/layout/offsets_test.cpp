// The built-in layouts beside offsets.txt, which was copied from the published tables by hand.
#include <kcms/layout/layout_set.hpp>
#include <kcms/layout/registry.hpp>

#include <catch2/catch.hpp>

#include <chrono>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace kcms;

namespace {

struct Place {
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

std::vector<Place> read_places() {
  std::vector<Place> places;
  std::ifstream in{KCMS_SOURCE_DIR "/tests/layout/offsets.txt"};
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words{line};
    std::string kinds;
    Place place;
    words >> kinds >> place.part >> place.field >> place.offset >> place.length;
    for (const std::string& kind : split(kinds, ',')) {
      place.kind = kind;
      places.push_back(place);
    }
  }
  return places;
}

Date date_of(const std::string& iso) {
  const auto parts = split(iso, '-');
  return Date{std::chrono::year{std::stoi(parts.at(0))}, std::chrono::month{static_cast<unsigned>(std::stoi(parts.at(1)))},
              std::chrono::day{static_cast<unsigned>(std::stoi(parts.at(2)))}};
}

const FileSpec* layout_of(const Registry& registry, const std::string& kind) {
  const auto parts = split(kind, '@');
  if (parts.size() == 2) return registry.find(parts[0], date_of(parts[1]));
  const auto revisions = registry.revisions(kind);
  return revisions.empty() ? nullptr : revisions.back();
}

bool tail_is_there(const RecordSpec& record, const Place& place) {
  return place.length == "-" && record.tail.name == place.field && record.length == place.offset;
}

bool field_is_there(const RecordSpec& record, const Place& place) {
  const auto index = record.find(place.field);
  if (index == none) return false;
  const FieldSpec& field = record.fields[index];
  return field.offset == place.offset && std::to_string(field.length) == place.length;
}

}  // namespace

TEST_CASE("every field stands where the published tables have it", "[layout]") {
  const Registry registry = Registry::builtin();
  const auto places = read_places();
  REQUIRE(places.size() > 500);
  for (const Place& place : places) {
    INFO(place.kind << ' ' << place.part << ' ' << place.field);
    const FileSpec* spec = layout_of(registry, place.kind);
    REQUIRE(spec != nullptr);
    const auto index = spec->find(place.part);
    REQUIRE(index != none);
    const RecordSpec& record = spec->records[index];
    CHECK((tail_is_there(record, place) || field_is_there(record, place)));
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
