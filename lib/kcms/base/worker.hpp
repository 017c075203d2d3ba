// A thread of one's own, where the machine has one to give. Whoever wants one can do without.
#pragma once

#include <system_error>
#include <thread>
#include <utility>

namespace kcms {

// Runs `work`, as std::jthread does; what comes back is not joinable where no thread can be had,
// and then nothing has run.
template <typename Work>
[[nodiscard]] std::jthread start_worker(Work&& work) {
  try {
    return std::jthread(std::forward<Work>(work));
  } catch (const std::system_error&) {
    return {};
  }
}

}  // namespace kcms
