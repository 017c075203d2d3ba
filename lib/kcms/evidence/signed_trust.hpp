// Whether a certificate leads to one that is trusted.
#pragma once

#include <kcms/evidence/signed_time.hpp>

#include <openssl/x509.h>

#include <optional>
#include <string>
#include <string_view>

namespace kcms {

// Why `certificate` leads to none of the certificates in `pem`, in OpenSSL's words; "" where it
// does. `others` may stand between. All but the certificate itself must hold at that time too,
// where it is known, and nothing is fetched or asked anywhere.
[[nodiscard]] std::string why_not_trusted(X509& certificate, STACK_OF(X509) * others,
                                          const std::optional<SignedWhen>& when,
                                          std::string_view pem);

// How many certificates a text in PEM holds.
[[nodiscard]] std::size_t count_certificates(std::string_view pem);

}  // namespace kcms
