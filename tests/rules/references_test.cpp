// Fields that must agree with what an earlier record, or another field of their own, said.
#include "codec/own_layout.hpp"
#include "files.hpp"

#include <kcms/codec/record_kinds.hpp>
#include <kcms/rules/judge.hpp>
#include <kcms/rules/sequence.hpp>

#include <catch2/catch.hpp>

#include <random>

using namespace kcms;

namespace {

using Findings = std::vector<std::string>;
using Random = std::mt19937_64;

// Batches whose entries repeat the school of their header; notes that repeat the card of their
// entry; a day that is not after another day of the same record, whichever comes first.
constexpr auto schools = R"(
[file]
length = 20
charset = "ascii"
framing = "none"
order = ["opening", "batch*", "closing"]
grade = "vendor"
source = "a test"
[kind.SCHOOLS]
title = { ko = "학교", en = "Schools" }
direction = "send"
[group]
batch = ["batch_header", "remark?", "order*"]
order = ["entry", "note*"]
[record.opening]
part = "header"
title = { ko = "표제", en = "Opening" }
fields = [
  { no = "1", name = "record_type", ko = "구분", en = "Type", mode = "A", length = 1, is = "O", tag = true },
  { no = "2", name = "company", ko = "회사", en = "Company", mode = "AN", length = 4 },
  { no = "3", name = "filler", ko = "FILLER", en = "Filler", mode = "AN", length = 15, is = "" },
]
[record.batch_header]
part = "header"
title = { ko = "묶음 표제", en = "Batch header" }
fields = [
  { no = "1", name = "record_type", ko = "구분", en = "Type", mode = "A", length = 1, is = "H", tag = true },
  { no = "2", name = "school", ko = "학교", en = "School", mode = "AN", length = 4 },
  { no = "3", name = "day", ko = "날", en = "Day", mode = "N", length = 6, as = "yymmdd" },
  { no = "4", name = "filler", ko = "FILLER", en = "Filler", mode = "AN", length = 9, is = "" },
]
[record.remark]
part = "data"
title = { ko = "비고", en = "Remark" }
fields = [
  { no = "1", name = "record_type", ko = "구분", en = "Type", mode = "A", length = 1, is = "R", tag = true },
  { no = "2", name = "season", ko = "계절", en = "Season", mode = "AN", length = 4 },
  { no = "3", name = "filler", ko = "FILLER", en = "Filler", mode = "AN", length = 15, is = "" },
]
[record.entry]
part = "data"
title = { ko = "내역", en = "Entry" }
fields = [
  { no = "1", name = "record_type", ko = "구분", en = "Type", mode = "A", length = 1, is = "E", tag = true },
  { no = "2", name = "school", ko = "학교", en = "School", mode = "AN", length = 4, same_as = "batch_header.school" },
  { no = "3", name = "card", ko = "카드", en = "Card", mode = "N", length = 3, secret = true, shows = 1 },
  { no = "4", name = "ordered", ko = "주문일", en = "Ordered", mode = "N", length = 6, as = "yymmdd", not_after = "entry.eaten", secret = true, shows = 2 },
  { no = "5", name = "eaten", ko = "식사일", en = "Eaten", mode = "N", length = 6, as = "yymmdd", not_after = "batch_header.day", secret = true, shows = 2 },
]
[record.note]
part = "data"
title = { ko = "주기", en = "Note" }
fields = [
  { no = "1", name = "record_type", ko = "구분", en = "Type", mode = "A", length = 1, is = "N", tag = true },
  { no = "2", name = "card", ko = "카드", en = "Card", mode = "N", length = 3, same_as = "entry.card", secret = true },
  { no = "3", name = "season", ko = "계절", en = "Season", mode = "AN", length = 4, optional = true, same_as = "remark.season" },
  { no = "4", name = "day", ko = "날", en = "Day", mode = "N", length = 6, as = "yymmdd", not_after = "entry.eaten" },
  { no = "5", name = "company", ko = "회사", en = "Company", mode = "AN", length = 4, same_as = "opening.company" },
  { no = "6", name = "filler", ko = "FILLER", en = "Filler", mode = "AN", length = 2, is = "" },
]
[record.closing]
part = "trailer"
title = { ko = "종료", en = "Closing" }
fields = [
  { no = "1", name = "record_type", ko = "구분", en = "Type", mode = "A", length = 1, is = "C", tag = true },
  { no = "2", name = "card", ko = "카드", en = "Card", mode = "N", length = 3, optional = true, same_as = "entry.card", secret = true },
  { no = "3", name = "filler", ko = "FILLER", en = "Filler", mode = "AN", length = 16, is = "" },
]
)";

