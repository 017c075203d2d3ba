#include <kcms/evidence/media_type.hpp>

#include "media_samples.hpp"

#include <catch2/catch.hpp>

using namespace kcms;
using namespace std::string_literals;

TEST_CASE("the first bytes say what a document is", "[evidence]") {
  for (const auto& sample : media_samples::all()) {
    INFO(sample.name);
    CHECK(media_type(sample.bytes) == sample.type);
    CHECK(media_type(std::string_view(sample.bytes).substr(0, 16)) == sample.type);
  }
  CHECK(media_type("%PDF-1.4\n") == MediaType::pdf);
  CHECK(media_type("GIF87a") == MediaType::gif);
}

TEST_CASE("PKCS#7 is known with a length of any form", "[evidence]") {
  const std::string id = "\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02"s;
  CHECK(media_type("\x30\x0B"s + id) == MediaType::der);
  CHECK(media_type("\x30\x80"s + id) == MediaType::der);
  CHECK(media_type("\x30\x82\x04\x10"s + id) == MediaType::der);
  CHECK(media_type("\x30\x82\x04\x10\x02\x01\x01"s) == MediaType::unknown);  // a certificate, say
  CHECK(media_type("\x30\xFF"s) == MediaType::unknown);
}

TEST_CASE("an MP3 without a tag is known by its frame", "[evidence]") {
  CHECK(media_type("\xFF\xFB\x90\x64"s) == MediaType::mp3);
  CHECK(media_type("\xFF\xFE\x90\x64"s) == MediaType::unknown);  // layer I, or UTF-16
  CHECK(media_type("\xFF\xF1\x50\x80"s) == MediaType::unknown);  // AAC
  CHECK(media_type("\xFF\xFB\x00\x64"s) == MediaType::unknown);  // a free bit rate
  CHECK(media_type("\xFF\xFB\x9C\x64"s) == MediaType::unknown);  // a sampling rate that is none
}

TEST_CASE("what begins like nothing is unknown", "[evidence]") {
  for (const std::string& bytes : {""s, "\xFF"s, "\xFF\xD8"s, "RIFF"s, "RIFF\1\2\3\4AVI "s, "II*"s,
                                   "hello, world"s, std::string(64, '\0')})
    CHECK(media_type(bytes) == MediaType::unknown);
}
