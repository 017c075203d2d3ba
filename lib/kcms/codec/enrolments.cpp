#include <kcms/codec/enrolments.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/dates.hpp>
#include <kcms/codec/record_kinds.hpp>
#include <kcms/codec/record_reader.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/domain/bank_codes.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::string_view enroll = "enroll";  // the word of codes.toml

// The fields of an application, by name.
struct Application {
  std::uint16_t record = none;
  const FieldSpec* type = nullptr;
  const FieldSpec* payer_number = nullptr;
  const FieldSpec* bank_branch = nullptr;
  const FieldSpec* account = nullptr;
  const FieldSpec* applied_on = nullptr;
  std::string_view enroll_code;
};

const FieldSpec* field_of(const RecordSpec& record, std::string_view name) {
  const auto field = record.find(name);
  return field == none ? nullptr : &record.fields[field];
}

Application application_of(const FileSpec& spec) {
  for (std::uint16_t r = 0; r < spec.records.size(); ++r) {
    const RecordSpec& record = spec.records[r];
    if (record.part != Part::data) continue;
    Application found{r,
                      field_of(record, "application_type"),
                      field_of(record, "payer_number"),
                      field_of(record, "bank_branch"),
                      field_of(record, "account"),
                      field_of(record, "applied_on"),
                      {}};
    if (found.type == nullptr || found.payer_number == nullptr || found.bank_branch == nullptr ||
        found.account == nullptr || found.applied_on == nullptr)
      continue;
    const auto code = std::ranges::find(found.type->codes, enroll, &CodeValue::word);
    if (code == found.type->codes.end()) continue;
    found.enroll_code = code->code;
    return found;
  }
  return {};
}

class Reader {
 public:
  Reader(const FileSpec& spec, Enrolments& enrolments)
      : spec_(spec), kinds_(spec), application_(application_of(spec)), enrolments_(enrolments) {}

  void take(std::string_view bytes, std::uint64_t record) {
    const std::uint16_t kind = kinds_.of(bytes);
    if (kind == none) {
      ++enrolments_.not_understood;
    } else if (spec_.records[kind].part == Part::header) {
      if (const FieldSpec* biller = field_of(spec_.records[kind], "biller"))
        enrolments_.biller = text(*biller, bytes);
    } else if (kind == application_.record) {
      take_application(bytes, record);
    }
  }

 private:
  [[nodiscard]] std::string text(const FieldSpec& field, std::string_view bytes) const {
    return decode(field, spec_.charset, raw(field, bytes));
  }

  void take_application(std::string_view bytes, std::uint64_t record) {
    ++enrolments_.applications;
    if (raw(*application_.type, bytes) != application_.enroll_code) return;
    const FieldSpec& date = *application_.applied_on;
    enrolments_.consents.push_back(
        {record, text(*application_.payer_number, bytes),
         std::string(raw(*application_.bank_branch, bytes).substr(0, BankCodes::length)),
         text(*application_.account, bytes),
         read_date(date.form, raw(date, bytes)).value_or(Date{})});
  }

  const FileSpec& spec_;
  RecordKinds kinds_;
  Application application_;
  Enrolments& enrolments_;
};

}  // namespace

bool has_enrolments(const FileSpec& spec) {
  const bool asks = spec.direction == Direction::send && !spec.is_result();
  return asks && application_of(spec).record != none;
}

Result<Enrolments> read_enrolments(ByteSource& source, const FileSpec& spec) {
  Enrolments enrolments;
  Reader reader(spec, enrolments);
  RecordReader records(source, spec);
  for (;;) {
    const auto batch = records.next();
    if (!batch) return pass(batch);
    if (batch->count == 0 && records.odd_line() == nullptr) return enrolments;
    if (batch->count == 0) ++enrolments.not_understood;
    for (std::size_t i = 0; i < batch->count; ++i)
      reader.take(batch->at(i, spec.length), batch->record + i);
  }
}

}  // namespace kcms
