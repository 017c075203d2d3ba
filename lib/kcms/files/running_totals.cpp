#include <kcms/files/running_totals.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/blocks.hpp>
#include <kcms/codec/gap.hpp>
#include <kcms/codec/value.hpp>

#include <algorithm>

namespace kcms {

namespace {

std::vector<std::string> as_they_stand(const FileSpec& spec, const FieldSpec& field,
                                       std::span<const std::string_view> codes) {
  std::vector<std::string> standing;
  for (const auto code : codes) {
    std::string bytes(field.length, ' ');
    if (encode(field, spec.charset, code, bytes)) standing.push_back(std::move(bytes));
  }
  return standing;
}

std::uint64_t tail_length(const RecordSpec& record, std::string_view bytes) {
  return number_in(raw(record.fields[record.tail.length_in], bytes)).value_or(0);
}

}  // namespace

std::optional<std::uint64_t> number_in(std::string_view raw) noexcept {
  const auto digits = trim_right(raw);
  const auto first = digits.find_first_not_of(' ');
  if (first == std::string_view::npos) return 0;
  return to_number(digits.substr(first));
}

std::optional<TotalRef> sole_total(const FileSpec& spec, FieldRef field) noexcept {
  const auto totals = spec.records[field.record].totals;
  for (std::size_t i = 0; i < totals.size(); ++i)
    if (totals[i].of.size() == 1 && totals[i].of.front() == field.field)
      return TotalRef{field.record, i};
  const FieldRef copied = spec.at(field).same_as;
  if (!copied || copied == field) return std::nullopt;
  return sole_total(spec, copied);
}

RunningTotals::RunningTotals(const FileSpec& spec) : spec_(&spec), shares_(spec.records.size()) {
  for (const RecordSpec& record : spec.records) {
    first_of_.push_back(running_.size());
    for (const TotalSpec& total : record.totals) {
      running_.push_back({.modulus = total.modulus(), .group = total.group});
      add_shares(total);
    }
  }
}

void RunningTotals::add_shares(const TotalSpec& total) {
  std::vector<std::uint16_t> records(total.records.begin(), total.records.end());
  if (total.kind == TotalKind::sum) records.assign(1, total.summed.record);
  for (const auto record : records) {
    Share share{.running = running_.size() - 1};
    if (total.kind == TotalKind::sum) share.summed = &spec_->at(total.summed);
    if (total.kind == TotalKind::blocks) share.tailed = &spec_->records[record];
    if (total.where.field != none) {
      const auto name = spec_->records[records.front()].fields[total.where.field].name;
      const auto field = spec_->records[record].find(name);
      if (field == none) continue;
      share.where = &spec_->records[record].fields[field];
      share.codes = as_they_stand(*spec_, *share.where, total.where.codes);
    }
    shares_[record].push_back(std::move(share));
  }
}

void RunningTotals::open_groups(std::uint16_t record) noexcept {
  for (auto& running : running_) {
    if (running.group == none || spec_->groups[running.group].opener != record) continue;
    running.value = 0;
    running.too_large = false;
    running.doubtful = false;
  }
}

void RunningTotals::pass_over() noexcept {
  for (Running& running : running_) running.doubtful = true;
}

void RunningTotals::add(Running& running, std::uint64_t amount) noexcept {
  if (running.modulus == 0) {
    running.too_large |= __builtin_add_overflow(running.value, amount, &running.value);
    return;
  }
  const auto left = running.modulus - running.value;
  amount %= running.modulus;
  running.value = amount < left ? running.value + amount : amount - left;
}

std::uint64_t RunningTotals::amount_of(const Share& share, std::string_view bytes) noexcept {
  if (share.tailed != nullptr) return blocks_of(*share.tailed, tail_length(*share.tailed, bytes));
  return share.summed == nullptr ? 1 : number_in(raw(*share.summed, bytes)).value_or(0);
}

void RunningTotals::see(std::uint16_t record, std::string_view bytes) noexcept {
  for (const Share& share : shares_[record]) {
    const bool lacks = (share.where != nullptr && is_gap(raw(*share.where, bytes))) ||
                       (share.summed != nullptr && is_gap(raw(*share.summed, bytes)));
    running_[share.running].doubtful |= lacks;
    if (share.where != nullptr &&
        std::ranges::find(share.codes, raw(*share.where, bytes)) == share.codes.end())
      continue;
    add(running_[share.running], amount_of(share, bytes));
  }
}

bool RunningTotals::is_doubtful(TotalRef total) const noexcept {
  return running_[first_of_[total.record] + total.total].doubtful;
}

std::optional<std::uint64_t> RunningTotals::value(TotalRef total) const noexcept {
  const Running& running = running_[first_of_[total.record] + total.total];
  if (running.too_large) return std::nullopt;
  return running.value;
}

}  // namespace kcms
