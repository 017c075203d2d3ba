#include "files.hpp"

#include <kcms/base/text.hpp>
#include <kcms/codec/conditions.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/layout/registry.hpp>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <optional>

using namespace kcms;
using namespace std::chrono;

namespace {

constexpr Date today = 2016y / March / 16;

std::string blank_record(const FileSpec& spec, const RecordSpec& shape) {
  std::string bytes(shape.length, ' ');
  for (const FieldSpec& field : shape.fields) {
    const std::span<char> into(bytes.data() + field.offset, field.length);
    if (field.constant)
      std::ranges::copy(field.is, into.begin());
    else if (field.mode == Mode::numeric && !field.optional)
      REQUIRE(encode(field, spec.charset, "0", into));
  }
  return bytes;
}

// Reads from memory, but like a pipe: no size, no second look.
class Pipe final : public ByteSource {
 public:
  Pipe(std::string_view bytes, std::string name) : bytes_(bytes), name_(std::move(name)) {}
  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
    const std::size_t size = std::min(into.size(), bytes_.size());
    std::ranges::copy(bytes_.substr(0, size), into.begin());
    bytes_.remove_prefix(size);
    return size;
  }
  [[nodiscard]] Result<std::size_t> read_at(std::uint64_t /*offset*/,
                                            std::span<char> /*into*/) override {
    FAIL("a pipe was read a second time");
    return 0U;
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return std::nullopt; }
  [[nodiscard]] const std::string& name() const override { return name_; }

 private:
  std::string_view bytes_;
  std::string name_;
};

class Collected final : public FindingSink {
 public:
  void take(Finding finding) override { findings.push_back(std::move(finding)); }
  std::vector<Finding> findings;
};

std::string line(std::string_view severity, std::string_view rule, std::uint64_t record,
                 std::string_view field, std::uint64_t offset, std::string_view centre) {
  return fmt::format("{} {} record {}{}{} at {}{}{}", severity, rule, record,
                     field.empty() ? "" : " ", field, offset, centre.empty() ? "" : " ", centre);
}

Judged judge_source(ByteSource& source, const Identity& identity, const ValidateOptions& options) {
  Collected collected;
  const auto verdict = validate(source, identity, reference(), options, collected);
  REQUIRE(verdict);
  Judged judged{{}, std::move(collected.findings), *verdict};
  for (const Finding& f : judged.details)
    judged.findings.push_back(line(name_of(f.severity), f.rule, f.place.record, f.place.field,
                                   f.place.offset, f.centre_code));
  return judged;
}

Judged judge_named(std::unique_ptr<ByteSource> source, const std::string& kind) {
  const auto identity =
      identify(source, Registry::builtin(), {.kind = kind, .year = {}, .today = today});
  REQUIRE(identity);
  return judge_source(*source, *identity, {});
}

}  // namespace

void File::add(std::string_view record, Values values) {
  const std::uint16_t kind = spec_->find(record);
  REQUIRE(kind != none);
  records_.push_back({kind, blank_record(*spec_, spec_->records[kind])});
  for (const auto& [field, text] : values) put(records_.size(), field, text);
}

const FieldSpec& File::spec_of(std::size_t record, std::string_view name) const {
  const RecordSpec& shape = spec_->records[records_.at(record - 1).kind];
  const std::uint16_t index = shape.find(name);
  INFO(name);
  REQUIRE(index != none);
  return shape.fields[index];
}

void File::put(std::size_t record, std::string_view field, std::string_view text) {
  const FieldSpec& spec = spec_of(record, field);
  INFO(field << " = " << text);
  REQUIRE(encode(spec, spec_->charset, text,
                 {records_[record - 1].bytes.data() + spec.offset, spec.length}));
}

void File::write(std::size_t record, std::string_view field, std::string_view bytes) {
  std::ranges::copy(bytes, records_.at(record - 1).bytes.begin() + spec_of(record, field).offset);
}

void File::number() {
  std::uint64_t next = 0;
  for (std::size_t r = 1; r <= size(); ++r)
    if (spec_->records[records_[r - 1].kind].part == Part::data)
      put(r, "serial", fmt::to_string(++next));
}

