// Files that were sent or fetched: what their headers say they are, and which of them do not count.
#pragma once

#include <kcms/base/clock.hpp>
#include <kcms/base/result.hpp>
#include <kcms/calendar/dated_files.hpp>
#include <kcms/layout/registry.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// What the names and headers of files are read by.
struct DueWorld {
  CivilTime now;
  const Registry& registry;
  std::vector<std::string_view> kinds;  // of files that there are
};

// A file that has a name of the centre's, and is not what it says.
struct UncountedFile {
  std::string file;
  Phrase why;
  bool is_fault = true;  // false: a sound file, but not of the biller who was asked for
};

// The name of a file of the centre; one of another form is Errc::usage.
[[nodiscard]] Status add_name(DatedFiles& files, std::string_view option, const std::string& path,
                              const DueWorld& world);

// A file counts where its header says that it is the file of that kind and day, and of that biller,
// and where it has its end. Other names than those of the centre are passed over.
class DoneFiles {
 public:
  // `biller`: whose files count; "" = whoever's they are.
  DoneFiles(const DueWorld& world, std::string biller)
      : world_(world), biller_(std::move(biller)) {}

  // A name is a word of the user's; where such a file is there, it is looked into. A path with a
  // folder in it has to be there.
  [[nodiscard]] Status add_named(const std::string& path);
  [[nodiscard]] Status add_folder(const std::string& folder);

  // Errc::usage where the files that count are of several billers.
  [[nodiscard]] Status require_one_biller() const;

  [[nodiscard]] const DatedFiles& counted() const noexcept { return counted_; }
  [[nodiscard]] const std::vector<UncountedFile>& uncounted() const noexcept { return uncounted_; }

 private:
  void look_into(const std::string& path);
  // What keeps the file from counting; nothing where it counts, and then it was added.
  [[nodiscard]] std::optional<UncountedFile> fault_of(const std::string& path);

  const DueWorld& world_;
  std::string biller_;
  DatedFiles counted_;
  std::vector<UncountedFile> uncounted_;
  std::set<std::string> looked_into_;
  std::map<std::string, std::string> billers_;  // and the first file of each
};

}  // namespace kcms
