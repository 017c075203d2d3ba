#include <kcms/evidence/zip_end.hpp>

#include <kcms/evidence/media_cursor.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace kcms {
namespace {

// APPNOTE.TXT 4.3.14 to 4.3.16.
constexpr std::string_view end_mark = "PK\5\6";
constexpr std::string_view locator_mark = "PK\6\7";
constexpr std::string_view end_64_mark = "PK\6\6";
constexpr std::size_t end_size = 22;
constexpr std::size_t locator_size = 20;  // directly before the end
constexpr std::size_t end_64_size = 56;
constexpr std::size_t longest_comment = 0xFFFF;  // behind the end

// What the record at `offset` claims; 0 where none is there, or that is no place of the zip.
Result<std::uint64_t> claimed_at(ByteSource& zip, std::uint64_t offset) {
  if (offset >= zip.size().value_or(0)) return 0U;
  std::array<char, end_64_size> record{};
  const auto got = zip.read_at(offset, record);
  if (!got) return pass(got);
  MediaCursor cursor(std::string_view(record.data(), *got));
  if (cursor.take(end_64_mark.size()) != end_64_mark) return 0U;
  cursor.skip(8 + 2 + 2 + 4 + 4);  // its size, versions, disks
  const std::uint64_t here = cursor.little_64();
  return std::max(here, cursor.little_64());
}

}  // namespace

Result<std::uint64_t> claimed_zip_entries(ByteSource& zip) {
  const std::uint64_t size = zip.size().value_or(0);
  const std::uint64_t looked_at =
      std::min<std::uint64_t>(size, longest_comment + end_size + locator_size);
  std::vector<char> tail(static_cast<std::size_t>(looked_at));
  const auto got = zip.read_at(size - looked_at, tail);
  if (!got) return pass(got);
  const std::string_view bytes(tail.data(), *got);
  std::uint64_t most = 0;
  for (auto at = bytes.find(end_mark); at != std::string_view::npos;
       at = bytes.find(end_mark, at + 1)) {
    if (at < locator_size) continue;
    MediaCursor locator(bytes, at - locator_size);
    if (locator.take(locator_mark.size()) != locator_mark) continue;
    locator.skip(4);  // the disk
    const auto claimed = claimed_at(zip, locator.little_64());
    if (!claimed) return pass(claimed);
    most = std::max(most, *claimed);
  }
  return most;
}

}  // namespace kcms
