#include <kcms/calendar/due.hpp>

#include "tables.hpp"

using namespace kcms;
using namespace kcms::test;

namespace {

std::string_view word_of(DueState state) {
  constexpr std::string_view words[] = {"overdue", "late", "send", "fetch", "may-send"};
  return words[static_cast<std::size_t>(state)];
}

struct Asked {
  std::string now;
  std::string since;
  std::vector<std::string> done;
  std::vector<std::string> planned;
  OwnDeadlines own = {};
  std::vector<std::string> flows = {"bank-application", "application", "debit", "same-day-debit",
                                    "credit"};
};

// "EB210318", of the half year before or after `today`
void add(DatedFiles& files, const std::string& name, std::chrono::year_month_day today) {
  const int month = std::stoi(name.substr(4, 2));
  const int apart = month - static_cast<int>(static_cast<unsigned>(today.month()));
  const int less = apart > 6 ? -1 : 0;
  const int more = apart < -6 ? 1 : less;
  files.add(name.substr(0, 4),
            (today.year() + std::chrono::years{more}) / month / std::stoi(name.substr(6)));
}

Result<DueList> answer(const Asked& asked) {
  static const Schedule all = schedule();
  std::vector<const Flow*> flows;
  flows.reserve(asked.flows.size());
  for (const std::string& name : asked.flows) flows.push_back(all.find(name));
  DueQuestion question{parse_civil_time(asked.now).value(),
                       date(asked.since),
                       {},
                       !asked.done.empty(),
                       {},
                       asked.own};
  for (const std::string& name : asked.done)
    if (name != "nothing") add(question.done, name, question.now.date);
  for (const std::string& name : asked.planned) add(question.planned, name, question.now.date);
  return due(flows, BusinessDays(holidays()), question);
}

// "send EB120918; fetch EB110921; …"
std::string shown(const Asked& asked) {
  const auto items = answer(asked);
  if (!items) return items.error().phrase.key;
  std::string text;
  for (const DueItem& item : items->items)
    text +=
        std::string(word_of(item.state)) + " " + file_name(item.step->file, item.file_date) + "; ";
  for (const MisplannedFile& file : items->misplanned)
    text += file_name(file.kind, file.date) + " " + file.why.key + "; ";
  return items->beyond ? text + items->beyond->phrase.key : text;
}

}  // namespace

// Tuesday 2026-03-17 at 10:30. EB11 of Friday the 13th came on Monday 11:00, its answer is due
// today 15:00; that of Monday comes at 11:00 only. EI13 and EB13 of Monday can be sent until 12:00,
// as can EC21 of today; EB21 of Wednesday until 17:00.
TEST_CASE("nothing is called overdue where it is not known what is done", "[calendar]") {
  CHECK(shown({"2026-03-17T10:30", "2026-03-10", {}, {}}) ==
        "send EB120313; fetch EB110313; fetch EB140312; fetch EC220316; fetch EB220316; "
        "may-send EI130316; may-send EB130316; may-send EC210317; may-send EB210318; ");
}

TEST_CASE("what is done asks for what comes next", "[calendar]") {
  const std::vector<std::string> flows = {"application", "debit", "same-day-debit", "credit"};
  CHECK(shown({"2026-03-17T10:30",
               "2026-03-10",
               {"EB130312", "EB210316", "EC210317", "EB310316"},
               {},
               {},
               flows}) ==
        "fetch EB140312; fetch EB220316; fetch EB320316; may-send EI130316; may-send EB130316; "
        "may-send EB210318; ");
  CHECK(shown({"2026-03-17T10:30", "2026-03-10", {"EI130316"}, {}, {}, {"application"}}) ==
        "send EB130316; ");
  CHECK(shown({"2026-03-17T12:30", "2026-03-10", {"EI130316"}, {}, {}, {"application"}}) ==
        "overdue EB130316; may-send EI130317; may-send EB130317; ");
}

TEST_CASE("an EB11 comes every business day, and its answer is owed", "[calendar]") {
  CHECK(shown({"2026-03-17T15:30",
               "2026-03-12",
               {"EB110312", "EB120312", "EB110313"},
               {},
               {},
               {"bank-application"}}) == "overdue EB120313; send EB120316; fetch EB110316; ");
  CHECK(shown({"2026-03-17T15:30", "2026-03-12", {"nothing"}, {}, {}, {"bank-application"}}) ==
        "overdue EB120312; overdue EB120313; send EB120316; fetch EB110312; fetch EB110313; fetch "
        "EB110316; ");
}

