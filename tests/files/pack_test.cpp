// Packing and taking out again, with documents in memory.
#include <kcms/files/pack.hpp>

#include <kcms/base/byte_sink.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/files/evidence_documents.hpp>
#include <kcms/layout/registry.hpp>

#include <catch2/catch.hpp>

#include <map>

using namespace kcms;
using namespace std::chrono_literals;

namespace {

const FileSpec& ei13() {
  static const Registry registry = Registry::builtin();
  return *registry.revisions("EI13").back();
}

class MemoryDocuments final : public DocumentSource {
 public:
  explicit MemoryDocuments(const std::map<std::string, std::string>& documents)
      : documents_(&documents) {
    for (const auto& [name, bytes] : documents) entries_.push_back({name, bytes.size()});
  }
  [[nodiscard]] std::span<const DocumentEntry> entries() const override { return entries_; }
  Result<std::unique_ptr<ByteSource>> open(std::size_t index) override {
    return memory_source(documents_->at(entries_[index].name), entries_[index].name);
  }
  [[nodiscard]] const std::string& name() const override { return name_; }

 private:
  const std::map<std::string, std::string>* documents_;
  std::vector<DocumentEntry> entries_;
  std::string name_ = "docs";
};

EvidenceTables tables() {
  EvidenceTables read;
  Faults faults;
  read.add(R"([table.any]
rows = [{ evidence_type = "1", extensions = ["bin"], max_kib = 300 }])",
           "", faults);
  return read;
}

Enrolments enrolments_of(const std::map<std::string, std::string>& documents) {
  Enrolments all{.biller = "9912345678", .applications = 0, .not_understood = 0, .consents = {}};
  for (const auto& [name, bytes] : documents) {
    const std::string payer = name.substr(0, name.find('.'));
    all.consents.push_back({all.consents.size() + 2, payer, "043", "100200300401", 2016y / 3 / 16});
  }
  return all;
}

struct PackedFile {
  Result<Packed> packed = Packed{};
  std::string bytes;
};

PackedFile pack(const std::map<std::string, std::string>& documents, const Enrolments& enrolments) {
  PackedFile file;
  MemoryDocuments source(documents);
  const auto all = tables();
  BankCodes banks;
  Faults faults;
  banks.add("banks = [{ code = \"003\", also = [\"043\"] }]\nsecurities = []", "", faults);
  const PackOptions options{"1", 2016y / 3 / 16, *all.find("any"), banks, {}};
  const auto sink = text_sink(file.bytes);
  file.packed = pack_evidence({"EB130316", enrolments, source}, ei13(), options, *sink);
  return file;
}

std::string field(std::string_view record, std::string_view part, std::string_view name) {
  const RecordSpec& shape = ei13().records[ei13().find(part)];
  return std::string(raw(shape.fields[shape.find(name)], record));
}

}  // namespace

TEST_CASE("documents around the edges of a block are packed into as many blocks", "[files]") {
  for (const auto& [size, blocks] : std::map<std::size_t, std::size_t>{
           {1, 1}, {904, 1}, {905, 1}, {906, 2}, {1929, 2}, {1930, 3}, {307200, 301}}) {
    INFO(size);
    const std::map<std::string, std::string> documents = {{"P1.bin", std::string(size, 'x')}};
    const PackedFile file = pack(documents, enrolments_of(documents));
    REQUIRE(file.packed);
    REQUIRE(file.packed->faults.empty());
    CHECK(file.bytes.size() == (blocks + 2) * 1024);
    const std::string_view trailer = std::string_view(file.bytes).substr((blocks + 1) * 1024);
    CHECK(std::stoul(field(trailer, "trailer", "block_count")) == blocks);
    CHECK(field(trailer, "trailer", "record_count") == "0000001");
    CHECK(field(file.bytes, "header", "evidence_count") == "0000001");
    CHECK(field(file.bytes, "header", "applied_on") == "20160316");
  }
}

TEST_CASE("the bank is written under its representative code", "[files]") {
  const std::map<std::string, std::string> documents = {{"P1.bin", "x"}};
  const PackedFile file = pack(documents, enrolments_of(documents));
  CHECK(field(std::string_view(file.bytes).substr(1024), "data", "bank") == "003");
}

TEST_CASE("an empty document and one a byte too large are refused", "[files]") {
  for (const std::size_t size : {0U, 307201U}) {
    const std::map<std::string, std::string> documents = {{"P1.bin", std::string(size, 'x')},
                                                          {"P2.bin", "good"}};
    const PackedFile file = pack(documents, enrolments_of(documents));
    REQUIRE(file.packed);
    REQUIRE(file.packed->faults.count() == 1);
    CHECK(file.packed->faults.kept()[0].file == "docs/P1.bin");
  }
}

TEST_CASE("a value that does not fit its field is refused with the record it comes from",
          "[files]") {
  const std::map<std::string, std::string> documents = {{"P1.bin", "x"}};
  Enrolments enrolments = enrolments_of(documents);
  enrolments.consents[0].account = std::string(21, '1');
  const PackedFile file = pack(documents, enrolments);
  REQUIRE(file.packed);
  REQUIRE(file.packed->faults.count() == 1);
  CHECK(file.packed->faults.kept()[0].file == "EB130316");
  CHECK(file.packed->faults.kept()[0].what.line == 2);
  CHECK(file.packed->faults.kept()[0].what.column == "account");
}

TEST_CASE("what was packed comes out again, with its digest in the manifest", "[files]") {
  std::map<std::string, std::string> documents;
  for (int i = 0; i < 50; ++i)
    documents["P" + std::to_string(100 + i) + ".bin"] =
        std::string(static_cast<std::size_t>(i * 997 + 1), static_cast<char>('a' + i % 26));
  const PackedFile file = pack(documents, enrolments_of(documents));
  REQUIRE(file.packed->faults.empty());
  const auto source = memory_source(file.bytes);
  const auto listed = EvidenceDocuments::list(*source, ei13(), "");
  REQUIRE(listed);
  const auto entries = (*listed)->entries();
  REQUIRE(entries.size() == 51);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto opened = (*listed)->open(i);
    REQUIRE(opened);
    const auto bytes = read_all(**opened, 1U << 20U);
    REQUIRE(bytes);
    if (i < 50) CHECK(*bytes == documents.at(entries[i].name));
    if (i == 50) CHECK(bytes->find(",,") == std::string::npos);
  }
}

// In a file at fault all records may name one payer.
TEST_CASE("documents of one payer have a name each, however many they are", "[files]") {
  constexpr std::size_t block = 1024;
  constexpr std::size_t serial = 8;
  constexpr int count = 20000;
  const std::map<std::string, std::string> documents{{"P.bin", "bytes"}};
  const PackedFile file = pack(documents, enrolments_of(documents));
  REQUIRE(file.bytes.size() == 3 * block);
  std::string many = file.bytes.substr(0, block);
  for (int i = 1; i <= count; ++i) {
    const std::string digits = std::to_string(i);
    many += file.bytes.substr(block, block);
    many.replace(many.size() - block + serial, 7, std::string(7 - digits.size(), '0') + digits);
  }
  const auto source = memory_source(many);
  const auto listed = EvidenceDocuments::list(*source, ei13(), "");
  REQUIRE(listed);
  const auto entries = (*listed)->entries();
  REQUIRE(entries.size() == count + 1);
  CHECK(entries[0].name == "P.bin");
  CHECK(entries[1].name == "P-2.bin");
  CHECK(entries[count - 1].name == "P-20000.bin");
}
