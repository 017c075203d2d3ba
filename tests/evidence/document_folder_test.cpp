#include <kcms/evidence/document_folder.hpp>

#include <kcms/evidence/store_documents.hpp>

#include <base/scratch_folder.hpp>
#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace kcms;

namespace {

std::vector<std::string> names_of(const DocumentSource& source) {
  std::vector<std::string> names;
  for (const DocumentEntry& entry : source.entries()) names.push_back(entry.name);
  return names;
}

}  // namespace

TEST_CASE("a folder's documents come by name, with their sizes", "[evidence]") {
  const ScratchFolder folder;
  folder.put("b.jpg", "bb");
  folder.put("a.jpg", "a");
  folder.put(".hidden", "x");
  folder.put("c.jpg.part", "x");
  folder.put("c.jpg.tmp", "x");
  std::filesystem::create_directory(folder.path() / "sub");
  auto source = open_document_folder(folder.path().string());
  REQUIRE(source);
  CHECK(names_of(**source) == std::vector<std::string>{"a.jpg", "b.jpg", "sub/"});
  CHECK((*source)->entries()[1].size == 2);
  const auto document = (*source)->open(1);
  REQUIRE(document);
  CHECK(read_all(**document, 10) == "bb");
  CHECK_FALSE(open_document_folder(folder.file("none")));
}

TEST_CASE("documents go into a folder together, or not at all", "[evidence]") {
  const ScratchFolder from;
  from.put("a.jpg", "a");
  from.put("b.jpg", std::string(700000, 'b'));
  const ScratchFolder to;
  auto source = open_document_folder(from.path().string());
  REQUIRE(source);

  SECTION("into one that is not there yet") {
    const std::string folder = to.file("new");
    REQUIRE(store_documents(**source, folder, Existing::keep));
    CHECK(to.get("new/a.jpg") == "a");
    CHECK(to.get("new/b.jpg") == std::string(700000, 'b'));
    CHECK(std::distance(std::filesystem::directory_iterator{folder}, {}) == 2);
  }
  SECTION("a file that is there is kept, and nothing else is written") {
    to.put("b.jpg", "mine");
    const auto stored = store_documents(**source, to.path().string(), Existing::keep);
    REQUIRE_FALSE(stored);
    CHECK(stored.error().phrase.key == "error.already-exists");
    CHECK(to.get("b.jpg") == "mine");
    CHECK(to.count() == 1);
  }
  SECTION("unless it may be replaced") {
    to.put("b.jpg", "mine");
    REQUIRE(store_documents(**source, to.path().string(), Existing::overwrite));
    CHECK(to.get("b.jpg").size() == 700000);
    CHECK(to.count() == 2);
  }
}
