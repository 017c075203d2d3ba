// Zips written byte by byte, so that they can say what no honest program would.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct ZipEntry {
  std::string name;
  std::string bytes;
  std::optional<std::uint32_t> size;  // what it says of itself
  std::uint32_t attributes = 0;       // as Unix has them, in the upper half
  bool utf8 = false;
};

class HandMadeZip {
 public:
  [[nodiscard]] static std::string of(const std::vector<ZipEntry>& entries) {
    HandMadeZip zip;
    for (const ZipEntry& entry : entries) zip.add(entry);
    return zip.finish(static_cast<std::uint32_t>(entries.size()));
  }

 private:
  static std::string number(std::uint32_t value, std::size_t bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes; ++i) text += static_cast<char>(value >> 8U * i & 0xFFU);
    return text;
  }

  static std::uint32_t crc_of(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
      crc ^= static_cast<std::uint8_t>(c);
      for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
  }

  void add(const ZipEntry& entry) {
    const auto at = static_cast<std::uint32_t>(local_.size());
    const auto stored = static_cast<std::uint32_t>(entry.bytes.size());
    const std::string common = number(20, 2) + number(entry.utf8 ? 0x800U : 0U, 2) + number(0, 2) +
                               number(0, 2) + number(0x21, 2) + number(crc_of(entry.bytes), 4) +
                               number(stored, 4) + number(entry.size.value_or(stored), 4) +
                               number(static_cast<std::uint32_t>(entry.name.size()), 2) +
                               number(0, 2);
    local_ += "PK\x03\x04" + common + entry.name + entry.bytes;
    central_ += "PK\x01\x02" + number(0x0314, 2) + common + number(0, 2) + number(0, 2) +
                number(0, 2) + number(entry.attributes, 4) + number(at, 4) + entry.name;
  }

  [[nodiscard]] std::string finish(std::uint32_t count) const {
    return local_ + central_ + "PK\x05\x06" + number(0, 4) + number(count, 2) + number(count, 2) +
           number(static_cast<std::uint32_t>(central_.size()), 4) +
           number(static_cast<std::uint32_t>(local_.size()), 4) + number(0, 2);
  }

  std::string local_;
  std::string central_;
};
