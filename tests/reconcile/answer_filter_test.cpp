#include <kcms/reconcile/answer_filter.hpp>

#include <kcms/rules/fingerprint.hpp>

#include <catch2/catch.hpp>

using namespace kcms;

namespace {

constexpr std::uint64_t answers = 10'000;

std::uint64_t print_of(std::uint64_t number) {
  Fingerprint print;
  print.add(reinterpret_cast<const char*>(&number), sizeof number);
  return print.value();
}

// How many of the fingerprints behind those of the answers pass.
std::uint64_t passing(const AnswerFilter& filter) {
  std::uint64_t count = 0;
  for (std::uint64_t i = answers; i < 2 * answers; ++i)
    if (filter.may_have(print_of(i))) ++count;
  return count;
}

AnswerFilter filled(std::uint64_t requests, std::uint64_t bytes) {
  AnswerFilter filter(answers, requests, bytes);
  for (std::uint64_t i = 0; i < answers; ++i) filter.put(print_of(i));
  return filter;
}

bool all_answers_pass(const AnswerFilter& filter) {
  for (std::uint64_t i = 0; i < answers; ++i)
    if (!filter.may_have(print_of(i))) return false;
  return true;
}

}  // namespace

TEST_CASE("a fingerprint that an answer has passes, and few others do", "[reconcile]") {
  const AnswerFilter filter = filled(100 * answers, std::uint64_t{1} << 30);
  CHECK(all_answers_pass(filter));
  CHECK(passing(filter) < answers / 5);
}

TEST_CASE(
    "in little memory, or where more answers come than were expected, every answer still passes",
    "[reconcile]") {
  CHECK(all_answers_pass(filled(100 * answers, 0)));
  AnswerFilter filter(1, 100, std::uint64_t{1} << 30);
  for (std::uint64_t i = 0; i < answers; ++i) filter.put(print_of(i));
  CHECK(all_answers_pass(filter));
}

TEST_CASE("where answers are nearly as many as requests, all fingerprints pass", "[reconcile]") {
  CHECK(passing(filled(answers, std::uint64_t{1} << 30)) == answers);
  CHECK(passing(AnswerFilter(0, 0, 0)) == answers);
}

TEST_CASE("a filter that was cleared knows nothing of the answers before", "[reconcile]") {
  AnswerFilter filter = filled(100 * answers, std::uint64_t{1} << 30);
  filter.clear();
  CHECK(passing(filter) == 0);
}
