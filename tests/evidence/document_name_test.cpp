#include <kcms/evidence/document_name.hpp>

#include <catch2/catch.hpp>

#include <string>

using namespace kcms;

TEST_CASE("a document is called after its payer", "[evidence]") {
  CHECK(document_name("PAYER0011", "jpg") == "PAYER0011.jpg");
  CHECK(document_name("00000000000000000014", "WAV") == "00000000000000000014.WAV");
  CHECK(document_name("PAYER0011", "") == "PAYER0011");
}

TEST_CASE("no payer number makes a name that leaves its folder", "[evidence]") {
  for (const std::string payer : {"..", "../../etc/passwd", "/etc/passwd", ".hidden", "a\\b", "",
                                  "a\nb", "con:", "a b", "%2F", "\xB0\xA1"}) {
    const std::string name = document_name(payer, "../jpg");
    INFO(name);
    CHECK(is_safe_name(name));
    CHECK(name.find('/') == std::string::npos);
  }
  CHECK(document_name(std::string(1, '\0'), "jpg") == "%00.jpg");
}

TEST_CASE("two payer numbers never share a name", "[evidence]") {
  CHECK(document_name("a/b", "jpg") != document_name("a%2Fb", "jpg"));
  CHECK(document_name("a.b", "jpg") != document_name("a", "b.jpg"));
}

TEST_CASE("names that could leave a folder, or be overlooked in it, are not safe", "[evidence]") {
  for (const std::string& name :
       {std::string(".."), std::string("."), std::string(), std::string("a/b"), std::string("/a"),
        std::string("a\\b"), std::string(".a"), std::string("a\0b", 3), std::string("a\x1B[2J"),
        std::string("\xFF"), std::string(256, 'a')})
    CHECK_FALSE(is_safe_name(name));
  CHECK(is_safe_name("PAYER0011.jpg"));
  CHECK(is_safe_name("동의서 1.jpg"));
  CHECK(is_safe_name(std::string(255, 'a')));
}

TEST_CASE("the extension stands behind the last dot", "[evidence]") {
  CHECK(extension_of("a.b.jpg") == "jpg");
  CHECK(stem_of("a.b.jpg") == "a.b");
  CHECK(extension_of("PAYER0011").empty());
  CHECK(stem_of("PAYER0011") == "PAYER0011");
  CHECK(extension_of("a.").empty());
}
