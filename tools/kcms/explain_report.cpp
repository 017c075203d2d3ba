#include "explain_report.hpp"
#include "layout_words.hpp"
#include "report.hpp"
#include "text_table.hpp"
#include "visible.hpp"

#include <kcms/base/json.hpp>
#include <kcms/base/text.hpp>
#include <kcms/layout/names.hpp>
#include <kcms/layout/registry.hpp>

#include <algorithm>

namespace kcms {
namespace {

Severity gravest(const std::vector<Finding>& findings) {
  Severity worst = Severity::note;
  for (const Finding& finding : findings) worst = std::max(worst, finding.severity);
  return worst;
}

std::string title_of(const Bilingual& title, std::string_view language) {
  return std::string(language == "ko" ? title.ko : title.en);
}

// "1 (enrolment)"
std::string value_of(const ExplainedField& field, std::string_view language) {
  const auto code =
      std::ranges::find(field.field->codes, std::string_view{field.value}, &CodeValue::code);
  if (code == field.field->codes.end()) return field.value;
  const std::string title = title_of(code->title, language);
  return title.empty() ? field.value : field.value + " (" + title + ")";
}

std::string verdict_of(const ExplainedField& field, const Words& words) {
  if (field.findings.empty()) return words.say("explain.good");
  std::string text =
      words.say("validate.severity." + std::string(name_of(gravest(field.findings))));
  for (const Finding& finding : field.findings) text += " [" + std::string(finding.rule) + "]";
  return text;
}

std::vector<std::string> heads(const Words& words) {
  return {words.say("layout.column.number"), words.say("layout.column.offset"),
          words.say("layout.column.length"), words.say("layout.column.mode"),
          words.say("layout.column.name"),   words.say("layout.column.title"),
          words.say("explain.bytes"),        words.say("explain.value"),
          words.say("explain.verdict")};
}

// Of the bytes behind a record, their place and digest are shown.
void add_document(TextTable& table, const ExplainedRecord& record) {
  const TailSpec& tail = record.shape->tail;
  if (tail.length_in >= record.fields.size()) return;
  const auto length = to_number(record.fields[tail.length_in].value);
  table.row({std::string(tail.number), std::to_string(record.shape->length),
             length ? std::to_string(*length) : "?", std::string(name_in_schema(Mode::binary)),
             std::string(tail.name), std::string(tail.title.ko), "…", record.document});
}

std::string table_of(const ExplainedFile& file, std::string_view language, const Words& words) {
  TextTable table("  ", {1, 2});
  table.row(heads(words));
  for (const ExplainedField& field : file.record.fields) {
    const FieldSpec& spec = *field.field;
    table.row({std::string(spec.number), std::to_string(spec.offset), std::to_string(spec.length),
               std::string(name_in_schema(spec.mode)), std::string(spec.name),
               std::string(spec.title.ko), visible(field.raw, file.spec.charset, Blanks::dotted),
               value_of(field, language), verdict_of(field, words)});
  }
  add_document(table, file.record);
  return table.text();
}

std::string head_of(const ExplainedFile& file, const Words& words) {
  const ExplainedRecord& record = file.record;
  const std::string shape = record.shape == nullptr ? words.say("explain.no-shape")
                                                    : std::string(record.shape->name) + " (" +
                                                          std::string(record.shape->title.ko) + ")";
  return file.path + ": " + layout_id(file.spec) + ", " +
         words.say("explain.head", {{"record", grouped(record.number)},
                                    {"records", grouped(record.records)},
                                    {"shape", shape},
                                    {"offset", std::to_string(record.offset)}}) +
         '\n';
}

std::string findings_of(const ExplainedFile& file, const Words& words) {
  std::string text;
  const auto add = [&](const std::vector<Finding>& findings) {
    for (const Finding& finding : findings)
      text += line_of(file.path, finding, &file.spec, words) + '\n';
  };
  add(file.record.findings);
  for (const ExplainedField& field : file.record.fields) add(field.findings);
  return text;
}

class RecordDocument {
 public:
  RecordDocument(const ExplainedFile& file, const Words& words)
      : file_(file), words_(words), json_(text_, JsonStyle::indented) {}

  [[nodiscard]] std::string make() && {
    const ExplainedRecord& record = file_.record;
    json_.begin_object();
    json_.member("document", "explain/1").member("tool", "kcms").member("version", KCMS_VERSION);
    json_.member("file", file_.path)
        .member("kind", file_.spec.kind)
        .member("layout", layout_id(file_.spec));
    json_.member("record", record.number)
        .member("records", record.records)
        .member("offset", record.offset);
    json_.member("part", record.shape == nullptr ? std::string_view{} : record.shape->name);
    json_.key("fields").begin_list();
    for (const ExplainedField& field : record.fields) write(field);
    json_.end_list();
    if (!record.document.empty()) json_.member("document_digest", record.document);
    write(record.findings);
    json_.end_object();
    return std::move(text_);
  }

 private:
  void write(const ExplainedField& field) {
    const FieldSpec& spec = *field.field;
    json_.begin_object();
    json_.member("number", spec.number).member("name", spec.name);
    json_.key("title")
        .begin_object()
        .member("ko", spec.title.ko)
        .member("en", spec.title.en)
        .end_object();
    json_.member("mode", name_in_schema(spec.mode))
        .member("offset", spec.offset)
        .member("length", spec.length);
    json_.member("bytes", visible(field.raw, file_.spec.charset, Blanks::plain))
        .member("value", field.value);
    json_.member("verdict", field.findings.empty() ? "good" : name_of(gravest(field.findings)));
    write(field.findings);
    json_.end_object();
  }

  void write(const std::vector<Finding>& findings) {
    json_.key("findings").begin_list();
    for (const Finding& finding : findings) {
      json_.begin_object()
          .member("severity", name_of(finding.severity))
          .member("rule", finding.rule);
      json_.member("centre_code", finding.centre_code);
      json_.member("message", sentence_of(finding, &file_.spec, words_))
          .member("value", finding.value);
      json_.end_object();
    }
    json_.end_list();
  }

  const ExplainedFile& file_;
  const Words& words_;
  std::string text_;
  JsonWriter json_;
};

}  // namespace

std::string explained_as_text(const ExplainedFile& file, std::string_view language,
                              const Words& words) {
  std::string text = head_of(file, words);
  if (file.record.shape != nullptr)
    text += table_of(file, language, words);
  else if (!file.record.raw.empty())
    text += "  " + visible(file.record.raw, file.spec.charset, Blanks::dotted) + '\n';
  if (file.record.doubted) text += "  " + words.say("explain.doubted") + '\n';
  return text + findings_of(file, words);
}

std::string explained_as_json(const ExplainedFile& file, const Words& words) {
  return RecordDocument(file, words).make();
}

Severity gravest_in(const ExplainedRecord& record) {
  Severity worst = gravest(record.findings);
  for (const ExplainedField& field : record.fields)
    worst = std::max(worst, gravest(field.findings));
  return worst;
}

}  // namespace kcms
