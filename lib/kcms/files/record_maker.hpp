// Makes the bytes of one kind of record from rows: what the rows give, and what follows from the
// layout.
#pragma once

#include <kcms/files/field_encoder.hpp>
#include <kcms/files/refusal.hpp>
#include <kcms/files/row_reader.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kcms {

// What is said about a file beside its rows: --set, and the file's date.
struct FileSettings {
  std::map<std::string, std::string> set;  // values of header and trailer fields, by name
  std::optional<Date> date;
};

// Whether a fault that rests on `source` is only a warning in this kind, so that a given value is
// kept.
[[nodiscard]] constexpr bool is_lenient(const FileSpec& spec, const Source& source) noexcept {
  return source.sole && spec.direction == Direction::receive;
}

// Where the columns of the rows are named.
struct ColumnsAt {
  std::uint64_t line = 0;  // of the input; 0: each row names its own
  bool all_known = true;   // else one that is missed may be one whose name is not known
};

// Whether a record without a row lacks something, when rows before it could not be read.
enum class Lacking : std::uint8_t { refused, forgiven };

class RecordMaker {
 public:
  // All arguments must outlive the maker; `columns` are those of the rows.
  RecordMaker(const FileSpec& spec, std::uint16_t record, std::span<const std::string> columns,
              const FileSettings& settings, Refusals& refusals, ColumnsAt columns_at = {});

  // Fills `into`, which is as long as the record, in the native charset. Without a row everything
  // comes from the settings and the layout. Totals are left as given, or blank. What cannot be
  // represented is refused, and a gap is left in its place (codec/gap.hpp).
  void make(const Row* row, std::span<char> into, Lacking lacking = Lacking::refused);
  // Rows were passed over: serials that are given may jump once.
  void pass_over() noexcept { unsure_ = true; }
  // Refuses, once each, the settings without which the record cannot be made where no row gives it.
  void refuse_lacking_settings();

  // Which fields of the record made last were given, by index; only kept for fields that are part
  // of a total.
  [[nodiscard]] const std::vector<bool>& given() const noexcept { return given_; }

  // Takes over what fields of this record copy from a record of another kind.
  void learn(std::uint16_t record, std::string_view bytes);
  [[nodiscard]] bool copies_from(std::uint16_t record) const noexcept;

 private:
  enum class Origin : std::uint8_t {
    given,     // by the row or a setting
    expected,  // known beforehand: a constant, the file's name and date, a copy
    serial,
    total,  // given, or computed later
  };
  struct Plan {
    FieldEncoder encoder;
    std::uint16_t index = 0;
    Origin origin = Origin::given;
    std::size_t column = 0;            // no_column: the rows have none
    const std::string* set = nullptr;  // what a setting says
    bool lenient = false;              // another value than the expected one is kept
    bool keeps_blank = false;          // a blank cell is a blank, not "compute it"
    bool ready = false;                // the prototype holds the expected value
    bool copies_gap = false;           // … or a gap, because what it copies is one
    std::string expected;              // its text
  };

  [[nodiscard]] Plan plan_of(std::uint16_t index) const;
  void expect(Plan& plan, std::string_view text);
  [[nodiscard]] std::optional<std::string> known_text(const FieldSpec& field) const;
  [[nodiscard]] bool follows_from_date(const FieldSpec& field) const;
  [[nodiscard]] bool keeps_other(const FieldSpec& field) const;
  [[nodiscard]] std::string_view text_for(const Plan& plan);
  void fill(const Plan& plan, std::span<char> record);
  void fill_expected(const Plan& plan, std::string_view text, std::span<char> field);
  void fill_given(const Plan& plan, std::string_view text, std::span<char> field);
  void fill_serial(const Plan& plan, std::string_view text, std::span<char> field);
  void compare_serial(const Plan& plan, std::string_view text, std::uint64_t number);
  [[nodiscard]] bool put(const Plan& plan, std::string_view text, std::span<char> field);
  void check_blanks(std::span<char> record, Lacking lacking);
  void refuse_column(const FieldSpec& field);
  [[nodiscard]] bool may_be_blank(const FieldSpec& field, std::string_view record) const;
  void refuse(const Plan& plan, std::string_view rule, std::string_view found, Phrase reason);
  void refuse_setting(const FieldSpec& field);
  void refuse_other(const Plan& plan, std::string_view given, std::string_view expected);
  void refuse_foreign(std::size_t column);

  const FileSpec& spec_;
  const RecordSpec& record_;
  const FileSettings& settings_;
  Refusals& refusals_;
  std::vector<Plan> plans_;
  std::string prototype_;  // the record with all that is known beforehand
  std::vector<bool> given_;
  std::vector<const Plan*> blanks_;  // fields of the record at hand that nothing was given for
  std::uint64_t serial_ = 1;         // the next one
  std::uint64_t shift_ = 0;          // by which serials that are given run ahead, which was told
  bool unsure_ = false;              // whether the next that is given may run ahead further
  ColumnsAt columns_at_;
  std::vector<bool> told_;  // by field: a setting was refused
  const Row* row_ = nullptr;
  std::vector<std::size_t> foreign_;  // columns of other records
  std::span<const std::string> columns_;
  std::string scratch_;
};

}  // namespace kcms
