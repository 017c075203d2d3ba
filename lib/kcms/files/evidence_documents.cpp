#include <kcms/files/evidence_documents.hpp>

#include <kcms/base/part_source.hpp>
#include <kcms/codec/named_text.hpp>
#include <kcms/codec/tail_reader.hpp>
#include <kcms/evidence/document_name.hpp>
#include <kcms/files/csv_printer.hpp>
#include <kcms/files/manifest_columns.hpp>
#include <kcms/files/pack.hpp>

#include <map>
#include <utility>

namespace kcms {

namespace {

// Tells the digest of a source when its end is reached.
class DigestedSource final : public ByteSource {
 public:
  DigestedSource(std::unique_ptr<ByteSource> source, DigestThread& hasher, std::string& digest)
      : source_(std::move(source)), hasher_(&hasher), digest_(&digest) {}

  Result<std::size_t> read(std::span<char> into) override {
    const auto got = source_->read(into);
    if (!got || ended_) return got;
    hasher_->update({into.data(), *got});
    ended_ = *got < into.size();
    if (ended_) hasher_->finish(*digest_);
    return got;
  }
  Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override {
    return source_->read_at(offset, into);
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return source_->size(); }
  [[nodiscard]] const std::string& name() const override { return source_->name(); }

 private:
  std::unique_ptr<ByteSource> source_;
  DigestThread* hasher_;
  std::string* digest_;
  bool ended_ = false;
};

// Names that are taken, each with the next number by which another document may bear it.
using TakenNames = std::map<std::string, std::uint64_t, std::less<>>;
constexpr std::uint64_t second = 2;

// Two records of one payer, in a file at fault, still have a name each.
std::string unused_name(const std::string& payer_number, const std::string& extension,
                        TakenNames& taken) {
  std::string name = document_name(payer_number, extension);
  auto [place, is_new] = taken.emplace(name, second);
  for (std::uint64_t& next = place->second; !is_new; ++next) {
    name = document_name(payer_number + "-" + std::to_string(next), extension);
    is_new = taken.emplace(name, second).second;
  }
  return name;
}

}  // namespace

Result<std::unique_ptr<EvidenceDocuments>> EvidenceDocuments::list(
    ByteSource& source, const FileSpec& spec, const std::string& payer_number) {
  std::unique_ptr<EvidenceDocuments> listed(new EvidenceDocuments(source));
  TakenNames names{{std::string(manifest_name), second}};
  TailReader reader(source, spec);
  for (;;) {
    const auto record = reader.next();
    if (!record) return pass(record);
    listed->skipped_ += reader.skipped();
    if (record->head.empty()) break;
    const RecordSpec& shape = spec.records[record->kind];
    if (record->head.size() < shape.length) continue;
    listed->trailer_met_ |= shape.part == Part::trailer;
    if (shape.tail.length_in == none) continue;
    const std::string payer = named_text(spec, shape, "payer_number", record->head);
    if (!payer_number.empty() && payer != payer_number) continue;
    if (!record->length_borne_out || reader.cut_off()) {
      const LostBy length = record->length_believed ? LostBy::what_follows : LostBy::length;
      listed->lost_.push_back({record->record, reader.cut_off() ? LostBy::cut_off : length});
      continue;
    }
    const std::string extension = named_text(spec, shape, "extension", record->head);
    listed->entries_.push_back({unused_name(payer, extension, names), record->tail_length});
    listed->evidence_.push_back({record->offset + shape.length, payer,
                                 named_text(spec, shape, "evidence_type", record->head),
                                 named_text(spec, shape, "bank", record->head),
                                 named_text(spec, shape, "applied_on", record->head), ""});
  }
  listed->entries_.push_back({std::string(manifest_name), std::nullopt});
  return listed;
}

Result<std::unique_ptr<ByteSource>> EvidenceDocuments::open(std::size_t index) {
  if (index == evidence_.size()) {
    hasher_.wait();
    manifest_ = manifest();
    return memory_source(manifest_, entries_[index].name);
  }
  Evidence& evidence = evidence_[index];
  const DocumentEntry& entry = entries_[index];
  return std::make_unique<DigestedSource>(
      part_of(*source_, evidence.offset, *entry.size, entry.name), hasher_, evidence.sha256);
}

std::string EvidenceDocuments::manifest() const {
  std::string text;
  const auto append_row = [&text](const auto& cells) {
    for (const auto& cell : cells) {
      append_csv_cell(text, cell);
      text += ',';
    }
    text.back() = '\n';
  };
  append_row(manifest_columns);
  for (std::size_t i = 0; i < evidence_.size(); ++i) {
    const Evidence& row = evidence_[i];
    append_row(ManifestCells{row.payer_number, entries_[i].name, row.evidence_type, row.bank,
                             row.applied_on, std::to_string(*entries_[i].size), row.sha256});
  }
  return text;
}

}  // namespace kcms
