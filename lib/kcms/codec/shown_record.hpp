// One record as it may be shown: its secrets masked, and where its bytes may have moved, every long
// number (codec/guard).
#pragma once

#include <kcms/codec/guard.hpp>

#include <string>
#include <string_view>

namespace kcms {

class ShownRecord {
 public:
  // `spec`, which `shape` belongs to, must outlive it.
  ShownRecord(const FileSpec& spec, const RecordSpec& shape, std::string_view record,
              Reveal reveal);

  // "" where the record is cut off before the field ends.
  [[nodiscard]] std::string text(const FieldSpec& field) const;

 private:
  const FileSpec& spec_;
  Reveal reveal_;
  std::string seen_;
};

}  // namespace kcms
