#include "done_files.hpp"
#include "folder.hpp"

#include <kcms/base/byte_source.hpp>
#include <kcms/base/system_error.hpp>
#include <kcms/calendar/plan.hpp>
#include <kcms/codec/header_claim.hpp>
#include <kcms/codec/identify.hpp>

#include <cerrno>
#include <filesystem>

namespace kcms {
namespace {

std::optional<HeaderClaim> claim_in(const std::string& path, const Registry& registry,
                                    std::string_view kind) {
  const auto source = open_source(path);
  if (!source || !(*source)->size()) return std::nullopt;
  auto claim = read_header_claim(**source, registry, kind);
  if (!claim || claim->spec == nullptr || !claim->date) return std::nullopt;
  const bool agrees =
      claim->name.empty() || claim->name == file_name(claim->spec->kind, *claim->date);
  return agrees ? std::optional(std::move(*claim)) : std::nullopt;
}

Phrase phrase_of(std::string_view key, const std::string& path, const HeaderClaim& claim) {
  return Phrase(key, {{"file", path},
                      {"kind", std::string(claim.spec->kind)},
                      {"date", iso_date(*claim.date)},
                      {"biller", claim.biller}});
}

}  // namespace

Status add_name(DatedFiles& files, std::string_view option, const std::string& path,
                const DueWorld& world) {
  const auto name = parse_disk_name(path, world.kinds);
  const auto date = name ? date_of(*name, world.now.date) : std::nullopt;
  if (!date)
    return fail(Errc::usage,
                Phrase{"due.not-a-file-name", {{"option", std::string(option)}, {"value", path}}});
  files.add(name->kind, *date);
  return done();
}

std::optional<UncountedFile> DoneFiles::fault_of(const std::string& path) {
  const auto name = parse_disk_name(path, world_.kinds);
  const auto date = name ? date_of(*name, world_.now.date) : std::nullopt;
  if (!date) return std::nullopt;
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error))
    return UncountedFile{path, Phrase{"due.no-file", {{"file", path}}}};
  if (std::filesystem::file_size(path, error) == 0 && !error)
    return UncountedFile{path, Phrase{"due.empty", {{"file", path}}}};
  const auto claim = claim_in(path, world_.registry, name->kind);
  if (!claim) return UncountedFile{path, Phrase{"due.not-identified", {{"file", path}}}};
  const auto is = *claim->date;
  const bool same_day = is.month() == date->month() && is.day() == date->day();
  if (claim->spec->kind != name->kind || !same_day || (name->year && is != *date))
    return UncountedFile{path, phrase_of("due.named-otherwise", path, *claim)};
  if (!biller_.empty() && claim->biller != biller_)
    return UncountedFile{path, phrase_of("due.other-biller", path, *claim), false};
  if (!claim->has_end) return UncountedFile{path, phrase_of("due.cut-off", path, *claim)};
  counted_.add(name->kind, is);
  billers_.emplace(claim->biller, path);
  return std::nullopt;
}

void DoneFiles::look_into(const std::string& path) {
  if (!looked_into_.insert(path).second) return;
  if (auto fault = fault_of(path)) uncounted_.push_back(std::move(*fault));
}

Status DoneFiles::add_named(const std::string& path) {
  DatedFiles named;
  Status sound = add_name(named, "--done", path, world_);
  if (!sound) return sound;
  std::error_code error;
  if (std::filesystem::exists(std::filesystem::symlink_status(path, error))) {
    look_into(path);
    return done();
  }
  if (std::filesystem::path(path).has_parent_path())
    return system_failure(ENOENT, Doing::reading, path);
  return add_name(counted_, "--done", path, world_);
}

Status DoneFiles::add_folder(const std::string& folder) {
  std::error_code unreadable;
  if (std::filesystem::exists(folder, unreadable) && !is_folder(folder))
    return fail(Errc::usage, Phrase{"usage.not-a-folder", {{"file", folder}}});
  (void)std::filesystem::directory_iterator(folder, unreadable);
  if (unreadable) return system_failure(unreadable.value(), Doing::reading, folder);
  for (const std::string& name : all_names_in_folder(folder))
    look_into((std::filesystem::path(folder) / name).string());
  return done();
}

Status DoneFiles::require_one_biller() const {
  if (billers_.size() < 2) return done();
  const auto& [first, first_file] = *billers_.begin();
  const auto& [other, other_file] = *std::next(billers_.begin());
  return fail(Errc::usage, Phrase{"due.several-billers",
                                  {{"first", first},
                                   {"first_file", first_file},
                                   {"other", other},
                                   {"other_file", other_file}}});
}

}  // namespace kcms
