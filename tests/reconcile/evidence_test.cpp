// EB13 and EI13: a consent is proven by a document that nothing is wrong with.
#include "pairs.hpp"

#include <kcms/codec/value.hpp>

using namespace kcms;
using namespace kcms::test;

namespace {

constexpr std::size_t block = 1024;

Reconciliation found_of(const std::string& request, const std::string& evidence) {
  const EvidenceCheck check{
      .table = evidence_tables().find("2016"), .date = {}, .inspect = {}, .enrolments = nullptr};
  ReconcileOptions options;
  options.evidence = &check;
  auto found = reconciled(request, evidence, options);
  REQUIRE(found);
  return std::move(*found);
}

// Where the records of the sample stand: the data records first.
std::vector<std::size_t> data_records(std::string_view evidence) {
  std::vector<std::size_t> starts;
  for (std::size_t at = block; at + block < evidence.size(); at += block)
    if (evidence.substr(at, 8) == "AE111222") starts.push_back(at);
  return starts;
}

// Whether the field says the same with other bytes: an extension in capitals, a bank by the code of
// one that it took over.
bool says_the_same(const FieldSpec& field, std::string_view a, std::string_view b) {
  const auto small = [](std::string_view text) {
    std::string all(text);
    for (char& c : all) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return all;
  };
  if (field.name == "extension") return small(a) == small(b);
  const BankCodes& banks = reference().bank_codes();
  return field.name == "bank" && banks.representative(a) == banks.representative(b);
}

}  // namespace

TEST_CASE("a byte changed beside the documents of EI13 is seen", "[reconcile]") {
  const std::string request = sample("EB130316");
  const std::string evidence = sample("EI130316");
  const Reconciliation good = found_of(request, evidence);
  REQUIRE(good.reconciled());
  const std::string said = text_of(good);
  const FileSpec& spec = *Opened(evidence).identity.spec;
  std::vector<std::pair<std::size_t, const RecordSpec*>> records{
      {0, &spec.records.front()}, {evidence.size() - block, &spec.records[2]}};
  for (const std::size_t start : data_records(evidence))
    records.emplace_back(start, &spec.records[1]);
  REQUIRE(records.size() == 2 + good.result.records);
  std::string changed = evidence;
  for (const auto& [start, shape] : records) {
    for (const FieldSpec& field : shape->fields) {
      for (std::size_t i = start + field.offset; i < start + field.offset + field.length; ++i) {
        const char byte = evidence[i];
        for (const char other : {static_cast<char>(byte ^ 1), byte == '3' ? '9' : '3'}) {
          changed[i] = other;
          const std::string_view now = std::string_view(changed).substr(start);
          if (says_the_same(field, raw(field, now),
                            raw(field, std::string_view(evidence).substr(start))))
            continue;
          const Reconciliation found = found_of(request, changed);
          INFO(field.name << " of the record at " << start << ", byte " << i - start << "\n"
                          << text_of(found));
          REQUIRE(text_of(found) != said);
          REQUIRE((found.counts.accepted < good.counts.accepted || found.reconciled()));
          // A document of another type, and blanks of its block in it, may be as good.
          const bool may_be = field.name == "evidence_type" || field.name == "evidence_length";
          REQUIRE((!found.reconciled() || may_be));
        }
        changed[i] = byte;
      }
    }
  }
}

TEST_CASE("evidence that is at fault proves no consent", "[reconcile]") {
  const std::string request = sample("EB130316");
  const std::string evidence = sample("EI130316");
  const std::size_t start = data_records(evidence).front();
  struct Fault {
    std::size_t offset;
    std::string bytes;
    std::string field;
    std::string kind = "unreadable";
  };
  for (const Fault& fault :
       {Fault{15, "X", "filler_1"}, Fault{25, "9900000000", "biller", "wrong-file"},
        Fault{106, "9", "evidence_type"}, Fault{106, "4", "extension"},
        Fault{107, "exe  ", "extension"}, Fault{119, "no jpg", ""}}) {
    std::string changed = evidence;
    changed.replace(start + fault.offset, fault.bytes.size(), fault.bytes);
    const Reconciliation found = found_of(request, changed);
    INFO(fault.field << "\n" << text_of(found));
    REQUIRE(!found.anomalies.empty());
    CHECK(kinds_of(found).front() == fault.kind);
    CHECK(found.anomalies.front().record == 2);
    CHECK(found.anomalies.front().field == fault.field);
    CHECK(found.counts.undetermined == 1);
    CHECK(found.counts.accepted == 5);
  }
}
