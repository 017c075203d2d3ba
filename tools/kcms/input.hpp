// Files that a command reads: opened, and told what they are.
#pragma once

#include "arguments.hpp"
#include "console.hpp"
#include "tables.hpp"

#include <kcms/base/byte_source.hpp>
#include <kcms/codec/identify.hpp>

#include <memory>
#include <optional>
#include <string>

namespace kcms {

// What --kind and --year say.
struct InputOptions {
  std::string kind;
  std::optional<int> year;

  [[nodiscard]] static Result<InputOptions> from(const Arguments& arguments);
};

inline constexpr Option kind_option{"kind", "KIND"};
inline constexpr Option year_option{"year", "YYYY"};

// An open file. `identity.spec` is null where its kind is unknown.
struct Input {
  std::unique_ptr<ByteSource> source;
  Identity identity;
};

[[nodiscard]] Result<Input> open_input(const std::string& path, const Registry& registry,
                                       const InputOptions& options, const Settings& settings);

// As above, where the command cannot go on without a kind: that it is unknown is then an error.
[[nodiscard]] Result<Input> open_known(const std::string& path, const Registry& registry,
                                       const InputOptions& options, const Settings& settings);

// As above, for commands on pairs, which have no --kind.
[[nodiscard]] Result<Input> open_of_pair(const std::string& path, const Registry& registry,
                                         const InputOptions& options, const Settings& settings);

}  // namespace kcms
