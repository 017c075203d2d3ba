#include <kcms/files/file_writer.hpp>

#include <kcms/charset/charset.hpp>

#include <algorithm>
#include <string>

namespace kcms {

namespace {

constexpr std::size_t block = std::size_t{1} << 20;
constexpr std::string_view end_of_file = "\x1A";

}  // namespace

FileWriter::FileWriter(ByteSink& sink, Charset charset, const FramingFacts& framing)
    : sink_(sink), charset_(charset), framing_(framing) {
  buffer_.reserve(block);
}

Status FileWriter::flush() {
  if (charset_ == Charset::ebcdic_037) latin1_to_ebcdic_037(buffer_);
  if (!discarded_)
    if (const auto written = sink_.write({buffer_.data(), buffer_.size()}); !written)
      return written;
  flushed_ += buffer_.size();
  buffer_.clear();
  return done();
}

Result<std::span<char>> FileWriter::next(std::size_t length) {
  const auto between = any_ ? line_end(framing_.framing) : std::string_view{};
  if (buffer_.size() + between.size() + length > block)
    if (const auto flushed = flush(); !flushed) return pass(flushed);
  append(between);
  any_ = true;
  record_at_ = bytes();
  buffer_.resize(buffer_.size() + length);
  return std::span(buffer_).last(length);
}

Status FileWriter::append_tail(std::string_view bytes) {
  if (const auto flushed = flush(); !flushed) return flushed;
  if (!discarded_)
    if (const auto written = sink_.write(bytes); !written) return written;
  flushed_ += bytes.size();
  return done();
}

Status FileWriter::patch(std::uint64_t offset, std::string_view bytes) {
  const auto early =
      offset < flushed_ ? std::min<std::uint64_t>(bytes.size(), flushed_ - offset) : 0;
  const auto rest = bytes.substr(static_cast<std::size_t>(early));
  if (!rest.empty())
    std::ranges::copy(rest,
                      buffer_.begin() + static_cast<std::ptrdiff_t>(offset + early - flushed_));
  if (early == 0 || discarded_) return done();
  std::string sent(bytes.substr(0, static_cast<std::size_t>(early)));
  if (charset_ == Charset::ebcdic_037) latin1_to_ebcdic_037(sent);
  return sink_.write_at(offset, sent);
}

Status FileWriter::finish() {
  if (any_ && !framing_.open) append(line_end(framing_.framing));
  append(line_end(framing_.final_end));
  if (framing_.end_of_file_byte) append(end_of_file);
  append(line_end(framing_.behind_it));
  return flush();
}

}  // namespace kcms
