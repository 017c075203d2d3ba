// Good files in memory, made from the built-in layouts, and what the validator finds in a damaged
// one.
#pragma once

#include "built_in.hpp"

#include <kcms/codec/identify.hpp>
#include <kcms/layout/layout.hpp>
#include <kcms/rules/validator.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;  // field, text

// A file as a list of records, so that a test can change one and say what should be found.
// Records count from 1 and the header counts, as in findings.
class File {
 public:
  explicit File(const kcms::FileSpec& spec) : spec_(&spec) {}

  // Adds a record of a kind of the layout ("header", "data", "trailer"). Fields that are not named
  // are their constant, blank where they may be, else zeros.
  void add(std::string_view record, Values values);
  // Puts a value into a field, padded as its layout says.
  void put(std::size_t record, std::string_view field, std::string_view text);
  // Puts bytes over the beginning of a field as they are.
  void write(std::size_t record, std::string_view field, std::string_view bytes);

  // Numbers the data records from 1, and makes every total right.
  void number();
  void total();

  void remove(std::size_t record);
  void insert(std::size_t before, std::string bytes);
  // Other bytes for a record, its kind left as it is.
  void replace(std::size_t record, std::string bytes) {
    records_.at(record - 1).bytes = std::move(bytes);
  }

  [[nodiscard]] const kcms::FileSpec& spec() const { return *spec_; }
  [[nodiscard]] std::size_t size() const { return records_.size(); }
  [[nodiscard]] const std::string& bytes_of(std::size_t record) const {
    return records_.at(record - 1).bytes;
  }
  [[nodiscard]] std::uint64_t offset_of(std::size_t record) const;
  [[nodiscard]] std::string bytes() const;
  // The same with `end` behind every record.
  [[nodiscard]] std::string lines(std::string_view end) const;

  // What a finding at a field (or, with "", at a whole record) reads like in Judged::findings.
  [[nodiscard]] std::string at(std::string_view severity, std::string_view rule, std::size_t record,
                               std::string_view field, std::string_view centre = "") const;

 private:
  struct Record {
    std::uint16_t kind;
    std::string bytes;
  };
  [[nodiscard]] const kcms::FieldSpec& spec_of(std::size_t record, std::string_view name) const;
  [[nodiscard]] std::uint64_t count(const kcms::TotalSpec& total) const;

  const kcms::FileSpec* spec_;
  std::vector<Record> records_;
};

// Small good files: a header, data and a trailer with right totals, dated 2016-03-16.
[[nodiscard]] File eb13();  // enrolments 2 and 4, a cancel 3
[[nodiscard]] File eb21();  // debits 2, 3 and 4 of 10,000, 20,000 and 30,000 won
[[nodiscard]] File eb22();  // a failure 2 and a partial debit 3
[[nodiscard]] File eb11();  // an enrolment 2, and an account change 3 and 4
[[nodiscard]] File eb14();  // failures 2 and 3, serials of their own
[[nodiscard]] File ei13(std::initializer_list<std::size_t> documents);  // of these sizes

// The built-in layout of a kind on 2016-03-16.
[[nodiscard]] const kcms::FileSpec& layout_of(std::string_view kind);

struct Judged {
  std::vector<std::string> findings;  // "error field-code record 3 debit_mode at 416 0075"
  std::vector<kcms::Finding> details;
  kcms::FileVerdict verdict;
};

// Judges bytes, once as a file and once as a pipe, which must not differ.
[[nodiscard]] Judged judge(const std::string& bytes, const kcms::FileSpec& spec,
                           const kcms::ValidateOptions& options = {});
[[nodiscard]] Judged judge(const File& file, const kcms::ValidateOptions& options = {});
// As the command line does: the kind is told from the content or the name, or by --kind.
[[nodiscard]] Judged judge_named(const std::string& bytes, const std::string& name,
                                 const std::string& kind = "");

using kcms::test::reference;
