#include <kcms/base/digest.hpp>

#include <catch2/catch.hpp>

using namespace kcms;

TEST_CASE("SHA-256 gives the published digests", "[base]") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a digest does not care how the bytes were cut", "[base]") {
  Sha256 digest;
  digest.update("a");
  digest.update("");
  digest.update("bc");
  Sha256 moved = std::move(digest);
  CHECK(moved.finish() == sha256("abc"));
}

TEST_CASE("bytes are shown in hexadecimal", "[base]") {
  CHECK(hex(std::string_view{"\x00\xff\xa1 ", 4}) == "00ffa120");
  CHECK(hex("").empty());
}
