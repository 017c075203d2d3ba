// Another decoder than ICU, the one of the C library, is asked about every pair of bytes.
#include <kcms/charset/charset.hpp>

#include <catch2/catch.hpp>
#include <iconv.h>

#include <array>
#include <optional>

using namespace kcms;

namespace {

class Iconv {
 public:
  explicit Iconv(const char* charset) : handle_(::iconv_open("UTF-8", charset)) {
    INFO("the C library does not know " << charset);
    REQUIRE(handle_ != ::iconv_open("", "no such charset"));
  }
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;
  ~Iconv() { ::iconv_close(handle_); }

  [[nodiscard]] std::optional<std::string> decode(std::string bytes) {
    std::array<char, 16> text{};
    char* from = bytes.data();
    char* into = text.data();
    std::size_t left = bytes.size();
    std::size_t room = text.size();
    ::iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    if (::iconv(handle_, &from, &left, &into, &room) != 0 || left != 0) return std::nullopt;
    return std::string{text.data(), text.size() - room};
  }

 private:
  iconv_t handle_;
};

struct Tally {
  int both = 0;
  int differ = 0;
  int only_theirs = 0;
  int only_ours = 0;
};

Tally compare(Iconv& theirs, const std::string& pair, Tally tally) {
  const auto mine = from_windows_949(pair);
  const auto other = theirs.decode(pair);
  tally.both += mine && other ? 1 : 0;
  tally.differ += mine && other && *mine != *other ? 1 : 0;
  tally.only_theirs += !mine && other ? 1 : 0;
  tally.only_ours += mine && !other ? 1 : 0;
  return tally;
}

}  // namespace

TEST_CASE("the C library decodes every double byte as we do, but for the 188 places of one's own",
          "[charset]") {
  Iconv theirs{"UHC"};
  Tally tally;
  for (unsigned lead = 0x80; lead < 0x100; ++lead)
    for (unsigned trail = 0x80; trail < 0x100; ++trail)
      tally = compare(theirs, {static_cast<char>(lead), static_cast<char>(trail)}, tally);
  for (unsigned lead = 0x80; lead < 0x100; ++lead)
    for (unsigned trail = 'A'; trail <= 'z'; ++trail)
      if (trail <= 'Z' || trail >= 'a')
        tally = compare(theirs, {static_cast<char>(lead), static_cast<char>(trail)}, tally);
  CHECK(tally.both == 17'048);
  CHECK(tally.differ == 0);
  CHECK(tally.only_theirs == 0);
  CHECK(tally.only_ours == 188);
}

TEST_CASE("the C library's EUC-KR has what we count to KS X 1001, and three signs added later",
          "[charset]") {
  Iconv theirs{"EUC-KR"};
  int missing = 0;
  int added = 0;
  for (unsigned lead = 0xa1; lead < 0xff; ++lead) {
    for (unsigned trail = 0xa1; trail < 0xff; ++trail) {
      const std::string pair{static_cast<char>(lead), static_cast<char>(trail)};
      const TextMarks marks = marks_of(pair);
      const bool mine = !marks.broken && !marks.outside_ksx1001;
      const bool other = theirs.decode(pair).has_value();
      missing += mine && !other ? 1 : 0;
      added += !mine && other ? 1 : 0;
    }
  }
  CHECK(missing == 0);
  CHECK(added <= 3);  // the euro, the registered sign and the postal mark
}
