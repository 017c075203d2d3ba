#include "layout_text.hpp"

#include <kcms/base/clock.hpp>

#include <fmt/format.h>

namespace kcms::test {
namespace {

// Writes values one behind the other, so that none can hide in its neighbour.
class LayoutWriter {
 public:
  template <class... Values>
  void line(std::string_view what, const Values&... values) {
    text_ += what;
    (add(values), ...);
    text_ += '\n';
  }
  [[nodiscard]] std::string done() { return std::move(text_); }

 private:
  void add(std::string_view value) { text_ += fmt::format(" \"{}\"", value); }
  void add(const Bilingual& title) { add(title.ko), add(title.en); }
  void add(Date date) { add(iso_date(date)); }
  void add(FieldRef ref) { text_ += fmt::format(" {}.{}", ref.record, ref.field); }
  void add(const Source& source) {
    add(source.text);
    add(static_cast<unsigned>(source.grade));
    add(source.sole);
  }
  void add(const Condition& condition) {
    add(condition.field);
    add(condition.codes);
  }
  void add(const CodeValue& code) { add(code.code), add(code.word), add(code.title); }
  void add(const AllowedCell& cell) { add(cell.field), add(cell.others), add(cell.codes); }
  void add(const AllowedRow& row) { add(row.cells); }

  template <class Item>
  void add(std::span<const Item> items) {
    text_ += " [";
    for (const Item& item : items) add(item);
    text_ += " ]";
  }

  template <class Number>
    requires std::is_integral_v<Number> || std::is_enum_v<Number>
  void add(Number number) {
    text_ += fmt::format(" {}", static_cast<std::uint64_t>(number));
  }

  std::string text_;
};

void write_field(LayoutWriter& out, const FieldSpec& f) {
  out.line("    field", f.number, f.name, f.title, f.mode, f.form, f.pad, f.match, f.offset,
           f.length);
  out.line("      flags", f.constant, f.tag, f.optional, f.secret, f.mac, f.shows);
  out.line("      values", f.is, f.codes, f.code_table, f.from, f.min, f.max, f.lengths);
  out.line("      others", f.blank_if, f.same_as, f.not_after, f.agrees_with);
  out.line("      checks", f.checks, f.centre, f.zero_centre, f.source);
}

void write_record(LayoutWriter& out, const RecordSpec& r) {
  out.line("  record", r.name, r.title, r.part, r.length, r.group, r.follows, r.source);
  for (const FieldSpec& field : r.fields) write_field(out, field);
  for (const TotalSpec& t : r.totals)
    out.line("    total", t.of, t.kind, t.records, t.summed, t.where, t.group, t.last_digits,
             t.centre, t.source);
  out.line("    tail", r.tail.number, r.tail.name, r.tail.title, r.tail.length_in, r.tail.pad_to);
}

}  // namespace

std::string layout_text(const FileSpec& f) {
  LayoutWriter out;
  out.line("layout", f.kind, f.schema, f.title, f.direction, f.answers, f.failure_codes, f.source);
  out.line("  bytes", f.length, f.charset, f.framing);
  out.line("  dates", f.since, f.until, f.date);
  out.line("  order", f.first, f.last, f.key);
  for (const RecordSpec& record : f.records) write_record(out, record);
  for (const GroupSpec& g : f.groups) out.line("  group", g.name, g.opener, g.parent);
  for (const UniqueSpec& u : f.unique)
    out.line("  unique", u.record, u.key, u.same, u.where, u.source);
  for (const AllowedSpec& a : f.allowed)
    out.line("  allowed", a.record, a.severity, a.rows, a.source);
  for (const SetSpec& s : f.sets)
    out.line("  set", s.record, s.key, s.where, s.halves, s.alone, s.broken, s.source);
  return out.done();
}

}  // namespace kcms::test
