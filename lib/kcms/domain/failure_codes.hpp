// Failure codes (불능코드) as schemas/failure_codes.toml has them: what they mean, who sets them,
// and what to do next.
#pragma once

#include <kcms/base/document.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

struct FailureMeaning {
  struct Text {
    std::string ko;
    std::string en;
  };
  Text title;
  Text next;                       // what to do; empty where a code of one's own does not say
  std::vector<std::string> by;     // bank, centre, biller
  std::vector<std::string> files;  // "EB14"
  std::string retry = "unknown";  // may the same request succeed later, unchanged: yes, no, unknown
  bool old = false;               // found in older lists only
  std::string source;
  std::string grade;
};

class FailureCodes {
 public:
  // Adds the codes of a table; one that is there already is replaced.
  void add(std::string_view toml, std::string name, Faults& faults);

  // Blanks behind a code do not count. Null where there is none.
  [[nodiscard]] const FailureMeaning* find(std::string_view code) const;
  // The known code that `code` may be meant for: its zeros put back, capitals for small letters,
  // or the nearest; "" where none is near.
  [[nodiscard]] std::string_view meant_by(std::string_view code) const;
  // In order.
  [[nodiscard]] const std::map<std::string, FailureMeaning, std::less<>>& all() const noexcept {
    return codes_;
  }

 private:
  std::map<std::string, FailureMeaning, std::less<>> codes_;
};

}  // namespace kcms
