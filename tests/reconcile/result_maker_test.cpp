// EB12 out of EB11 and a list of what is refused.
#include <kcms/reconcile/result_maker.hpp>

#include "applications.hpp"
#include "pairs.hpp"

using namespace kcms;
using namespace kcms::test;

namespace {

struct Result12 {
  MadeResult result;
  std::string bytes;
};

Result12 made(const std::string& request, const std::string& rejects,
              const ResultOptions& options = {}) {
  const Opened asked(request);
  REQUIRE(asked.identity.spec != nullptr);
  const FileSpec* spec = registry().find("EB12", *asked.identity.date);
  const auto rows = memory_source(rejects, "rejects.csv");
  auto sink = create_file("-", Existing::keep);  // which nobody commits
  REQUIRE(sink);
  auto result = make_result({asked.source.get(), &asked.identity}, *spec, *rows, reference(),
                            options, **sink);
  REQUIRE(result);
  Result12 all{std::move(*result), {}};
  if (!all.result.made.written) return all;
  auto written = (*sink)->read_back("EB12");
  REQUIRE(written);
  all.bytes = *read_all(**written, 1U << 20U);
  return all;
}

std::vector<std::string> rules_of(const MadeResult& result) {
  std::vector<std::string> rules;
  for (const Refusal& refusal : result.made.refusals.kept())
    rules.push_back(std::to_string(refusal.line) + " " + std::string(refusal.rule) + " " +
                    refusal.reason.key);
  return rules;
}

using Rules = std::vector<std::string>;

std::string serial(std::size_t number) { return std::to_string(number); }

}  // namespace

TEST_CASE("whatever is refused of EB11, its EB12 reconciles, or a set is torn", "[reconcile]") {
  const std::string request = sample("EB110316");
  for (const ResultSerials serials : {ResultSerials::renumber, ResultSerials::keep}) {
    for (unsigned subset = 0; subset < 128; ++subset) {
      ResultOptions options;
      options.serials = serials;
      std::string rejects = "serial,failure_code\n";
      std::uint64_t count = 0;
      for (std::size_t i = 7; i > 0; --i) {  // the list may stand in any order
        if ((subset >> (i - 1) & 1U) == 0) continue;
        rejects += serial(i) + ",A017\n";
        ++count;
      }
      INFO(rejects);
      const auto [result, bytes] = made(request, rejects, options);
      const bool torn = (subset >> 3 & 1U) != (subset >> 4 & 1U);
      CHECK(result.made.refusals.count() == (torn ? 1 : 0));
      if (torn) {
        CHECK(result.made.refusals.kept().front().reason.key == "reconcile.anomaly.half-answered");
        continue;
      }
      CHECK(result.made.data_records == count);
      const auto found = reconciled(request, bytes);
      REQUIRE(found);
      CHECK(found->reconciled());
      CHECK(found->counts.failed == count);
      CHECK(found->counts.accepted == 7 - count);
      std::uint64_t number = 0;
      for (std::size_t i = 1; i <= 7; ++i) {
        if ((subset >> (i - 1) & 1U) == 0) continue;
        ++number;
        const std::string_view answer = std::string_view(bytes).substr(number * 120, 120);
        const std::string_view asked = std::string_view(request).substr(i * 120, 120);
        CHECK(answer.substr(9, 82) == asked.substr(9, 82));
        CHECK(answer.substr(96) == asked.substr(96));
        CHECK(answer.substr(91, 5) == "NA017");
        CHECK(std::stoull(std::string(answer.substr(1, 8))) ==
              (serials == ResultSerials::keep ? i : number));
      }
    }
  }
}

TEST_CASE("records are named by payer and type, by serial, or by both", "[reconcile]") {
  const std::string request = sample("EB110316");
  const auto by = [&](const std::string& rejects) { return made(request, rejects).bytes; };
  const std::string named = by("serial,failure_code\n6,A013\n");
  CHECK(named.size() == 360);
  CHECK(by("payer_number,application_type,failure_code\nPAYER9999,1,A013\n") == named);
  CHECK(by("failure_code,payer_number,application_type,serial\nA013,PAYER9999,1,00000006\n") ==
        named);
  CHECK(by("failure_code,serial,payer_number\nA013,6,PAYER9999\n") == named);
  CHECK(by(R"({"serial":"6","failure_code":"A013"})") == named);
  CHECK(by("\xEF\xBB\xBFserial,failure_code\r\n6,A013\r\n") == named);
}

TEST_CASE("all faults of a list are told at once", "[reconcile]") {
  ResultOptions options;
  options.codes = {"A013", "A019"};
  const auto [result, bytes] = made(sample("EB110316"),
                                    "payer_number,application_type,serial,failure_code\n"
                                    "NOBODY,1,,A013\n"
                                    "PAYER0001,1,,0017\n"
                                    "PAYER0001,1,,A013\n"
                                    "PAYER0004,3,,A019\n"
                                    "PAYER9999,1,1,A013\n"
                                    ",,99,\n"
                                    ",1,,A013\n"
                                    ",,no,A013\n"
                                    "PAYER0005,7,A013\n",
                                    options);
  CHECK(rules_of(result) ==
        Rules{"2 reject-name rejects.unknown", "3 reject-code rejects.code",
              "4 reject-twice rejects.twice", "5 reject-set reconcile.anomaly.half-answered",
              "6 reject-name rejects.differs", "7 reject-code generate.required",
              "7 reject-name rejects.unknown", "8 reject-name rejects.nameless",
              "9 field-digits value.not-digits", "10 row-unreadable rows.cell-count"});
}

