// Layouts for the tests of this room: those of schemas/, and small ones written in the test.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/layout/layout_set.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

namespace kcms::test {

inline std::string read_schema(const std::string& name) {
  auto text = read_file(KCMS_SOURCE_DIR "/schemas/" + name, 1U << 20U);
  REQUIRE(text);
  return *text;
}

inline std::shared_ptr<const LayoutSet> load(std::vector<SchemaText> texts) {
  Faults faults;
  auto set = LayoutSet::load(texts, {"codes.toml", read_schema("codes.toml")}, faults);
  for (const Fault& fault : faults) {
    std::string values;
    for (const auto& [place, value] : fault.phrase.values) values += " " + place + "=" + value;
    UNSCOPED_INFO(fault.file << ":" << fault.line << ": " << fault.phrase.key << values);
  }
  REQUIRE(set != nullptr);
  return set;
}

// All revisions of a kind of schemas/, oldest first.
inline std::vector<const FileSpec*> revisions(std::string_view kind) {
  static const auto all = load({{"eb11.toml", read_schema("eb11.toml")},
                                {"eb13.toml", read_schema("eb13.toml")},
                                {"eb21.toml", read_schema("eb21.toml")},
                                {"eb31.toml", read_schema("eb31.toml")},
                                {"ea11.toml", read_schema("ea11.toml")},
                                {"ei13.toml", read_schema("ei13.toml")}});
  std::vector<const FileSpec*> found;
  for (const FileSpec& layout : all->layouts())
    if (layout.kind == kind) found.push_back(&layout);
  REQUIRE(!found.empty());
  return found;
}

// The newest revision of a kind of schemas/.
inline const FileSpec& layout(std::string_view kind) { return *revisions(kind).back(); }

// A layout of one's own with batches: counts in headers, sums in the trailer of a batch, once
// modulo a hundred.
inline const FileSpec& batches() {
  static const auto set = load({{"batches.toml", R"(
schema = 1

[file]
length  = 20
charset = "ascii"
framing = "lf"
order   = ["top", "batch*", "end"]
grade   = "code"
source  = "made up for a test"

[group]
batch = ["open", "item*", "memo?", "close"]

[kind.BATCH]
title     = { ko = "묶음", en = "Batches" }
direction = "send"

[record.top]
part   = "header"
title  = { ko = "머리", en = "Top" }
fields = [
  { no = "1", name = "type",    ko = "구분", en = "Type",    mode = "N",  length = 1, is = "1", tag = true },
  { no = "2", name = "batches", ko = "묶음", en = "Batches", mode = "N",  length = 4 },
  { no = "3", name = "sender",  ko = "송신", en = "Sender",  mode = "AN", length = 15 },
]
totals = [ { of = ["batches"], count = ["open"] } ]

[record.open]
part   = "header"
title  = { ko = "묶음 머리", en = "Open" }
fields = [
  { no = "1", name = "type",  ko = "구분", en = "Type",  mode = "N",  length = 1, is = "5", tag = true },
  { no = "2", name = "batch", ko = "번호", en = "Batch", mode = "N",  length = 3, as = "serial" },
  { no = "3", name = "items", ko = "건수", en = "Items", mode = "N",  length = 4 },
  { no = "4", name = "rest",  ko = "여백", en = "Rest",  mode = "AN", length = 12, is = "" },
]
totals = [ { of = ["items"], count = ["item"] } ]

[record.item]
part   = "data"
title  = { ko = "항목", en = "Item" }
fields = [
  { no = "1", name = "type",   ko = "구분", en = "Type",   mode = "N",  length = 1, is = "6", tag = true },
  { no = "2", name = "amount", ko = "금액", en = "Amount", mode = "N",  length = 6 },
  { no = "3", name = "name",   ko = "이름", en = "Name",   mode = "AN", length = 13, as = "free" },
]

[record.memo]
part   = "data"
title  = { ko = "메모", en = "Memo" }
fields = [
  { no = "1", name = "type", ko = "구분", en = "Type", mode = "N",  length = 1, is = "7", tag = true },
  { no = "2", name = "text", ko = "글",   en = "Text", mode = "AN", length = 19, as = "free", optional = true },
]

[record.close]
part   = "trailer"
title  = { ko = "묶음 꼬리", en = "Close" }
fields = [
  { no = "1", name = "type",  ko = "구분", en = "Type",  mode = "N",  length = 1, is = "8", tag = true },
  { no = "2", name = "batch", ko = "번호", en = "Batch", mode = "N",  length = 3, same_as = "open.batch" },
  { no = "3", name = "sum",   ko = "합계", en = "Sum",   mode = "N",  length = 8 },
  { no = "4", name = "hash",  ko = "해시", en = "Hash",  mode = "N",  length = 2 },
  { no = "5", name = "rest",  ko = "여백", en = "Rest",  mode = "AN", length = 6, is = "" },
]
totals = [
  { of = ["sum"], sum = "item.amount" },
  { of = ["hash"], sum = "item.amount", last_digits = 2 },
]

[record.end]
part   = "trailer"
title  = { ko = "끝", en = "End" }
fields = [
  { no = "1", name = "type",  ko = "구분", en = "Type",  mode = "N",  length = 1, is = "9", tag = true },
  { no = "2", name = "items", ko = "건수", en = "Items", mode = "N",  length = 6 },
  { no = "3", name = "rest",  ko = "여백", en = "Rest",  mode = "AN", length = 13, is = "" },
]
totals = [ { of = ["items"], count = ["item"] } ]
)"}});
  return set->layouts().front();
}

}  // namespace kcms::test
