#include <kcms/files/generate.hpp>

#include <kcms/base/text.hpp>
#include <kcms/files/column_names.hpp>
#include <kcms/files/file_maker.hpp>
#include <kcms/files/layout_choice.hpp>

#include <algorithm>

namespace kcms {

namespace {

Phrase::Values kind_of(const FileSpec& spec) { return {{"kind", std::string(spec.kind)}}; }

Status check_tails(const FileSpec& spec) {
  const bool tailed = std::ranges::any_of(
      spec.records, [](const RecordSpec& record) { return record.tail.length_in != none; });
  return tailed ? Status(fail(Errc::usage, Phrase("generate.documents", kind_of(spec)))) : done();
}

FramingFacts framing_of(const FileSpec& spec) {
  FramingFacts framing;
  framing.framing = spec.framing;
  return framing;
}

// Every setting must name a field of a header or a trailer.
Status check_settings(const FileSpec& spec, const FileSettings& settings) {
  std::vector<std::string_view> known;
  for (const RecordSpec& record : spec.records)
    if (record.part != Part::data)
      for (const FieldSpec& field : record.fields) known.push_back(field.name);
  for (const auto& [name, value] : settings.set) {
    if (std::ranges::find(known, name) != known.end()) continue;
    auto values = kind_of(spec);
    values.emplace_back("field", name);
    const auto near = nearest(name, known);
    if (near.empty())
      return fail(Errc::usage, Phrase("generate.unknown-setting", std::move(values)));
    values.emplace_back("nearest", near);
    return fail(Errc::usage, Phrase("generate.unknown-setting-near", std::move(values)));
  }
  return done();
}

Status make_file(RowReader& rows, const Row* row, FileMaker& maker, FileWriter& writer,
                 const Refusals& refusals) {
  while (row != nullptr) {
    if (const auto taken = maker.take(*row); !taken) return taken;
    if (!refusals.empty()) writer.discard();
    const auto next = rows.next();
    if (!next) return pass(next);
    row = *next;
  }
  if (const auto finished = maker.finish(); !finished) return finished;
  if (!refusals.empty()) writer.discard();
  return writer.finish();
}

}  // namespace

Result<Generated> generate(ByteSource& rows, std::span<const FileSpec* const> layouts,
                           const GenerateOptions& options, ByteSink& sink) {
  for (const FileSpec* spec : layouts)
    if (const auto sound = check_tails(*spec); !sound) return pass(sound);
  Generated result;
  result.refusals = Refusals(options.most_refusals);
  const auto reader = open_rows(rows, column_names(layouts), result.refusals);
  if (!reader) return pass(reader);
  if (!result.refusals.empty()) return result;
  const auto columns = (*reader)->columns();
  const auto first = (*reader)->next();
  if (!first) return pass(first);
  const auto choice = choose_layout(layouts, options.settings, columns, *first);
  if (!choice) return pass(choice);
  const FileSpec& spec = *choice->spec;
  if (const auto sound = check_settings(spec, options.settings); !sound) return pass(sound);

  const FileSettings settings{options.settings.set, choice->date};
  FileWriter writer(sink, spec.charset, options.framing.value_or(framing_of(spec)));
  FileMaker maker(spec, columns, settings, writer, result.refusals);
  if (const auto made = make_file(**reader, *first, maker, writer, result.refusals); !made)
    return pass(made);
  result.spec = &spec;
  result.date = choice->date;
  result.records = maker.records();
  result.data_records = maker.data_records();
  result.bytes = writer.bytes();
  return result;
}

}  // namespace kcms
