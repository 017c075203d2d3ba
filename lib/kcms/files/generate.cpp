#include <kcms/files/generate.hpp>

#include <kcms/base/text.hpp>
#include <kcms/files/column_names.hpp>
#include <kcms/files/file_maker.hpp>
#include <kcms/files/layout_choice.hpp>
#include <kcms/files/refusal_rules.hpp>

#include <algorithm>

namespace kcms {

namespace {

Phrase::Values kind_of(const FileSpec& spec) { return {{"kind", std::string(spec.kind)}}; }

Status check_tails(const FileSpec& spec) {
  return spec.has_tails() ? Status(fail(Errc::usage, Phrase("generate.documents", kind_of(spec))))
                          : done();
}

FramingFacts framing_of(const FileSpec& spec) {
  FramingFacts framing;
  framing.framing = spec.framing;
  return framing;
}

Refusal of_setting(std::string_view name, Phrase reason) {
  Refusal refusal{0, std::string(name), std::move(reason)};
  refusal.of_setting = true;
  return refusal;
}

// NEL is a line end in EBCDIC alone; elsewhere its byte is a part of a character.
Status check_framing(const FileSpec& spec, const std::optional<FramingFacts>& framing) {
  if (!framing || spec.charset == Charset::ebcdic_037) return done();
  for (const Framing end : {framing->framing, framing->final_end, framing->behind_it})
    if (end == Framing::nel)
      return fail(Errc::usage, Phrase("generate.framing-nel", kind_of(spec)));
  return done();
}

// Whether rows can be told apart although a column has no name that counts.
bool has_part_in_doubt(std::span<const Refusal> refused) {
  static constexpr std::string_view part[] = {part_column};
  return std::ranges::any_of(
      refused, [](const Refusal& refusal) { return !nearest(refusal.column, part).empty(); });
}

class Generation {
 public:
  Generation(std::span<const FileSpec* const> layouts, const GenerateOptions& options,
             ByteSink& sink)
      : layouts_(layouts), options_(options), sink_(sink) {
    result_.refusals = Refusals(options.most_refusals);
  }

  Result<Generated> run(ByteSource& source) {
    auto reader = open_rows(source, column_names(layouts_), result_.refusals);
    if (!reader) return pass(reader);
    rows_ = std::move(*reader);
    result_.columns.assign(rows_->columns().begin(), rows_->columns().end());
    if (has_part_in_doubt(result_.refusals.kept())) return std::move(result_);
    named_ = result_.refusals.empty();
    if (const auto read = read_on(); !read) return pass(read);
    if (const auto made = make(); !made) return pass(made);
    if (rows_->header_line() == 0) result_.columns.clear();
    return std::move(result_);
  }

 private:
  // The next row, and whether others before it could not be read.
  [[nodiscard]] Status read_on() {
    const auto before = result_.refusals.count();
    const auto next = rows_->next();
    if (!next) return pass(next);
    row_ = *next;
    passed_over_ = result_.refusals.count() != before;
    return done();
  }

  [[nodiscard]] Status make() {
    const auto choice = choose_layout(layouts_, options_.settings, result_.columns, row_);
    if (!choice) return pass(choice);
    const FileSpec& spec = choice->spec == nullptr ? *layouts_.back() : *choice->spec;
    result_.spec = &spec;
    result_.date = choice->date;
    const FileSettings settings{options_.settings.set, choice->date};
    FileWriter writer(sink_, spec.charset, options_.framing.value_or(framing_of(spec)));
    FileMaker maker(spec, result_.columns, settings, writer, result_.refusals,
                    {rows_->header_line(), named_});
    if (!has_settings(maker, *choice)) return done();
    if (const auto made = make_file(maker); !made) return made;
    if (const auto finished = writer.finish(); !finished) return finished;
    result_.written = true;
    result_.records = maker.records();
    result_.data_records = maker.data_records();
    result_.bytes = writer.bytes();
    result_.lines = std::move(maker.lines());
    return done();
  }

  // Whether the settings are known and nothing is lacking that no row will give. Rows that could
  // not be read may have given it.
  [[nodiscard]] bool has_settings(FileMaker& maker, const LayoutChoice& choice) {
    Refusals& refusals = result_.refusals;
    const auto before = refusals.count();
    check_settings(*result_.spec, options_.settings, refusals);
    const bool part = std::ranges::find(result_.columns, part_column) != result_.columns.end();
    if (!part || !passed_over_) {
      if (choice.spec == nullptr) refuse_date(choice.no_date);
      maker.refuse_lacking_settings(row_);
    }
    return choice.spec != nullptr && refusals.count() == before;
  }

  // What stands in the header row is no date, or nothing says one.
  void refuse_date(std::string_view given) {
    const FileSpec& spec = *result_.spec;
    if (given.empty())
      return result_.refusals.add(of_setting("", Phrase("generate.no-date", kind_of(spec))));
    const FieldSpec& field = spec.at(spec.date);
    result_.refusals.add({row_->line, std::string(field.name), Phrase("generate.not-a-date"),
                          "date-invalid", excerpt(std::string(given)), &field});
  }

  [[nodiscard]] Status make_file(FileMaker& maker) {
    while (row_ != nullptr) {
      if (passed_over_) maker.pass_over();
      if (const auto taken = maker.take(*row_); !taken) return taken;
      if (const auto read = read_on(); !read) return read;
    }
    if (passed_over_) maker.pass_over();
    return maker.finish();
  }

  std::span<const FileSpec* const> layouts_;
  const GenerateOptions& options_;
  ByteSink& sink_;
  Generated result_;
  std::unique_ptr<RowReader> rows_;
  const Row* row_ = nullptr;
  bool passed_over_ = false;
  bool named_ = true;
};

}  // namespace

void check_settings(const FileSpec& spec, const FileSettings& settings, Refusals& refusals) {
  std::vector<std::string_view> known;
  for (const RecordSpec& record : spec.records)
    if (record.part != Part::data)
      for (const FieldSpec& field : record.fields) known.push_back(field.name);
  for (const auto& [name, value] : settings.set) {
    if (std::ranges::find(known, name) != known.end()) continue;
    auto values = kind_of(spec);
    values.emplace_back("field", name);
    const auto near = nearest(name, known);
    const bool is_near = !near.empty();
    if (is_near) values.emplace_back("nearest", near);
    refusals.add(of_setting(
        name, Phrase(is_near ? "generate.unknown-setting-near" : "generate.unknown-setting",
                     std::move(values))));
  }
}

Result<Generated> generate(ByteSource& rows, std::span<const FileSpec* const> layouts,
                           const GenerateOptions& options, ByteSink& sink) {
  for (const FileSpec* spec : layouts) {
    if (const auto sound = check_tails(*spec); !sound) return pass(sound);
    if (const auto sound = check_framing(*spec, options.framing); !sound) return pass(sound);
  }
  return Generation(layouts, options, sink).run(rows);
}

}  // namespace kcms
