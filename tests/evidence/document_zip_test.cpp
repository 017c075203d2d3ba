#include <kcms/evidence/document_zip.hpp>

#include "hand_made_zip.hpp"

#include <kcms/evidence/document_name.hpp>
#include <kcms/evidence/store_documents.hpp>

#include <base/scratch_folder.hpp>
#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace kcms;

namespace {

using Names = std::vector<std::string>;

Names names_in(const DocumentSource& source) {
  Names names;
  for (const DocumentEntry& entry : source.entries()) names.push_back(entry.name);
  return names;
}

Result<std::unique_ptr<DocumentSource>> opened(const std::string& zip,
                                               const std::string& password = "") {
  return open_document_zip(memory_source(zip, "some.zip"), password);
}

Names names_of(const std::vector<ZipEntry>& entries) {
  const std::string zip = HandMadeZip::of(entries);
  const auto source = opened(zip);
  REQUIRE(source);
  return names_in(**source);
}

std::string error_of(const std::string& zip, const std::string& password = "") {
  const auto source = opened(zip, password);
  return source ? "" : source.error().phrase.key;
}

std::string bytes_of(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  REQUIRE(in);
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::string reading_error_of(const std::string& zip) {
  const auto source = opened(zip);
  REQUIRE(source);
  const auto document = (*source)->open(0);
  if (!document) return document.error().phrase.key;
  const auto text = read_all(**document, 1000);
  return text ? "" : text.error().phrase.key;
}

constexpr std::uint32_t unix_link = 0120777U << 16U;
constexpr std::uint32_t unix_file = 0100600U << 16U;

}  // namespace

TEST_CASE("a zip's documents come by name, with their sizes", "[zip]") {
  const std::string zip = HandMadeZip::of({{"b.jpg", "bb"}, {"a.jpg", "a"}, {"c.gif", ""}});
  const auto source = opened(zip);
  REQUIRE(source);
  CHECK(names_in(**source) == Names{"a.jpg", "b.jpg", "c.gif"});
  CHECK((*source)->entries()[1].size == 2);
  CHECK(read_all(**(*source)->open(1), 10) == "bb");
  CHECK(read_all(**(*source)->open(0), 10) == "a");
  CHECK(read_all(**(*source)->open(2), 10) == "");
  CHECK((*(*source)->open(1))->name() == "some.zip/b.jpg");
}

TEST_CASE("what a Mac, an editor or a packed folder adds to a zip is no document", "[zip]") {
  CHECK(names_of({{"a.jpg", "a"}, {".DS_Store", "x"}, {"__MACOSX/._a.jpg", "x"}}) ==
        Names{"a.jpg"});
  CHECK(names_of({{"a.jpg", "a"}, {"b.jpg.part", "x"}, {"c.jpg.tmp", "x"}}) == Names{"a.jpg"});
  CHECK(names_of({{"d/", ""}, {"d/a.jpg", "a"}, {"d/b.jpg", "b"}, {"d/.DS_Store", "x"}}) ==
        Names{"a.jpg", "b.jpg"});
  CHECK(names_of({{"d/e/a.jpg", "a"}, {"d/e/b.jpg", "b"}}) == Names{"a.jpg", "b.jpg"});
  // Two folders: whose document is it?
  CHECK(names_of({{"d/a.jpg", "a"}, {"e/b.jpg", "b"}}) == Names{"d/a.jpg", "e/b.jpg"});
  CHECK(names_of({}).empty());
}

TEST_CASE("Korean names in a zip are UTF-8 or Windows-949, flag or not", "[zip]") {
  CHECK(names_of({{"\xEB\x8F\x99\xEC\x9D\x98.jpg", "a", {}, 0, true}}) == Names{"동의.jpg"});
  CHECK(names_of({{"\xEB\x8F\x99\xEC\x9D\x98.jpg", "a"}}) == Names{"동의.jpg"});
  CHECK(names_of({{"\xB5\xBF\xC0\xC7.jpg", "a"}}) == Names{"동의.jpg"});
  CHECK_FALSE(is_safe_name(names_of({{"\xFF\xFF.jpg", "a"}}).front()));
}

TEST_CASE("a name that could lead away, and a link, is no safe name", "[zip]") {
  for (const std::string& name :
       {std::string("../a.jpg"), std::string("/etc/a.jpg"), std::string("d/../../a.jpg"),
        std::string("..\\a.jpg"), std::string("C:\\a.jpg"), std::string(".."),
        std::string("a\n.jpg"), std::string(300, 'n') + ".jpg"}) {
    INFO(name);
    const Names names = names_of({{name, "a"}});
    REQUIRE(names.size() == 1);
    CHECK_FALSE(is_safe_name(names.front()));
  }
  CHECK(names_of({{"a.jpg", "/etc/passwd", {}, unix_link}}) == Names{"a.jpg/"});
  CHECK(names_of({{"a.jpg", "a", {}, unix_file}}) == Names{"a.jpg"});
  CHECK(names_of({{std::string("a.jpg\0.exe", 10), "a"}}) == Names{"a.jpg .exe"});
}

TEST_CASE("two documents of one name are refused, whichever way they came to it", "[zip]") {
  CHECK(error_of(HandMadeZip::of({{"a.jpg", "a"}, {"a.jpg", "b"}})) == "zip.name-twice");
  CHECK(error_of(HandMadeZip::of({{"\xB5\xBF.jpg", "a"}, {"\xEB\x8F\x99.jpg", "b"}})) ==
        "zip.name-twice");
  CHECK(names_of({{"a.jpg", "a"}, {"A.JPG", "b"}}) == Names{"A.JPG", "a.jpg"});
}

TEST_CASE("no more of an entry is believed than was there", "[zip]") {
  CHECK(reading_error_of(HandMadeZip::of({{"a.jpg", "four", 3}})) == "zip.damaged");
  CHECK(reading_error_of(HandMadeZip::of({{"a.jpg", std::string(2000, 'x'), 3}})) ==
        "zip.larger-than-said");
  CHECK(reading_error_of(HandMadeZip::of({{"a.jpg", "four", 5}})) == "zip.damaged");
  CHECK(reading_error_of(HandMadeZip::of({{"a.jpg", "four", 4000000000U}})) == "zip.damaged");
  std::string zip = HandMadeZip::of({{"a.jpg", "four"}});
  zip[zip.find("four")] = 'F';
  CHECK(reading_error_of(zip) == "zip.damaged");
}

TEST_CASE("what is no whole zip is refused, wherever it ends", "[zip]") {
  CHECK(error_of("") == "zip.no-zip");
  CHECK(error_of("not a zip at all, whatever it is called") == "zip.no-zip");
  const std::string zip = HandMadeZip::of({{"a.jpg", "a"}, {"b.jpg", "bb"}});
  for (std::size_t size = 0; size < zip.size(); ++size) CHECK(error_of(zip.substr(0, size)) != "");
}

TEST_CASE("documents go into a zip and come back the same, encrypted or not", "[zip]") {
  const ScratchFolder from;
  from.put("a.jpg", "a");
  from.put("b.jpg", std::string(700000, 'b'));
  from.put("동의.gif", std::string("\0\1\2", 3));
  from.put("empty", "");
  const ScratchFolder to;
  const auto source = open_documents(from.path().string(), "");
  REQUIRE(source);
  const std::string password = GENERATE(std::string(), std::string("비밀 pass"));
  const std::string path = to.file("all.ZIP");
  REQUIRE(store_documents(**source, path, Existing::keep, password));
  const auto back = open_documents(path, password);
  REQUIRE(back);
  CHECK(names_in(**back) == names_in(**source));
  for (std::size_t i = 0; i < (*source)->entries().size(); ++i)
    CHECK(*read_all(**(*back)->open(i), 1000000) == *read_all(**(*source)->open(i), 1000000));
  if (password.empty()) {
    CHECK(open_documents(path, "x").error().phrase.key == "zip.not-encrypted");
    const std::string again = to.file("again.zip");
    REQUIRE(store_documents(**source, again, Existing::keep));
    CHECK(to.get("again.zip") == to.get("all.ZIP"));
  } else {
    CHECK(open_documents(path, "").error().phrase.key == "zip.password-needed");
    CHECK(open_documents(path, "비밀 Pass").error().phrase.key == "zip.wrong-password");
    CHECK(to.get("all.ZIP").find(std::string(100, 'b')) == std::string::npos);
  }
}

TEST_CASE("an encrypted zip that was changed gives no other bytes", "[zip]") {
  const std::string zip = bytes_of(KCMS_SOURCE_DIR "/tests/cli/evidence/zip-of-others/aes256.zip");
  const std::string gif = bytes_of(KCMS_SOURCE_DIR "/samples/sources/documents/consent-0012.gif");
  const auto gif_in = [](const std::string& bytes) -> std::string {
    const auto source = opened(bytes, "secret");
    if (!source || names_in(**source).at(1) != "consent-0012.gif") return "";
    const auto document = (*source)->open(1);
    if (!document) return "";
    return read_all(**document, 10000).value_or("");
  };
  REQUIRE(gif_in(zip) == gif);
  for (std::size_t at = 0; at < zip.size(); at += 3) {
    std::string changed = zip;
    changed[at] = static_cast<char>(changed[at] ^ 0x20);
    const std::string got = gif_in(changed);
    if (got != "" && got != gif) FAIL("byte " << at);
  }
}

TEST_CASE("a zip that is there is kept, and nothing is left where one could not be made", "[zip]") {
  const ScratchFolder folder;
  folder.put("old.zip", "mine");
  std::filesystem::create_directory(folder.path() / "folder.zip");
  const std::string zip = HandMadeZip::of({{"a.jpg", "a"}, {"b.jpg", "four", 5}});
  const auto damaged = opened(zip);
  const std::string good_zip = HandMadeZip::of({{"a.jpg", "a"}});
  const auto good = opened(good_zip);
  REQUIRE((damaged && good));
  const auto key = [](const Status& stored) {
    return stored ? std::string() : stored.error().phrase.key;
  };
  CHECK(key(store_documents(**good, folder.file("old.zip"), Existing::keep)) ==
        "error.already-exists");
  CHECK(folder.get("old.zip") == "mine");
  CHECK(key(store_documents(**good, folder.file("folder.zip"), Existing::keep)) ==
        "error.is-a-directory");
  CHECK(key(store_documents(**good, folder.file("none/new.zip"), Existing::keep)) ==
        "error.no-folder-for");
  CHECK(key(store_documents(**damaged, folder.file("new.zip"), Existing::keep)) == "zip.damaged");
  CHECK(key(store_documents(**good, folder.file("new"), Existing::keep, "x")) ==
        "zip.folder-with-password");
  CHECK(folder.count() == 2);
  CHECK(key(store_documents(**good, folder.file("old.zip"), Existing::overwrite)).empty());
  CHECK(open_documents(folder.file("old.zip"), ""));
  CHECK(folder.count() == 2);
}
