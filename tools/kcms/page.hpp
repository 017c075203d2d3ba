// A page of help before it has a form: the same page becomes plain text, a manual page or Markdown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

struct Page {
  enum class Form : std::uint8_t {
    heading,
    paragraph,
    usage,  // a line of a synopsis
    item,   // `term` and what it means
    code,   // lines as they are
  };
  struct Block {
    Form form;
    std::string text;
    std::string term;
  };

  std::string name;      // "kcms-validate"
  int section = 1;       // of the manual
  std::string line;      // what it is, in a line
  std::string see_also;  // other pages of the manual
  std::vector<Block> blocks;

  void heading(std::string text) { blocks.push_back({Form::heading, std::move(text), {}}); }
  void paragraph(std::string text) { blocks.push_back({Form::paragraph, std::move(text), {}}); }
  void usage(std::string text) { blocks.push_back({Form::usage, std::move(text), {}}); }
  void item(std::string term, std::string text) {
    blocks.push_back({Form::item, std::move(text), std::move(term)});
  }
  void code(std::string text) { blocks.push_back({Form::code, std::move(text), {}}); }
};

// For a terminal of 80 columns; wide characters take two.
[[nodiscard]] std::string as_text(const Page& page);
// Headings of a manual page in its language, and what stands at its foot.
struct ManWords {
  std::string name;
  std::string see_also;
  std::string footer;
};

// For man(1), in the man macros.
[[nodiscard]] std::string as_man(const Page& page, const ManWords& words);
[[nodiscard]] std::string as_markdown(const Page& page);

// `text` in lines of at most `width` columns, every line but the first behind `indent` blanks.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

}  // namespace kcms
