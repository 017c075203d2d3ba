#include "interruption.hpp"

#include <csignal>
#include <iterator>

namespace kcms {
namespace {

constexpr int signals[] = {SIGINT, SIGTERM, SIGHUP};

// The first that came. NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
volatile std::sig_atomic_t noted = 0;  // all that a handler may write

void note(int signal) {
  if (noted == 0) {
    noted = signal;
    return;
  }
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace

// One that is ignored (nohup) stays so.
Interruption::Interruption() {
  noted = 0;
  for (std::size_t i = 0; i < std::size(signals); ++i) {
    before_[i] = std::signal(signals[i], note);
    if (before_[i] == SIG_IGN) std::signal(signals[i], SIG_IGN);
  }
}

Interruption::~Interruption() {
  for (std::size_t i = 0; i < std::size(signals); ++i) std::signal(signals[i], before_[i]);
  if (noted != 0) std::raise(noted);
}

bool Interruption::came() noexcept { return noted != 0; }

Result<std::unique_ptr<ByteSource>> InterruptibleDocuments::open(std::size_t index) {
  hold();
  if (!Interruption::came()) return from_->open(index);
  return fail(Errc::machine, Phrase{"evidence.interrupted", {{"file", from_->name()}}});
}

}  // namespace kcms
