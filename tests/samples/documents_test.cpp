// Documents of real encoders through the real program: packed, judged, listed, taken out again.
#include "base/scratch_folder.hpp"
#include "run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> documents() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(samples + "documents"))
    if (entry.path().extension() != ".sh") found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

bool is_recording(const fs::path& document) {
  const std::string extension = document.extension();
  return extension == ".mp3" || extension == ".wav" || extension == ".wma";
}

// An EB13 that enrols a payer for each document, and the manifest that says which is whose.
void enrol(const ScratchFolder& folder) {
  std::string rows = "application_type,payer_number,bank_branch,account,holder_id,applied_on\n";
  std::string manifest = "payer_number,file,evidence_type\n";
  int number = 100;
  for (const fs::path& document : documents()) {
    const std::string payer = "P" + std::to_string(++number);
    rows += "1," + payer + ",0040000,1002003004" + std::to_string(number) + ",830404,160316\n";
    manifest +=
        payer + "," + document.filename().string() + (is_recording(document) ? ",4\n" : ",1\n");
  }
  folder.put("rows.csv", rows);
  folder.put("m.csv", manifest);
  const Ran made =
      run_kcms("generate EB13 --date 2016-03-16 --biller 9912345678 --input '" +
               folder.file("rows.csv") + "' --output '" + folder.file("EB130316") + "'");
  INFO(made.out);
  REQUIRE(made.status == 0);
}

}  // namespace

TEST_CASE("documents of real encoders are packed, judged and listed, and come out identical",
          "[samples]") {
  REQUIRE(documents().size() >= 15);
  const ScratchFolder folder;
  enrol(folder);
  fs::create_directory(folder.file("documents"));
  for (const fs::path& document : documents()) fs::copy(document, folder.file("documents"));
  const std::string evidence = "'" + folder.file("EI130316") + "'";
  const std::string against = " '" + folder.file("EB130316") + "'";

  const Ran packed = run_kcms("evidence pack --evidence-table later --applications" + against +
                              " --documents '" + folder.file("documents") + "' --manifest '" +
                              folder.file("m.csv") + "' --output " + evidence);
  CHECK(packed.out == "");
  REQUIRE(packed.status == 0);
  CHECK(run_kcms("validate --strict " + evidence).status == 0);
  const Ran verified = run_kcms("evidence verify --strict --evidence-table later --against" +
                                against + " " + evidence);
  INFO(verified.out);
  CHECK(verified.status == 0);

  const Ran listed = run_kcms("evidence list --format csv " + evidence);
  CHECK(listed.status == 0);
  const auto lines = std::ranges::count(listed.out, '\n');
  CHECK(static_cast<std::size_t>(lines) == documents().size() + 1);

  REQUIRE(run_kcms("evidence extract --to '" + folder.file("out") + "' " + evidence).status == 0);
  int number = 100;
  for (const fs::path& document : documents()) {
    const std::string name = "P" + std::to_string(++number) + document.extension().string();
    INFO(document << ' ' << name);
    CHECK(bytes_of(folder.file("out/" + name)) == bytes_of(document));
  }
}
