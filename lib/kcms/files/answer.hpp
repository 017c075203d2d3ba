// AE5119: the answer to those who ask for the evidence of consents, from kept files of it (EI13).
#pragma once

#include <kcms/base/byte_sink.hpp>
#include <kcms/domain/bank_codes.hpp>
#include <kcms/files/pack.hpp>
#include <kcms/files/record_maker.hpp>
#include <kcms/files/row_reader.hpp>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// What is asked for, a row each: payer_number, bank, account and applied_on say which consent; the
// other columns go into the answer as they are.
class EvidenceRequests {
 public:
  // Reads rows (CSV or NDJSON); what is wrong with them is added to `faults`. About 800 bytes are
  // kept of each. What says which consent must be a value that `spec`, the answer's layout, can
  // hold: no file could have the evidence otherwise.
  [[nodiscard]] static Result<EvidenceRequests> read(ByteSource& rows, const FileSpec& spec,
                                                     const BankCodes& banks, PackFaults& faults);

  // Looks through a file for what is asked for. `source` can be read at any place and must outlive
  // the requests, and is whole: what it does not hold is believed not to be. Two documents for one
  // request are a fault, and so is an empty one, or one that another than `biller` ("": not asked)
  // sent.
  [[nodiscard]] Status find_in(ByteSource& source, const FileSpec& spec, std::string_view biller,
                               PackFaults& faults);

  // Writes the answer, in the order of the requests. A request whose evidence was not found is a
  // fault, unless `without` allows an answer without a document.
  [[nodiscard]] Result<Packed> write(const FileSpec& spec, const FileSettings& settings,
                                     bool without, ByteSink& sink, PackFaults faults);

 private:
  struct Request {
    std::uint64_t line = 0;
    std::map<std::string, std::string, std::less<>> values;
    ByteSource* file = nullptr;  // that holds the evidence; null: not found
    std::uint64_t record = 0;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
  };
  EvidenceRequests(std::string name, const FileSpec& spec, const BankCodes& banks)
      : name_(std::move(name)), spec_(&spec), banks_(&banks) {}
  [[nodiscard]] bool is_sound(const Request& request, PackFaults& faults) const;
  void take_row(const Row& row, std::span<const std::string> columns, PackFaults& faults);
  [[nodiscard]] std::string key_of(std::string_view payer, std::string_view bank,
                                   std::string_view account, std::string_view date) const;

  std::string name_;
  const FileSpec* spec_;
  const BankCodes* banks_;
  std::vector<Request> requests_;
  std::map<std::string, std::size_t, std::less<>> by_key_;
};

}  // namespace kcms
