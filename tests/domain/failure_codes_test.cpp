#include <kcms/domain/failure_codes.hpp>

#include <kcms/base/byte_source.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace kcms;

namespace {

FailureCodes codes() {
  const auto text = read_file(KCMS_SOURCE_DIR "/schemas/failure_codes.toml", 1U << 20U);
  REQUIRE(text);
  Faults faults;
  FailureCodes read;
  read.add(*text, "failure_codes.toml", faults);
  CHECK(faults.empty());
  return read;
}

}  // namespace

TEST_CASE("every failure code says in both languages what it is and what to do next", "[domain]") {
  const FailureCodes known = codes();
  CHECK(known.all().size() > 50);
  for (const auto& [code, meaning] : known.all()) {
    INFO(code);
    for (const std::string* text : {&meaning.title.ko, &meaning.title.en, &meaning.next.ko,
                                    &meaning.next.en, &meaning.source, &meaning.grade})
      CHECK_FALSE(text->empty());
    CHECK_FALSE(meaning.by.empty());
    CHECK_FALSE(meaning.files.empty());
  }
}

TEST_CASE("codes a biller may answer are those of the dossier", "[domain]") {
  const FailureCodes known = codes();
  std::string all;
  for (const auto& [code, meaning] : known.all())
    if (std::ranges::find(meaning.by, "biller") != meaning.by.end()) all += code + " ";
  CHECK(all == "A013 A016 A017 A019 ");
}

TEST_CASE("a code that is not known may be one that lost its zeros or capitals", "[domain]") {
  const FailureCodes known = codes();
  CHECK(known.find("0017") != nullptr);
  CHECK(known.find("0017 ") != nullptr);
  CHECK(known.find("17") == nullptr);
  CHECK(known.meant_by("17") == "0017");
  CHECK(known.meant_by("a013") == "A013");
  CHECK(known.meant_by("A0133") == "A013");
  CHECK(known.meant_by("").empty());
  CHECK(known.meant_by("a code that is none").empty());
}

TEST_CASE("a code of one's own takes the place of one that is there", "[domain]") {
  FailureCodes known = codes();
  Faults faults;
  known.add("[code.0017]\ntitle = { ko = \"가\", en = \"mine\" }", "own.toml", faults);
  CHECK(faults.empty());
  CHECK(known.find("0017")->title.en == "mine");
  CHECK(known.find("0017")->retry == "unknown");
  CHECK(known.find("0018") != nullptr);
}
