#include <kcms/base/part_source.hpp>

#include <algorithm>
#include <utility>

namespace kcms {
namespace {

class PartSource final : public ByteSource {
 public:
  PartSource(ByteSource& whole, std::uint64_t offset, std::uint64_t size, std::string name)
      : whole_(&whole), offset_(offset), size_(size), name_(std::move(name)) {}

  Result<std::size_t> read(std::span<char> into) override {
    auto got = read_at(next_, into);
    if (got) next_ += *got;
    return got;
  }
  Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override {
    const std::uint64_t left = size_ - std::min(offset, size_);
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), left));
    return whole_->read_at(offset_ + offset, into.first(wanted));
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return size_; }
  [[nodiscard]] bool changed() const override { return whole_->changed(); }
  [[nodiscard]] const std::string& name() const override { return name_; }

 private:
  ByteSource* whole_;
  std::uint64_t offset_;
  std::uint64_t size_;
  std::uint64_t next_ = 0;
  std::string name_;
};

}  // namespace

std::unique_ptr<ByteSource> part_of(ByteSource& whole, std::uint64_t offset, std::uint64_t size,
                                    std::string name) {
  return std::make_unique<PartSource>(whole, offset, size, std::move(name));
}

std::unique_ptr<ByteSource> again(ByteSource& whole) {
  return part_of(whole, 0, whole.size().value_or(0), whole.name());
}

}  // namespace kcms
