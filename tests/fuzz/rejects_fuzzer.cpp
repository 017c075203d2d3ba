// A list of any bytes: what is made of EB11 by it reconciles with EB11, or reasons are given.
// Seeds: samples/sources tests/cli/generate
#include "built_in.hpp"

#include <kcms/reconcile/result_maker.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace kcms::fuzz {
namespace {

std::string sample(const char* name) {
  std::ifstream file(std::string("samples/") + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool reconciles(std::string_view request, std::string_view result) {
  const Identified asked = identified(request);
  const Identified answered = identified(result);
  const auto found = reconcile({asked.source.get(), &asked.identity},
                               {answered.source.get(), &answered.identity}, reference(), {});
  return found && found->reconciled();
}

void check(std::string_view bytes) {
  static const std::string request = sample("EB110316");
  const Identified asked = identified(request);
  const auto rows = memory_source(bytes);
  const auto sink = create_file("-", Existing::keep);  // never committed
  if (!sink) return;
  const FileSpec* spec = registry().find("EB12", *asked.identity.date);
  const auto result =
      make_result({asked.source.get(), &asked.identity}, *spec, *rows, reference(), {}, **sink);
  if (!result || !result->made.refusals.empty()) return;
  if (!result->request_faults.empty() || !result->made.written) std::abort();
  const auto written = (*sink)->read_back("EB12");
  if (!written) return;
  const auto made = read_all(**written, 1U << 20U);
  if (!made || !reconciles(request, *made)) std::abort();
}

}  // namespace
}  // namespace kcms::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  kcms::fuzz::check(kcms::fuzz::text_of(data, size));
  return 0;
}
