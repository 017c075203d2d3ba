// What is read is never written over, not even with --overwrite.
#pragma once

#include <kcms/base/result.hpp>

#include <initializer_list>
#include <span>
#include <string>

namespace kcms {

// Errc::usage where `output` is one of the files that are read (by another name, a hard or a
// symbolic link too), or lies in a folder of them. "" and "-" are no file that could be lost.
[[nodiscard]] Status keep_inputs(const std::string& output, std::span<const std::string> inputs);
[[nodiscard]] inline Status keep_inputs(const std::string& output,
                                        std::initializer_list<std::string> inputs) {
  return keep_inputs(output, std::span(inputs.begin(), inputs.size()));
}

}  // namespace kcms
