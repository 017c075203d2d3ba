// The running totals of a file as its records go by: counts and sums, for the file or for a group
// of it.
#pragma once

#include <kcms/layout/layout.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// A total of a layout: index of the record that carries it, index in RecordSpec::totals.
struct TotalRef {
  std::uint16_t record = none;
  std::size_t total = 0;
};

class RunningTotals {
 public:
  // `spec` must outlive this.
  explicit RunningTotals(const FileSpec& spec);

  // Begins the totals of the groups that `record` opens anew. To be called before a record is seen.
  void open_groups(std::uint16_t record) noexcept;
  // Takes in a record of the layout, in its native charset.
  void see(std::uint16_t record, std::string_view bytes) noexcept;

  // A row was passed over: no total is known any more, but for those of groups that begin later.
  void pass_over() noexcept;
  // Whether a total lacks something that was refused, so that nothing can be held against it.
  [[nodiscard]] bool is_doubtful(TotalRef total) const noexcept;

  // What a total has come to; nothing where it is beyond 64 bits.
  [[nodiscard]] std::optional<std::uint64_t> value(TotalRef total) const noexcept;

 private:
  struct Running {
    std::uint64_t value = 0;
    std::uint64_t modulus = 0;  // 0: none
    std::uint16_t group = none;
    bool too_large = false;
    bool doubtful = false;
  };
  // What a record adds to a total.
  struct Share {
    std::size_t running = 0;
    const FieldSpec* summed = nullptr;   // null: counted
    const RecordSpec* tailed = nullptr;  // where its blocks are
    const FieldSpec* where = nullptr;    // null: all records
    std::vector<std::string> codes;      // as they stand in the field
  };

  void add_shares(const TotalSpec& total);
  [[nodiscard]] static std::uint64_t amount_of(const Share& share, std::string_view bytes) noexcept;
  static void add(Running& running, std::uint64_t amount) noexcept;

  const FileSpec* spec_;
  std::vector<Running> running_;
  std::vector<std::size_t> first_of_;       // by record: where its totals begin
  std::vector<std::vector<Share>> shares_;  // by record
};

// The total that `field` alone holds: one of its own record, or that of the field it copies.
[[nodiscard]] std::optional<TotalRef> sole_total(const FileSpec& spec, FieldRef field) noexcept;

// The number a field holds: its digits, blanks aside; nothing where there is anything else, 0 where
// it is blank.
[[nodiscard]] std::optional<std::uint64_t> number_in(std::string_view raw) noexcept;

}  // namespace kcms
