// Reads a source from its beginning, ahead of whoever asks, and may take its SHA-256 on the way. A
// thread of its own does both for files worth it; what comes out is the same.
#pragma once

#include <kcms/base/byte_source.hpp>

#include <memory>
#include <string>

namespace kcms {

enum class Hashing : std::uint8_t { no, yes };

class AheadSource final : public ByteSource {
 public:
  // `source` knows its size, and must outlive this; its own place is left alone.
  AheadSource(ByteSource& source, Hashing hashing);
  ~AheadSource() override;

  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override;
  [[nodiscard]] Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override;
  [[nodiscard]] std::optional<std::uint64_t> size() const override;
  [[nodiscard]] bool changed() const override;
  [[nodiscard]] const std::string& name() const override;

  // The digest of the whole source, in hexadecimal: reads what nobody asked for. Ends it.
  [[nodiscard]] Result<std::string> sha256();

 private:
  class Blocks;
  ByteSource& source_;
  std::unique_ptr<Blocks> blocks_;
};

}  // namespace kcms
