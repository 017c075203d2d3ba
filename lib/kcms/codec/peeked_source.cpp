#include <kcms/codec/peeked_source.hpp>

#include <algorithm>

namespace kcms {

Result<std::size_t> PeekedSource::read(std::span<char> into) {
  const std::size_t again = std::min(into.size(), head_.size() - given_);
  std::copy_n(head_.data() + given_, again, into.data());
  given_ += again;
  if (again == into.size()) return again;
  const auto more = source_->read(into.subspan(again));
  if (!more) return pass(more);
  return again + *more;
}

Result<std::unique_ptr<PeekedSource>> peek(std::unique_ptr<ByteSource> source, std::size_t size) {
  std::string head(size, '\0');
  const auto got = source->read(head);
  if (!got) return pass(got);
  head.resize(*got);
  return std::make_unique<PeekedSource>(std::move(source), std::move(head));
}

}  // namespace kcms
