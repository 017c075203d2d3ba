#include <kcms/files/file_maker.hpp>

#include <kcms/files/column_names.hpp>
#include <kcms/files/indices.hpp>

#include <algorithm>

namespace kcms {

namespace {

std::uint16_t only_data_record(const FileSpec& spec) {
  const auto is_data = [](const RecordSpec& record) { return record.part == Part::data; };
  if (std::ranges::count_if(spec.records, is_data) != 1) return none;
  return static_cast<std::uint16_t>(std::ranges::find_if(spec.records, is_data) -
                                    spec.records.begin());
}

}  // namespace

FileMaker::FileMaker(const FileSpec& spec, std::span<const std::string> columns,
                     const FileSettings& settings, FileWriter& writer, Refusals& refusals,
                     ColumnsAt columns_at)
    : spec_(spec),
      writer_(writer),
      refusals_(refusals),
      order_(spec),
      totals_(spec),
      learners_(spec.records.size()),
      part_column_(
          static_cast<std::size_t>(std::ranges::find(columns, part_column) - columns.begin())),
      only_data_(only_data_record(spec)) {
  makers_.reserve(spec.records.size());
  for (const auto r : indices(spec.records)) {
    makers_.emplace_back(spec, r, columns, settings, refusals, columns_at);
    total_fields_.emplace_back(spec, r);
  }
  for (const auto from : indices(spec.records))
    for (const auto to : indices(spec.records))
      if (makers_[to].copies_from(from)) learners_[from].push_back(to);
}

std::string_view FileMaker::part_of(const Row& row) const {
  return part_column_ < row.cells.size() ? row.cells[part_column_] : std::string_view{};
}

std::uint16_t FileMaker::record_named(std::string_view part) const {
  return part.empty() ? only_data_ : spec_.find(part);
}

// The record that a row is; none where it does not say, which is then refused.
std::uint16_t FileMaker::record_of(const Row& row) {
  const auto part = part_of(row);
  if (last_ != none && spec_.records[last_].name == part) return last_;
  const auto record = record_named(part);
  if (record != none) return record;
  const auto* const key = part.empty() ? "generate.part-missing" : "generate.part-unknown";
  std::string names;
  for (const RecordSpec& shape : spec_.records) (names += names.empty() ? "" : ", ") += shape.name;
  refusals_.add({row.line, std::string(part_column), Phrase(key, {{"records", names}}),
                 "record-part", printable_name(part)});
  pass_over();
  return none;
}

void FileMaker::pass_over() noexcept {
  lacking_ = Lacking::forgiven;
  totals_.pass_over();
  for (RecordMaker& maker : makers_) maker.pass_over();
}

void FileMaker::refuse_lacking_settings(const Row* first) {
  const auto lack = [this](std::uint16_t from, std::uint16_t to) {
    if (const auto path = order_.between(from, to))
      for (const auto record : *path) makers_[record].refuse_lacking_settings();
  };
  const auto next = first == nullptr ? none : record_named(part_of(*first));
  lack(none, next);
  const bool data_alone = first != nullptr && part_column_ >= first->cells.size();
  if (data_alone && next != none) lack(next, none);
}

Status FileMaker::settle_group(std::uint16_t group) {
  for (Waiting& waiting : waiting_) {
    if (std::erase(waiting.groups, group) == 0) continue;
    const TotalledRecord record{waiting.bytes, waiting.given, waiting.line};
    total_fields_[waiting.record].settle_later(group, record, totals_, refusals_);
    if (const auto patched = writer_.patch(waiting.offset, waiting.bytes); !patched) return patched;
  }
  std::erase_if(waiting_, [](const Waiting& waiting) { return waiting.groups.empty(); });
  return done();
}

Status FileMaker::settle_groups_opened_by(std::uint16_t record) {
  for (const auto g : indices(spec_.groups))
    if (spec_.groups[g].opener == record)
      if (const auto settled = settle_group(g); !settled) return settled;
  return done();
}

// Room for a record, and what its coming settles.
Result<std::span<char>> FileMaker::begin(std::uint16_t record) {
  if (!waiting_.empty())
    if (const auto settled = settle_groups_opened_by(record); !settled) return pass(settled);
  auto room = writer_.next(spec_.records[record].length);
  if (room && !spec_.groups.empty()) totals_.open_groups(record);
  return room;
}

// A record that was filled counts, and is settled as far as it can be.
void FileMaker::end(std::uint16_t record, std::span<char> room, std::uint64_t line) {
  lines_.add(line);
  const std::string_view bytes(room.data(), room.size());
  totals_.see(record, bytes);
  const TotalledRecord totalled{room, makers_[record].given(), line};
  const TotalFields& fields = total_fields_[record];
  fields.settle_now(totalled, totals_, refusals_);
  if (const auto& groups = fields.later_groups(); !groups.empty())
    waiting_.push_back(
        {record, writer_.offset(), std::string(bytes), totalled.given, totalled.line, groups});
  for (const auto learner : learners_[record]) makers_[learner].learn(record, bytes);
  last_ = record;
  ++records_;
  if (spec_.records[record].part == Part::data) ++data_records_;
}

Status FileMaker::emit(std::uint16_t record, const Row* row) {
  const auto room = begin(record);
  if (!room) return pass(room);
  makers_[record].make(row, *room, lacking_);
  end(record, *room, row == nullptr ? 0 : row->line);
  return done();
}

// Writes the headers and trailers that belong before `next` (none: the end of the file).
Status FileMaker::emit_missing(std::uint16_t next) {
  if (lost_) return done();
  const auto path = order_.between(last_, next);
  lost_ = !path;
  if (lost_) return done();
  for (const auto record : *path)
    if (const auto emitted = emit(record, nullptr); !emitted) return emitted;
  return done();
}

Status FileMaker::take(const Row& row) {
  const auto record = record_of(row);
  if (record == none) return done();
  if (!order_.adjacent(last_, record))
    if (const auto emitted = emit_missing(record); !emitted) return emitted;
  lacking_ = Lacking::refused;
  return emit(record, &row);
}

Status FileMaker::take_ready(std::uint16_t record, std::string_view bytes) {
  if (!order_.adjacent(last_, record))
    if (const auto emitted = emit_missing(record); !emitted) return emitted;
  const auto room = begin(record);
  if (!room) return pass(room);
  std::ranges::copy(bytes, room->begin());
  end(record, *room, 0);
  return done();
}

Status FileMaker::finish() {
  if (!order_.adjacent(last_, none))
    if (const auto emitted = emit_missing(none); !emitted) return emitted;
  for (const auto g : indices(spec_.groups))
    if (const auto settled = settle_group(g); !settled) return settled;
  return settle_group(none);
}

}  // namespace kcms