TEST_CASE("a deadline is kept until its last second", "[calendar]") {
  const auto at = [](const char* time) {
    return shown({std::string("2026-03-17T") + time,
                  "2026-03-13",
                  {"EB110313", "EB110316"},
                  {},
                  {},
                  {"bank-application"}});
  };
  CHECK(at("15:00:00") == "send EB120313; send EB120316; ");
  CHECK(at("15:00:01") == "overdue EB120313; send EB120316; ");
}

TEST_CASE("a planned file is owed, and overdue even where it is not known what is done",
          "[calendar]") {
  const std::vector<std::string> flows = {"debit"};
  CHECK(shown({"2026-03-17T10:30", "2026-03-16", {}, {"EB210325"}, {}, flows}) ==
        "send EB210325; fetch EB220316; may-send EB210318; ");
  CHECK(shown({"2026-03-17T17:30", "2026-03-16", {}, {"EB210318"}, {}, flows}) ==
        "overdue EB210318; fetch EB220316; may-send EB210319; ");
  CHECK(shown({"2026-03-17T17:30", "2026-03-16", {"EB210318"}, {"EB210318"}, {}, flows}) ==
        "may-send EB210319; ");
  CHECK(shown({"2026-03-17T17:30", "2026-03-16", {}, {"EB210321"}, {}, flows}) ==
        "fetch EB220316; may-send EB210319; EB210321 due.planned-weekend; ");
  CHECK(shown({"2026-03-17T17:30", "2026-03-16", {"nothing"}, {"EB310325"}, {}, {"credit"}}) ==
        "send EB310325; ");
}

TEST_CASE("the biller's own deadline comes before the centre's", "[calendar]") {
  const OwnDeadlines own{std::chrono::hours{1}, {{"EB21", std::chrono::hours{15}}}};
  const auto at = [&](const char* time) {
    return shown({std::string("2026-03-17T") + time,
                  "2026-03-16",
                  {"nothing"},
                  {"EB210318", "EC210317"},
                  own,
                  {"debit", "same-day-debit"}});
  };
  CHECK(at("10:59") == "send EC210317; send EB210318; ");
  CHECK(at("11:01") == "late EC210317; send EB210318; ");
  CHECK(at("15:01") == "overdue EC210317; late EB210318; may-send EC210318; ");
  CHECK(at("17:01") ==
        "overdue EC210317; overdue EB210318; may-send EC210318; may-send EB210319; ");
}

TEST_CASE("how long is left is told to the second, for both deadlines", "[calendar]") {
  const OwnDeadlines own{std::chrono::minutes{90}, {}};
  const auto items =
      answer({"2026-03-17T16:00:30", "2026-03-16", {}, {"EB210318"}, own, {"debit"}});
  REQUIRE(items);
  CHECK(items->items.front().left == std::chrono::seconds{59 * 60 + 30});
  CHECK(items->items.front().own_left == std::chrono::seconds{-30 * 60 - 30});
  CHECK(items->items.front().own ==
        CivilTime{date("2026-03-17"), std::chrono::minutes{15 * 60 + 30}});
}

TEST_CASE("an own deadline later than the centre's is refused", "[calendar]") {
  const OwnDeadlines own{{}, {{"EB21", std::chrono::hours{18}}}};
  CHECK(shown({"2026-03-17T10:00", "2026-03-16", {}, {"EB210318"}, own, {"debit"}}) ==
        "due.own-too-late");
}

// Thursday 24 to Sunday 27 September 2026 are days of rest.
TEST_CASE("over Chuseok results of debits still come, and deadlines wait", "[calendar]") {
  CHECK(shown({"2026-09-25T12:00",
               "2026-09-21",
               {"EB210923", "EB110922", "EB120922"},
               {},
               {},
               {"debit", "bank-application"}}) ==
        "overdue EB120921; fetch EB110921; fetch EB220923; may-send EB210929; ");
  CHECK(shown({"2026-09-23T17:30", "2026-09-23", {"EB210923"}, {"EB210928"}, {}, {"debit"}}) ==
        "overdue EB210928; may-send EB210929; ");
}

