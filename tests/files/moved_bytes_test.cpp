#include "secrets.hpp"

#include <kcms/base/byte_source.hpp>
#include <kcms/codec/guard.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/layout/registry.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace kcms;
using namespace kcms::test;

namespace {

constexpr std::size_t most_lost = 24;

// All fields of a record, as a command shows them.
std::string seen(const FileSpec& spec, const RecordSpec& shape, const std::string& record) {
  const std::string guarded = Guard(spec, Reveal::no).guarded(shape, record);
  std::string text;
  for (const FieldSpec& field : shape.fields)
    text += '|' + shown(field, raw(field, guarded), Reveal::no);
  return text;
}

struct Losses {
  std::size_t tried = 0;
  std::size_t told = 0;
};

// Every loss of some bytes that moves the rest up.
void lose(const FileSpec& spec, const RecordSpec& shape, const std::string& record,
          Losses& losses) {
  const auto secrets = secrets_of(shape, record);
  if (tells(seen(spec, shape, record), secrets)) return;  // its payer number looks like one
  for (std::size_t at = 0; at < record.size(); ++at) {
    for (std::size_t count = 1; count <= most_lost && at + count <= record.size(); ++count) {
      const std::string moved = std::string(record).erase(at, count) + std::string(count, ' ');
      ++losses.tried;
      losses.told += tells(seen(spec, shape, moved), secrets) ? 1U : 0U;
    }
  }
}

}  // namespace

TEST_CASE("bytes that are lost do not move a secret into sight", "[files]") {
  const auto* name = GENERATE("EB110316", "EB120316", "EB130316", "EB140316", "EB210316",
                              "EB220316", "EC210316", "EB310316", "EB320316");
  const auto read = read_file(KCMS_SOURCE_DIR "/samples/" + std::string(name), 1U << 20U);
  REQUIRE(read);
  const std::string& bytes = *read;
  const FileSpec& spec = *Registry::builtin().revisions(std::string(name, 4)).back();
  const RecordSpec& shape = spec.records[spec.find("data")];
  Losses losses;
  for (std::size_t at = spec.length; at + std::size_t{2} * spec.length <= bytes.size();
       at += spec.length) {
    const std::string record = bytes.substr(at, spec.length);
    CHECK(!Guard(spec, Reveal::no).conceals(shape, record, 0));
    lose(spec, shape, record, losses);
  }
  INFO(name << ": " << losses.told << " of " << losses.tried);
  // A whole field may go and leave all others well formed: nothing tells that then.
  CHECK(200 * losses.told <= losses.tried);
}