std::uint64_t File::count(const TotalSpec& total) const {
  std::uint64_t value = 0;
  for (const Record& record : records_) {
    const RecordSpec& shape = spec_->records[record.kind];
    const bool counted = total.kind == TotalKind::sum
                             ? total.summed.record == record.kind
                             : std::ranges::find(total.records, record.kind) != total.records.end();
    if (!counted || !holds(total.where, shape, record.bytes)) continue;
    if (total.kind == TotalKind::count) ++value;
    if (total.kind == TotalKind::blocks) value += record.bytes.size() / shape.tail.pad_to;
    if (total.kind == TotalKind::sum)
      value += to_number(raw(spec_->at(total.summed), record.bytes)).value();
  }
  return value;
}

void File::total() {
  for (std::size_t r = 1; r <= size(); ++r) {
    const RecordSpec& shape = spec_->records[records_[r - 1].kind];
    for (const TotalSpec& total : shape.totals)
      if (const FieldSpec& first = shape.fields[total.of.front()];
          !first.constant && total.of.size() < 3)
        put(r, first.name, fmt::to_string(count(total)));
  }
}

void File::remove(std::size_t record) {
  records_.erase(records_.begin() + static_cast<long>(record) - 1);
}

void File::insert(std::size_t before, std::string bytes) {
  records_.insert(records_.begin() + static_cast<long>(before) - 1,
                  {spec_->find("data"), std::move(bytes)});
}

std::uint64_t File::offset_of(std::size_t record) const {
  std::uint64_t offset = 0;
  for (std::size_t r = 1; r < record; ++r) offset += bytes_of(r).size();
  return offset;
}

std::string File::bytes() const { return lines(""); }

std::string File::lines(std::string_view end) const {
  std::string bytes;
  for (const Record& record : records_) bytes.append(record.bytes).append(end);
  return bytes;
}

std::string File::at(std::string_view severity, std::string_view rule, std::size_t record,
                     std::string_view field, std::string_view centre) const {
  const std::uint64_t offset = field.empty() ? 0 : spec_of(record, field).offset;
  return line(severity, rule, record, field, offset_of(record) + offset, centre);
}

File eb13() {
  File file(layout_of("EB13"));
  file.add("header",
           {{"biller", "9912345678"}, {"file_name", "EB130316"}, {"applied_on", "160316"}});
  file.add("data", {{"biller", "9912345678"},
                    {"applied_on", "160316"},
                    {"application_type", "1"},
                    {"payer_number", "PAYER0001"},
                    {"bank_branch", "004"},
                    {"account", "1002003004001"},
                    {"holder_id", "800101"}});
  file.add("data", {{"biller", "9912345678"},
                    {"applied_on", "160315"},
                    {"application_type", "3"},
                    {"payer_number", "PAYER0002"},
                    {"bank_branch", "088"},
                    {"account", "1002003004002"}});
  file.add("data", {{"biller", "9912345678"},
                    {"applied_on", "160316"},
                    {"application_type", "1"},
                    {"payer_number", "PAYER0003"},
                    {"bank_branch", "020"},
                    {"account", "1002003004003"},
                    {"holder_id", "1234567891"},
                    {"biller_area", "AREA 3"}});
  file.add("trailer", {{"biller", "9912345678"}, {"file_name", "EB130316"}});
  file.number();
  file.total();
  return file;
}

File eb21() {
  File file(layout_of("EB21"));
  file.add("header", {{"biller", "9912345678"},
                      {"file_name", "EB210316"},
                      {"debit_date", "160316"},
                      {"deposit_bank_branch", "004"},
                      {"deposit_account", "1002003000001"}});
  for (const auto& [payer, account, amount, text] :
       std::initializer_list<std::array<std::string_view, 4>>{
           {"PAYER0001", "1002003004001", "10000", "회비"},
           {"PAYER0002", "1002003004002", "20000", "CLUBFEE"},
           {"PAYER0003", "1002003004003", "30000", ""}}) {
    file.add("data", {{"biller", "9912345678"},
                      {"bank_branch", "004"},
                      {"account", account},
                      {"amount", amount},
                      {"passbook_text", text},
                      {"payer_number", payer},
                      {"debit_mode", "1"}});
  }
  file.add("trailer", {{"biller", "9912345678"}, {"file_name", "EB210316"}});
  file.number();
  file.total();
  return file;
}

