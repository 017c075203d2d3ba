// What is told of a result never shows a secret, wherever its bytes may have moved.
#include "files/secrets.hpp"
#include "pairs.hpp"

#include <string>

using namespace kcms;
using namespace kcms::test;

namespace {

constexpr std::size_t most_lost = 24;
constexpr std::size_t step = 5;  // from one number of lost bytes to the next that is tried

}  // namespace

TEST_CASE("an answer that lost bytes is told of without its secrets", "[reconcile]") {
  std::size_t tried = 0;
  std::size_t told = 0;
  for (const SamplePair& pair : sample_pairs()) {
    const std::string request = sample(pair.request);
    const std::string result = sample(pair.result);
    const FileSpec& spec = *Opened(result).identity.spec;
    const RecordSpec& shape = spec.records[spec.first_of(Part::data)];
    for (std::size_t count = 1; count <= most_lost; count += step) {
      for (std::size_t at = 0; at + count <= spec.length; ++at) {
        std::string record = result.substr(spec.length, spec.length);
        const auto secrets = secrets_of(shape, record);
        std::string moved = result;
        record = record.erase(at, count) + std::string(count, ' ');
        const auto found = reconciled(request, moved.replace(spec.length, spec.length, record));
        if (!found) continue;  // refused
        ++tried;
        for (const Anomaly& anomaly : found->anomalies)
          told += tells(text_of(anomaly), secrets) ? 1U : 0U;
      }
    }
  }
  CHECK(tried > 0);
  // A whole field may go and leave all others well formed: nothing tells that then. And a sum may
  // have counted what was an account.
  CHECK(50 * told <= tried);
}