const FileSpec& layout() {
  static const OwnLayout own(schools);
  return own.spec();
}

std::string file_of(const std::vector<std::string>& records) {
  std::string bytes;
  for (std::string record : records) {
    record.resize(layout().length, ' ');
    bytes += record;
  }
  return bytes;
}

// What is found in records that stand in their order, without its place in the file.
Findings found(const std::vector<std::string>& records) {
  Findings findings;
  for (const Finding& f : judge(file_of(records), layout()).details)
    findings.push_back(std::to_string(f.place.record) + " " + std::string(f.rule) + " " +
                       std::string(f.place.field));
  return findings;
}

char one_of(Random& random, std::string_view bytes) { return bytes[random() % bytes.size()]; }

// Mostly `good`, now and then damaged.
std::string perhaps(Random& random, std::string good) {
  if (random() % 12 == 0) good[random() % good.size()] = one_of(random, " 0127A");
  return good;
}

std::string some_day(Random& random) {
  return perhaps(random, "16031" + std::to_string(random() % 10));
}

std::vector<std::string> some_file(Random& random) {
  std::vector<std::string> records{"OMEAL"};
  for (std::size_t batch = 0; batch < 12; ++batch) {
    const std::string school = "SCH" + std::to_string(batch % 10);
    if (random() % 8 != 0)
      records.push_back("H" + perhaps(random, school) + perhaps(random, "160316"));
    if (random() % 2 == 0) records.push_back("R" + perhaps(random, "WARM"));
    const std::size_t entries = random() % 20;
    for (std::size_t entry = 0; entry < entries; ++entry) {
      const std::string card = "00" + std::to_string(entry % 10);
      if (random() % 16 != 0)
        records.push_back("E" + perhaps(random, school) + perhaps(random, card) + some_day(random) +
                          some_day(random));
      for (std::size_t notes = random() % 3 == 0 ? random() % 300 : random() % 3; notes > 0;
           --notes)
        records.push_back("N" + perhaps(random, card) + perhaps(random, "WARM") +
                          perhaps(random, "160312") + perhaps(random, "MEAL"));
      if (random() % 30 == 0) records.emplace_back("?");
    }
  }
  records.emplace_back("C");
  return records;
}

class Lines final : public FindingSink {
 public:
  void take(Finding finding) override {
    if (finding.place.field.empty()) return;
    std::string text = std::to_string(finding.place.record) + " " + std::string(finding.rule) +
                       " " + std::string(finding.place.field) + " " + finding.value;
    for (const auto& [name, value] : finding.values) text.append(" ").append(value);
    lines.push_back(std::move(text));
  }
  Findings lines;
};

// The findings at fields, made by the judge alone, which is asked of every record.
Findings one_by_one(const std::vector<std::string>& records) {
  const FileSpec& spec = layout();
  Recorder recorder(&spec, 0, {});
  Judge judge(spec, reference(), recorder, Reveal::no);
  Sequence sequence(spec, recorder);
  const RecordKinds kinds(spec);
  const std::string bytes = file_of(records);
  for (std::uint64_t at = 0; at < records.size(); ++at) {
    const std::string_view record = std::string_view(bytes).substr(at * spec.length, spec.length);
    const RecordAt here{kinds.of(record), record, at + 1, at * spec.length};
    if (here.kind == none) {
      (void)sequence.take_unknown();
      (void)judge.pass_over();
      continue;
    }
    if (!sequence.take(here)) (void)judge.miss();
    judge.examine(here);
  }
  Lines lines;
  recorder.hand_over(lines);
  return lines.lines;
}

