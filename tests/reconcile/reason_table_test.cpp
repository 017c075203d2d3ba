#include <kcms/reconcile/reason_table.hpp>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace kcms;

namespace {

// Codes C000, C001, … of which every third is met in EB14 alone.
FailureCodes codes_of(std::size_t count) {
  std::string toml;
  for (std::size_t i = 0; i < count; ++i)
    toml += fmt::format(
        "[code.C{:03X}]\ntitle = {{ ko = \"가\", en = \"a\" }}\nfiles = [\"{}\"]\n"
        "source = \"ours\"\n",
        i, i % 3 == 0 ? "EB14" : "EB22");
  FailureCodes codes;
  Faults faults;
  codes.add(toml, "codes.toml", faults);
  REQUIRE(faults.empty());
  REQUIRE(codes.all().size() == count);
  return codes;
}

}  // namespace

TEST_CASE("however many failure codes there are, all are known", "[reconcile]") {
  for (const std::size_t count : {1U, 40U, 2049U, 4096U}) {
    const ReasonTable table(codes_of(count), "EB22");
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const Reason expected = count > 1 && i % 3 == 0 ? Reason::misplaced : Reason::known;
      if (table.of(pack_code(fmt::format("C{:03X}", i))) != expected) ++wrong;
    }
    INFO(count);
    CHECK(wrong == 0);
    CHECK(table.of(pack_code("0021")) == Reason::unknown);
    CHECK(table.of(pack_code("")) == Reason::unknown);
  }
}
