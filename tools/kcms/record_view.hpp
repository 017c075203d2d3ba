// The bytes of one record around a finding, for people.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/base/finding.hpp>
#include <kcms/base/words.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/layout/layout.hpp>

#include <string>

namespace kcms {

// The record at `place` with its secrets masked (unless revealed), and below it a caret under the
// field at fault; "" where the bytes cannot be read again.
[[nodiscard]] std::string caret_lines(const FileSpec& spec, ByteSource& source, const Place& place,
                                      Reveal reveal, const Words& words);

}  // namespace kcms
