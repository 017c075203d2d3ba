#include "layout_sheet.hpp"
#include "layout_words.hpp"
#include "report.hpp"
#include "topics.hpp"

#include <kcms/files/refusal_rules.hpp>

#include <algorithm>
#include <iterator>
#include <vector>

namespace kcms {
namespace {

constexpr std::string_view unchecked = "unchecked.";

std::string key_of(const RuleRow& rule) { return "rule." + std::string(rule.id); }

// "error, failure code 0081"
std::string verdict_of(const RuleRow& rule, const Words& words) {
  std::string text = words.say("validate.severity." + std::string(name_of(rule.severity)));
  if (!rule.centre.empty())
    text += ", " + words.say("rules.centre", {{"code", std::string(rule.centre)}});
  return text;
}

std::string source_of(const RuleRow& rule, const Words& words) {
  return rule.source.text.empty() ? ""
                                  : words.say("rules.source", {{"source", words_of(rule.source)}});
}

std::string summary_of(const RuleRow& rule, const Words& words) {
  const std::string text = verdict_of(rule, words) + ". " + about(rule.id, true, words) + " " +
                           words.say(key_of(rule) + ".cure");
  const std::string source = source_of(rule, words);
  return source.empty() ? text : text + " " + source;
}

std::vector<std::string> unchecked_keys(const Words& words) {
  std::vector<std::string> keys;
  for (const std::string& key : words.keys())
    if (key.starts_with(unchecked)) keys.push_back(key);
  return keys;
}

std::string about_reason(std::string_view id, const Words& words) {
  const std::string key = "reason." + std::string(id);
  const std::string about = words.say(key + ".about");
  return words.has(key + ".cure") ? about + " " + words.say(key + ".cure") : about;
}

std::string document_of(const RuleRow& rule, const Words& english, const Words& korean) {
  const std::string key = key_of(rule);
  std::string text = "\n## " + std::string(rule.id) + "\n\n" + std::string(name_of(rule.severity));
  if (!rule.centre.empty()) text += ", centre code " + std::string(rule.centre);
  if (!rule.source.text.empty()) text += "; " + words_of(rule.source);
  text += "\n\n";
  for (const Words* words : {&english, &korean})
    text += "- " + words->say(key + ".sentence") + "  \n  " + about(rule.id, true, *words) + " " +
            words->say(key + ".cure") + "\n";
  return text;
}

}  // namespace

Page rule_page(const RuleRow& rule, const Words& words) {
  Page page{std::string(rule.id), 5, words.say(key_of(rule) + ".sentence"), "kcms-rules(5)", {}};
  page.paragraph(std::string(rule.id) + ": " + verdict_of(rule, words));
  page.paragraph(words.say(key_of(rule) + ".sentence"));
  page.paragraph(about(rule.id, true, words));
  page.paragraph(words.say(key_of(rule) + ".cure"));
  if (const std::string source = source_of(rule, words); !source.empty()) page.paragraph(source);
  return page;
}

bool is_reason(std::string_view id) {
  return std::ranges::find(reason_ids, id) != std::end(reason_ids);
}

Page reason_page(const std::string& id, const Words& words) {
  Page page{id, 5, words.say("rules.reasons"), "kcms-generate(1)", {}};
  page.paragraph(id);
  page.paragraph(about_reason(id, words));
  return page;
}

Page rules_page(const Words& words) {
  Page page{"kcms-rules", 5, words.say("topic.rules.line"), "kcms-validate(1)", {}};
  page.paragraph(words.say("topic.rules.about"));
  page.heading(words.say("topic.rules.heading"));
  for (const RuleRow& rule : rule_rows) page.item(std::string(rule.id), summary_of(rule, words));
  page.heading(words.say("rules.reasons"));
  for (const std::string_view id : reason_ids) page.item(std::string(id), about_reason(id, words));
  page.heading(words.say("rules.unchecked"));
  for (const std::string& key : unchecked_keys(words)) page.item("-", words.say(key));
  return page;
}

Page layouts_page(const Registry& registry, const Words& words) {
  Page page{"kcms-layouts", 5, words.say("topic.layouts.line"), "kcms-layout(1)", {}};
  page.paragraph(words.say("topic.layouts.about"));
  for (const FileSpec* spec : registry.all()) {
    page.heading(layout_id(*spec));
    page.code(layout_sheet(*spec, words));
  }
  return page;
}

std::string rules_document(const Words& english, const Words& korean) {
  std::string text = "<!-- Made by `kcms help rules --as markdown`; a test compares. -->\n\n# " +
                     english.say("topic.rules.heading") + "\n\n";
  for (const Words* words : {&english, &korean}) text += words->say("topic.rules.about") + "\n\n";
  for (const RuleRow& rule : rule_rows) text += document_of(rule, english, korean);
  text += "\n# " + english.say("rules.reasons") + "\n";
  for (const std::string_view id : reason_ids)
    text += "\n## " + std::string(id) + "\n\n- " + about_reason(id, english) + "\n- " +
            about_reason(id, korean) + "\n";
  text += "\n# " + english.say("rules.unchecked") + "\n\n";
  for (const std::string& key : unchecked_keys(english))
    text += "- " + english.say(key) + "  \n  " + korean.say(key) + "\n";
  return text;
}

}  // namespace kcms
