#include "page.hpp"

#include <kcms/charset/charset.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::size_t page_width = 80;
constexpr std::size_t item_indent = 2;
constexpr std::size_t item_text = 26;  // where the text of an item begins

void end_paragraph(std::string& out) {
  if (!out.empty() && !out.ends_with("\n\n")) out += '\n';
}

std::string text_item(const Page::Block& block) {
  std::string line(item_indent, ' ');
  line += block.term;
  const std::size_t used = columns(line);
  if (used + 2 > item_text)
    line += '\n' + std::string(item_text, ' ');
  else
    line += std::string(item_text - used, ' ');
  return line + wrapped(block.text, page_width - item_text, item_text) + '\n';
}

std::string indented(std::string_view text, std::string_view margin) {
  std::string out(margin);
  for (const char c : text) {
    out += c;
    if (c == '\n') out += margin;
  }
  return out;
}

// What troff would take for itself.
std::string troff(std::string_view text) {
  std::string out;
  bool at_start = true;
  for (const char c : text) {
    if (at_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
    at_start = c == '\n';
  }
  return out;
}

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

std::string quoted(std::string_view text) { return '"' + troff(text) + '"'; }

std::string man_block(const Page::Block& block) {
  switch (block.form) {
    case Page::Form::heading:
      return ".SH " + quoted(upper(block.text)) + "\n";
    case Page::Form::paragraph:
      return ".PP\n" + troff(block.text) + '\n';
    case Page::Form::usage:
      return ".B " + troff(block.text) + "\n.br\n";
    case Page::Form::item:
      return ".TP\n.B " + troff(block.term) + '\n' + troff(block.text) + '\n';
    case Page::Form::code:
      return ".PP\n.nf\n" + troff(block.text) + "\n.fi\n";
  }
  return {};
}

std::string markdown_block(const Page::Block& block) {
  switch (block.form) {
    case Page::Form::heading:
      return "\n## " + block.text + "\n\n";
    case Page::Form::paragraph:
      return block.text + "\n\n";
    case Page::Form::usage:
      return "    " + block.text + '\n';
    case Page::Form::item:
      return "- `" + block.term + "`: " + block.text + '\n';
    case Page::Form::code:
      return "\n" + indented(block.text, "    ") + "\n\n";
  }
  return {};
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t wide = columns(word);
    if (used != 0 && used + 1 + wide > width) {
      out += '\n' + std::string(indent, ' ');
      used = 0;
    }
    if (used != 0) out += ' ';
    out += word;
    used += wide + (used != 0 ? 1 : 0);
  }
  return out;
}

std::string as_text(const Page& page) {
  std::string out;
  Page::Form before = Page::Form::heading;
  for (const Page::Block& block : page.blocks) {
    if (block.form != before || block.form == Page::Form::paragraph) {
      if (before != Page::Form::heading) end_paragraph(out);
    }
    switch (block.form) {
      case Page::Form::heading:
        out += block.text + ":\n";
        break;
      case Page::Form::paragraph:
        out += wrapped(block.text, page_width, 0) + '\n';
        break;
      case Page::Form::item:
        out += text_item(block);
        break;
      case Page::Form::usage:
      case Page::Form::code:
        out += indented(block.text, "  ") + '\n';
        break;
    }
    before = block.form;
  }
  return out;
}

std::string as_man(const Page& page, const ManWords& words) {
  std::string out = ".TH " + quoted(upper(page.name)) + " " + quoted(std::to_string(page.section)) +
                    " " + quoted("") + " " + quoted(words.footer) + "\n.SH " +
                    quoted(upper(words.name)) + "\n" + troff(page.name) + " \\- " +
                    troff(page.line) + '\n';
  for (const Page::Block& block : page.blocks) out += man_block(block);
  if (page.see_also.empty()) return out;
  return out + ".SH " + quoted(upper(words.see_also)) + "\n" + troff(page.see_also) + '\n';
}

std::string as_markdown(const Page& page) {
  std::string out = "# " + page.name + "\n\n" + page.line + "\n\n";
  for (const Page::Block& block : page.blocks) out += markdown_block(block);
  return out;
}

}  // namespace kcms
