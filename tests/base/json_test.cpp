#include <kcms/base/json.hpp>

#include <catch2/catch.hpp>

#include <utility>

using namespace kcms;

namespace {

std::string quoted(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

Phrase refusal(std::string_view line) {
  const auto row = read_json_row(line);
  REQUIRE_FALSE(row);
  CHECK(row.error().code == Errc::data);
  return row.error().phrase;
}

Phrase bad_value(std::string key, std::string found) {
  return Phrase{"document.json-bad-value", {{"key", std::move(key)}, {"found", std::move(found)}}};
}

}  // namespace

TEST_CASE("a string is quoted, and escaped only where it must be", "[base]") {
  CHECK(quoted("PAYER-0001") == R"("PAYER-0001")");
  CHECK(quoted("") == R"("")");
  CHECK(quoted("a\"b\\c\nd\x01") == R"("a\"b\\c\nd\u0001")");
  CHECK(quoted("홍길동") == "\"홍길동\"");
  CHECK(quoted("a\xff") == "\"a\xef\xbf\xbd\"");
}

TEST_CASE("a document is written in the order given", "[base]") {
  std::string out;
  JsonWriter json{out, JsonStyle::compact};
  json.begin_object()
      .member("document", "parse/1")
      .member("records", 7U)
      .member("valid", true)
      .member("less", -3);
  json.key("files")
      .begin_list()
      .value("a")
      .value(std::string{"b"})
      .begin_object()
      .end_object()
      .end_list();
  json.key("none").begin_list().end_list().end_object();
  CHECK(
      out ==
      R"({"document":"parse/1","records":7,"valid":true,"less":-3,"files":["a","b",{}],"none":[]})");
}

TEST_CASE("an indented document has a line for each member", "[base]") {
  std::string out;
  JsonWriter json{out, JsonStyle::indented};
  json.begin_object().member("a", 1).key("b").begin_list().value(2).value(3).end_list();
  json.key("c").begin_object().end_object().end_object();
  CHECK(out == "{\n  \"a\": 1,\n  \"b\": [\n    2,\n    3\n  ],\n  \"c\": {}\n}\n");
}

TEST_CASE("the text may be taken away while a document is written", "[base]") {
  std::string out;
  std::string whole;
  JsonWriter json{out, JsonStyle::compact};
  json.begin_list();
  for (int i = 0; i < 3; ++i) {
    json.value(i);
    whole += std::exchange(out, {});
  }
  json.end_list();
  CHECK(whole + out == "[0,1,2]");
}

TEST_CASE("a row keeps its order, and takes whole numbers as they are spelt", "[base]") {
  const auto row = read_json_row(
      R"( {"payer_number":"PAYER0001","amount":10000,"big":123456789012345678901234567890,"less":-5,"":""} )");
  REQUIRE(row);
  CHECK(*row == JsonRow{{"payer_number", "PAYER0001"},
                        {"amount", "10000"},
                        {"big", "123456789012345678901234567890"},
                        {"less", "-5"},
                        {"", ""}});
  CHECK(read_json_row("{}") == JsonRow{});
  CHECK(read_json_row(R"({"a":"\ud64d\"\n"})") == JsonRow{{"a", "홍\"\n"}});
}

TEST_CASE("a value that is no text is refused with its key", "[base]") {
  CHECK(refusal(R"({"a":"1","b":null})") == bad_value("b", "null"));
  CHECK(refusal(R"({"a":true})") == bad_value("a", "boolean"));
  CHECK(refusal(R"({"a":1.5})") == bad_value("a", "float"));
  CHECK(refusal(R"({"a":1e3})") == bad_value("a", "float"));
  CHECK(refusal(R"({"a":["1"]})") == bad_value("a", "list"));
  CHECK(refusal(R"({"a":{"b":"1"}})") == bad_value("a", "table"));
}

TEST_CASE("a key that stands twice is refused", "[base]") {
  CHECK(refusal(R"({"a":"1","a":"1"})") == Phrase{"document.json-twice", {{"key", "a"}}});
}

TEST_CASE("a row of more keys than any layout has fields is refused", "[base]") {
  const auto row_of = [](int keys) {
    std::string row = "{";
    for (int key = 0; key < keys; ++key)
      row += (key == 0 ? "\"k" : ",\"k") + std::to_string(key) + R"(":"")";
    return row + "}";
  };
  CHECK(read_json_row(row_of(1024))->size() == 1024);
  CHECK(refusal(row_of(1025)) == Phrase{"document.json-many-keys", {{"most", "1024"}}});
}

TEST_CASE("a line that is no object is refused", "[base]") {
  for (const auto* line : {"[]", "\"a\"", "3", "null", "true", "1.5"})
    CHECK(refusal(line) == Phrase{"document.json-not-an-object"});
}

TEST_CASE("broken JSON is refused with its column", "[base]") {
  CHECK(refusal(R"({"a":"1",})") == Phrase{"document.json-syntax", {{"column", "10"}}});
  for (const auto* line : {"", "{", R"({"a")", R"({"a":"1"} x)", R"({"a":"1"}{})",
                           "{\"a\":\"\xff\"}", "{\"a\":\"\n\"}", R"({"a":01})"})
    CHECK(refusal(line).key == "document.json-syntax");
}
