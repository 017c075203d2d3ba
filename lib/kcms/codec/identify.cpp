#include <kcms/codec/identify.hpp>

#include <kcms/base/text.hpp>
#include <kcms/charset/charset.hpp>
#include <kcms/codec/dates.hpp>
#include <kcms/codec/framing.hpp>
#include <kcms/codec/peeked_source.hpp>
#include <kcms/codec/value.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::size_t head_size = 65536;
constexpr std::size_t self_named =
    1'000'000;  // a file name in its field outweighs any number of constants

// The name a file-name field holds, where it is one of `kind`.
std::string_view name_in(const FileSpec& spec, const RecordSpec& record, std::string_view bytes) {
  for (const FieldSpec& field : record.fields) {
    if (field.form != Form::file_name || bytes.size() < field.offset + field.length) continue;
    const std::string_view name = trim_right(raw(field, bytes));
    if (name.size() == spec.kind.size() + 4 && name.starts_with(spec.kind) &&
        all_digits(name.substr(spec.kind.size())))
      return name;
  }
  return {};
}

bool is_here(const FieldSpec& field, std::string_view bytes) {
  return bytes.size() >= field.offset + field.length && raw(field, bytes) == field.is;
}

// How many constant bytes of `record` stand in `bytes`; 0 where one of its tags does not.
std::size_t constants_in(const RecordSpec& record, std::string_view bytes) {
  std::size_t matched = 0;
  for (const FieldSpec& field : record.fields) {
    if (!field.constant || all_of(field.is, ' ')) continue;
    if (is_here(field, bytes))
      matched += field.length;
    else if (field.tag)
      return 0;
  }
  return matched;
}

// How well the head of a file fits a layout; 0: not at all.
std::size_t fit(const FileSpec& spec, std::string_view head) {
  std::size_t best = 0;
  for (std::size_t r = 0; r < spec.records.size(); ++r) {
    const RecordSpec& record = spec.records[r];
    if (((spec.first >> r) & 1) == 0) continue;
    const bool has_name = !name_in(spec, record, head).empty();
    best = std::max(best, constants_in(record, head) + (has_name ? self_named : 0));
  }
  const bool names_itself = std::ranges::any_of(spec.records, [](const RecordSpec& record) {
    return std::ranges::any_of(record.fields,
                               [](const FieldSpec& f) { return f.form == Form::file_name; });
  });
  return names_itself && best < self_named ? 0 : best;
}

std::string in_charset_of(const FileSpec& spec, std::string_view bytes) {
  if (spec.charset != Charset::ebcdic_037 && bytes.starts_with(utf_8_mark))
    bytes.remove_prefix(utf_8_mark.size());
  std::string text(bytes);
  if (spec.charset == Charset::ebcdic_037) ebcdic_037_to_latin1(text);
  return text;
}

// The layouts (any revision) that fit the head best; more than one kind: the content does not
// decide.
struct Fits {
  std::vector<const FileSpec*> best;
  std::size_t most = 0;
};
Fits best_fits(const Registry& registry, std::string_view head) {
  Fits found;
  auto& [best, most] = found;
  for (const FileSpec* spec : registry.all()) {
    const std::size_t score = fit(*spec, in_charset_of(*spec, head));
    if (score == 0 || score < most) continue;
    if (score > most) best.clear();
    most = score;
    if (best.empty() || best.back()->kind != spec->kind) best.push_back(spec);
  }
  return found;
}

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
  return head.size() < head_size && head.find_first_not_of("\r\n\x1A") == std::string_view::npos;
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

// The last record of a file without what may stand behind it.
std::string_view last_record(std::string_view ending, std::size_t length, Charset charset) {
  const std::string_view behind = charset == Charset::ebcdic_037 ? "\r\n\x1A\x85" : "\r\n\x1A";
  ending = ending.substr(0, ending.find_last_not_of(behind) + 1);  // npos + 1 is 0
  return ending.size() < length ? std::string_view{} : ending.substr(ending.size() - length);
}

const FileSpec* by_trailer(const Registry& registry, std::string_view ending) {
  for (const FileSpec* spec : registry.all()) {
    const std::string text = in_charset_of(*spec, ending);
    const std::string_view last = last_record(text, spec->length, spec->charset);
    for (std::size_t r = 0; r < spec->records.size(); ++r)
      if (((spec->last >> r) & 1) != 0 && !name_in(*spec, spec->records[r], last).empty())
        return spec;
  }
  return nullptr;
}

Result<std::string> read_ending_of(ByteSource& source) {
  if (!source.size()) return std::string{};
  std::string ending(std::min<std::uint64_t>(*source.size(), head_size), '\0');
  const auto got = source.read_at(*source.size() - ending.size(), ending);
  if (!got) return pass(got);
  ending.resize(*got);
  return ending;
}

// The date a header's date field holds, as the layout reads it.
std::optional<Date> date_in(const FileSpec& spec, std::string_view head) {
  if (!spec.date || spec.date.record >= 64 || ((spec.first >> spec.date.record) & 1) == 0)
    return std::nullopt;
  const FieldSpec& field = spec.at(spec.date);
  if (head.size() < field.offset + field.length) return std::nullopt;
  return read_date(field.form, raw(field, head));
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
  if (fits.best.size() > 1)
    return fail(Errc::usage, Phrase{"error.kind-not-clear",
                                    {{"file", source.name()},
                                     {"first", std::string(fits.best[0]->kind)},
                                     {"second", std::string(fits.best[1]->kind)}}});
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
  const std::string_view name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  for (const std::string_view kind : registry.kinds()) {
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

Result<Identity> identify(std::unique_ptr<ByteSource>& source, const Registry& registry,
                          const Hints& hints) {
  auto peeked = peek(std::move(source), head_size);
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
