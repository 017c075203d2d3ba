// The records of a request that are refused, as a list of rows names them: by the serial, by the
// key of their layout (payer number and application type), or by both.
#pragma once

#include <kcms/codec/record_reader.hpp>
#include <kcms/files/refusal.hpp>
#include <kcms/files/row_reader.hpp>
#include <kcms/reconcile/pair_plan.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kcms {

// One record that is refused.
struct RejectedRecord {
  std::uint64_t record = 0;  // its number in the request
  std::uint64_t line = 0;    // of the row that refuses it
  std::string code;          // the bytes of the failure code; "" where the layout has none
};

// A record of the request for people, who know it by its serial: "6 (serial 00000005)".
[[nodiscard]] std::string record_label(const PairPlan& plan, std::uint64_t number,
                                       std::string_view record);

class RejectList {
 public:
  // The plan must outlive the list. `request`: what sentences call the request. `codes`: the
  // failure codes that may be given; empty: any.
  RejectList(const PairPlan& plan, std::string request, std::vector<std::string_view> codes);

  // Reads rows (CSV or NDJSON). What is wrong with them is refused, and the others are kept: some
  // 500 bytes a row, and up to 200 more for one that names a record.
  [[nodiscard]] Status read(ByteSource& rows, Refusals& refusals);
  // Sees the data records of the request, all of them in file order.
  void see(const Batch& records);
  // The records that were named, in the order of the request. A row that names none, one of
  // several, or one that is refused already, is refused.
  [[nodiscard]] std::vector<RejectedRecord> settle(Refusals& refusals);

  // Of the rows, in their order.
  [[nodiscard]] const std::vector<std::string>& columns() const noexcept { return columns_; }

 private:
  struct Reject {
    std::uint64_t line = 0;
    std::string serial;            // bytes; "" where the row gives none
    std::vector<std::string> key;  // the same, by PairPlan::key
    std::string code;
    std::uint64_t record = 0;            // that it names; 0: none so far
    std::string label;                   // the same for people
    std::string another;                 // a record that it names too; "" = none
    const FieldSpec* differs = nullptr;  // key field that is not that of the record of its serial
    std::string expected;                // what that one holds
  };
  using Places = std::unordered_map<std::string, std::vector<std::size_t>>;

  [[nodiscard]] std::string key_columns() const;
  [[nodiscard]] bool has_columns(std::uint64_t header_line, Refusals& refusals) const;
  void take(const Row& row, Refusals& refusals);
  [[nodiscard]] bool put(const FieldSpec& field, const Row& row, std::string& bytes,
                         Refusals& refusals) const;
  [[nodiscard]] bool put_code(const Row& row, std::string& bytes, Refusals& refusals) const;
  void index();
  void name_all(Places& places, const std::string& wanted, std::uint64_t number,
                std::string_view record);
  void name(std::size_t place, std::uint64_t number, std::string_view record);
  [[nodiscard]] bool is_sound(const Reject& reject, Refusals& refusals) const;
  void refuse(const Reject& reject, std::string_view rule, Phrase reason, Refusals& refusals) const;

  const PairPlan& plan_;
  std::string request_;
  std::vector<std::string_view> codes_;
  std::vector<std::string> columns_;
  std::vector<Reject> rejects_;
  Places by_serial_;
  Places by_key_;  // rows without a serial
};

}  // namespace kcms
