#include <kcms/evidence/signed_trust.hpp>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

#include <memory>

namespace kcms {
namespace {

struct FreeTrust {
  void operator()(BIO* bytes) const noexcept { BIO_free_all(bytes); }
  void operator()(X509* certificate) const noexcept { X509_free(certificate); }
  void operator()(X509_STORE* store) const noexcept { X509_STORE_free(store); }
  void operator()(X509_STORE_CTX* context) const noexcept { X509_STORE_CTX_free(context); }
};
template <class T>
using Trusted = std::unique_ptr<T, FreeTrust>;

// Calls `take` with each certificate.
template <class Take>
void each_certificate(std::string_view pem, Take take) {
  const Trusted<BIO> text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  for (;;) {
    const Trusted<X509> certificate(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr));
    if (certificate == nullptr) break;
    take(certificate.get());
  }
  ERR_clear_error();  // the end is an error to it
}

// Its own dates are a finding of their own.
int pass_over_dates(int good, X509_STORE_CTX* context) {
  const int error = X509_STORE_CTX_get_error(context);
  const bool of_dates =
      error == X509_V_ERR_CERT_HAS_EXPIRED || error == X509_V_ERR_CERT_NOT_YET_VALID;
  return good == 1 || (of_dates && X509_STORE_CTX_get_error_depth(context) == 0) ? 1 : 0;
}

}  // namespace

std::size_t count_certificates(std::string_view pem) {
  std::size_t count = 0;
  each_certificate(pem, [&](X509* /*certificate*/) { ++count; });
  return count;
}

std::string why_not_trusted(X509& certificate, STACK_OF(X509) * others,
                            const std::optional<SignedWhen>& when, std::string_view pem) {
  const Trusted<X509_STORE> store(X509_STORE_new());
  each_certificate(pem, [&](X509* one) { X509_STORE_add_cert(store.get(), one); });
  const Trusted<X509_STORE_CTX> context(X509_STORE_CTX_new());
  if (X509_STORE_CTX_init(context.get(), store.get(), &certificate, others) != 1)
    return X509_verify_cert_error_string(X509_V_ERR_OUT_OF_MEM);
  X509_STORE_CTX_set_flags(context.get(), X509_V_FLAG_PARTIAL_CHAIN);
  if (when)
    X509_STORE_CTX_set_time(context.get(), 0, when->from.time_since_epoch().count());
  else
    X509_STORE_CTX_set_flags(context.get(), X509_V_FLAG_NO_CHECK_TIME);
  X509_STORE_CTX_set_verify_cb(context.get(), pass_over_dates);
  const bool leads = X509_verify_cert(context.get()) == 1;
  ERR_clear_error();
  const int error = X509_STORE_CTX_get_error(context.get());
  return leads ? std::string() : X509_verify_cert_error_string(error);
}

}  // namespace kcms
