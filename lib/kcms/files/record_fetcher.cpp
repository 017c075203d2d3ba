#include <kcms/files/record_fetcher.hpp>

#include <kcms/charset/charset.hpp>

#include <algorithm>

namespace kcms {

namespace {

constexpr std::size_t wide_window = std::size_t{1}
                                    << 18;  // where reading goes on from record to record
constexpr std::size_t small_window = std::size_t{1} << 12;

}  // namespace

Status RecordFetcher::read(std::uint64_t offset, std::size_t length) {
  const auto end = begin_ + window_.size();
  const bool onward = offset >= begin_ && offset < end + small_window;
  window_.resize(std::max(length, onward ? wide_window : small_window));
  const auto got = source_.read_at(offset, window_);
  if (!got) return pass(got);
  window_.resize(*got);
  if (charset_ == Charset::ebcdic_037) ebcdic_037_to_latin1(window_);
  begin_ = offset;
  return done();
}

Result<std::string_view> RecordFetcher::at(std::uint64_t offset, std::size_t length) {
  const bool here = offset >= begin_ && offset + length <= begin_ + window_.size();
  if (!here)
    if (const auto filled = read(offset, length); !filled) return pass(filled);
  return std::string_view(window_).substr(static_cast<std::size_t>(offset - begin_), length);
}

}  // namespace kcms
