#include <kcms/evidence/signed_data.hpp>

#include <kcms/evidence/signed_form.hpp>

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace kcms;

namespace {

using Rules = std::vector<std::string>;

std::string signed_sample(const std::string& name) {
  std::ifstream in{KCMS_SOURCE_DIR "/samples/sources/signed/" + name, std::ios::binary};
  REQUIRE(in);
  return {std::istreambuf_iterator<char>{in}, {}};
}

Rules faults_of(const std::string& bytes, const InspectOptions& options = {}) {
  Rules rules;
  for (const DocumentFault& fault : inspect_signed_data(bytes, options))
    rules.emplace_back(fault.rule);
  return rules;
}

std::chrono::year_month_day day(int year, unsigned month, unsigned of_month) {
  return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}};
}

}  // namespace

TEST_CASE("a good signed consent has no fault", "[signed]") {
  CHECK(faults_of(signed_sample("good.der")).empty());
  CHECK(faults_of(signed_sample("good.der"), {signed_sample("root.pem"), {}}).empty());
}

TEST_CASE("each thing that can be wrong with a signed consent is a fault of its own", "[signed]") {
  for (const std::string name :
       {"encoding", "type", "version", "content", "digest", "algorithm", "missing", "signer",
        "certificate", "crls", "attributes", "wrong", "date"}) {
    INFO(name);
    CHECK(faults_of(signed_sample(name + ".der")) == Rules{"signature-" + name});
  }
  CHECK(faults_of(signed_sample("signer-version.der")) == Rules{"signature-version"});
  CHECK(faults_of(signed_sample("good.der") + '\0') == Rules{"signature-surplus"});
  CHECK(faults_of("no signature") == Rules{"signature-unreadable"});
  CHECK(faults_of(signed_sample("good.der"), {signed_sample("other.pem"), {}}) ==
        Rules{"signature-chain"});
}

TEST_CASE("where a signature tells no time, it was made on the day of the file", "[signed]") {
  const std::string consent = signed_sample("no-time.der");
  CHECK(faults_of(consent).empty());
  CHECK(faults_of(consent, {"", day(2016, 1, 1)}).empty());  // it holds from nine o'clock on
  CHECK(faults_of(consent, {"", day(2015, 12, 31)}) == Rules{"signature-date"});
  CHECK(faults_of(consent, {"", day(2018, 1, 1)}).empty());  // it holds until nine o'clock
  CHECK(faults_of(consent, {"", day(2018, 1, 2)}) == Rules{"signature-date"});
  // Whom to trust is asked without a day too.
  CHECK(faults_of(consent, {signed_sample("other.pem"), {}}) == Rules{"signature-chain"});
  CHECK(faults_of(consent, {signed_sample("root.pem"), {}}).empty());
  // The signature knows better.
  CHECK(faults_of(signed_sample("good.der"), {"", day(2018, 1, 2)}).empty());
}

TEST_CASE("a signer's own dates are told once, not as a broken chain too", "[signed]") {
  CHECK(faults_of(signed_sample("date.der"), {signed_sample("root.pem"), {}}) ==
        Rules{"signature-date", "signature-chain"});  // that of the root is over then too
  CHECK(faults_of(signed_sample("no-time.der"), {signed_sample("root.pem"), day(2016, 5, 1)})
            .empty());
}

TEST_CASE("a signed consent that was changed or cut off anywhere is never without fault",
          "[signed]") {
  const std::string good = signed_sample("good.der");
  for (std::size_t size = 0; size < good.size(); ++size)
    if (faults_of(good.substr(0, size)).empty()) FAIL("cut off after " << size);
  // Parameters of algorithms that have none mean nothing, whatever they are.
  std::size_t unseen = 0;
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string changed = good;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    if (faults_of(changed, {signed_sample("root.pem"), {}}).empty()) ++unseen;
  }
  CHECK(unseen == 3);
}

TEST_CASE("PEM is counted by its certificates", "[signed]") {
  CHECK(holds_certificates(signed_sample("root.pem")));
  CHECK(holds_certificates("words before\n" + signed_sample("root.pem") + "words behind\n"));
  CHECK_FALSE(holds_certificates(""));
  CHECK_FALSE(holds_certificates("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"));
}

TEST_CASE("DER counts every length, and writes it as short as can be", "[signed]") {
  using namespace std::string_literals;
  CHECK(is_der("\x30\x03\x02\x01\x05"s));
  CHECK(is_der(""));
  CHECK_FALSE(is_der("\x30\x80\x02\x01\x05\0\0"s));
  CHECK_FALSE(is_der("\x30\x81\x03\x02\x01\x05"s));
  CHECK_FALSE(is_der("\x24\x03\x04\x01\x05"s));  // a text in pieces
  CHECK_FALSE(is_der("\x30\x04\x02\x01\x05"s));
  std::string deep = "\x05\0"s;
  for (int i = 0; i < 100; ++i)
    deep = std::string(1, '\x30') + static_cast<char>(deep.size() % 100) + deep;
  CHECK_FALSE(is_der(deep));
}
