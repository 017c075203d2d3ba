// A source whose head was looked at and comes again from read().
#pragma once

#include <kcms/base/byte_source.hpp>

#include <memory>
#include <string>

namespace kcms {

class PeekedSource final : public ByteSource {
 public:
  PeekedSource(std::unique_ptr<ByteSource> source, std::string head)
      : source_(std::move(source)), head_(std::move(head)) {}

  [[nodiscard]] const std::string& head() const noexcept { return head_; }
  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override;
  [[nodiscard]] Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override {
    return source_->read_at(offset, into);
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return source_->size(); }
  [[nodiscard]] bool changed() const override { return source_->changed(); }
  [[nodiscard]] const std::string& name() const override { return source_->name(); }

 private:
  std::unique_ptr<ByteSource> source_;
  std::string head_;
  std::size_t given_ = 0;
};

// Looks at up to `size` bytes of `source`, which must not have been read before.
[[nodiscard]] Result<std::unique_ptr<PeekedSource>> peek(std::unique_ptr<ByteSource> source,
                                                         std::size_t size);

}  // namespace kcms
