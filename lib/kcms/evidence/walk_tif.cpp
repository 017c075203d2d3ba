#include <kcms/evidence/media_cursor.hpp>
#include <kcms/evidence/media_walk.hpp>

#include <iterator>

namespace kcms {
namespace {

enum Tag : std::uint32_t {
  image_width = 256,
  image_height = 257,
  strip_offsets = 273,
  strip_sizes = 279,
  tile_offsets = 324,
  tile_sizes = 325,
  jpeg_offset = 513,
  jpeg_size = 514
};

// Bytes of one value of the types 1 to 12.
constexpr unsigned widths[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
constexpr unsigned unsigned_long = 4;

// The values of one entry: numbers of one width, at one place.
struct Values {
  std::uint64_t at = 0;
  std::uint32_t count = 0;
  unsigned width = 0;  // 0: of a type that we do not know
};

// One directory: where the picture's data is.
struct Directory {
  Values width, height, offsets, sizes;
};

class TiffWalk {
 public:
  explicit TiffWalk(std::string_view bytes) noexcept
      : bytes_(bytes),
        big_(bytes.starts_with("MM")),
        steps_left_(4 * std::uint64_t{bytes.size()}) {}

  MediaWalk run() noexcept {
    MediaCursor cursor(bytes_, 4);
    std::uint64_t next = number(cursor, 4);
    if (cursor.past_end()) state_ = MediaState::cut_off;
    if (next == 0) fail(MediaState::broken, 4);
    while (state_ == MediaState::whole && next != 0) next = take_directory(next);
    walk_.state = state_;
    return walk_;
  }

 private:
  std::uint32_t number(MediaCursor& cursor, unsigned width) const noexcept {
    return big_ ? cursor.big(width) : cursor.little(width);
  }

  void fail(MediaState state, std::uint64_t at) noexcept {
    if (state_ != MediaState::whole) return;
    state_ = state;
    walk_.at = static_cast<std::size_t>(at < bytes_.size() ? at : bytes_.size());
  }

  // Directories and lists that share bytes, or a chain that bites its tail, cost more than they are
  // long.
  bool spend(std::uint64_t steps) noexcept {
    if (steps > steps_left_) return false;
    steps_left_ -= steps;
    return true;
  }

  // Gives the place of the next directory, 0 after the last.
  std::uint64_t take_directory(std::uint64_t at) noexcept {
    MediaCursor cursor(bytes_, at);
    const std::uint32_t count = number(cursor, 2);
    const std::uint64_t length = 6 + 12 * std::uint64_t{count};
    if (!is_inside(at, length)) fail(MediaState::cut_off, bytes_.size());
    if (count == 0 || !spend(length)) fail(MediaState::broken, at);
    Directory directory;
    for (std::uint32_t i = 0; i < count && state_ == MediaState::whole; ++i)
      take_entry(cursor, directory);
    const std::uint32_t next = number(cursor, 4);
    if (state_ == MediaState::whole) judge(directory, at);
    return next;
  }

  void take_entry(MediaCursor& cursor, Directory& directory) noexcept {
    const std::uint32_t tag = number(cursor, 2);
    const std::uint32_t type = number(cursor, 2);
    Values values;
    values.count = number(cursor, 4);
    values.width = type < std::size(widths) ? widths[type] : 0;
    values.at = cursor.at();
    const std::uint64_t length = std::uint64_t{values.count} * values.width;
    const std::uint32_t place = number(cursor, 4);
    if (length > 4) values.at = place;
    if (!is_inside(values.at, length)) return fail(MediaState::cut_off, cursor.at() - 12);
    keep(tag, values, directory);
  }

  static void keep(std::uint32_t tag, const Values& values, Directory& directory) noexcept {
    if (tag == image_width) directory.width = values;
    if (tag == image_height) directory.height = values;
    if (tag == strip_offsets || tag == tile_offsets || tag == jpeg_offset)
      directory.offsets = values;
    if (tag == strip_sizes || tag == tile_sizes || tag == jpeg_size) directory.sizes = values;
  }

  // Each strip or tile must lie in the file. Very old writers leave out how long they are.
  void judge(const Directory& directory, std::uint64_t at) noexcept {
    const Values& offsets = directory.offsets;
    const Values& sizes = directory.sizes;
    const std::uint32_t width = value(directory.width, 0);
    const std::uint32_t height = value(directory.height, 0);
    if (walk_.width == 0) {
      walk_.width = width;
      walk_.height = height;
    }
    const bool listed = offsets.count > 0 && is_number(offsets) &&
                        (sizes.count == 0 || (sizes.count == offsets.count && is_number(sizes)));
    if (width == 0 || height == 0 || !listed || !spend(offsets.count))
      return fail(MediaState::broken, at);
    for (std::uint32_t i = 0; i < offsets.count; ++i) {
      const std::uint32_t size = sizes.count == 0 ? 1 : value(sizes, i);
      if (!is_inside(value(offsets, i), size)) return fail(MediaState::cut_off, bytes_.size());
    }
    walk_.at = bytes_.size();
  }

  static bool is_number(const Values& values) noexcept {
    return values.width > 0 && values.width <= unsigned_long;
  }

  std::uint32_t value(const Values& values, std::uint32_t index) const noexcept {
    if (index >= values.count || !is_number(values)) return 0;
    MediaCursor cursor(bytes_, values.at + std::uint64_t{index} * values.width);
    return number(cursor, values.width);
  }

  bool is_inside(std::uint64_t at, std::uint64_t length) const noexcept {
    return at + length <= bytes_.size();
  }

  std::string_view bytes_;
  bool big_;
  std::uint64_t steps_left_;
  MediaState state_ = MediaState::whole;
  MediaWalk walk_;
};

}  // namespace

MediaWalk walk_tif(std::string_view bytes) noexcept { return TiffWalk(bytes).run(); }

}  // namespace kcms
