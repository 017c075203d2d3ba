// A consent signed with a certificate: SignedData of CMS (RFC 2630) in DER.
#pragma once

#include <kcms/evidence/inspect_document.hpp>

#include <string_view>
#include <vector>

namespace kcms {

// All faults of `bytes`, which should be one SignedData and nothing else: by its form, by what the
// notice of the centre asks of it, by its signatures, and by the validity of their certificates
// when they were made. That is what the signature says, or else the day options.date. Only with
// options.trust the certificates must lead to one of those.
[[nodiscard]] std::vector<DocumentFault> inspect_signed_data(std::string_view bytes,
                                                             const InspectOptions& options);

// Whether a text in PEM holds one certificate at least, as options.trust must.
[[nodiscard]] bool holds_certificates(std::string_view pem);

}  // namespace kcms
