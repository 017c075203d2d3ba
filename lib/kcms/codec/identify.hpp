// What a file is: its kind and date, from its content, helped by what the caller knows.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/layout/registry.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kcms {

// What the command line says where the content cannot.
struct Hints {
  std::string kind;         // --kind, or ""
  std::optional<int> year;  // --year
  Date today{};             // --now, for a year that nothing else gives
};

// "EB130316" or "EB130316_2026" as a name on disk: kind, MMDD and year.
struct DiskName {
  std::string kind;
  std::string mmdd;
  std::optional<int> year;
};

// What keeps a file from being read at all, whatever its kind.
enum class Obstacle : std::uint8_t {
  nothing,
  empty,       // no bytes, or nothing but line ends and end-of-file bytes
  utf_16,      // two bytes a character
  other_kind,  // the header says another kind than the caller: which, is in Identity::spec
};

struct Identity {
  const FileSpec* spec = nullptr;  // null: no known kind
  std::optional<Date> date;        // the file's date where one can be told
  std::string name;  // "EB130316" from the header or, failing that, from the disk; "" without
  std::optional<DiskName> disk;
  Obstacle obstacle = Obstacle::nothing;
  std::string named;  // the kind that the caller named, where the header says another
};

// Reads the head of `source` (and, for files, its end) and leaves it as it was: the same bytes come
// again from read(). A kind from --kind that is unknown is an Error; content that fits no kind is
// an Identity without a spec. The kind comes from the content; that of --kind counts where the
// content cannot tell.
[[nodiscard]] Result<Identity> identify(std::unique_ptr<ByteSource>& source,
                                        const Registry& registry, const Hints& hints);

// The disk name of a path, where it has the form of one and names one of `kinds`; of the registry's
// where it is given.
[[nodiscard]] std::optional<DiskName> parse_disk_name(std::string_view path,
                                                      std::span<const std::string_view> kinds);
[[nodiscard]] std::optional<DiskName> parse_disk_name(std::string_view path,
                                                      const Registry& registry);

// The day of that name; without a year in it the one that lies nearest to `about`, in its year, the
// one before or the one after. Nothing where there is no such day.
[[nodiscard]] std::optional<Date> date_of(const DiskName& name, Date about);

}  // namespace kcms
