// The files of schemas/ as C++ (kcms/base/embedded.hpp).
#pragma once

#include <span>
#include <string>

namespace kcms::layoutc {

struct SchemaFile {
  std::string path;  // below schemas/
  std::string text;
};

// A source that defines embedded_files() and embedded().
[[nodiscard]] std::string embedded_source(std::span<const SchemaFile> files);

}  // namespace kcms::layoutc
