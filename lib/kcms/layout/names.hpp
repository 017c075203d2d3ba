// The words of the schema language for the enumerators of a layout, both ways.
#pragma once

#include <kcms/layout/layout.hpp>

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace kcms {

// One row per enumerator, in the order in which messages list them.
template <class Enum>
struct NameRow {
  Enum value;
  std::string_view name;
};

template <class Enum>
inline constexpr std::array<NameRow<Enum>, 0> names_of{};

template <>
inline constexpr std::array names_of<Grade>{
    NameRow{Grade::official, "official"}, NameRow{Grade::vendor, "vendor"},
    NameRow{Grade::code, "code"}, NameRow{Grade::assumed, "assumed"}};

template <>
inline constexpr std::array names_of<Mode>{NameRow{Mode::alpha, "A"}, NameRow{Mode::numeric, "N"},
                                           NameRow{Mode::alphanumeric, "AN"},
                                           NameRow{Mode::hangul, "H"}, NameRow{Mode::binary, "X"}};

template <>
inline constexpr std::array names_of<Form>{
    NameRow{Form::word, "word"},           NameRow{Form::free, "free"},
    NameRow{Form::number, "number"},       NameRow{Form::serial, "serial"},
    NameRow{Form::digits, "digits"},       NameRow{Form::text, "text"},
    NameRow{Form::yymmdd, "yymmdd"},       NameRow{Form::yyyymmdd, "yyyymmdd"},
    NameRow{Form::mmdd, "mmdd"},           NameRow{Form::code, "code"},
    NameRow{Form::file_name, "file_name"}, NameRow{Form::bytes, "bytes"}};

// As `pad` says it; a blank and a zero in front need no word, they are the defaults.
template <>
inline constexpr std::array names_of<Pad>{NameRow{Pad::zero_behind, "0"},
                                          NameRow{Pad::wide, "wide"}};

template <>
inline constexpr std::array names_of<Match>{
    NameRow{Match::echo, "echo"},     NameRow{Match::key, "key"},
    NameRow{Match::amount, "amount"}, NameRow{Match::outcome, "outcome"},
    NameRow{Match::code, "code"},     NameRow{Match::fee, "fee"},
    NameRow{Match::free, "free"}};

template <>
inline constexpr std::array names_of<Charset>{NameRow{Charset::ascii, "ascii"},
                                              NameRow{Charset::windows_949, "windows-949"},
                                              NameRow{Charset::ebcdic_037, "ebcdic-037"}};

template <>
inline constexpr std::array names_of<Framing>{
    NameRow{Framing::none, "none"}, NameRow{Framing::lf, "lf"}, NameRow{Framing::crlf, "crlf"},
    NameRow{Framing::cr, "cr"}, NameRow{Framing::nel, "nel"}};

template <>
inline constexpr std::array names_of<Direction>{NameRow{Direction::send, "send"},
                                                NameRow{Direction::receive, "receive"}};

template <>
inline constexpr std::array names_of<FailureCodeSet>{NameRow{FailureCodeSet::none, "none"},
                                                     NameRow{FailureCodeSet::cms, "cms"}};

template <>
inline constexpr std::array names_of<Part>{NameRow{Part::header, "header"},
                                           NameRow{Part::data, "data"},
                                           NameRow{Part::trailer, "trailer"}};

template <>
inline constexpr std::array names_of<Check>{NameRow{Check::business_number, "business-number"},
                                            NameRow{Check::resident_number, "resident-number"},
                                            NameRow{Check::birth_date, "birth-date"},
                                            NameRow{Check::passbook_text, "passbook-text"},
                                            NameRow{Check::bank, "bank"},
                                            NameRow{Check::failure_code, "failure-code"},
                                            NameRow{Check::account_number, "account-number"}};

// What `severity` may say of a rule over records; nothing that a schema says makes a file
// unreadable.
template <>
inline constexpr std::array names_of<Severity>{NameRow{Severity::note, "note"},
                                               NameRow{Severity::warning, "warning"},
                                               NameRow{Severity::error, "error"}};

template <class Enum>
[[nodiscard]] constexpr std::string_view name_in_schema(Enum value) noexcept {
  for (const NameRow<Enum>& row : names_of<Enum>)
    if (row.value == value) return row.name;
  return "";
}

template <class Enum>
[[nodiscard]] constexpr std::optional<Enum> value_named(std::string_view name) noexcept {
  for (const NameRow<Enum>& row : names_of<Enum>)
    if (row.name == name) return row.value;
  return std::nullopt;
}

}  // namespace kcms