TEST_CASE("a key of two records names neither", "[reconcile]") {
  std::string request = sample("EB110316");
  request.replace(6 * 120 + 26, 9, "PAYER0001");
  const auto [result, bytes] =
      made(request, "payer_number,application_type,failure_code\nPAYER0001,1,A013\n");
  REQUIRE(rules_of(result) == Rules{"2 reject-name rejects.unclear"});
  CHECK(result.made.refusals.kept().front().reason.values.front().second == "2 (serial 00000001)");
  CHECK(rules_of(made(request, "serial,failure_code\n6,A013\n").result).empty());
}

TEST_CASE("a half that came alone has to be refused", "[reconcile]") {
  const std::string request = sample("pairs/unpaired-request/request");
  const std::string head = "payer_number,application_type,failure_code\n";
  const auto [left, none_written] = made(request, head);
  CHECK(rules_of(left) == Rules{"0 reject-set rejects.half-asked"});
  const auto [refused, bytes] = made(request, head + "PAYER0004,3,A017\n");
  CHECK(rules_of(refused) ==
        Rules{"0 reject-set rejects.half-asked", "2 reject-name rejects.unknown"});
  const auto [right, written] = made(request, head + "PAYER0004,1,A017\n");
  CHECK(rules_of(right) == Rules{});
  CHECK(written.size() == 360);
}

TEST_CASE("the records of a set are refused with one code", "[reconcile]") {
  const std::string request = sample("EB110316");
  const MadeResult torn = made(request, "serial,failure_code\n4,A013\n5,A017\n").result;
  REQUIRE(rules_of(torn) == Rules{"3 reject-set rejects.set-codes"});
  CHECK(torn.made.refusals.kept().front().reason.values ==
        Phrase::Values{{"code", "A017"},
                       {"other", "5 (serial 00000004)"},
                       {"expected", "A013"},
                       {"record", "6 (serial 00000005)"},
                       {"request", "-"}});
  CHECK(rules_of(made(request, "serial,failure_code\n4,A017\n5,A017\n").result).empty());
}

TEST_CASE("of a set with a half that came twice all records are refused or none", "[reconcile]") {
  std::string request = sample("EB110316");
  // The enrolment of the set once more, in the place of the record behind it.
  constexpr std::size_t length = 120;
  const std::string half = request.substr(5 * length, length);
  request.replace(6 * length, length, half);
  request.replace(6 * length + 1, 8, "00000006");
  const auto refused = [&](const std::string& rows) {
    return rules_of(made(request, "serial,failure_code\n" + rows).result);
  };
  CHECK(refused("4,A017\n5,A017\n") ==
        Rules{"2 reject-set rejects.set-repeated", "3 reject-set rejects.set-repeated"});
  CHECK(refused("4,A017\n6,A017\n") ==
        Rules{"2 reject-set rejects.set-repeated", "3 reject-set rejects.set-repeated"});
  CHECK(refused("5,A017\n") == Rules{"2 reject-set rejects.set-repeated"});
  CHECK(refused("4,A017\n5,A017\n6,A017\n").empty());
  CHECK(refused("1,A017\n").empty());
  for (const std::string rows : {"1,A017\n", "1,A017\n4,A017\n5,A017\n6,A017\n"}) {
    const auto found = reconciled(request, made(request, "serial,failure_code\n" + rows).bytes);
    REQUIRE(found);
    INFO(text_of(*found));
    CHECK(kinds_of(*found) == std::vector<std::string>(3, "unpaired"));
    CHECK(found->counts.undetermined == (rows.size() > 8 ? 0 : 3));
  }
}

TEST_CASE("of a set with many records each refusal names the first", "[reconcile]") {
  std::string rows = "serial,failure_code\n";
  for (std::size_t i = 1; i < 3000; ++i) rows += serial(i) + ",A017\n";
  const MadeResult result = made(repeated_change(3000), rows).result;
  CHECK(result.made.refusals.count() == 2999);
  REQUIRE(result.made.refusals.kept().size() == 1000);
  std::uint64_t record = 2;
  for (const Refusal& refusal : result.made.refusals.kept()) {
    REQUIRE(text_of(refusal.reason) ==
            fmt::format("rejects.set-repeated count=3000 records=2, 3, 4, 5, 6, 7, 8, 9, … "
                        "record={} (serial {:08}) request=-",
                        record, record - 1));
    ++record;
  }
}

TEST_CASE("a half that came alone behind a thousand other anomalies has to be refused",
          "[reconcile]") {
  std::string request = repeated_change(1201);
  request.replace(1201 * 120 + 26, 9, "PAYER0005");
  CHECK(rules_of(made(request, "serial,failure_code\n").result) ==
        Rules{"0 reject-set rejects.half-asked"});
  CHECK(rules_of(made(request, "serial,failure_code\n1201,A017\n").result).empty());
}

TEST_CASE("no result is made of a request cut off anywhere", "[reconcile]") {
  const std::string request = sample("EB110316");
  for (std::size_t size = 1; size < request.size(); ++size) {
    const std::string cut = request.substr(0, size);
    const Opened asked(cut);
    if (asked.identity.spec == nullptr || !asked.identity.date) continue;  // the command refuses it
    INFO(size);
    const auto [result, bytes] = made(cut, "serial,failure_code\n");
    CHECK(!result.request_faults.empty());
    CHECK(!result.made.written);
  }
}

TEST_CASE("nothing refused makes a result without records", "[reconcile]") {
  for (const std::string name : {"EB110316", "EB110317"}) {
    const auto [result, bytes] = made(sample(name), "serial,failure_code\n");
    CHECK(bytes.size() == 240);
    CHECK(reconciled(sample(name), bytes)->reconciled());
    CHECK(reconciled(sample(name), bytes)->counts.failed == 0);
  }
}
