// Result<T>: a value, or the reason why there is none. The only file that names tl::expected.
#pragma once

#include <kcms/base/error.hpp>

#include <tl/expected.hpp>

#include <utility>

namespace kcms {

template <class T>
using Result = tl::expected<T, Error>;

// An outcome with nothing to return: `return done();` or `return fail(…);`
using Status = Result<void>;

[[nodiscard]] inline Status done() { return {}; }

[[nodiscard]] inline tl::unexpected<Error> fail(Errc code, Phrase phrase) {
  return tl::unexpected<Error>(Error{code, std::move(phrase)});
}

// Hands the error of one result on as the error of another.
template <class T>
[[nodiscard]] tl::unexpected<Error> pass(const Result<T>& failed) {
  return tl::unexpected<Error>(failed.error());
}

}  // namespace kcms
