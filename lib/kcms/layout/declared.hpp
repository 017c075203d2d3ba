// A schema as it was written: every value with its place, nothing looked up, nothing computed.
// The reader (schema_reader) fills it; the resolver (resolver) makes layouts of it.
#pragma once

#include <kcms/base/document.hpp>
#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kcms {

// A value and where it stands.
template <class Value>
struct Said {
  Value value{};
  Spot spot;
};
template <class Value>
using Maybe = std::optional<Said<Value>>;
using SaidText = Said<std::string>;
using SaidNumber = Said<std::int64_t>;

// For which kinds and dates a declaration holds.
struct Scope {
  std::vector<SaidText> only;  // empty: all kinds
  Maybe<Date> since;
  Maybe<Date> until;

  // Where its dates are said; only where one is.
  [[nodiscard]] Spot dates_spot() const {
    if (until) return until->spot;
    return since ? since->spot : Spot{};
  }
};

struct SourceKeys {
  Maybe<std::string> text;
  Maybe<Grade> grade;
  Maybe<bool> sole;
};

struct TitleKeys {
  std::string ko;
  std::string en;
};

// One line of `where` or `blank_if`, or one cell of a row of `allowed`.
struct ConditionKeys {
  SaidText field;
  std::vector<SaidText> codes;
};

struct FieldKeys {
  Spot spot;
  Maybe<std::string> number;
  Maybe<std::string> name;
  TitleKeys title;
  Maybe<Mode> mode;
  Maybe<std::int64_t> length;
  Maybe<std::string> is;
  Maybe<bool> tag;
  Maybe<Form> form;
  Maybe<std::string> code_table;
  std::vector<SaidText> codes;
  Maybe<std::int64_t> from;
  Maybe<bool> optional;
  std::optional<ConditionKeys> blank_if;
  std::vector<SaidNumber> lengths;
  Maybe<std::int64_t> min;
  Maybe<std::int64_t> max;
  Maybe<Pad> pad;
  Maybe<Match> match;
  Maybe<std::string> same_as;
  Maybe<std::string> agrees_with;
  Maybe<std::string> not_after;
  std::vector<Said<Check>> checks;
  Maybe<std::string> centre;
  Maybe<std::string> zero_centre;
  Maybe<bool> secret;
  Maybe<std::int64_t> shows;
  Maybe<bool> mac;
  Scope scope;
  SourceKeys source;
};

// A field, and what `in` changes of it: the whole of its keys for each kind named there.
struct FieldDecl {
  FieldKeys keys;
  std::vector<std::pair<SaidText, FieldKeys>> in;
};

struct TotalDecl {
  Spot spot;
  std::vector<SaidText> of;
  Maybe<TotalKind> kind;          // with the place of `count`, `sum` or `blocks`
  std::vector<SaidText> records;  // count, blocks
  SaidText summed;                // sum
  std::optional<ConditionKeys> where;
  Maybe<std::string> within;
  Maybe<std::int64_t> last_digits;
  Maybe<std::string> centre;
  Scope scope;
  SourceKeys source;
};

struct TailDecl {
  Spot spot;
  std::string number;
  SaidText name;
  TitleKeys title;
  SaidText length_in;  // value "": missing, and reported
  Maybe<std::int64_t> pad_to;
};

struct RecordDecl {
  SaidText name;
  TitleKeys title;
  Part part = Part::data;
  std::vector<FieldDecl> fields;
  std::vector<TotalDecl> totals;
  std::optional<TailDecl> tail;
  SourceKeys source;
};

struct UniqueDecl {
  Spot spot;
  SaidText record;
  std::vector<SaidText> key;
  std::vector<SaidText> same;
  std::optional<ConditionKeys> where;
  Scope scope;
  SourceKeys source;
};

struct AllowedDecl {
  Spot spot;
  SaidText record;
  Severity severity = Severity::note;
  std::vector<std::vector<ConditionKeys>> rows;
  Scope scope;
  SourceKeys source;
};

struct SetDecl {
  Spot spot;
  SaidText record;
  std::vector<SaidText> key;
  std::optional<ConditionKeys> where;
  std::optional<ConditionKeys> halves;
  Maybe<std::string> alone;
  Maybe<std::string> broken;
  Scope scope;
  SourceKeys source;
};

struct KindDecl {
  SaidText name;
  TitleKeys title;
  Direction direction = Direction::receive;
  Maybe<std::string> answers;
  Maybe<FailureCodeSet> failure_codes;
  Scope scope;
  SourceKeys source;
};

struct GroupDecl {
  SaidText name;
  std::vector<SaidText> items;
};

struct SchemaDecl {
  std::string name;  // "eb11.toml"
  Maybe<std::int64_t> length;
  Said<Charset> charset{Charset::ascii, {}};
  Said<Framing> framing{Framing::none, {}};
  std::vector<SaidText> order;
  Spot order_spot;
  Maybe<std::string> date;
  std::vector<SaidText> key;
  Scope scope;
  SourceKeys source;
  std::vector<KindDecl> kinds;
  std::vector<RecordDecl> records;
  std::vector<GroupDecl> groups;
  std::vector<UniqueDecl> unique;
  std::vector<AllowedDecl> allowed;
  std::vector<SetDecl> sets;
};

}  // namespace kcms
