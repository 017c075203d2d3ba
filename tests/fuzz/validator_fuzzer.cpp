// Any bytes can be identified and judged, and the verdict agrees with the findings.
// Seeds: samples
#include <kcms/base/embedded.hpp>
#include <kcms/rules/validator.hpp>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

class Counter : public kcms::FindingSink {
 public:
  void take(kcms::Finding finding) override {
    ++counts_.at(static_cast<std::size_t>(finding.severity));
  }
  [[nodiscard]] const std::array<std::uint64_t, 4>& counts() const { return counts_; }

 private:
  std::array<std::uint64_t, 4> counts_{};
};

kcms::Reference built_in_reference() {
  kcms::Reference reference;
  kcms::Faults faults;
  reference.add_banks(kcms::embedded("banks.toml"), "banks.toml", faults);
  reference.add_failure_codes(kcms::embedded("failure_codes.toml"), "failure_codes.toml", faults);
  return reference;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace std::chrono_literals;
  static const kcms::Registry registry = kcms::Registry::builtin();
  static const kcms::Reference reference = built_in_reference();

  auto source = kcms::memory_source({reinterpret_cast<const char*>(data), size});
  const auto identity = kcms::identify(source, registry, {"", {}, 2016y / 3 / 16});
  if (!identity || identity->spec == nullptr) return 0;
  Counter sink;
  kcms::ValidateOptions options;
  options.max_findings = 0;
  const auto verdict = kcms::validate(*source, *identity, reference, options, sink);
  if (verdict && verdict->counts != sink.counts()) std::abort();
  return 0;
}
