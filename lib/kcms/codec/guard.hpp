// Keeps secrets out of sight where bytes may have moved: what stands in a field may then belong to
// another.
#pragma once

#include <kcms/codec/value.hpp>
#include <kcms/layout/layout.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace kcms {

class Guard {
 public:
  // Where the layout has no secret, or secrets are revealed, nothing is ever hidden.
  Guard(const FileSpec& spec, Reveal reveal);

  // Whether anything of any record may have to be hidden.
  [[nodiscard]] bool hides() const noexcept { return hides_; }

  // Whether the fields of a record cannot be told apart for sure: a constant that must be blank is
  // not, two other constants are wrong, or `missing` bytes had to be put back at its end, so that
  // its length proves nothing. (In a record without secrets that does no harm: its bytes are its
  // own.)
  [[nodiscard]] bool doubts(const RecordSpec& shape, std::string_view record,
                            std::size_t missing) const noexcept;

  // Whether a record shows no long number: it is doubted, its fields do not look like themselves,
  // or it ends in blanks before its last field that must be filled.
  [[nodiscard]] bool conceals(const RecordSpec& shape, std::string_view record,
                              std::size_t missing) const;

  // What may be shown of a record: as it is, or, where it is concealed, with '*' for secret fields
  // from end to end and for digits that stand together as no shorter than the shortest secret.
  // Fields that are known to be themselves stay: constants, and those for which `is_known` (called
  // with an index) says so.
  using IsKnown = std::function<bool(std::size_t)>;
  [[nodiscard]] std::string guarded(const RecordSpec& shape, std::string_view record,
                                    std::size_t missing = 0, const IsKnown& is_known = {}) const;

 private:
  bool hides_ = false;
};

// `text` with '*' for digits that stand together as no shorter than the shortest secret.
[[nodiscard]] std::string without_long_numbers(std::string text);

}  // namespace kcms
