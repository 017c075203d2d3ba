#include <kcms/reconcile/pair_side.hpp>

#include <kcms/base/ahead_source.hpp>
#include <kcms/base/unnamed_file.hpp>
#include <kcms/codec/record_kinds.hpp>
#include <kcms/codec/tail_reader.hpp>

#include <algorithm>

namespace kcms {
namespace {

class Kept final : public FindingSink {
 public:
  explicit Kept(std::vector<Finding>& findings) : findings_(findings) {}
  void take(Finding finding) override { findings_.push_back(std::move(finding)); }

 private:
  std::vector<Finding>& findings_;
};

}  // namespace

// Notes where records stand, and hands them on.
class PairSide::Noting final : public RecordObserver {
 public:
  Noting(std::vector<Stretch>& stretches, RecordObserver* next)
      : stretches_(stretches), next_(next) {}

  void take(std::uint16_t kind, const Batch& records) override {
    if (stretches_.empty() || !continues(stretches_.back(), records))
      stretches_.push_back({records.record, records.offset, records.stride});
    if (next_ != nullptr) next_->take(kind, records);
  }

 private:
  static bool continues(const Stretch& stretch, const Batch& records) noexcept {
    const std::uint64_t expected =
        stretch.offset + (records.record - stretch.record) * stretch.stride;
    return expected == records.offset && (records.count == 1 || records.stride == stretch.stride);
  }

  std::vector<Stretch>& stretches_;
  RecordObserver* next_;
};

Result<ByteSource*> PairSide::seekable() {
  if (source_->size()) return source_;
  auto spool = spooled(*source_);
  if (!spool) return pass(spool);
  spool_ = std::move(*spool);
  source_ = spool_.get();
  return source_;
}

Result<std::uint64_t> PairSide::expected_records() {
  const auto source = seekable();
  if (!source) return pass(source);
  return (*source)->size().value_or(0) / std::max(1U, spec().length);
}

Result<FirstLook> PairSide::look(const Reference& reference, RecordObserver* observer) {
  ValidateOptions options;
  options.depth = Depth::structure;
  return judge(reference, observer, std::move(options));
}

Result<FirstLook> PairSide::look_closely(const Reference& reference, RecordObserver* observer,
                                         const EvidenceCheck* evidence) {
  ValidateOptions options;
  options.evidence = evidence;
  return judge(reference, observer, std::move(options));
}

Result<FirstLook> PairSide::judge(const Reference& reference, RecordObserver* observer,
                                  ValidateOptions options) {
  const auto source = seekable();
  if (!source) return pass(source);
  AheadSource ahead(**source, Hashing::yes);
  FirstLook look;
  Kept kept(look.findings);
  options.uniqueness = false;
  Noting noting(stretches_, observer);
  options.observer = &noting;
  // What the other side may refuse an item for does not keep the file from being read.
  options.suppressed = {"amount-zero", "field-range"};
  auto verdict = validate(ahead, identity_, reference, options, kept);
  if (!verdict) return pass(verdict);
  auto digest = ahead.sha256();
  if (!digest) return pass(digest);
  look.verdict = *verdict;
  end_ = verdict->records + 1;
  look.sha256 = std::move(*digest);
  if (identity_.spec != nullptr) {
    if (look.verdict.framing.stripped.count > 0) shapes_.emplace(*identity_.spec);
    fetcher_ = std::make_unique<RecordFetcher>(**source, identity_.spec->charset);
  }
  return look;
}

Status PairSide::walk(std::uint16_t kind, const std::function<void(const Batch&)>& take) {
  AheadSource ahead(*source_, Hashing::no);
  if (spec().records[kind].tail.length_in != none) return walk_tailed(ahead, kind, take);
  RecordReader reader(ahead, spec());
  const RecordKinds kinds(spec());
  for (;;) {
    const auto batch = reader.next();
    if (!batch) return pass(batch);
    if (batch->count == 0 && reader.odd_line() == nullptr) return done();
    if (batch->record + batch->count > end_) return was_changed();
    for (std::size_t i = 0; i < batch->count;) {
      std::size_t end = i;
      while (end < batch->count && kinds.is(kind, batch->at(end, spec().length))) ++end;
      if (end > i)
        take({batch->bytes + i * batch->stride, batch->stride, end - i, batch->record + i,
              batch->offset + i * batch->stride});
      i = end + 1;
    }
  }
}

Status PairSide::walk_tailed(ByteSource& source, std::uint16_t kind,
                             const std::function<void(const Batch&)>& take) const {
  TailReader reader(source, spec());
  for (;;) {
    const auto record = reader.next();
    if (!record) return pass(record);
    if (record->head.empty()) return done();
    if (record->record >= end_) return was_changed();
    if (record->kind == kind && record->head.size() == spec().records[kind].length)
      take({record->head.data(), record->head.size(), 1, record->record, record->offset});
  }
}

Status PairSide::unchanged() const {
  if (source_->changed()) return was_changed();
  return done();
}

std::uint64_t PairSide::place_of(std::uint64_t record) const noexcept {
  const auto behind = std::ranges::upper_bound(stretches_, record, {}, &Stretch::record);
  const Stretch& stretch = *std::prev(behind);
  return stretch.offset + (record - stretch.record) * stretch.stride;
}

Result<std::string_view> PairSide::fetch(std::uint64_t record) {
  const auto found =
      fetcher_->at(place_of(record), spec().length + 1);  // a line end may tell that all is there
  if (!found) return pass(found);
  fetched_ = *found;
  if (shapes_) (void)shapes_->restore(fetched_);
  if (fetched_.size() < spec().length) return was_changed();
  return std::string_view(fetched_).substr(0, spec().length);
}

}  // namespace kcms
