// Any bytes can be held against a good request, and as a request against a good result. What is
// said of the items adds up, and only a sound pair reconciles. Seeds: samples
#include "built_in.hpp"

#include <kcms/reconcile/reconcile.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace kcms::fuzz {
namespace {

struct Pair {
  std::string_view request;
  std::string_view result;
};
constexpr Pair pairs[] = {{"EB110316", "EB120316"}, {"EB130316", "EB140316"},
                          {"EB130316", "EI130316"}, {"EB210316", "EB220316"},
                          {"EC210316", "EC220316"}, {"EB310316", "EB320316"}};

std::string sample(std::string_view name) {
  std::ifstream file("samples/" + std::string(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void check(std::string_view asked, std::string_view answered) {
  const Identified request = identified(asked);
  const Identified result = identified(answered);
  if (request.identity.spec == nullptr) return;
  const auto found = reconcile({request.source.get(), &request.identity},
                               {result.source.get(), &result.identity}, reference(), {});
  if (!found) return;  // no request, or too much money
  const Counts& counts = found->counts;
  if (counts.accepted + counts.failed + counts.partial + counts.undetermined !=
      found->request.records)
    std::abort();
  const Money& money = counts.money;
  if (money.collected + money.failed + money.undetermined != money.requested) std::abort();
  if (money.collected > money.requested || money.failed > money.requested) std::abort();
  if (found->reconciled() && !found->determined) std::abort();
  if (!found->determined && counts.undetermined != found->request.records) std::abort();
}

void check_any(std::string_view bytes) {
  const Identified given = identified(bytes);
  if (given.identity.spec == nullptr) return;
  const std::string_view kind = given.identity.spec->kind;
  for (const Pair& pair : pairs) {
    if (pair.request.starts_with(kind)) check(bytes, sample(pair.result));
    if (pair.result.starts_with(kind)) check(sample(pair.request), bytes);
  }
}

}  // namespace
}  // namespace kcms::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  kcms::fuzz::check_any(kcms::fuzz::text_of(data, size));
  return 0;
}
