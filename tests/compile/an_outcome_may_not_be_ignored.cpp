// A Status that nobody looks at.
// Refused: nodiscard
#include <kcms/base/result.hpp>

[[nodiscard]] kcms::Status work() { return kcms::done(); }

int main() {
#ifdef KCMS_WRONG
  work();
#endif
  return work() ? 0 : 1;
}
