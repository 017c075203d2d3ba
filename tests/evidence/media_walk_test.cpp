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
  for (const auto& sample : media_samples::all()) {
    for (std::size_t size = 0; size < sample.bytes.size(); ++size) {
      INFO(sample.name << " of " << size << " bytes");
      // The byte that makes the last chunk of a WAV even holds nothing.
      const bool full = sample.type == MediaType::wav && size + 1 == sample.bytes.size();
      CHECK(state_of(sample.type, sample.bytes.substr(0, size)) ==
            (full ? MediaState::whole : MediaState::cut_off));
    }
  }
}

TEST_CASE("no damage to one byte leads a walk astray", "[evidence]") {
  for (const auto& sample : media_samples::all()) {
    for (std::size_t at = 0; at < sample.bytes.size(); ++at) {
      for (unsigned byte = 0; byte < 256; ++byte) {
        const std::string bytes =
            changed(sample.bytes, at, std::string(1, static_cast<char>(byte)));
        const MediaWalk walk = walk_media(sample.type, bytes);
        const bool sized = !sample.picture || (walk.width > 0 && walk.height > 0);
        if (walk.at > bytes.size() || (walk.state == MediaState::whole && !sized))
          FAIL(sample.name << ", byte " << at << " made " << byte);
      }
    }
  }
}

TEST_CASE("any bytes can be walked as any type", "[evidence]") {
  for (const auto& sample : media_samples::all())
    for (const auto& other : media_samples::all())
      if (sample.type != other.type)
        CHECK(state_of(other.type, sample.bytes) != MediaState::not_walked);
}

TEST_CASE("what has no walk is not judged", "[evidence]") {
  CHECK(state_of(MediaType::der, "0") == MediaState::not_walked);
  CHECK(state_of(MediaType::unknown, "?") == MediaState::not_walked);
  CHECK(state_of(MediaType::tif, "II+\0\x08\0\0\0"s) == MediaState::not_walked);
}

TEST_CASE("other bytes behind a proper end are counted, whatever they are", "[evidence]") {
  for (const auto& sample : media_samples::all()) {
    for (const std::string& behind :
         {"no part of it"s, " "s, std::string(900, ' '), "\r\n\x1A"s, std::string(7, '\xFF')}) {
      INFO(sample.name << " and " << behind.size() << " bytes");
      const MediaWalk walk = walk_media(sample.type, sample.bytes + behind);
      CHECK(walk.state == MediaState::whole);
      CHECK(walk.stray_at == sample.bytes.size());
      CHECK(walk.stray == behind.size());
      CHECK(walk.at == sample.bytes.size());
    }
  }
}

TEST_CASE("zeroes behind a proper end are counted, but for an MP3, which has none", "[evidence]") {
  for (const auto& sample : media_samples::all()) {
    INFO(sample.name);
    const MediaWalk walk = walk_media(sample.type, sample.bytes + std::string(900, '\0'));
    CHECK(walk.state == MediaState::whole);
    CHECK(walk.stray == (sample.type == MediaType::mp3 ? 0U : 900U));
  }
}

TEST_CASE("a filler behind an open WAV is no part of it", "[evidence]") {
  const std::string wav = changed(media_samples::wav(), 4, "\xFF\xFF\xFF\xFF");
  for (const char filler : {' ', '\0', '\xFF'}) {
    const MediaWalk walk = walk_wav(wav + std::string(900, filler));
    CHECK(walk.state == MediaState::whole);
    CHECK(walk.stray_at == wav.size());
    CHECK(walk.stray == 900);
  }
}

