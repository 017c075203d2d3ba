#include "emit_fields.hpp"
#include "literal.hpp"

#include <kcms/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace kcms::layoutc {
namespace {

struct TypeRow {
  std::string_view name;  // of the field
  std::string_view type;  // of kcms/domain/words.hpp
};

// The words of the trade that have a type of their own; all other fields are typed by their form.
constexpr TypeRow types[] = {
    {"payer_number", "PayerNumber"},
    {"account", "AccountNumber"},
    {"deposit_account", "AccountNumber"},
    {"payout_account", "AccountNumber"},
    {"biller", "BillerCode"},
    {"bank", "BankCode"},
    {"bank_branch", "BankBranchCode"},
    {"deposit_bank_branch", "BankBranchCode"},
    {"payout_bank_branch", "BankBranchCode"},
    {"handling_branch", "HandlingBranch"},
    {"fund_type", "FundType"},
    {"holder_id", "HolderId"},
    {"failure_code", "FailureCode"},
};

std::string_view type_of(const FieldSpec& field) {
  const auto* const row = std::ranges::find(types, field.name, &TypeRow::name);
  if (row != std::end(types)) return row->type;
  switch (field.form) {
    case Form::number:
      return field.constant ? "std::string_view" : "std::uint64_t";
    case Form::serial:
      return "Serial";
    case Form::yymmdd:
    case Form::yyyymmdd:
      return "std::chrono::year_month_day";
    default:
      return "std::string_view";
  }
}

std::string struct_of(const RecordSpec& record) {
  std::string text = fmt::format("struct {0} {{\n  static constexpr std::uint32_t length = {1};\n",
                                 camel_case(record.name), record.length);
  for (const FieldSpec& field : record.fields)
    text += fmt::format("  static constexpr Field<{}, {}> {}{{{}, {}}};\n", camel_case(record.name),
                        type_of(field), identifier(field.name), field.offset, field.length);
  return text + "};\n";
}

}  // namespace

std::string fields_of(const FileSpec& layout) {
  std::vector<std::string> structs;
  for (const RecordSpec& record : layout.records) structs.push_back(struct_of(record));
  return fmt::format(
      "// Made by layoutc from {}: change that, not this. The newest layout of {}.\n#pragma "
      "once\n\n"
      "#include <kcms/codec/field.hpp>\n#include <kcms/domain/words.hpp>\n\n"
      "#include <chrono>\n#include <cstdint>\n#include <string_view>\n\nnamespace kcms::{} "
      "{{\n\n{}\n}}\n",
      layout.schema, layout.kind, identifier(in_small_letters(layout.kind)), joined(structs, "\n"));
}

}  // namespace kcms::layoutc
