// When something was signed, and whether a certificate held then.
#pragma once

#include <openssl/asn1.h>
#include <openssl/x509.h>

#include <chrono>
#include <optional>
#include <string>

namespace kcms {

// A moment, or all of a day where no more is known.
struct SignedWhen {
  std::chrono::sys_seconds from;
  std::chrono::sys_seconds to;
};

// Nothing where it is no time.
[[nodiscard]] std::optional<std::chrono::sys_seconds> instant_of(const ASN1_TIME* time);
[[nodiscard]] SignedWhen moment(std::chrono::sys_seconds when);
[[nodiscard]] SignedWhen day_in_korea(std::chrono::year_month_day date);

// Whether the certificate held at one moment of it at least; false where its own dates are none.
[[nodiscard]] bool held(const X509& certificate, const SignedWhen& when);

// "2016-03-16 10:00", the time in Korea; a day without a time of day.
[[nodiscard]] std::string shown_in_korea(const SignedWhen& when);
[[nodiscard]] std::string shown_in_korea(const ASN1_TIME* time);

}  // namespace kcms
