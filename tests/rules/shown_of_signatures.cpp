#include "shown.hpp"

#include <kcms/base/byte_source.hpp>
#include <kcms/rules/evidence_check.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace kcms;

namespace {

std::string signed_sample(const std::string& name) {
  auto text = read_file(KCMS_SOURCE_DIR "/samples/sources/signed/" + name, 1U << 16U);
  REQUIRE(text);
  return *text;
}

File with_document(const std::string& document) {
  File file = ei13({document.size()});
  std::string bytes = file.bytes_of(2);
  file.replace(2, bytes.replace(119, document.size(), document));
  file.put(2, "extension", "der");
  file.put(2, "evidence_type", "2");
  return file;
}

const EvidenceCheck& check_of_signed() {
  constexpr Date day{std::chrono::year{2016}, std::chrono::March, std::chrono::day{16}};
  static const EvidenceCheck check{kcms::test::evidence_tables().find("2016"),
                                   day,
                                   {signed_sample("root.pem"), day},
                                   nullptr,
                                   {}};
  return check;
}

Shown shown_signed(const std::string& rule, const std::string& document,
                   const EvidenceCheck& check = check_of_signed()) {
  return {rule,
          [document, &check] {
            ValidateOptions options;
            options.evidence = &check;
            return judge(with_document(document), options);
          },
          [rule] {
            return rule.empty() ? Findings{} : Findings{"error " + rule + " record 2 at 1131 0105"};
          }};
}

}  // namespace

std::vector<Shown> shown_of_signatures() {
  const std::string good = signed_sample("good.der");
  static EvidenceCheck of_others = check_of_signed();
  of_others.inspect.trust = signed_sample("other.pem");
  std::vector<Shown> all{shown_signed("", good),
                         shown_signed("signature-unreadable", "-----BEGIN PKCS7-----\n"),
                         shown_signed("signature-surplus", good + "\r\n"),
                         shown_signed("signature-chain", good, of_others)};
  for (const std::string name : {"encoding", "type", "version", "content", "crls", "missing",
                                 "signer", "certificate", "attributes", "digest", "wrong"})
    all.push_back(shown_signed("signature-" + name, signed_sample(name + ".der")));
  static EvidenceCheck of_nobody = check_of_signed();
  of_nobody.inspect.trust.clear();
  for (const std::string name : {"algorithm", "date"})
    all.push_back(shown_signed("signature-" + name, signed_sample(name + ".der"), of_nobody));
  return all;
}
