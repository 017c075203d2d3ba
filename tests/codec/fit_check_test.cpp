#include <kcms/codec/fit_check.hpp>

#include <kcms/base/byte_source.hpp>
#include <kcms/codec/misfit.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/layout/registry.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace kcms;

namespace {

// The same, asked of one field after the other.
bool slowly_fits(const RecordSpec& shape, std::string_view record) {
  return std::ranges::all_of(shape.fields, [&](const FieldSpec& field) {
    return field.constant ? raw(field, record) == field.is
                          : fit_of(field, shape, record) == Fit::good;
  });
}

class Record {
 public:
  Record(const RecordSpec& shape, std::string_view bytes)
      : shape_(shape), check_(shape), bytes_(bytes), length_(bytes.size()) {
    bytes_.append(reading_slack, ' ');
  }

  [[nodiscard]] bool fits() const { return check_.all_fit(whole()); }

  // Whether the quick answer is the slow one, whatever stands at a byte.
  bool agrees_at(std::size_t at) {
    const char before = bytes_[at];
    bool agrees = true;
    for (const char c : std::string_view(" 0179AN-z\x80\xB0", 11)) {
      bytes_[at] = c;
      agrees = agrees && check_.all_fit(whole()) == slowly_fits(shape_, whole());
    }
    bytes_[at] = before;
    return agrees;
  }

 private:
  [[nodiscard]] std::string_view whole() const {
    return std::string_view(bytes_).substr(0, length_);
  }

  const RecordSpec& shape_;
  FitCheck check_;
  std::string bytes_;
  std::size_t length_;
};

}  // namespace

TEST_CASE("a record is known to fit as its fields are, whatever byte is changed", "[codec]") {
  const auto* name = GENERATE("EB110316", "EB120316", "EB130316", "EB140316", "EB210316",
                              "EB220316", "EC210316", "EC220316", "EB310316", "EB320316");
  const auto bytes = read_file(KCMS_SOURCE_DIR "/samples/" + std::string(name), 1U << 20U);
  REQUIRE(bytes);
  const FileSpec& spec = *Registry::builtin().revisions(std::string(name, 4)).back();
  const RecordSpec& shape = spec.records[spec.find("data")];
  for (std::size_t at = spec.length; at + std::size_t{2} * spec.length <= bytes->size();
       at += spec.length) {
    Record record(shape, std::string_view(*bytes).substr(at, spec.length));
    CHECK(record.fits());
    for (std::size_t i = 0; i < spec.length; ++i) {
      INFO(name << ", byte " << i << " of the record at " << at);
      CHECK(record.agrees_at(i));
    }
  }
}