TEST_CASE("an account change says the same of its files as the flow of banks", "[calendar]") {
  const auto by = [](const std::vector<std::string>& flows) {
    return shown({"2026-03-17T15:30", "2026-03-12", {"EB110312"}, {}, {}, flows});
  };
  CHECK(by({"account-change"}) == by({"bank-application"}));
  CHECK(by({"account-change", "bank-application"}) == by({"bank-application"}));
}

TEST_CASE("near the end of the list of holidays only what can be known is answered", "[calendar]") {
  CHECK(
      shown({"2027-12-29T10:00", "2027-12-28", {"nothing"}, {}, {}, {"debit", "same-day-debit"}}) ==
      "may-send EC211229; may-send EB211230; ");
  CHECK(shown({"2027-12-30T11:30",
               "2027-12-29",
               {"nothing"},
               {},
               {},
               {"debit", "same-day-debit", "bank-application"}}) ==
        "send EB121229; fetch EB111229; may-send EC211230; may-send EB211231; ");
  CHECK(shown({"2027-12-31T18:00", "2027-12-30", {}, {}, {}, {"debit"}}) ==
        "fetch EB221230; calendar.beyond");
  CHECK(shown({"2027-12-31T12:00",
               "2027-12-30",
               {"EB121229"},
               {"EB210104"},
               {},
               {"debit", "bank-application"}}) == "fetch EB111230; calendar.beyond");
}

TEST_CASE("what is owed every day is overdue for the day of its deadline, unless told done",
          "[calendar]") {
  const auto at = [](const char* time) {
    return shown({time, "2026-03-10", {}, {}, {}, {"bank-application"}});
  };
  CHECK(at("2026-03-17T15:00") == "send EB120313; send EB120316; fetch EB110316; ");
  CHECK(at("2026-03-17T15:00:01") == "overdue EB120313; send EB120316; fetch EB110316; ");
  CHECK(at("2026-03-17T23:59:59") == "overdue EB120313; send EB120316; fetch EB110316; ");
  CHECK(at("2026-03-18T00:00") == "send EB120316; fetch EB110316; ");
  CHECK(answer({"2026-03-17T16:00", "2026-03-10", {}, {}, {}, {"bank-application"}})
            ->items.front()
            .unproven);
}

TEST_CASE("a planned EB13 waits for its EI13", "[calendar]") {
  const auto at = [](const char* time, const std::vector<std::string>& done) {
    return shown({time, "2026-03-16", done, {"EB130316"}, {}, {"application"}});
  };
  CHECK(at("2026-03-17T11:00", {}) == "send EI130316; send EB130316; ");
  CHECK(at("2026-03-17T12:00:01", {}) ==
        "overdue EI130316; overdue EB130316; may-send EI130317; may-send EB130317; ");
  CHECK(at("2026-03-17T11:00", {"EI130316"}) == "send EB130316; ");
  CHECK(at("2026-03-17T11:00", {"EB130316"}) == "may-send EI130316; ");
  const auto items =
      answer({"2026-03-17T11:00", "2026-03-16", {}, {"EB130316"}, {}, {"application"}});
  REQUIRE(items);
  CHECK(items->items.front().needed_for == "EB13");
  CHECK(items->items.back().needed_for.empty());
}

// 25 September 2026 is Chuseok.
TEST_CASE("a plan for a day of rest is told, and all else is listed", "[calendar]") {
  CHECK(shown({"2026-09-23T16:10", "2026-09-23", {}, {"EB210925", "EB210928"}, {}, {"debit"}}) ==
        "send EB210928; EB210925 due.planned-holiday; ");
  CHECK(shown({"2026-09-23T16:10", "2026-09-23", {}, {"EB210920"}, {}, {"debit"}}) ==
        "may-send EB210928; EB210920 due.planned-weekend; ");
}

TEST_CASE("without a window a planned file is overdue once its day is over", "[calendar]") {
  const auto on = [](const std::string& now) {
    return shown({now, "2026-09-21", {}, {"EB310922"}, {}, {"credit"}});
  };
  CHECK(on("2026-09-22T23:59") == "send EB310922; ");
  CHECK(on("2026-09-23T00:00") == "overdue EB310922; ");
}
