// The bytes of a SignedData as DER has them, where OpenSSL does not tell: whether they are DER, not
// merely BER, and the parts that it keeps to itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// Whether all values in `bytes` have definite lengths, no longer written than needed, and texts in
// one piece. The order of sets is not looked at: programs that sign leave them as they are.
[[nodiscard]] bool is_der(std::string_view bytes);

struct SignedForm {
  std::string version;                // of SignedData, in decimal; "" where there is none
  std::vector<std::string> versions;  // of each SignerInfo
  bool crls = false;                  // it has a list of them, even an empty one
};

// Of a ContentInfo with a SignedData, as far as it can be followed.
[[nodiscard]] SignedForm signed_form_of(std::string_view der);

}  // namespace kcms
