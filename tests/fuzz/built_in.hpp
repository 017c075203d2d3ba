// What the targets work with: the layouts, banks and failure codes that are built in, and bytes to
// judge.
#pragma once

#include "rules/built_in.hpp"

#include <kcms/codec/header_claim.hpp>
#include <kcms/rules/validator.hpp>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace kcms::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

inline const Registry& registry() {
  static const Registry registry = Registry::builtin();
  return registry;
}

using test::reference;

// Keeps what it is given.
class Findings final : public FindingSink {
 public:
  void take(Finding finding) override { taken.push_back(std::move(finding)); }
  std::vector<Finding> taken;
};

// Bytes, and what they seem to be. Without a spec: nothing known.
struct Identified {
  std::unique_ptr<ByteSource> source;
  Identity identity;
};

inline Identified identified(std::string_view bytes, std::string_view kind = {}) {
  using namespace std::chrono_literals;
  Identified file{memory_source(bytes), {}};
  auto identity = identify(file.source, registry(), {std::string(kind), {}, 2016y / 3 / 16});
  if (identity) file.identity = std::move(*identity);
  const auto claim = read_header_claim(*file.source, registry(), kind);
  const bool agree = !claim || !identity || claim->spec == nullptr || !kind.empty() ||
                     claim->spec->kind == file.identity.spec->kind;
  if (!agree) std::abort();
  return file;
}

}  // namespace kcms::fuzz
