#include <kcms/files/diff_side.hpp>

#include <kcms/base/digest.hpp>
#include <kcms/codec/record_reader.hpp>
#include <kcms/codec/tail_reader.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/files/running_totals.hpp>

#include <algorithm>

namespace kcms {

namespace {

constexpr std::uint64_t most_held = std::uint64_t{1} << 30;
constexpr std::size_t piece = std::size_t{1} << 18;

std::size_t longest_record(const FileSpec& spec) {
  return std::ranges::max_element(spec.records, {}, &RecordSpec::length)->length;
}

}  // namespace

DiffSide::DiffSide(ByteSource& source, const FileSpec& spec, const FileSpec& other)
    : source_(&source), spec_(spec), keys_(spec, other), kinds_(spec), shapes_(spec) {}

Status DiffSide::make_seekable() {
  if (source_->size()) return done();
  auto bytes = read_all(*source_, most_held);
  if (!bytes) return pass(bytes);
  held_ = std::move(*bytes);
  held_source_ = memory_source(held_, source_->name());
  source_ = held_source_.get();
  return done();
}

void DiffSide::add(std::uint16_t kind, std::string_view bytes, std::uint64_t offset,
                   std::uint64_t record) {
  if (kind == none || bytes.size() < spec_.records[kind].length)
    ++not_understood_;
  else
    entries_.push_back({keys_.fingerprint(kind, bytes), offset, record});
}

Status DiffSide::index_records() {
  RecordReader reader(*source_, spec_);
  for (;;) {
    const auto batch = reader.next();
    if (!batch) return pass(batch);
    if (batch->count == 0 && reader.odd_line() == nullptr) break;
    not_understood_ += batch->count == 0 ? 1U : 0U;
    for (std::size_t i = 0; i < batch->count; ++i) {
      const auto bytes = batch->at(i, spec_.length);
      add(kinds_.of(bytes), bytes, batch->offset + i * batch->stride, batch->record + i);
    }
  }
  not_understood_ += reader.facts().left_over > 0 ? 1U : 0U;
  stripped_ = reader.facts().stripped.count > 0;
  return done();
}

Status DiffSide::index_tailed() {
  TailReader reader(*source_, spec_);
  for (;;) {
    const auto record = reader.next();
    if (!record) return pass(record);
    not_understood_ += reader.skipped() > 0 ? 1U : 0U;
    if (record->head.empty()) break;
    add(record->kind, record->head, record->offset, record->record);
  }
  not_understood_ += reader.cut_off() ? 1U : 0U;
  return done();
}

Status DiffSide::load() {
  if (const auto ready = make_seekable(); !ready) return ready;
  const bool tailed = spec_.has_tails();
  if (!tailed) entries_.reserve(source_->size().value_or(0) / std::max(spec_.length, 1U));
  if (const auto read = tailed ? index_tailed() : index_records(); !read) return read;
  fetcher_ = std::make_unique<RecordFetcher>(*source_, spec_.charset);
  return done();
}

Result<DiffRecord> DiffSide::fetch(const DiffEntry& entry) {
  const auto found = fetcher_->at(entry.offset, longest_record(spec_) + 1);
  if (!found) return pass(found);
  std::string bytes(*found);
  if (stripped_) (void)shapes_.restore(bytes);
  const auto kind = kinds_.of(bytes);
  if (kind == none ||
      bytes.size() < spec_.records[kind].length)  // it was a record when the index was made
    return fail(Errc::machine, Phrase("diff.file-changed", {{"file", source_->name()}}));
  bytes.resize(spec_.records[kind].length);
  return DiffRecord{kind, std::move(bytes)};
}

Result<std::string> DiffSide::document(const DiffEntry& entry, const DiffRecord& record) {
  const RecordSpec& shape = spec_.records[record.kind];
  auto left = number_in(raw(shape.fields[shape.tail.length_in], record.bytes)).value_or(0);
  auto offset = entry.offset + shape.length;
  Sha256 digest;
  std::string bytes;
  while (left > 0) {
    bytes.resize(static_cast<std::size_t>(std::min<std::uint64_t>(left, piece)));
    const auto got = source_->read_at(offset, bytes);
    if (!got) return pass(got);
    if (*got == 0) break;
    digest.update(std::string_view(bytes).substr(0, *got));
    offset += *got;
    left -= *got;
  }
  return "sha256:" + digest.finish();
}

}  // namespace kcms
