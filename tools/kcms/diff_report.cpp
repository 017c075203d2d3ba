#include "diff_report.hpp"
#include "text_table.hpp"
#include "visible.hpp"

#include <kcms/base/json.hpp>
#include <kcms/base/text.hpp>
#include <kcms/layout/registry.hpp>

namespace kcms {
namespace {

// The difference lies under the mask: both values look the same.
bool is_hidden(const FieldChange& change) { return change.a == change.b; }

class TextReport final : public DiffReport {
 public:
  TextReport(Console& console, const ComparedFile& a, const ComparedFile& b)
      : console_(console), a_(a), b_(b) {}

  Status take(const Difference& difference) override {
    std::string text(difference.part);
    for (const auto& [name, value] : difference.key)
      text += " " + std::string(name) + "=" + visible_text(value);
    text += ": " + what(difference) + '\n';
    TextTable changes("  ");
    for (const FieldChange& change : difference.changes)
      changes.row({std::string(change.field), visible_text(change.a), "→", visible_text(change.b),
                   is_hidden(change) ? say("diff.hidden", {}) : ""});
    console_.print(text + changes.text());
    return done();
  }

  void finish(const DiffCounts& counts) override {
    console_.print(say("diff.counts", {{"same", grouped(counts.same)},
                                       {"changed", grouped(counts.changed)},
                                       {"only_a", grouped(counts.only_in_a)},
                                       {"only_b", grouped(counts.only_in_b)},
                                       {"a", a_.path},
                                       {"b", b_.path}}) +
                   '\n');
    print_not_understood(a_, counts.not_understood_a);
    print_not_understood(b_, counts.not_understood_b);
  }

 private:
  [[nodiscard]] std::string say(std::string_view key, Phrase::Values values) const {
    return console_.words().say(key, std::move(values));
  }

  [[nodiscard]] std::string what(const Difference& difference) const {
    const std::string a = grouped(difference.record_a);
    const std::string b = grouped(difference.record_b);
    switch (difference.kind) {
      case DifferenceKind::only_in_a:
        return say("diff.only-in", {{"file", a_.path}, {"record", a}});
      case DifferenceKind::only_in_b:
        return say("diff.only-in", {{"file", b_.path}, {"record", b}});
      case DifferenceKind::changed:
        return say("diff.changed", {{"record_a", a}, {"record_b", b}});
    }
    return {};
  }

  void print_not_understood(const ComparedFile& side, std::uint64_t count) const {
    if (count != 0)
      console_.print(say("diff.not-understood", {{"file", side.path}, {"count", grouped(count)}}) +
                     '\n');
  }

  Console& console_;
  const ComparedFile& a_;
  const ComparedFile& b_;
};

std::string_view word_of(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::only_in_a:
      return "only-in-a";
    case DifferenceKind::only_in_b:
      return "only-in-b";
    case DifferenceKind::changed:
      break;
  }
  return "changed";
}

class JsonReport final : public DiffReport {
 public:
  JsonReport(Console& console, const ComparedFile& a, const ComparedFile& b)
      : console_(console), json_(text_, JsonStyle::indented) {
    json_.begin_object();
    json_.member("document", "diff/1").member("tool", "kcms").member("version", KCMS_VERSION);
    write("a", a);
    write("b", b);
    json_.key("differences").begin_list();
  }

  Status take(const Difference& difference) override {
    json_.begin_object().member("kind", word_of(difference.kind)).member("part", difference.part);
    json_.member("record_a", difference.record_a).member("record_b", difference.record_b);
    json_.key("key").begin_object();
    for (const auto& [name, value] : difference.key) json_.member(name, value);
    json_.end_object();
    json_.key("changes").begin_list();
    for (const FieldChange& change : difference.changes) {
      json_.begin_object()
          .member("field", change.field)
          .member("a", change.a)
          .member("b", change.b)
          .end_object();
    }
    json_.end_list().end_object();
    flush();
    return done();
  }

  void finish(const DiffCounts& counts) override {
    json_.end_list().key("counts").begin_object();
    json_.member("same", counts.same).member("changed", counts.changed);
    json_.member("only_in_a", counts.only_in_a).member("only_in_b", counts.only_in_b);
    json_.member("not_understood_a", counts.not_understood_a)
        .member("not_understood_b", counts.not_understood_b);
    json_.end_object().member("verdict", counts.equal() ? "equal" : "different").end_object();
    flush();
  }

 private:
  void write(std::string_view key, const ComparedFile& side) {
    json_.key(key).begin_object().member("file", side.path).member("kind", side.spec.kind);
    json_.member("layout", layout_id(side.spec)).end_object();
  }

  void flush() {
    console_.print(text_);
    text_.clear();
  }

  Console& console_;
  std::string text_;
  JsonWriter json_;
};

}  // namespace

std::unique_ptr<DiffReport> diff_text_report(Console& console, const ComparedFile& a,
                                             const ComparedFile& b) {
  return std::make_unique<TextReport>(console, a, b);
}

std::unique_ptr<DiffReport> diff_json_report(Console& console, const ComparedFile& a,
                                             const ComparedFile& b) {
  return std::make_unique<JsonReport>(console, a, b);
}

}  // namespace kcms
