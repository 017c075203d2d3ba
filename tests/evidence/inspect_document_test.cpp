// Documents of real encoders, whole, cut off and damaged: samples/documents/.
#include <kcms/evidence/inspect_document.hpp>

#include <kcms/base/byte_source.hpp>
#include <kcms/evidence/document_name.hpp>
#include <kcms/evidence/media_type.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

using namespace kcms;
using namespace std::string_literals;

namespace {

struct Encoded {
  std::string name;
  std::string extension;
  std::string bytes;
};

const std::vector<Encoded>& documents() {
  static const std::vector<Encoded> all = [] {
    std::vector<Encoded> read;
    for (const auto& entry :
         std::filesystem::directory_iterator(KCMS_SOURCE_DIR "/samples/documents")) {
      const std::string name = entry.path().filename();
      const std::string extension(extension_of(name));
      if (media_type_of_extension(extension) == MediaType::unknown) continue;
      const auto bytes = read_file(entry.path(), 1U << 20U);
      REQUIRE(bytes);
      read.push_back({name, extension, *bytes});
    }
    std::ranges::sort(read, {}, &Encoded::name);
    return read;
  }();
  return all;
}

const std::string& bytes_of(std::string_view name) {
  return std::ranges::find(documents(), name, &Encoded::name)->bytes;
}

// The rules that a document breaks, in their order.
std::vector<std::string> broken_by(std::string_view extension, std::string_view bytes) {
  // A copy as large as it claims, so that a sanitizer sees the first byte too many.
  const std::vector<char> copy(bytes.begin(), bytes.end());
  std::vector<std::string> rules;
  for (const DocumentFault& fault : inspect_document(extension, {copy.data(), copy.size()}, {}))
    rules.emplace_back(fault.rule);
  return rules;
}

using Rules = std::vector<std::string>;
const Rules truncated{"evidence-truncated"};

// Nothing is missing yet, or nobody can tell.
bool may_end_at(const Encoded& document, std::size_t size) {
  // Frames of the same size one after the other, and nowhere how many: any of them may be the last.
  if (document.name == "constant.mp3")
    return size > 0 && media_type(std::string_view(document.bytes).substr(size)) == MediaType::mp3;
  // Only the line end behind the mark of the end is gone.
  if (document.extension == "pdf") return size + 1 == document.bytes.size();
  // All the sound is there, only the tag is not.
  return document.name == "variable-xing-tags.mp3" && size == document.bytes.size() - 128;
}

}  // namespace

TEST_CASE("documents of real encoders are whole", "[evidence]") {
  std::set<MediaType> types;
  for (const Encoded& document : documents()) {
    INFO(document.name);
    CHECK(broken_by(document.extension, document.bytes).empty());
    types.insert(media_type(document.bytes));
  }
  CHECK(types.size() == 8);
}

TEST_CASE("documents of real encoders cut off at any byte are told", "[evidence]") {
  for (const Encoded& document : documents()) {
    for (std::size_t size = 1; size < document.bytes.size(); ++size) {
      const auto rules = broken_by(document.extension, document.bytes.substr(0, size));
      if (rules != (may_end_at(document, size) ? Rules{} : truncated))
        FAIL(document.name << " of " << size << " bytes: " << (rules.empty() ? "whole" : rules[0]));
    }
  }
}

TEST_CASE("damage to any byte of a document of a real encoder harms nothing else", "[evidence]") {
  for (const Encoded& document : documents()) {
    for (std::size_t at = 0; at < document.bytes.size(); ++at) {
      for (const char byte : {'\0', '\xFF', '\x7F', static_cast<char>(document.bytes[at] ^ 1)}) {
        std::string bytes = document.bytes;
        bytes[at] = byte;
        for (const DocumentFault& fault : inspect_document(document.extension, bytes, {}))
          for (const auto& [place, value] : fault.values)
            if (place == "at" && std::stoull(value) > bytes.size()) FAIL(document.name << at);
      }
    }
  }
}

TEST_CASE("a document that is called something else is told", "[evidence]") {
  for (const Encoded& document : documents()) {
    for (const std::string called :
         {"jpg", "JPEG", "gif", "TIF", "png", "pdf", "mp3", "wav", "wma", "der"}) {
      INFO(document.name << " as " << called);
      const bool right = media_type_of_extension(called) == media_type(document.bytes);
      CHECK(broken_by(called, document.bytes) == (right ? Rules{} : Rules{"evidence-media-type"}));
    }
  }
}

TEST_CASE("what it is called and what it is are told with the fault", "[evidence]") {
  const auto faults = inspect_document("TIF", bytes_of("baseline.jpg").substr(0, 1000), {});
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].rule == "evidence-media-type");
  CHECK(faults[0].values == Phrase::Values{{"found", "jpg"}, {"extension", "TIF"}});
  CHECK(faults[1].rule == "evidence-truncated");
  CHECK(faults[1].values == Phrase::Values{{"bytes", "1000"}, {"extension", "TIF"}});
}

TEST_CASE("what cannot be read is said of the form that it was read as", "[evidence]") {
  const auto faults = inspect_document("gif", "\xFF\xD8\xFF\xD9", {});
  REQUIRE(faults.size() == 2);
  CHECK(faults[1].rule == "evidence-unreadable");
  CHECK(faults[1].values == Phrase::Values{{"found", "jpg"}, {"at", "2"}, {"extension", "gif"}});
}

TEST_CASE("what is no document at all cannot be read", "[evidence]") {
  for (const std::string extension : {"jpg", "gif", "tif", "png", "pdf", "mp3", "wav", "wma"}) {
    INFO(extension);
    for (const std::string& bytes :
         {"x"s, "Dear customer,\nplease find the form attached."s, std::string(5000, '\0')})
      CHECK(broken_by(extension, bytes) == Rules{"evidence-unreadable"});
  }
}

TEST_CASE("an extension that nobody knows is not judged", "[evidence]") {
  CHECK(broken_by("hwp", "x").empty());
  CHECK(broken_by("", bytes_of("baseline.jpg")).empty());
}

TEST_CASE("other bytes behind a real document are doubtful, and so is a filler", "[evidence]") {
  const Rules stray{"evidence-stray-bytes"};
  for (const Encoded& document : documents()) {
    INFO(document.name);
    for (const std::string& behind : {"<html>"s, " "s, std::string(905, ' ')})
      CHECK(broken_by(document.extension, document.bytes + behind) == stray);
    const bool endless = document.extension == "mp3";
    CHECK(broken_by(document.extension, document.bytes + std::string(600, '\0')) ==
          (endless ? Rules{} : stray));
  }
}

TEST_CASE("a filler is told with its place and its size", "[evidence]") {
  const std::string& gif = bytes_of("still.gif");
  const auto faults = inspect_document("gif", gif + std::string(77, ' '), {});
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].values == Phrase::Values{{"found", "gif"},
                                           {"at", std::to_string(gif.size())},
                                           {"bytes", "77"},
                                           {"extension", "gif"}});
}
