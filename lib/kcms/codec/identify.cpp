#include <kcms/codec/identify.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/dates.hpp>
#include <kcms/codec/file_marks.hpp>
#include <kcms/codec/peeked_source.hpp>

#include <algorithm>

namespace kcms {
namespace {

// The kind that the head says plainly, where it is not `named`: it gives its name, or has nothing
// of a `named` file.
const FileSpec* other_kind(const Fits& fits, const FileSpec& named, std::string_view head) {
  if (fits.best.size() != 1 || fits.best.front()->kind == named.kind) return nullptr;
  const std::string text = in_charset_of(named, head);
  if (fit(named, text) > 0) return nullptr;
  const bool begins_alike = std::ranges::any_of(named.records, [&](const RecordSpec& record) {
    const auto r = static_cast<std::size_t>(&record - named.records.data());
    return ((named.first >> r) & 1) != 0 && constants_in(record, text) > 0;
  });
  return fits.most >= self_named || !begins_alike ? fits.best.front() : nullptr;
}

bool is_empty(std::string_view head) {
  return head.size() < marked_size && head.find_first_not_of("\r\n\x1A") == std::string_view::npos;
}

// Every other byte of Latin text is zero.
bool is_utf_16(std::string_view head) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true;
  head = head.substr(0, 64);
  if (head.size() < 8) return false;
  for (const std::size_t zero : {0U, 1U}) {
    bool wide = true;
    for (std::size_t i = 0; i < head.size(); ++i)
      wide = wide && (head[i] == '\0') == (i % 2 == zero);
    if (wide) return true;
  }
  return false;
}

const FileSpec* by_trailer(const Registry& registry, std::string_view ending) {
  for (const FileSpec* spec : registry.all()) {
    const std::string last = last_record(*spec, ending);
    for (std::size_t r = 0; r < spec->records.size(); ++r)
      if (((spec->last >> r) & 1) != 0 && !name_in(*spec, spec->records[r], last).empty())
        return spec;
  }
  return nullptr;
}

// `on_disk`: the year in the name of the file on disk; what the user says goes before it.
std::optional<Date> date_from_name(std::string_view mmdd, const Hints& hints,
                                   std::optional<int> on_disk) {
  const std::optional<int> year = hints.year ? hints.year : on_disk;
  if (!year) return nearest_date(mmdd, hints.today);
  return read_date(Form::yyyymmdd,
                   zero_padded(static_cast<std::uint64_t>(*year), 4) + std::string(mmdd));
}

std::string first_name(const FileSpec& spec, std::string_view head) {
  for (std::size_t r = 0; r < spec.records.size(); ++r)
    if (((spec.first >> r) & 1) != 0)
      if (const auto name = name_in(spec, spec.records[r], head); !name.empty())
        return std::string(name);
  return {};
}

// The layout of --kind; a kind that is not known is an error.
Result<const FileSpec*> named_kind(const std::string& kind, const Registry& registry) {
  const auto revisions = registry.revisions(kind);
  if (!revisions.empty()) return revisions.back();
  const auto kinds = registry.kinds();
  const std::string near(nearest(kind, kinds));
  if (near.empty()) return fail(Errc::usage, Phrase{"error.unknown-kind", {{"kind", kind}}});
  return fail(Errc::usage, Phrase{"error.unknown-kind-near", {{"kind", kind}, {"nearest", near}}});
}

// The kind as the content says it, failing that the name on disk.
Result<const FileSpec*> told_kind(ByteSource& source, const Fits& fits, const Registry& registry) {
  if (fits.best.size() == 1) return fits.best.front();
  if (const auto disk = parse_disk_name(source.name(), registry))
    return registry.revisions(disk->kind).back();
  if (fits.best.size() > 1) {
    return fail(Errc::usage, Phrase{"error.kind-not-clear",
                                    {{"file", source.name()},
                                     {"first", std::string(fits.best[0]->kind)},
                                     {"second", std::string(fits.best[1]->kind)}}});
  }
  const auto ending = read_ending_of(source);
  if (!ending) return pass(ending);
  return by_trailer(registry, *ending);
}

// Kind and obstacle of a file; both may be missing.
Result<Identity> recognised(ByteSource& source, std::string_view head, const Registry& registry,
                            const Hints& hints) {
  Identity identity;
  const auto named =
      hints.kind.empty() ? Result<const FileSpec*>(nullptr) : named_kind(hints.kind, registry);
  if (!named) return pass(named);
  identity.spec = *named;
  if (is_empty(head)) identity.obstacle = Obstacle::empty;
  const Fits fits = best_fits(registry, head);
  if (fits.best.empty() && is_utf_16(head)) identity.obstacle = Obstacle::utf_16;
  if (identity.spec == nullptr && identity.obstacle != Obstacle::utf_16) {
    const auto told = told_kind(source, fits, registry);
    if (!told) return pass(told);
    identity.spec = *told;
  } else if (const FileSpec* other =
                 *named == nullptr ? nullptr : other_kind(fits, **named, head)) {
    identity.spec = other;
    identity.obstacle = Obstacle::other_kind;
    identity.named = hints.kind;
  }
  return identity;
}

// The revision of `any`'s kind that holds on `date`.
Result<const FileSpec*> revision(const FileSpec& any, const Registry& registry,
                                 std::optional<Date> date) {
  if (!date) return registry.revisions(any.kind).back();
  if (const FileSpec* spec = registry.find(any.kind, *date)) return spec;
  return fail(Errc::usage, Phrase{"error.no-layout-on-date",
                                  {{"kind", std::string(any.kind)},
                                   {"date", write_date(Form::yyyymmdd, *date)}}});
}

}  // namespace

