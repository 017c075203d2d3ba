#include <kcms/reconcile/consent_reader.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/dates.hpp>
#include <kcms/codec/value.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::string_view word_of_enrolment = "enroll";  // of codes.toml

const FieldSpec* field_of(const RecordSpec& record, std::string_view name) {
  const std::uint16_t field = record.find(name);
  return field == none ? nullptr : &record.fields[field];
}

}  // namespace

ConsentReader::ConsentReader(const FileSpec& spec, const BankCodes& banks)
    : spec_(spec), banks_(banks) {
  for (std::uint16_t record = 0; record < spec.records.size() && record_ == none; ++record)
    if (find(record)) record_ = record;
}

bool ConsentReader::find(std::uint16_t record) {
  const RecordSpec& shape = spec_.records[record];
  if (shape.part != Part::data) return false;
  payer_number_ = field_of(shape, "payer_number");
  account_ = field_of(shape, "account");
  applied_on_ = field_of(shape, "applied_on");
  const bool has_tail = shape.tail.length_in != none;
  bank_ = field_of(shape, has_tail ? "bank" : "bank_branch");
  type_ = has_tail ? nullptr : field_of(shape, "application_type");
  if (payer_number_ == nullptr || account_ == nullptr || applied_on_ == nullptr || bank_ == nullptr)
    return false;
  if (has_tail) return true;
  if (type_ == nullptr) return false;
  const auto code = std::ranges::find(type_->codes, word_of_enrolment, &CodeValue::word);
  if (code == type_->codes.end()) return false;
  enroll_ = code->code;
  return true;
}

bool ConsentReader::has_documents() const noexcept {
  return record_ != none && spec_.records[record_].tail.length_in != none;
}

std::optional<Consent> ConsentReader::of(std::string_view bytes, std::uint64_t number) const {
  if (type_ != nullptr && trim_right(raw(*type_, bytes)) != enroll_) return std::nullopt;
  return Consent{number, std::string(trim_right(raw(*payer_number_, bytes))),
                 banks_.representative(raw(*bank_, bytes).substr(0, BankCodes::length)),
                 std::string(trim_right(raw(*account_, bytes))),
                 read_date(applied_on_->form, raw(*applied_on_, bytes)).value_or(Date{})};
}

}  // namespace kcms
