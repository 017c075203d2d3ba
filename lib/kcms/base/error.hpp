// Error: we could not do it. What is wrong with the data is a Finding, never an Error.
#pragma once

#include <kcms/base/phrase.hpp>

#include <cstdint>

namespace kcms {

// What a caller can do about an error; the words are in the phrase.
enum class Errc : std::uint8_t {
  usage,    // the command line or a configuration is wrong
  data,     // an input cannot be represented or understood, and so nothing was made of it
  machine,  // no such file, no permission, disk full
  again,    // not yet, or another run is at work
  refused,  // refused for safety
};

struct Error {
  Errc code = Errc::machine;
  Phrase phrase;
};

}  // namespace kcms
