// Small documents, whole, made byte by byte: 3 dots wide and 2 high where they are pictures.
#pragma once

#include <kcms/evidence/media_type.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace media_samples {

using namespace std::string_literals;
using kcms::MediaType;

inline std::string little(std::uint64_t value, unsigned width) {
  std::string bytes;
  for (unsigned i = 0; i < width; ++i) bytes += static_cast<char>(value >> 8U * i & 0xFFU);
  return bytes;
}

inline std::string big(std::uint64_t value, unsigned width) {
  const std::string bytes = little(value, width);
  return {bytes.rbegin(), bytes.rend()};
}

inline std::string segment(char marker, const std::string& body) {
  return "\xFF"s + marker + big(body.size() + 2, 2) + body;
}

// With a thumbnail that has an end of its own, a stuffed FF and a restart in the coded data.
inline std::string jpg() {
  return "\xFF\xD8"s + segment('\xE1', "Exif\0\0\xFF\xD8\xFF\xD9"s) +
         segment('\xDB', std::string(65, '\1')) + segment('\xC0', "\x08\0\2\0\3\1\1\x11\0"s) +
         segment('\xC4', std::string(18, '\1')) + segment('\xDA', "\1\1\0\0\x3F\0"s) +
         "\x12\xFF\0\x34\xFF\xD0\x56"s + "\xFF\xD9"s;
}

inline std::string gif() {
  return "GIF89a"s + little(3, 2) + little(2, 2) + "\x80\0\0"s + std::string(6, '\x7F') +
         "\x21\xF9\4\0\0\0\0\0"s + "\x2C\0\0\0\0"s + little(3, 2) + little(2, 2) +
         "\0\2\3abc\1d\0"s + ';';
}

inline std::string chunk(const std::string& type, const std::string& data) {
  return big(data.size(), 4) + type + data + "\1\2\3\4";
}

inline std::string png() {
  return "\x89PNG\r\n\x1A\n"s + chunk("IHDR", big(3, 4) + big(2, 4) + "\x08\0\0\0\0"s) +
         chunk("IDAT", "pressed") + chunk("IEND", "");
}

// Two strips at the end of the file, their places and lengths in lists before them.
inline std::string tif(bool high_first) {
  const auto number = [&](std::uint64_t value, unsigned width) {
    return high_first ? big(value, width) : little(value, width);
  };
  const auto entry = [&](unsigned tag, unsigned type, unsigned count, const std::string& value) {
    return number(tag, 2) + number(type, 2) + number(count, 4) + value +
           std::string(4 - value.size(), '\0');
  };
  const unsigned lists = 8 + 2 + 4 * 12 + 4;
  const unsigned strips = lists + 8 + 4;
  return (high_first ? "MM" : "II") + number(42, 2) + number(8, 4) + number(4, 2) +
         entry(256, 3, 1, number(3, 2)) + entry(257, 4, 1, number(2, 4)) +
         entry(273, 4, 2, number(lists, 4)) + entry(279, 3, 2, number(3, 2) + number(3, 2)) +
         number(0, 4) + number(strips, 4) + number(strips + 3, 4) + "    " + "abcdef";
}

inline std::string wav() {
  const std::string format = "fmt " + little(16, 4) + little(1, 2) + little(1, 2) +
                             little(8000, 4) + little(8000, 4) + little(1, 2) + little(8, 2);
  const std::string chunks = "WAVE" + format + "data" + little(5, 4) + "sound" + "\0"s;
  return "RIFF" + little(chunks.size(), 4) + chunks;
}

// MPEG-2, 16 kbit/s, 24 kHz, mono: 48 bytes a frame; the first tells of three with itself.
inline std::string mp3() {
  const std::string header = "\xFF\xF3\x24\xC0"s;
  return "ID3\4\0\0\0\0\0\3abc"s + header + std::string(9, '\0') + "Info" + big(1, 4) + big(3, 4) +
         std::string(23, '\0') + header + std::string(44, '\1') + header + std::string(44, '\2');
}

inline std::string object(const std::string& id, const std::string& body) {
  return id + little(body.size() + 24, 8) + body;
}

inline std::string asf() {
  const std::string header = "\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C"s;
  const std::string data = "\x36\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C"s;
  const std::string index(16, '\x90');
  const std::string properties =
      "\xA1\xDC\xAB\x8C\x47\xA9\xCF\x11\x8E\xE4\x00\xC0\x0C\x20\x53\x65"s;
  const std::string stream = "\x91\x07\xDC\xB7\xB7\xA9\xCF\x11\x8E\xE6\x00\xC0\x0C\x20\x53\x65"s;
  const std::string sound = "\x40\x9E\x69\xF8\x4D\x5B\xCF\x11\xA8\xFD\x00\x80\x5F\x5C\x44\x2B"s;
  const std::size_t whole = 30 + 104 + 78 + 60 + 27;
  const std::string about = std::string(16, '\5') + little(whole, 8) + std::string(56, '\0');
  return object(header, little(2, 4) + "\1\2" + object(properties, about) +
                            object(stream, sound + std::string(38, '\3'))) +
         object(data, std::string(36, '\7')) + object(index, "abc");
}

struct Sample {
  const char* name;
  MediaType type;
  std::string bytes;
  bool picture;
};

inline std::vector<Sample> all() {
  return {{"jpg", MediaType::jpg, jpg(), true},         {"gif", MediaType::gif, gif(), true},
          {"tif II", MediaType::tif, tif(false), true}, {"tif MM", MediaType::tif, tif(true), true},
          {"png", MediaType::png, png(), true},         {"wav", MediaType::wav, wav(), false},
          {"mp3", MediaType::mp3, mp3(), false},        {"asf", MediaType::asf, asf(), false}};
}

}  // namespace media_samples