std::optional<DiskName> parse_disk_name(std::string_view path, const Registry& registry) {
  return parse_disk_name(path, registry.kinds());
}

std::optional<DiskName> parse_disk_name(std::string_view path,
                                        std::span<const std::string_view> kinds) {
  const std::string_view name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  for (const std::string_view kind : kinds) {
    if (!name.starts_with(kind)) continue;
    const std::string_view rest = name.substr(kind.size());
    if (rest.size() != 4 && !(rest.size() == 9 && rest[4] == '_')) continue;
    if (!all_digits(rest.substr(0, 4)) || (rest.size() == 9 && !all_digits(rest.substr(5))))
      continue;
    DiskName found{std::string(kind), std::string(rest.substr(0, 4)), std::nullopt};
    if (rest.size() == 9) found.year = static_cast<int>(to_number(rest.substr(5)).value_or(0));
    return found;
  }
  return std::nullopt;
}

std::optional<Date> date_of(const DiskName& name, Date about) {
  const auto date = date_from_name(name.mmdd, Hints{{}, {}, about}, name.year);
  const bool near = name.year || (date && abs(date->year() - about.year()).count() <= 1);
  return near ? date : std::nullopt;
}

Result<Identity> identify(std::unique_ptr<ByteSource>& source, const Registry& registry,
                          const Hints& hints) {
  auto peeked = peek(std::move(source), marked_size);
  if (!peeked) return pass(peeked);
  const std::string head_bytes = (*peeked)->head();
  source = std::move(*peeked);
  auto found = recognised(*source, head_bytes, registry, hints);
  if (!found || found->spec == nullptr) return found;
  Identity& identity = *found;
  const FileSpec& any = *identity.spec;

  const std::string head = in_charset_of(any, head_bytes);
  const auto disk = parse_disk_name(source->name(), registry);
  identity.disk = disk;
  identity.name = first_name(any, head);
  if (identity.name.empty() && disk) identity.name = disk->kind + disk->mmdd;
  identity.date = date_in(any, head);
  if (!identity.date && identity.name.size() > 4)
    identity.date = date_from_name(identity.name.substr(identity.name.size() - 4), hints,
                                   disk ? disk->year : std::nullopt);
  const auto spec = revision(any, registry, identity.date);
  if (!spec) return pass(spec);
  identity.spec = *spec;
  return found;
}

}  // namespace kcms
