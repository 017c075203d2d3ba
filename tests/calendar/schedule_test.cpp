#include <kcms/calendar/schedule.hpp>

#include "tables.hpp"

#include <kcms/calendar/plan.hpp>

#include <algorithm>

using namespace kcms;
using namespace kcms::test;

namespace {

std::string shown(const std::optional<Instant>& instant) {
  if (!instant) return "?";
  std::string text = iso_date(instant->date).substr(5);
  if (instant->at) text += " " + std::to_string(instant->at->count() / 3600);
  return text;
}

// "EB210923 ? 09-22 17; …"
std::string planned(std::string_view flow, std::string_view day) {
  const Schedule all = schedule();
  const BusinessDays days(holidays());
  const auto movements = plan(*all.find(flow), date(day), days);
  REQUIRE(movements);
  std::string text;
  for (const Movement& movement : *movements)
    text += file_name(movement.step->file, movement.file_date) + " " + shown(movement.opens) + " " +
            shown(movement.closes) + "; ";
  return text;
}

std::vector<std::string> faults_of(std::string_view step) {
  Faults faults;
  (void)Schedule::read(
      "[actor]\na = { ko = \"가\", en = \"a\" }\n[flow.f]\ntitle = { ko = \"가\", en = \"a\" }\n"
      "day = { ko = \"가\", en = \"a\" }\nsource = \"s\"\ngrade = \"code\"\n[[flow.f.step]]\n" +
          std::string(step),
      "schedule.toml", faults);
  std::vector<std::string> keys;
  for (const Fault& fault : faults) keys.push_back(fault.phrase.key);
  return keys;
}

using Strings = std::vector<std::string>;

}  // namespace

// The centre's page, counted by hand over 2026-03-02, a substitute holiday on a Monday.
TEST_CASE("windows fall on the days of the centre's page", "[calendar]") {
  CHECK(planned("bank-application", "2026-02-27") ==
        "EB110227 ? 03-03 10; EB110227 03-03 11 ?; EB120227 ? 03-04 15; EB120227 03-04 16 ?; ");
  CHECK(planned("application", "2026-02-27") ==
        "EI130227 ? 03-03 12; EB130227 ? 03-03 12; EB140227 03-04 14 ?; ");
  CHECK(planned("same-day-debit", "2026-03-03") == "EC210303 ? 03-03 12; EC220303 03-03 23 ?; ");
}

TEST_CASE("the result of a debit comes on the calendar day, its request on the business day before",
          "[calendar]") {
  CHECK(planned("debit", "2026-03-03") == "EB210303 ? 02-27 17; EB220303 03-04 3 ?; ");
  CHECK(planned("debit", "2026-02-27") == "EB210227 ? 02-26 17; EB220227 02-28 3 ?; ");
  CHECK(planned("debit", "2026-01-02") == "EB210102 ? 12-31 17; EB220102 01-03 3 ?; ");
}

TEST_CASE("of credits the windows are not known, and none are made up", "[calendar]") {
  CHECK(planned("credit", "2026-02-27") == "EB310227 ? ?; EB320227 ? ?; ");
}

TEST_CASE("an account change has the twelve steps of the notice, with their actors", "[calendar]") {
  const Schedule all = schedule();
  std::string actors;
  for (const ScheduleStep& step : all.find("account-change")->steps)
    actors += std::to_string(step.number) + step.actor + " ";
  CHECK(actors ==
        "1customer 2new_bank 3new_bank 4payinfo 5both_banks 6centre 7biller 8biller 9centre "
        "10both_banks "
        "11payinfo 12new_bank ");
}

TEST_CASE("a D of rest is refused", "[calendar]") {
  const Schedule all = schedule();
  const auto refused = plan(*all.find("debit"), date("2026-09-24"), BusinessDays(holidays()));
  CHECK(refused.error().phrase.key == "calendar.holiday");
}

TEST_CASE("a flow that reaches beyond the list of holidays is refused", "[calendar]") {
  const Schedule all = schedule();
  const BusinessDays days(holidays());
  CHECK(plan(*all.find("same-day-debit"), date("2027-12-31"), days));
  CHECK(plan(*all.find("debit"), date("2027-12-31"), days));  // 2028-01-01 is a day of the calendar
  CHECK(plan(*all.find("application"), date("2027-12-31"), days).error().phrase.key ==
        "calendar.beyond");
}

TEST_CASE("what is wrong with a schedule is told", "[calendar]") {
  const std::string good = "actor = \"a\"\ndoes = { ko = \"가\", en = \"a\" }\n";
  CHECK(faults_of(good).empty());
  CHECK(faults_of("actor = \"b\"\ndoes = { ko = \"가\", en = \"a\" }\n") ==
        Strings{"schedule.unknown-actor"});
  CHECK(faults_of("does = { ko = \"가\", en = \"a\" }\n") == Strings{"document.missing-key"});
  CHECK(faults_of(good + "opens = { day = 1, at = \"25:00\" }") == Strings{"schedule.not-a-time"});
  CHECK(faults_of(good + "opens = { day = 99 }") == Strings{"schedule.day-too-far"});
  CHECK(faults_of(good + "opens = { day = 1, unit = \"days\" }") ==
        Strings{"schedule.unknown-unit"});
  CHECK(faults_of(good + "open = { day = 1 }") == Strings{"document.unknown-key-near"});
  CHECK(faults_of(good + "owed = 3") == Strings{"document.not-boolean"});
}

TEST_CASE("files of applications that are dated by the day of sending move on the same days",
          "[calendar]") {
  const Schedule all = schedule();
  const BusinessDays days(holidays());
  const Flow& applied = *all.find("application");
  const Flow& sent = *all.find("application-sent");
  CHECK(sent.instead_of == applied.name);
  REQUIRE(sent.steps.size() == applied.steps.size());
  const auto by_application = plan(applied, date("2026-09-23"), days);
  const auto by_sending = plan(sent, date("2026-09-28"), days);
  REQUIRE(by_application);
  REQUIRE(by_sending);
  for (std::size_t i = 0; i < by_sending->size(); ++i) {
    CHECK((*by_sending)[i].opens == (*by_application)[i].opens);
    CHECK((*by_sending)[i].closes == (*by_application)[i].closes);
    CHECK((*by_sending)[i].step->file == (*by_application)[i].step->file);
  }
}
