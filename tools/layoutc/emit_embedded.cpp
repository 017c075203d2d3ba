#include "emit_embedded.hpp"
#include "literal.hpp"

#include <fmt/format.h>

#include <vector>

namespace kcms::layoutc {
namespace {

// Compilers need not take a longer literal, and clang warns of one.
constexpr std::size_t longest_literal = 65000;

std::string as_characters(std::string_view text) {
  std::string list;
  for (std::size_t i = 0; i < text.size(); ++i)
    list += fmt::format("'\\{:o}',{}", static_cast<unsigned>(static_cast<unsigned char>(text[i])),
                        i % 24 == 23 ? "\n" : "");
  return list;
}

std::string definition(std::size_t index, std::string_view text) {
  if (text.size() <= longest_literal)
    return fmt::format(
        "constexpr std::string_view text_{}{{{},\n                                  {}}};\n", index,
        raw_literal(text), text.size());
  return fmt::format(
      "constexpr char long_{0}[] = {{\n{1}}};\nconstexpr std::string_view text_{0}{{long_{0}, "
      "{2}}};\n",
      index, as_characters(text), text.size());
}

}  // namespace

std::string embedded_source(std::span<const SchemaFile> files) {
  std::vector<std::string> texts;
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < files.size(); ++i) {
    texts.push_back(definition(i, files[i].text));
    rows.push_back(fmt::format("{{{}, text_{}}}", quoted(files[i].path), i));
  }
  return fmt::format(R"(// Made by layoutc from the files of schemas/: change those, not this.
#include <kcms/base/embedded.hpp>

#include <algorithm>
#include <array>

namespace kcms {{
namespace {{

{}
constexpr std::array<EmbeddedFile, {}> files{{{{
    {}}}}};

}}  // namespace

std::span<const EmbeddedFile> embedded_files() noexcept {{ return files; }}

std::string_view embedded(std::string_view path) noexcept {{
  const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
  return found == files.end() ? std::string_view{{}} : found->text;
}}

}}  // namespace kcms
)",
                     joined(texts, "\n"), rows.size(), joined(rows, ",\n    "));
}

}  // namespace kcms::layoutc