Findings in_batches(const std::vector<std::string>& records) {
  Lines lines;
  for (Finding& finding :
       judge(file_of(records), layout(), {.max_findings = 0, .suppressed = {}}).details)
    lines.take(std::move(finding));
  return lines.lines;
}

}  // namespace

TEST_CASE("a field of a data record may be repeated by the records behind it", "[rules]") {
  CHECK(found({"OMEAL", "HSCH1160316", "ESCH1001160312160313", "N001    160313MEAL",
               "ESCH1002160312160314", "N002    160314MEAL", "N001    160315MEAL", "C"}) ==
        Findings{"7 value-differs card", "7 date-after day"});
}

TEST_CASE("a date is compared with another of its own record, also with one behind it", "[rules]") {
  const std::vector<std::string> records{"OMEAL", "HSCH1160316", "ESCH1001160301160302",
                                         "ESCH1002160310160309", "C"};
  CHECK(found(records) == Findings{"4 date-after ordered"});
  CHECK(judge(file_of(records), layout()).details[0].values ==
        Phrase::Values{{"latest", "****09"}, {"other", "eaten"}, {"record", "entry"}});
  CHECK(found({"OMEAL", "HSCH1160316", "ESCH1002160310160399", "C"}) ==
        Findings{"3 date-invalid eaten"});
}

TEST_CASE("a damaged header leaves its batch without a word of the batch before", "[rules]") {
  for (const std::string header : {"H SCH160316", "HSC\t2160316", "?SCH2160316"})
    CHECK(found({"OMEAL", "HSCH1160312", "ESCH1001160312160312", header, "ESCH2002160315160315",
                 "ESCH2003160315160315", "C"})
              .size() == 1);
  CHECK(found({"OMEAL", "HSCH1160312", "ESCH1001160312160312", "HSCH2160399",
               "ESCH2002160315160315", "C"}) == Findings{"4 date-invalid day"});
}

TEST_CASE("a batch without a remark does not answer for the remark before", "[rules]") {
  CHECK(found({"OMEAL", "HSCH1160316", "RWARM", "ESCH1001160312160312", "N001WARM160312MEAL",
               "N001COLD160312MEAL", "HSCH1160316", "ESCH1001160312160312", "N001COLD160312MEAL",
               "C"}) == Findings{"6 value-differs season"});
}

TEST_CASE("what the only record of its kind said holds over any damage", "[rules]") {
  CHECK(found({"OMEAL", "HSCH1160316", "ESCH1001160312160312", "?", "N001    160312FEAL", "C"}) ==
        Findings{"4 unknown-record ", "5 value-differs company"});
}

TEST_CASE("what a trailer repeats is looked at however deep a file is judged", "[rules]") {
  const std::string bytes = file_of({"OMEAL", "HSCH1160316", "ESCH10A1160312160312", "C002"});
  for (const Depth depth : {Depth::everything, Depth::structure}) {
    const Judged judged = judge(bytes, layout(), {.suppressed = {}, .depth = depth});
    REQUIRE(judged.details.size() == 1);
    CHECK(judged.details[0].rule == "field-digits");
  }
}

TEST_CASE("batches of records are judged as each record by itself", "[rules]") {
  Random random(863);
  std::size_t findings = 0;
  for (int files = 0; files < 40; ++files) {
    const auto records = some_file(random);
    const Findings expected = one_by_one(records);
    findings += expected.size();
    REQUIRE(in_batches(records) == expected);
  }
  CHECK(findings > 10000);
}
