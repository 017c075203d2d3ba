// Counts and sums as the file goes by, and compares them with the totals its headers and trailers
// declare.
#pragma once

#include <kcms/codec/record_reader.hpp>
#include <kcms/layout/layout.hpp>
#include <kcms/rules/judge.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace kcms {

class Totals {
 public:
  // Both must outlive this.
  Totals(const FileSpec& spec, Recorder& recorder);

  // Adds the records of a batch whose flag is 0: sound records of one kind.
  void add_sound(std::uint16_t kind, const Batch& batch, const std::uint8_t* flags);
  // Adds one record; a field for which `is_doubtful` is true may have been meant otherwise. What
  // `judge` conceals may be a secret that was added up: then the sum is not told.
  void add(const RecordAt& record, const std::function<bool(std::uint16_t)>& is_doubtful,
           const Judge& judge);
  // A record that could not be read: it may have belonged to any count.
  void add_unknown();
  // Blocks of a record with a tail; nothing where its length cannot be read.
  void add_blocks(std::uint16_t kind, std::optional<std::uint64_t> blocks);

  // To be called for every record, in file order, before it is added: a group's opener starts its
  // totals anew.
  void open(std::uint16_t kind);
  // Takes the totals that a record declares: compared now, or at the end where they stand before
  // what they count.
  void declare(const RecordAt& record, const std::function<bool(std::uint16_t)>& is_doubtful);
  // The end of the file: compares the totals of headers.
  void finish();

 private:
  struct Count {
    std::uint16_t record = none;  // that declares it
    const TotalSpec* total = nullptr;
    std::uint64_t value = 0;
    std::uint64_t doubtful = 0;  // records that may or may not belong
    bool overflow = false;
    bool conceals = false;  // a number that may be a secret was added
    bool declared = false;  // in a header, waiting for what it counts
    std::uint64_t declared_value = 0;
    Place place;
  };
  [[nodiscard]] static bool counts_in(const Count& count, std::uint16_t kind) noexcept;
  void add_each(Count& count, const RecordSpec& shape, const Batch& batch,
                const std::uint8_t* flags);
  static void add_value(Count& count, std::uint64_t value) noexcept;
  void compare(const Count& count, std::uint64_t declared, const Place& place);
  [[nodiscard]] bool waits(const Count& count) const noexcept;
  [[nodiscard]] Place place_of(const Count& count, const RecordAt& record) const noexcept;

  const FileSpec& spec_;
  Recorder& recorder_;
  std::vector<Count> counts_;
};

}  // namespace kcms
