// kcms explain-code: what failure codes mean, who sets them, and what to do next.
#include "commands.hpp"
#include "tables.hpp"
#include "text_table.hpp"
#include "visible.hpp"

#include <kcms/base/json.hpp>
#include <kcms/base/text.hpp>

namespace kcms {
namespace {

constexpr std::string_view formats[] = {"text", "json"};
constexpr Option options[] = {{"format", "FORMAT", formats}};
constexpr std::string_view examples[] = {
    "kcms explain-code 0017",
    "kcms explain-code 0021 A013 --format json",
};

std::string listed(const std::vector<std::string>& texts) {
  std::string line;
  for (const std::string& text : texts) (line += line.empty() ? "" : ", ") += text;
  return line;
}

// Both languages, whatever the run speaks: what is read out to a payer is Korean.
std::string text_of(const std::string& code, const FailureMeaning& meaning, const Words& words) {
  std::vector<std::string> by;
  by.reserve(meaning.by.size());
  for (const std::string& actor : meaning.by) by.push_back(words.say("failure.by." + actor));
  TextTable table("  ");
  const auto row = [&](std::string_view label, const std::string& text) {
    if (!text.empty()) table.row({label.empty() ? "" : words.say(label), text});
  };
  row("failure.set-by", listed(by));
  row("failure.files", listed(meaning.files));
  row("failure.retry", words.say("failure.again." + meaning.retry));
  row("failure.next", meaning.next.ko);
  row("", meaning.next.en);
  if (meaning.old) row("failure.note", words.say("failure.old"));
  if (!meaning.source.empty()) row("failure.source", meaning.grade + ": " + meaning.source);
  return code + "  " + meaning.title.ko + '\n' + std::string(code.size(), ' ') + "  " +
         meaning.title.en + '\n' + table.text();
}

void write(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).begin_list();
  for (const std::string& text : texts) json.value(text);
  json.end_list();
}

void write(JsonWriter& json, std::string_view key, const FailureMeaning::Text& text) {
  json.key(key).begin_object().member("ko", text.ko).member("en", text.en).end_object();
}

void write(JsonWriter& json, const FailureMeaning& meaning) {
  write(json, "title", meaning.title);
  write(json, "by", meaning.by);
  write(json, "files", meaning.files);
  json.member("retry", meaning.retry);
  write(json, "next", meaning.next);
  json.member("old", meaning.old).member("source", meaning.source).member("grade", meaning.grade);
}

class ExplainCode final : public Command {
 public:
  Status setup(const Arguments& arguments) override {
    codes_ = arguments.plain();
    json_ = arguments.text("format", formats[0]) == formats[1];
    return done();
  }

  ExitCode run(Console& console) override {
    Faults faults;
    const auto tables = load_tables(console.settings().schemas, faults);
    if (!tables) return console.fail(faults);
    const FailureCodes& known = tables->reference.failure_codes();
    if (json_) print_json(known, console);
    ExitCode code = ExitCode::clean;
    bool first = true;
    for (const std::string& name : codes_) {
      const FailureMeaning* meaning = known.find(name);
      if (meaning == nullptr) code = graver(code, refuse(name, known, console));
      if (meaning == nullptr || json_) continue;
      console.print((first ? "" : "\n") + text_of(name, *meaning, console.words()));
      first = false;
    }
    return code;
  }

 private:
  static ExitCode refuse(const std::string& name, const FailureCodes& known, Console& console) {
    if (!name.empty() && all_of(name, '0')) {
      console.say(Phrase{"failure.zeros", {{"code", name}}});
      return ExitCode::findings;
    }
    const std::string near(known.meant_by(name));
    if (near.empty())
      console.say(Phrase{"failure.unknown", {{"code", visible_text(name)}}});
    else
      console.say(
          Phrase{"failure.unknown-near", {{"code", visible_text(name)}, {"nearest", near}}});
    return ExitCode::findings;
  }

  void print_json(const FailureCodes& known, Console& console) const {
    std::string text;
    JsonWriter json(text, JsonStyle::indented);
    json.begin_object();
    json.member("document", "explain-code/1")
        .member("tool", "kcms")
        .member("version", KCMS_VERSION);
    json.key("codes").begin_list();
    for (const std::string& name : codes_) {
      const FailureMeaning* meaning = known.find(name);
      json.begin_object().member("code", name).member("known", meaning != nullptr);
      if (meaning != nullptr)
        write(json, *meaning);
      else
        json.member("nearest", known.meant_by(name));
      json.end_object();
    }
    json.end_list().end_object();
    console.print(text);
  }

  std::vector<std::string> codes_;
  bool json_ = false;
};

}  // namespace

CommandRow explain_code_command() {
  return {"explain-code", "CODE…", 1, any_number, options, examples, [] {
            return std::unique_ptr<Command>(new ExplainCode);
          }};
}

}  // namespace kcms
