// The steps of a check program: each looks at one field of every record of a batch and marks the
// records that need an explanation. A step may mark too much, never too little.
#pragma once

#include <kcms/codec/record_reader.hpp>
#include <kcms/layout/layout.hpp>
#include <kcms/rules/reference.hpp>

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>

namespace kcms {

class Step {
 public:
  virtual ~Step() = default;
  // flags[i] |= 1 for every record that needs an explanation. Fields already marked by the columns
  // may hold anything.
  virtual void mark(const Batch& batch, std::uint8_t* flags) = 0;
};

// One byte out of a set of codes.
class CodeStep final : public Step {
 public:
  explicit CodeStep(const FieldSpec& field);
  void mark(const Batch& batch, std::uint8_t* flags) override;

 private:
  std::uint32_t offset_;
  std::array<std::uint8_t, 256> wrong_{};
};

// Several bytes out of a set of codes.
class WideCodeStep final : public Step {
 public:
  explicit WideCodeStep(const FieldSpec& field) : field_(field) {}
  void mark(const Batch& batch, std::uint8_t* flags) override;

 private:
  const FieldSpec& field_;
};

// A real date, not after the day `*latest` (yyyymmdd; 0: no limit). Precondition: digits, or blank
// where optional.
class DateStep final : public Step {
 public:
  DateStep(const FieldSpec& field, const std::uint32_t* latest) : field_(field), latest_(latest) {}
  void mark(const Batch& batch, std::uint8_t* flags) override;

 private:
  template <Form form>
  void mark_dates(const Batch& batch, std::uint8_t* flags) const noexcept;

  const FieldSpec& field_;
  const std::uint32_t* latest_;
};

// A number within its bounds.
class RangeStep final : public Step {
 public:
  explicit RangeStep(const FieldSpec& field) : field_(field) {}
  void mark(const Batch& batch, std::uint8_t* flags) override;

 private:
  const FieldSpec& field_;
};

// Blank only where another field of the record allows it.
class BlankIfStep final : public Step {
 public:
  BlankIfStep(const FieldSpec& field, const RecordSpec& record)
      : field_(field), other_(record.fields[field.blank_if.field]) {}
  void mark(const Batch& batch, std::uint8_t* flags) override;

 private:
  const FieldSpec& field_;
  const FieldSpec& other_;
};

// The three digits of a bank at the front of the field.
class BankStep final : public Step {
 public:
  BankStep(const FieldSpec& field, const Reference& reference);
  void mark(const Batch& batch, std::uint8_t* flags) override;

 private:
  std::uint32_t offset_;
  std::bitset<1000> known_;
};

// The check digit of ten digits, the month and day of six.
class HolderStep final : public Step {
 public:
  explicit HolderStep(const FieldSpec& field) : field_(field) {}
  void mark(const Batch& batch, std::uint8_t* flags) override;

 private:
  const FieldSpec& field_;
};

// An account number of zeros alone.
class AccountStep final : public Step {
 public:
  explicit AccountStep(const FieldSpec& field) : field_(field) {}
  void mark(const Batch& batch, std::uint8_t* flags) override;

 private:
  const FieldSpec& field_;
};

class FailureCodeStep final : public Step {
 public:
  FailureCodeStep(const FieldSpec& field, const Reference& reference)
      : field_(field), reference_(reference) {}
  void mark(const Batch& batch, std::uint8_t* flags) override;

 private:
  const FieldSpec& field_;
  const Reference& reference_;
};

// Text: anything but printable ASCII needs a closer look.
class TextStep final : public Step {
 public:
  explicit TextStep(const FieldSpec& field) : field_(field) {}
  void mark(const Batch& batch, std::uint8_t* flags) override;

 private:
  const FieldSpec& field_;
};

// A table of allowed combinations.
class AllowedStep final : public Step {
 public:
  AllowedStep(const AllowedSpec& table, const RecordSpec& record)
      : table_(table), record_(record) {}
  void mark(const Batch& batch, std::uint8_t* flags) override;

 private:
  const AllowedSpec& table_;
  const RecordSpec& record_;
};

}  // namespace kcms
