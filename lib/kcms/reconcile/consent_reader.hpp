// The consents that a file of applications or of evidence speaks of, record by record, as values:
// the two files have them in fields of other widths, and may name one bank by two codes.
#pragma once

#include <kcms/domain/bank_codes.hpp>
#include <kcms/domain/consent.hpp>
#include <kcms/layout/layout.hpp>

#include <optional>
#include <string_view>

namespace kcms {

class ConsentReader {
 public:
  // Both must outlive it.
  ConsentReader(const FileSpec& spec, const BankCodes& banks);

  // Whether files of this layout speak of consents.
  [[nodiscard]] explicit operator bool() const noexcept { return record_ != none; }
  // Whether they hold the documents too.
  [[nodiscard]] bool has_documents() const noexcept;
  [[nodiscard]] std::uint16_t record() const noexcept { return record_; }

  // The consent of a data record, the bank by its representative code; nothing where it needs none
  // (a cancel).
  [[nodiscard]] std::optional<Consent> of(std::string_view bytes, std::uint64_t number) const;

 private:
  [[nodiscard]] bool find(std::uint16_t record);

  const FileSpec& spec_;
  const BankCodes& banks_;
  std::uint16_t record_ = none;
  const FieldSpec* type_ = nullptr;  // of applications
  std::string_view enroll_;          // its code of an enrolment
  const FieldSpec* payer_number_ = nullptr;
  const FieldSpec* bank_ = nullptr;
  const FieldSpec* account_ = nullptr;
  const FieldSpec* applied_on_ = nullptr;
};

}  // namespace kcms