File eb22() {
  File file(layout_of("EB22"));
  file.add("header", {{"biller", "9912345678"},
                      {"file_name", "EB220316"},
                      {"debit_date", "160316"},
                      {"deposit_bank_branch", "004"},
                      {"deposit_account", "1002003000001"}});
  for (const auto& [payer, account, amount, outcome] :
       std::initializer_list<std::array<std::string_view, 4>>{
           {"PAYER0001", "1002003004001", "10000", "N"},
           {"PAYER0002", "1002003004002", "5000", "P"}}) {
    file.add("data", {{"biller", "9912345678"},
                      {"bank_branch", "004"},
                      {"account", account},
                      {"amount", amount},
                      {"outcome", outcome},
                      {"failure_code", "0021"},
                      {"payer_number", payer},
                      {"debit_mode", "0"}});
  }
  file.add("trailer", {{"biller", "9912345678"}, {"file_name", "EB220316"}});
  file.number();
  file.total();
  return file;
}

File eb11() {
  File file(layout_of("EB11"));
  file.add("header",
           {{"biller", "9912345678"}, {"file_name", "EB110316"}, {"applied_on", "160316"}});
  for (const auto& [type, payer, account, branch, channel] :
       std::initializer_list<std::array<std::string_view, 5>>{
           {"1", "PAYER0001", "1002003004001", "0123", "1"},
           {"3", "PAYER0002", "1002003004002", "CHNG", "4"},
           {"1", "PAYER0002", "1002003004003", "CHNG", "4"}}) {
    file.add("data", {{"biller", "9912345678"},
                      {"applied_on", "160316"},
                      {"application_type", type},
                      {"payer_number", payer},
                      {"bank_branch", "004"},
                      {"account", account},
                      {"holder_id", "800101"},
                      {"handling_branch", branch},
                      {"intake_channel", channel}});
  }
  file.add("trailer", {{"biller", "9912345678"}, {"file_name", "EB110316"}});
  file.number();
  file.total();
  return file;
}

File eb14() {
  File file(layout_of("EB14"));
  file.add("header",
           {{"biller", "9912345678"}, {"file_name", "EB140316"}, {"applied_on", "160316"}});
  for (const auto& [payer, account] : std::initializer_list<std::array<std::string_view, 2>>{
           {"PAYER0001", "1002003004001"}, {"PAYER0003", "1002003004003"}}) {
    file.add("data", {{"biller", "9912345678"},
                      {"applied_on", "160316"},
                      {"application_type", "1"},
                      {"payer_number", payer},
                      {"bank_branch", "004"},
                      {"account", account},
                      {"holder_id", "800101"},
                      {"failure_code", "0012"}});
  }
  file.add("trailer", {{"biller", "9912345678"}, {"file_name", "EB140316"}});
  file.number();
  file.total();
  return file;
}

File ei13(std::initializer_list<std::size_t> documents) {
  File file(layout_of("EI13"));
  const RecordSpec& shape = file.spec().records[file.spec().find("data")];
  file.add("header", {{"applied_on", "20160316"}, {"biller", "9912345678"}});
  for (const std::size_t size : documents) {
    File one(file.spec());
    one.add("data", {{"biller", "9912345678"},
                     {"payer_number", "PAYER0001"},
                     {"bank", "004"},
                     {"account", "1002003004001"},
                     {"applied_on", "20160316"},
                     {"evidence_type", "1"},
                     {"extension", "gif"},
                     {"evidence_length", fmt::to_string(size)}});
    std::string bytes = one.bytes_of(1) + std::string(size, 'G');
    bytes.resize((bytes.size() + shape.tail.pad_to - 1) / shape.tail.pad_to * shape.tail.pad_to,
                 ' ');
    file.insert(file.size() + 1, std::move(bytes));
  }
  file.add("trailer", {{"biller", "9912345678"}});
  file.number();
  file.total();
  return file;
}

const FileSpec& layout_of(std::string_view kind) {
  static const Registry registry = Registry::builtin();
  const FileSpec* spec = registry.find(kind, today);
  INFO(kind);
  REQUIRE(spec != nullptr);
  return *spec;
}

Judged judge(const std::string& bytes, const FileSpec& spec, const ValidateOptions& options) {
  const Identity identity{.spec = &spec, .date = today, .name = "", .disk = {}};
  const auto file = memory_source(bytes);
  Pipe pipe(bytes, "-");
  Judged judged = judge_source(*file, identity, options);
  CHECK(judge_source(pipe, identity, options).findings == judged.findings);
  return judged;
}

Judged judge(const File& file, const ValidateOptions& options) {
  return judge(file.bytes(), file.spec(), options);
}

Judged judge_named(const std::string& bytes, const std::string& name, const std::string& kind) {
  Judged judged = judge_named(memory_source(bytes, name), kind);
  CHECK(judge_named(std::make_unique<Pipe>(bytes, name), kind).findings == judged.findings);
  return judged;
}
