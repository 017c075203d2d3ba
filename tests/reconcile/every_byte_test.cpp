// What no damage of a file may bring about, tried on every byte of small pairs.
#include "pairs.hpp"

#include <kcms/codec/record_kinds.hpp>

#include <string>

using namespace kcms;
using namespace kcms::test;

namespace {

// From one value of a byte to the next that is tried: all of them, but for the sanitizers.
#ifdef __SANITIZE_ADDRESS__
constexpr int step = 51;
#else
constexpr int step = 1;
#endif

// Whether the layout declares the byte at `offset` of a file without line ends free.
bool is_free(const FileSpec& spec, std::string_view bytes, std::size_t offset) {
  const std::size_t start = offset / spec.length * spec.length;
  const std::uint16_t kind = RecordKinds(spec).of(bytes.substr(start, spec.length));
  REQUIRE(kind != none);
  for (const FieldSpec& field : spec.records[kind].fields)
    if (offset - start >= field.offset && offset - start < field.offset + field.length)
      return field.match == Match::free;
  return false;
}

// Bytes that a fault, or a hand, might leave in place of another. The sanitizers look at what the
// code does with them, not at what is said of them: two will do, in a tenth of the time.
std::string others_than(char byte) {
  std::string others{static_cast<char>(byte ^ 1), static_cast<char>(byte ^ 0x10)};
#ifdef __SANITIZE_ADDRESS__
  return others;
#endif
  others += static_cast<char>(byte ^ 0x80);
  for (const char c : {' ', '0', '1', '9', 'A', 'N', 'P', '\0', '\n', '\x1A'})
    if (c != byte) others += c;
  return others;
}

}  // namespace

TEST_CASE("a day of samples reconciles", "[reconcile]") {
  for (const SamplePair& pair : sample_pairs()) {
    INFO(pair.request);
    const auto found = reconciled(sample(pair.request), sample(pair.result));
    REQUIRE(found);
    CHECK(found->reconciled());
    CHECK(found->determined);
    const Counts& counts = found->counts;
    CHECK(counts.accepted + counts.failed + counts.partial + counts.undetermined ==
          found->request.records);
    CHECK(counts.money.collected + counts.money.failed + counts.money.undetermined ==
          counts.money.requested);
  }
}

TEST_CASE("a byte changed in a result is seen, unless it is declared free", "[reconcile]") {
  for (const SamplePair& pair : sample_pairs()) {
    const std::string request = sample(pair.request);
    const std::string result = sample(pair.result);
    const auto good = reconciled(request, result);
    REQUIRE(good);
    const std::string said = text_of(*good);
    const FileSpec& spec = *Opened(result).identity.spec;
    std::size_t unseen = 0;
    for (std::size_t i = 0; i < result.size(); ++i) {
      const bool free = is_free(spec, result, i);
      for (const char other : others_than(result[i])) {
        std::string changed = result;
        changed[i] = other;
        const auto found = reconciled(request, changed);
        REQUIRE(found);
        if (text_of(*found) != said) continue;
        INFO(pair.result << " byte " << i << " of record " << i / spec.length + 1 << " at "
                         << i % spec.length << ": " << static_cast<int>(other));
        if (!free) FAIL("is not seen");
        ++unseen;
      }
    }
    CHECK(unseen > 0);  // serials
  }
}

TEST_CASE("a failure that moves to the twin of a payer is seen", "[reconcile]") {
  const std::string request = sample("pairs/twins/request");
  const std::string result = sample("pairs/twins/result");
  std::string moved = result;
  moved.replace(moved.find("PAYER0021"), 9, "PAYER0029");
  const auto one = reconciled(request, result);
  const auto other = reconciled(request, moved);
  REQUIRE((one && one->reconciled() && other && other->reconciled()));
  CHECK(one->counts.failed_by_code == other->counts.failed_by_code);
  CHECK(one->counts.fates != other->counts.fates);
}

