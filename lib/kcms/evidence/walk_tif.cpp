#include <kcms/base/text.hpp>
#include <kcms/evidence/media_cursor.hpp>
#include <kcms/evidence/media_walk.hpp>

#include <algorithm>
#include <iterator>

namespace kcms {
namespace {

enum TiffTag : std::uint32_t {
  image_width = 256,
  image_height = 257,
  strip_offsets = 273,
  strip_sizes = 279,
  tile_offsets = 324,
  tile_sizes = 325,
  sub_directories = 330,
  jpeg_offset = 513,
  jpeg_size = 514,
  jpeg_first_table = 519,
  jpeg_last_table = 521,
  first_private = 32768
};

// Bytes of one value of the types 1 to 13.
constexpr unsigned widths[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
constexpr unsigned unsigned_long = 4;
constexpr unsigned signed_long = 9;
constexpr std::size_t word = 4;
constexpr std::uint32_t version_of_64_bits = 43;

// The values of one entry: numbers of one width, at one place.
struct TiffValues {
  std::uint64_t at = 0;
  std::uint32_t count = 0;
  unsigned width = 0;  // 0: of a type that we do not know

  [[nodiscard]] bool is_number() const noexcept { return width > 0 && width <= unsigned_long; }
};

// Where the data of a picture is, piece by piece.
struct TiffPieces {
  TiffValues offsets, sizes;
};

struct TiffDirectory {
  TiffValues width, height;
  TiffPieces strips, tiles, jpeg;
};

// Whether the value of an entry may be the place of something that is not walked: a directory, the
// tables of an old JPEG, or whatever a private tag means.
bool may_lead_on(std::uint32_t tag, std::uint32_t type) noexcept {
  const bool table = tag >= jpeg_first_table && tag <= jpeg_last_table;
  const bool place = type == unsigned_long || type >= signed_long;
  return tag == sub_directories || table || type == 0 || type >= std::size(widths) ||
         (place && tag >= first_private);
}

class TiffWalk {
 public:
  explicit TiffWalk(std::string_view bytes) noexcept
      : bytes_(bytes),
        big_(bytes.starts_with("MM")),
        steps_left_(4 * std::uint64_t{bytes.size()}) {}

  MediaWalk run() noexcept {
    MediaCursor cursor(bytes_, 2);
    if (number(cursor, 2) == version_of_64_bits) return walk_;
    std::uint64_t next = number(cursor, 4);
    if (cursor.past_end()) state_ = MediaState::cut_off;
    if (next == 0) fail(MediaState::broken, 4);
    while (state_ == MediaState::whole && next != 0) next = take_directory(next);
    walk_.state = state_;
    if (state_ != MediaState::whole) return walk_;
    end_walk(walk_, bytes_, is_end_known_ ? end_of_all() : bytes_.size());
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

  // Behind the last byte that is named, and behind what makes it stand at a whole word.
  [[nodiscard]] std::size_t end_of_all() const noexcept {
    const auto end = static_cast<std::size_t>(reach_);
    const std::string_view rest = bytes_.substr(end);
    const bool aligned = rest.size() < word && all_of(rest, '\0');
    return aligned ? bytes_.size() : end;
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
    reach_ = std::max(reach_, at + length);
    if (count == 0 || !spend(length)) fail(MediaState::broken, at);
    TiffDirectory directory;
    for (std::uint32_t i = 0; i < count && state_ == MediaState::whole; ++i)
      take_entry(cursor, directory);
    const std::uint32_t next = number(cursor, 4);
    if (state_ == MediaState::whole) judge(directory, at);
    return next;
  }

  void take_entry(MediaCursor& cursor, TiffDirectory& directory) noexcept {
    const std::uint32_t tag = number(cursor, 2);
    const std::uint32_t type = number(cursor, 2);
    TiffValues values;
    values.count = number(cursor, 4);
    values.width = type < std::size(widths) ? widths[type] : 0;
    values.at = cursor.at();
    const std::uint64_t length = std::uint64_t{values.count} * values.width;
    const std::uint32_t place = number(cursor, 4);
    if (length > 4) values.at = place;
    if (!is_inside(values.at, length)) return fail(MediaState::cut_off, cursor.at() - 12);
    reach_ = std::max(reach_, values.at + length);
    is_end_known_ = is_end_known_ && !may_lead_on(tag, type);
    keep(tag, values, directory);
  }

  static void keep(std::uint32_t tag, const TiffValues& values, TiffDirectory& directory) noexcept {
    switch (tag) {
      case image_width:
        directory.width = values;
        break;
      case image_height:
        directory.height = values;
        break;
      case strip_offsets:
        directory.strips.offsets = values;
        break;
      case strip_sizes:
        directory.strips.sizes = values;
        break;
      case tile_offsets:
        directory.tiles.offsets = values;
        break;
      case tile_sizes:
        directory.tiles.sizes = values;
        break;
      case jpeg_offset:
        directory.jpeg.offsets = values;
        break;
      case jpeg_size:
        directory.jpeg.sizes = values;
        break;
      default:
        break;
    }
  }

  void judge(const TiffDirectory& directory, std::uint64_t at) noexcept {
    const std::uint32_t width = value(directory.width, 0);
    const std::uint32_t height = value(directory.height, 0);
    if (walk_.width == 0) {
      walk_.width = width;
      walk_.height = height;
    }
    std::uint64_t pieces = 0;
    for (const TiffPieces* each : {&directory.strips, &directory.tiles, &directory.jpeg}) {
      pieces += each->offsets.count;
      judge_pieces(*each, at);
    }
    if (width == 0 || height == 0 || pieces == 0) fail(MediaState::broken, at);
  }

  // Each strip or tile must lie in the file. Very old writers leave out how long they are, or of
  // some of them.
  void judge_pieces(const TiffPieces& pieces, std::uint64_t at) noexcept {
    const TiffValues& offsets = pieces.offsets;
    const TiffValues& sizes = pieces.sizes;
    if (offsets.count == 0) return;
    const bool numbers = offsets.is_number() && (sizes.count == 0 || sizes.is_number());
    if (!numbers || !spend(offsets.count)) return fail(MediaState::broken, at);
    for (std::uint32_t i = 0; i < offsets.count; ++i) {
      const std::uint32_t size = sizes.count == 0 ? 1 : value(sizes, i);
      const std::uint64_t begin = value(offsets, i);
      if (!is_inside(begin, size)) return fail(MediaState::cut_off, bytes_.size());
      reach_ = std::max(reach_, begin + size);
      is_end_known_ = is_end_known_ && sizes.count != 0 && size != 0;
    }
  }

  [[nodiscard]] std::uint32_t value(const TiffValues& values, std::uint32_t index) const noexcept {
    if (index >= values.count || !values.is_number()) return 0;
    MediaCursor cursor(bytes_, values.at + std::uint64_t{index} * values.width);
    return number(cursor, values.width);
  }

  [[nodiscard]] bool is_inside(std::uint64_t at, std::uint64_t length) const noexcept {
    return at + length <= bytes_.size();
  }

  std::string_view bytes_;
  bool big_;
  std::uint64_t steps_left_;
  MediaState state_ = MediaState::whole;
  MediaWalk walk_;
  std::uint64_t reach_ = 0;   // behind the last byte that something refers to
  bool is_end_known_ = true;  // nothing refers to bytes that only its maker understands
};

}  // namespace

MediaWalk walk_tif(std::string_view bytes) noexcept { return TiffWalk(bytes).run(); }

}  // namespace kcms
