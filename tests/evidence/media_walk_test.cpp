#include <kcms/evidence/media_walk.hpp>

#include "media_samples.hpp"

#include <catch2/catch.hpp>

using namespace kcms;
using namespace std::string_literals;

namespace {

std::string changed(std::string bytes, std::size_t at, const std::string& with) {
  return bytes.replace(at, with.size(), with);
}

MediaState state_of(MediaType type, const std::string& bytes) {
  return walk_media(type, bytes).state;
}

}  // namespace

TEST_CASE("a whole document is walked to its end", "[evidence]") {
  for (const auto& sample : media_samples::all()) {
    INFO(sample.name);
    const MediaWalk walk = walk_media(sample.type, sample.bytes);
    CHECK(walk.state == MediaState::whole);
    CHECK(walk.width == (sample.picture ? 3U : 0U));
    CHECK(walk.height == (sample.picture ? 2U : 0U));
  }
}

TEST_CASE("a document cut off at any byte is not whole", "[evidence]") {
  for (const auto& sample : media_samples::all())
    for (std::size_t size = 0; size < sample.bytes.size(); ++size) {
      INFO(sample.name << " of " << size << " bytes");
      CHECK(state_of(sample.type, sample.bytes.substr(0, size)) == MediaState::cut_off);
    }
}

TEST_CASE("no damage to one byte leads a walk astray", "[evidence]") {
  for (const auto& sample : media_samples::all())
    for (std::size_t at = 0; at < sample.bytes.size(); ++at)
      for (unsigned byte = 0; byte < 256; ++byte) {
        const std::string bytes =
            changed(sample.bytes, at, std::string(1, static_cast<char>(byte)));
        const MediaWalk walk = walk_media(sample.type, bytes);
        const bool sized = !sample.picture || (walk.width > 0 && walk.height > 0);
        if (walk.at > bytes.size() || (walk.state == MediaState::whole && !sized))
          FAIL(sample.name << ", byte " << at << " made " << byte);
      }
}

TEST_CASE("any bytes can be walked as any type", "[evidence]") {
  for (const auto& sample : media_samples::all())
    for (const auto& other : media_samples::all())
      if (sample.type != other.type)
        CHECK(state_of(other.type, sample.bytes) != MediaState::not_walked);
}

TEST_CASE("what has no walk is not judged", "[evidence]") {
  CHECK(state_of(MediaType::pdf, "%PDF-1.4") == MediaState::not_walked);
  CHECK(state_of(MediaType::der, "0") == MediaState::not_walked);
  CHECK(state_of(MediaType::unknown, "?") == MediaState::not_walked);
}

TEST_CASE("what follows a proper end is passed over", "[evidence]") {
  for (const auto& sample : media_samples::all())
    CHECK(state_of(sample.type, sample.bytes + std::string(7, '\0')) == MediaState::whole);
  const std::string mp3 = media_samples::mp3();
  CHECK(state_of(MediaType::mp3, mp3 + "TAG" + std::string(125, ' ')) == MediaState::whole);
  CHECK(state_of(MediaType::mp3, mp3 + "TAG" + std::string(124, ' ')) == MediaState::cut_off);
  CHECK(state_of(MediaType::mp3, mp3 + "no frame") == MediaState::broken);
}

TEST_CASE("a picture without a picture is broken", "[evidence]") {
  CHECK(state_of(MediaType::jpg, "\xFF\xD8\xFF\xD9"s) == MediaState::broken);
  CHECK(state_of(MediaType::gif, media_samples::gif().substr(0, 19) + "\x3B") ==
        MediaState::broken);
  CHECK(state_of(MediaType::png, media_samples::png().substr(0, 33) +
                                     media_samples::chunk("IEND", "")) == MediaState::broken);
  CHECK(state_of(MediaType::tif, "II*\0\0\0\0\0"s) == MediaState::broken);
}

TEST_CASE("lines may be counted behind the first scan of a JPEG", "[evidence]") {
  const std::size_t frame = media_samples::jpg().find("\xFF\xC0");
  const std::string uncounted = changed(media_samples::jpg(), frame + 5, media_samples::big(0, 2));
  CHECK(state_of(MediaType::jpg, uncounted) == MediaState::broken);
  const std::string body = uncounted.substr(0, uncounted.size() - 2);
  const MediaWalk walk =
      walk_jpg(body + media_samples::segment('\xDC', media_samples::big(9, 2)) + "\xFF\xD9");
  CHECK(walk.state == MediaState::whole);
  CHECK(walk.height == 9U);
}

TEST_CASE("directories of a TIFF that run in a circle end", "[evidence]") {
  CHECK(state_of(MediaType::tif, changed(media_samples::tif(false), 58,
                                         media_samples::little(8, 4))) == MediaState::broken);
}

TEST_CASE("a WAV whose sizes were never written is cut off", "[evidence]") {
  CHECK(state_of(MediaType::wav, changed(media_samples::wav(), 4, "\xFF\xFF\xFF\xFF")) ==
        MediaState::cut_off);
}