TEST_CASE("a byte changed in a request is found by its digest", "[reconcile]") {
  for (const SamplePair& pair : sample_pairs()) {
    const std::string request = sample(pair.request);
    const std::string result = sample(pair.result);
    ReconcileOptions options;
    options.request_sha256 = reconciled(request, result)->request.sha256;
    CHECK(reconciled(request, result, options)->reconciled());
    for (std::size_t i = 0; i < request.size(); ++i) {
      std::string changed = request;
      changed[i] = static_cast<char>(changed[i] ^ 1);
      const Opened asked(changed);
      if (asked.identity.spec == nullptr) continue;  // the command refuses it
      const auto found = reconciled(changed, result, options);
      INFO(pair.request << " byte " << i);
      if (!found) continue;  // refused
      CHECK(!found->reconciled());
      CHECK(found->counts.accepted == 0);
    }
  }
}

TEST_CASE("a result cut off anywhere determines nothing", "[reconcile]") {
  for (const SamplePair& pair : sample_pairs()) {
    const std::string request = sample(pair.request);
    const std::string result = sample(pair.result);
    for (std::size_t size = 0; size < result.size(); ++size) {
      const auto found = reconciled(request, result.substr(0, size));
      INFO(pair.result << " cut to " << size);
      REQUIRE(found);
      CHECK(!found->reconciled());
      CHECK(!found->determined);
      CHECK(found->counts.accepted == 0);
      CHECK(found->counts.undetermined == found->request.records);
      CHECK(found->counts.money.undetermined == found->counts.money.requested);
    }
  }
}

TEST_CASE("a request cut off anywhere determines nothing", "[reconcile]") {
  for (const SamplePair& pair : sample_pairs()) {
    const std::string request = sample(pair.request);
    const std::string result = sample(pair.result);
    for (std::size_t size = 1; size < request.size(); ++size) {
      const std::string cut = request.substr(0, size);
      if (Opened(cut).identity.spec == nullptr) continue;
      const auto found = reconciled(cut, result);
      INFO(pair.request << " cut to " << size);
      REQUIRE(found);
      CHECK(!found->reconciled());
      CHECK(found->counts.accepted == 0);
    }
  }
}

TEST_CASE("every other value of every byte of a result is seen", "[reconcile]") {
  // A file of each length, as far as it holds something of everything: applications as a whole, of
  // debits the record paid in part and the trailer.
  struct Part {
    SamplePair pair;
    std::size_t from = 0;
    std::size_t length = 0;
  };
  for (const Part& part :
       {Part{{"EB130316", "EB140316"}, 0, 360}, Part{{"EB210316", "EB220316"}, 300, 300}}) {
    const std::string request = sample(part.pair.request);
    const std::string result = sample(part.pair.result);
    REQUIRE(part.from + part.length == result.size());
    const std::string said = text_of(*reconciled(request, result));
    const FileSpec& spec = *Opened(result).identity.spec;
    std::string changed = result;
    for (std::size_t i = part.from; i < result.size(); ++i) {
      if (is_free(spec, result, i)) continue;
      for (int value = 0; value < 256; value += step) {
        changed[i] = static_cast<char>(value);
        if (changed[i] == result[i]) continue;
        if (text_of(*reconciled(request, changed)) != said) continue;
        INFO(part.pair.result << " byte " << i << ": " << value);
        FAIL("is not seen");
      }
      changed[i] = result[i];
    }
  }
}

TEST_CASE("a record taken out of a result, or put in twice, is seen", "[reconcile]") {
  for (const SamplePair& pair : sample_pairs()) {
    const std::string request = sample(pair.request);
    const std::string result = sample(pair.result);
    const std::size_t length = Opened(result).identity.spec->length;
    for (std::size_t at = 0; at < result.size(); at += length) {
      INFO(pair.result << " record " << at / length + 1);
      std::string without = result;
      without.erase(at, length);
      CHECK(!reconciled(request, without)->reconciled());
      std::string twice = result;
      twice.insert(at, result.substr(at, length));
      CHECK(!reconciled(request, twice)->reconciled());
    }
  }
}