TEST_CASE("a TIFF ends with the last byte that it names, where nothing may lead on", "[evidence]") {
  const auto number = [](std::uint64_t value, unsigned width) {
    return media_samples::little(value, width);
  };
  const std::string tif = media_samples::tif(false);
  CHECK(walk_tif(tif + std::string(3, '\0')).stray == 0);  // to a whole word
  CHECK(walk_tif(tif + std::string(4, '\0')).stray == 4);
  const auto with_entry = [&](unsigned tag, unsigned type, unsigned count) {
    const auto entry = [&](unsigned tag_, unsigned type_, unsigned count_, std::uint64_t value) {
      return number(tag_, 2) + number(type_, 2) + number(count_, 4) + number(value, 4);
    };
    return "II*\0\x08\0\0\0\5\0"s + entry(256, 3, 1, 3) + entry(257, 4, 1, 2) +
           entry(273, 4, 1, 8) + entry(279, 4, 1, 4) + entry(tag, type, count, 70) + number(0, 4);
  };
  CHECK(walk_tif(with_entry(305, 2, 4) + "    ").stray == 4);
  CHECK(walk_tif(with_entry(33000, 3, 1) + "    ").stray == 4);
  for (const auto& [tag, type] :
       {std::pair{330U, 4U}, {34665U, 4U}, {40000U, 13U}, {520U, 4U}, {305U, 99U}})
    CHECK(walk_tif(with_entry(tag, type, 1) + "    ").stray == 0);
  // Very old writers leave out how long the strips are.
  std::string unsized = with_entry(305, 2, 4);
  unsized.replace(10 + 3 * 12, 2, number(305, 2));
  CHECK(walk_tif(unsized + "    ").state == MediaState::whole);
  CHECK(walk_tif(unsized + "    ").stray == 0);
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

TEST_CASE("a list that is read again and again ends", "[evidence]") {
  // Each of two directories says that it has all bytes of the file as pictures, one by one.
  std::string tif = media_samples::tif(false);
  tif.resize(40'000, '\0');
  const std::string counts = media_samples::little(30'000, 4);
  tif = changed(changed(tif, 10 + 24 + 4, counts), 10 + 36 + 4, counts);
  CHECK(state_of(MediaType::tif, changed(tif, 58, media_samples::little(8, 4))) !=
        MediaState::whole);
}

TEST_CASE("lengths of a TIFF that are not there are not asked for", "[evidence]") {
  const std::string tif = media_samples::tif(false);
  CHECK(state_of(MediaType::tif, changed(tif, 10 + 36, media_samples::little(300, 2))) ==
        MediaState::whole);
  CHECK(state_of(MediaType::tif, changed(tif, 10 + 24, media_samples::little(300, 2))) ==
        MediaState::broken);
}

TEST_CASE("a JPEG in a TIFF of the old way is found beside its strips", "[evidence]") {
  const auto number = [](std::uint64_t value, unsigned width) {
    return media_samples::little(value, width);
  };
  const auto entry = [&](unsigned tag, unsigned long value) {
    return number(tag, 2) + number(4, 2) + number(1, 4) + number(value, 4);
  };
  const auto tif = [&](unsigned long jpeg) {
    return "II*\0\x08\0\0\0\5\0"s + entry(256, 3) + entry(257, 2) + entry(273, 8) + entry(279, 4) +
           entry(513, jpeg) + number(0, 4);
  };
  CHECK(state_of(MediaType::tif, tif(8)) == MediaState::whole);
  CHECK(state_of(MediaType::tif, tif(9999)) == MediaState::cut_off);
}

TEST_CASE("a WAV whose sizes were never written does not say where it ends", "[evidence]") {
  const std::string wav = media_samples::wav();
  const std::size_t data = wav.find("data") + 4;
  for (const std::string& size : {"\xFF\xFF\xFF\xFF"s, "\0\0\0\0"s, "\x24\0\0\x80"s})
    CHECK(state_of(MediaType::wav, changed(changed(wav, 4, size), data, size)) ==
          MediaState::unsized);
  // Until the sound begins there is no doubt.
  const std::string open = changed(wav, 4, "\xFF\xFF\xFF\xFF");
  for (std::size_t end = 12; end < data + 4; ++end)
    CHECK(state_of(MediaType::wav, open.substr(0, end)) == MediaState::cut_off);
  // It is enough when the sound says it.
  CHECK(state_of(MediaType::wav, changed(wav, 4, "\xFF\xFF\xFF\xFF")) == MediaState::whole);
  CHECK(state_of(MediaType::wav, changed(wav, data, "\xFF\xFF\xFF\xFF")) == MediaState::unsized);
}

TEST_CASE("a WAV may count its first eight bytes too", "[evidence]") {
  const std::string wav = media_samples::wav();
  const std::string over = changed(wav, 4, media_samples::little(wav.size(), 4));
  CHECK(state_of(MediaType::wav, over) == MediaState::whole);
  CHECK(state_of(MediaType::wav, over.substr(0, over.size() - 2)) == MediaState::cut_off);
  CHECK(state_of(MediaType::wav, changed(wav, 4, media_samples::little(wav.size() + 1, 4))) ==
        MediaState::cut_off);
}

TEST_CASE("a WAV without sound is broken", "[evidence]") {
  CHECK(state_of(MediaType::wav, "RIFF\4\0\0\0WAVE"s) == MediaState::broken);
  const std::string wav = media_samples::wav();
  CHECK(state_of(MediaType::wav, changed(wav, wav.find("fmt "), "frm ")) == MediaState::broken);
}

TEST_CASE("bytes between the segments of a JPEG are passed over as readers do", "[evidence]") {
  std::string jpg = media_samples::jpg();
  const std::size_t table = jpg.find("\xFF\xDB");
  const MediaWalk walk = walk_jpg(jpg.insert(table, "zz"));
  CHECK(walk.state == MediaState::whole);
  CHECK(walk.stray_at == table);
  CHECK(walk.stray == 2);
}

TEST_CASE("tags around the frames of an MP3 are no part of the sound", "[evidence]") {
  const std::string mp3 = media_samples::mp3();
  const std::string old_tag = "TAG" + std::string(125, ' ');
  const std::string item = "APE item";
  const auto ape = [&](unsigned flags) {
    return "APETAGEX" + media_samples::little(2000, 4) +
           media_samples::little(item.size() + 32, 4) + media_samples::little(1, 4) +
           media_samples::little(flags, 4) + std::string(8, '\0');
  };
  const std::string with_header = ape(0xA0000000U) + item + ape(0x80000000U);
  const std::string without_header = item + ape(0);
  const std::string lyrics = "LYRICSBEGINla la la000019LYRICS200";
  for (const std::string& tags : {old_tag, with_header, without_header, lyrics,
                                  with_header + old_tag, lyrics + old_tag, "ID3\4\0\0\0\0\0\1x"s}) {
    const MediaWalk walk = walk_mp3(mp3 + tags);
    CHECK(walk.state == MediaState::whole);
    CHECK(walk.stray == 0);
  }
  for (const std::string& tag : {old_tag, with_header, lyrics})
    for (std::size_t size = 1; size < tag.size(); ++size)
      CHECK(walk_mp3(mp3 + tag.substr(0, size)).state == MediaState::cut_off);
}

TEST_CASE("bytes among the frames of an MP3 are passed over as readers do", "[evidence]") {
  const std::string mp3 = media_samples::mp3();
  const MediaWalk behind = walk_mp3("junk" + mp3.substr(13));
  CHECK(behind.state == MediaState::whole);
  CHECK(behind.stray == 4);
  CHECK(walk_mp3(std::string(100, '\0') + mp3.substr(13)).stray == 0);
  std::string spliced = mp3 + mp3.substr(13);
  CHECK(walk_mp3(spliced.insert(mp3.size(), "between")).stray_at == mp3.size());
  CHECK(walk_mp3("no frame at all, whatever it is called").state == MediaState::broken);
  // Two frames that chance made.
  CHECK(walk_mp3(std::string(400, 'z') + mp3.substr(mp3.size() - 96)).state == MediaState::broken);
}

TEST_CASE("an MP3 has the frames that its first one counts", "[evidence]") {
  const std::string mp3 = media_samples::mp3();
  const std::string frame = mp3.substr(mp3.size() - 48);
  CHECK(walk_mp3(mp3.substr(0, mp3.size() - 48)).state == MediaState::cut_off);
  CHECK(walk_mp3(mp3 + frame).state == MediaState::whole);
  // LAME does not count the frame that tells.
  const std::string lame = changed(mp3, mp3.find("Info") + 12, "LAME3.100");
  CHECK(walk_mp3(lame).state == MediaState::cut_off);
  CHECK(walk_mp3(lame + frame).state == MediaState::whole);
  const std::string vbri = changed(frame, 36, "VBRI" + std::string(8, '\0'));
  CHECK(walk_mp3(vbri).state == MediaState::whole);
}

TEST_CASE("a PDF ends with its mark", "[evidence]") {
  CHECK(state_of(MediaType::pdf, "%PDF-1.4\n%%EOF\n") == MediaState::whole);
  CHECK(state_of(MediaType::pdf, "%PDF-1.4\n%%EO") == MediaState::cut_off);
  CHECK(state_of(MediaType::pdf, "%%EOF" + std::string(1024, ' ')) == MediaState::cut_off);
  CHECK(walk_media(MediaType::pdf, "%PDF-1.4\n%%EOF\r\n").stray == 0);
  const MediaWalk filled = walk_media(MediaType::pdf, "%PDF-1.4\n%%EOF\n%%EOF\n   ");
  CHECK(filled.state == MediaState::whole);
  CHECK(filled.stray_at == 21);
  CHECK(filled.stray == 3);
}

TEST_CASE("a WMA has a stream of sound", "[evidence]") {
  const std::string asf = media_samples::asf();
  const std::size_t stream_type = 30 + 104 + 24;
  const MediaWalk pictures = walk_media(MediaType::asf, changed(asf, stream_type, "\xC0"));
  CHECK(pictures.state == MediaState::broken);
  CHECK(pictures.at == 30 + 104 + 78);
}

TEST_CASE("a WMA made while it was sent does not say where it ends", "[evidence]") {
  const std::string asf = media_samples::asf();
  const std::size_t flags = 30 + 24 + 64;
  const std::size_t data_size = 30 + 104 + 78 + 16;
  const std::string broadcast = changed(asf, flags, "\1");
  CHECK(state_of(MediaType::asf, broadcast) == MediaState::whole);
  CHECK(state_of(MediaType::asf, changed(broadcast, data_size, media_samples::little(50, 8))) ==
        MediaState::unsized);
  CHECK(state_of(MediaType::asf, changed(asf, data_size, media_samples::little(50, 8))) ==
        MediaState::broken);
  CHECK(state_of(MediaType::asf, changed(asf, data_size, std::string(8, '\xFF'))) ==
        MediaState::cut_off);
}
