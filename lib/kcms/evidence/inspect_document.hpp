// Whether a document is what its extension says: its first bytes, its structure to the end, and for
// a signed document its signature. Nothing is decoded as a whole.
#pragma once

#include <kcms/base/phrase.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// One fault of a document.
struct DocumentFault {
  std::string_view rule;  // a static text: its id in schemas/rules.toml, "evidence-truncated"
  Phrase::Values values;  // for the rule's sentence; {extension} is always among them
};

struct InspectOptions {
  std::string trust;  // certificates in PEM that a signer's chain must lead to; "" = not asked
  // When a signature was made that does not tell it: the day of the file.
  std::optional<std::chrono::year_month_day> date;
};

// All faults of the whole document `bytes`, which is called `extension` ("jpg", in capitals or not;
// an unknown one has none). An empty document is the caller's business.
[[nodiscard]] std::vector<DocumentFault> inspect_document(std::string_view extension,
                                                          std::string_view bytes,
                                                          const InspectOptions& options);

}  // namespace kcms
