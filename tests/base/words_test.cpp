#include <kcms/base/words.hpp>

#include <catch2/catch.hpp>

using namespace kcms;

namespace {

Words words_of(std::string_view toml) {
  Words words;
  Faults faults;
  words.add(toml, "words.toml", faults);
  REQUIRE(faults.empty());
  return words;
}

}  // namespace

TEST_CASE("a sentence is found by its joined key and filled", "[base]") {
  const Words words =
      words_of("[error]\nno-such-file = \"{file}: no such file\"\n[error.deep]\nkey = \"deep\"\n");
  CHECK(words.say("error.no-such-file", {{"file", "EB130316"}}) == "EB130316: no such file");
  CHECK(words.say("error.deep.key") == "deep");
  CHECK(words.has("error.deep.key"));
  CHECK_FALSE(words.has("error.deep"));
  CHECK(words.keys() == std::vector<std::string>{"error.deep.key", "error.no-such-file"});
}

TEST_CASE("an unknown key says itself and its values", "[base]") {
  const Words words;
  CHECK(words.say("error.unheard") == "error.unheard");
  CHECK(words.say("error.unheard", {{"file", "A"}, {"line", "3"}}) ==
        "error.unheard (file: A, line: 3)");
}

TEST_CASE("a place without a value stays to be seen", "[base]") {
  CHECK(words_of("a = \"{file} and {other}\"").say("a", {{"file", "F"}}) == "F and {other}");
}

TEST_CASE("braces that hold no name, and values with braces, are left alone", "[base]") {
  const Words words = words_of("a = 'write {\"name\": 1} or {} or { or {x}'");
  CHECK(words.say("a", {{"x", "{x}"}}) == "write {\"name\": 1} or {} or { or {x}");
  CHECK(words.places("a") == std::vector<std::string>{"x"});
}

TEST_CASE("the places of a sentence come sorted and once", "[base]") {
  CHECK(words_of("a = \"{b} {a} {b}\"").places("a") == std::vector<std::string>{"a", "b"});
  CHECK(Words{}.places("a").empty());
}

TEST_CASE("later words overlay earlier ones", "[base]") {
  Words words = words_of("a = \"one\"\nb = \"two\"");
  Faults faults;
  words.add("a = \"three\"", "more.toml", faults);
  CHECK(words.say("a") == "three");
  CHECK(words.say("b") == "two");
}

TEST_CASE("a word that is no text is a fault with its place", "[base]") {
  Words words;
  Faults faults;
  words.add("[error]\nfile = 3\n", "ko.toml", faults);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].file == "ko.toml");
  CHECK(faults[0].line == 2);
}

TEST_CASE("a fault names its file, line and column", "[base]") {
  const Words words = words_of("bad = \"is bad\"");
  CHECK(words.say(Fault{"eb11.toml", 20, 3, Phrase{"bad"}}) == "eb11.toml:20:3: is bad");
  CHECK(words.say(Fault{"eb11.toml", 0, 0, Phrase{"bad"}}) == "eb11.toml: is bad");
}
