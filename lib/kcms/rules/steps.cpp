#include <kcms/rules/steps.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/conditions.hpp>
#include <kcms/codec/dates.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/rules/digits.hpp>
#include <kcms/rules/facts.hpp>
#include <kcms/rules/text_facts.hpp>

#include <algorithm>
#include <cstring>

namespace kcms {
namespace {

constexpr std::uint32_t no_day = ~std::uint32_t{0};
constexpr std::uint32_t earliest = 10101;  // the first day of the year 1

constexpr bool is_leap(std::uint32_t year) noexcept {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

// By mmdd: bit 0 where common years have the day, bit 1 where leap years do.
constexpr auto real_days = [] {
  using namespace std::chrono;
  std::array<std::uint8_t, 10000> days{};
  for (unsigned m = 1; m <= 12; ++m)
    for (unsigned d = 1; d <= 31; ++d) {
      const month_day date{month{m}, day{d}};
      days[m * 100 + d] = static_cast<std::uint8_t>(((year{2001} / date).ok() ? 1 : 0) |
                                                    ((year{2000} / date).ok() ? 2 : 0));
    }
  return days;
}();

// yyyymmdd of what a field of this form spells.
template <Form form>
constexpr std::uint32_t full_day(std::uint32_t digits) noexcept {
  if constexpr (form == Form::yymmdd)
    return digits + (digits >= first_of_1900s * 10000 ? 19000000U : 20000000U);
  return digits;
}

}  // namespace

CodeStep::CodeStep(const FieldSpec& field) : offset_(field.offset) {
  wrong_.fill(1);
  for (const CodeValue& value : field.codes) wrong_[static_cast<unsigned char>(value.code[0])] = 0;
  if (field.optional || field.blank_if.field != none) wrong_[' '] = 0;
}

void CodeStep::mark(const Batch& batch, std::uint8_t* flags) {
  const char* at = batch.bytes + offset_;
  for (std::size_t r = 0; r < batch.count; ++r, at += batch.stride)
    flags[r] |= wrong_[static_cast<unsigned char>(*at)];
}

void WideCodeStep::mark(const Batch& batch, std::uint8_t* flags) {
  for (std::size_t r = 0; r < batch.count; ++r) {
    const std::string_view value(batch.bytes + r * batch.stride + field_.offset, field_.length);
    const bool known = std::ranges::any_of(field_.codes, [&](const CodeValue& code) {
      return value.starts_with(code.code) &&
             value.find_first_not_of(' ', code.code.size()) == std::string_view::npos;
    });
    const bool blank = value.find_first_not_of(' ') == std::string_view::npos;
    flags[r] |= static_cast<std::uint8_t>(!known && !(blank && field_.optional));
  }
}

template <Form form>
void DateStep::mark_dates(const Batch& batch, std::uint8_t* flags) const noexcept {
  constexpr std::size_t length = form == Form::yymmdd ? 6 : 8;
  const std::uint32_t latest = *latest_ == 0 ? no_day : *latest_;
  const char* at = batch.bytes + field_.offset;
  for (std::size_t r = 0; r < batch.count; ++r, at += batch.stride) {
    if (field_.optional && *at == ' ') continue;
    const std::uint32_t day = full_day<form>(static_cast<std::uint32_t>(read_digits(at, length)));
    const std::uint32_t leap_bit = is_leap(day / 10000) ? 2 : 1;
    flags[r] |= static_cast<std::uint8_t>((real_days[day % 10000] & leap_bit) == 0 ||
                                          day < earliest || day > latest);
  }
}

void DateStep::mark(const Batch& batch, std::uint8_t* flags) {
  if (field_.form == Form::yymmdd)
    mark_dates<Form::yymmdd>(batch, flags);
  else
    mark_dates<Form::yyyymmdd>(batch, flags);
}

void RangeStep::mark(const Batch& batch, std::uint8_t* flags) {
  const std::uint64_t least = least_of(field_);
  const char* at = batch.bytes + field_.offset;
  for (std::size_t r = 0; r < batch.count; ++r, at += batch.stride) {
    const std::uint64_t number = read_digits(at, field_.length);
    flags[r] |= static_cast<std::uint8_t>(number < least || number > field_.max);
  }
}

void BlankIfStep::mark(const Batch& batch, std::uint8_t* flags) {
  const char* at = batch.bytes;
  for (std::size_t r = 0; r < batch.count; ++r, at += batch.stride) {
    if (at[field_.offset] != ' ') continue;
    const std::string_view value(at + other_.offset, other_.length);
    const bool allowed = std::ranges::any_of(field_.blank_if.codes, [&](std::string_view code) {
      return value.starts_with(code) &&
             value.find_first_not_of(' ', code.size()) == std::string_view::npos;
    });
    flags[r] |= static_cast<std::uint8_t>(!allowed);
  }
}

BankStep::BankStep(const FieldSpec& field, const Reference& reference)
    : offset_(field.offset), known_(reference.banks()) {}

void BankStep::mark(const Batch& batch, std::uint8_t* flags) {
  const char* at = batch.bytes + offset_;
  for (std::size_t r = 0; r < batch.count; ++r, at += batch.stride) {
    const auto code =
        static_cast<unsigned>((at[0] - '0') * 100 + (at[1] - '0') * 10 + (at[2] - '0'));
    const bool digits = is_digit(at[0]) && is_digit(at[1]) && is_digit(at[2]);
    flags[r] |= static_cast<std::uint8_t>(!digits || !known_[code]);
  }
}

void HolderStep::mark(const Batch& batch, std::uint8_t* flags) {
  constexpr std::size_t birth = 6;
  constexpr std::size_t business = 10;
  const bool check_business = field_.asks(Check::business_number);
  const bool check_birth = field_.asks(Check::birth_date);
  const char* at = batch.bytes + field_.offset;
  for (std::size_t r = 0; r < batch.count; ++r, at += batch.stride) {
    if (at[0] == ' ') continue;
    const bool fault = at[birth] == ' ' ? check_birth && !is_birth_date({at, birth})
                                        : check_business && !is_business_number({at, business});
    flags[r] |= static_cast<std::uint8_t>(fault);
  }
}

namespace {

// A first look without a branch: nearly all accounts end here. Behind a record stands
// reading_slack.
constexpr bool may_be_zero(const char* digits) noexcept {
  const auto first = static_cast<unsigned>(digits[0] == '0');
  const auto zero = static_cast<unsigned>(digits[1] == '0');
  const auto blank = static_cast<unsigned>(digits[1] == ' ');
  return (first & (zero | blank)) != 0;
}

}  // namespace

void AccountStep::mark(const Batch& batch, std::uint8_t* flags) {
  const char* at = batch.bytes + field_.offset;
  for (std::size_t r = 0; r < batch.count; ++r, at += batch.stride)
    if (may_be_zero(at))
      flags[r] |= static_cast<std::uint8_t>(is_zero_account(trim_right({at, field_.length})));
}

void FailureCodeStep::mark(const Batch& batch, std::uint8_t* flags) {
  const char* at = batch.bytes + field_.offset;
  for (std::size_t r = 0; r < batch.count; ++r, at += batch.stride)
    if (const std::string_view code(at, field_.length); !all_of(code, ' '))
      flags[r] |= static_cast<std::uint8_t>(!reference_.knows_failure_code(code));
}

void TextStep::mark(const Batch& batch, std::uint8_t* flags) {
  for (std::size_t r = 0; r < batch.count; ++r)
    flags[r] |= static_cast<std::uint8_t>(
        !is_sound_text(field_, {batch.bytes + r * batch.stride + field_.offset, field_.length}));
}

void AllowedStep::mark(const Batch& batch, std::uint8_t* flags) {
  for (std::size_t r = 0; r < batch.count; ++r)
    flags[r] |=
        static_cast<std::uint8_t>(!is_allowed(table_, record_, batch.at(r, record_.length)));
}

}  // namespace kcms
