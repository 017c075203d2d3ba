#include <kcms/evidence/signed_data.hpp>

#include <kcms/base/text.hpp>
#include <kcms/evidence/signed_form.hpp>
#include <kcms/evidence/signed_time.hpp>
#include <kcms/evidence/signed_trust.hpp>

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/objects.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace kcms {
namespace {

struct FreeSigned {
  void operator()(CMS_ContentInfo* info) const noexcept { CMS_ContentInfo_free(info); }
  void operator()(STACK_OF(X509) * all) const noexcept { sk_X509_pop_free(all, X509_free); }
};

constexpr int the_only_one = -3;  // of an attribute, to OpenSSL

constexpr std::array strong_digests = {NID_sha256,   NID_sha384,   NID_sha512,  NID_sha512_256,
                                       NID_sha3_256, NID_sha3_384, NID_sha3_512};

// "sha256", or its numbers where OpenSSL has no word for it.
std::string word_of(const ASN1_OBJECT* object) {
  constexpr int longest = 128;
  std::array<char, longest> text{};
  const int nid = OBJ_obj2nid(object);
  if (nid != NID_undef) return OBJ_nid2sn(nid);
  return OBJ_obj2txt(text.data(), longest, object, 1) > 0 ? text.data() : "?";
}

const ASN1_OBJECT* object_of(const X509_ALGOR* algorithm) {
  const ASN1_OBJECT* object = nullptr;
  X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
  return object;
}

bool is_strong(int digest) {
  return std::ranges::find(strong_digests, digest) != strong_digests.end();
}

class SignedDataInspector {
 public:
  SignedDataInspector(std::string_view bytes, const InspectOptions& options)
      : bytes_(bytes), options_(options) {}

  std::vector<DocumentFault> run() {
    if (read()) {
      judge_form();
      judge_signers();
      judge_signature();
    }
    ERR_clear_error();
    return std::move(faults_);
  }

 private:
  void report(std::string_view rule, Phrase::Values values = {}) {
    faults_.push_back({rule, std::move(values)});
  }

  // Whether there is a SignedData to look into.
  bool read() {
    const auto* const begin = reinterpret_cast<const unsigned char*>(bytes_.data());
    const unsigned char* at = begin;
    info_.reset(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(bytes_.size())));
    if (info_ == nullptr) {
      report("signature-unreadable");
      return false;
    }
    const auto size = static_cast<std::size_t>(at - begin);
    if (size != bytes_.size())
      report("signature-surplus", {{"bytes", grouped(bytes_.size() - size)}});
    bytes_ = bytes_.substr(0, size);
    if (is_der(bytes_))
      form_ = signed_form_of(bytes_);
    else
      report("signature-encoding");
    if (OBJ_obj2nid(CMS_get0_type(info_.get())) == NID_pkcs7_signed) return true;
    report("signature-type", {{"found", word_of(CMS_get0_type(info_.get()))}});
    return false;
  }

  void judge_form() {
    if (form_ && form_->version != "1" && form_->version != "3")
      report("signature-version", {{"found", form_->version}, {"expected", "1, 3"}});
    ASN1_OCTET_STRING** const content = CMS_get0_content(info_.get());
    has_content_ = content != nullptr && *content != nullptr && ASN1_STRING_length(*content) != 0;
    if (!has_content_) report("signature-content");
    if (form_ && form_->crls) report("signature-crls");
  }

  void judge_signers() {
    certificates_.reset(CMS_get1_certs(info_.get()));
    CMS_set1_signers_certs(info_.get(), nullptr, 0);
    STACK_OF(CMS_SignerInfo)* const signers = CMS_get0_SignerInfos(info_.get());
    if (sk_CMS_SignerInfo_num(signers) < 1) report("signature-missing");
    for (int i = 0; i < sk_CMS_SignerInfo_num(signers); ++i)
      judge_signer(sk_CMS_SignerInfo_value(signers, i), static_cast<std::size_t>(i));
  }

  void judge_signer(CMS_SignerInfo* signer, std::size_t place) {
    X509* certificate = nullptr;
    X509_ALGOR* digest = nullptr;
    X509_ALGOR* signature = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, &certificate, &digest, &signature);
    judge_algorithms(object_of(digest), object_of(signature), certificate);
    ASN1_OCTET_STRING* key = nullptr;
    CMS_SignerInfo_get0_signer_id(signer, &key, nullptr, nullptr);
    judge_version(place, key == nullptr ? "1" : "3");
    if (key != nullptr) report("signature-signer");
    if (CMS_unsigned_get_attr_count(signer) > 0) report("signature-attributes");
    if (certificate == nullptr) {
      all_certificates_ = false;
      return report("signature-certificate");
    }
    judge_certificate(*certificate, time_of(signer));
  }

  void judge_version(std::size_t place, const std::string& expected) {
    if (!form_ || place >= form_->versions.size() || form_->versions[place] == expected) return;
    report("signature-version", {{"found", form_->versions[place]}, {"expected", expected}});
  }

  void judge_algorithms(const ASN1_OBJECT* digest, const ASN1_OBJECT* signature,
                        X509* certificate) {
    int signed_digest = NID_undef;
    int key = NID_undef;
    const int nid = OBJ_obj2nid(signature);
    if (OBJ_find_sigid_algs(nid, &signed_digest, &key) != 1) key = nid;
    if (!is_strong(OBJ_obj2nid(digest)))
      report("signature-digest", {{"found", word_of(digest)}});
    else if (signed_digest != NID_undef && !is_strong(signed_digest))
      report("signature-digest", {{"found", OBJ_nid2sn(signed_digest)}});
    const EVP_PKEY* const public_key =
        certificate == nullptr ? nullptr : X509_get0_pubkey(certificate);
    const bool other_key = public_key != nullptr && EVP_PKEY_is_a(public_key, "RSA") != 1 &&
                           EVP_PKEY_is_a(public_key, "RSA-PSS") != 1;
    if ((key != NID_rsaEncryption && key != NID_rsassaPss) || other_key)
      report("signature-algorithm", {{"found", word_of(signature)}});
  }

  [[nodiscard]] std::optional<SignedWhen> time_of(CMS_SignerInfo* signer) const {
    for (const int form : {V_ASN1_UTCTIME, V_ASN1_GENERALIZEDTIME}) {
      const auto* const time = static_cast<const ASN1_TIME*>(CMS_signed_get0_data_by_OBJ(
          signer, OBJ_nid2obj(NID_pkcs9_signingTime), the_only_one, form));
      if (const auto instant = instant_of(time)) return moment(*instant);
    }
    if (!options_.date) return {};
    return day_in_korea(*options_.date);
  }

  void judge_certificate(X509& certificate, const std::optional<SignedWhen>& when) {
    if (when && !held(certificate, *when))
      report("signature-date", {{"signed", shown_in_korea(*when)},
                                {"from", shown_in_korea(X509_get0_notBefore(&certificate))},
                                {"to", shown_in_korea(X509_get0_notAfter(&certificate))}});
    if (options_.trust.empty()) return;
    const std::string reason =
        why_not_trusted(certificate, certificates_.get(), when, options_.trust);
    if (!reason.empty()) report("signature-chain", {{"reason", reason}});
  }

  // What a signer says was signed must be what is there; OpenSSL leaves that to its callers.
  [[nodiscard]] bool names_content(CMS_SignerInfo* signer) const {
    if (CMS_signed_get_attr_count(signer) < 0) return true;
    const auto* const named = static_cast<const ASN1_OBJECT*>(CMS_signed_get0_data_by_OBJ(
        signer, OBJ_nid2obj(NID_pkcs9_contentType), the_only_one, V_ASN1_OBJECT));
    return named != nullptr && OBJ_cmp(named, CMS_get0_eContentType(info_.get())) == 0;
  }

  // The signatures themselves: where nothing is missing that they are checked with.
  void judge_signature() {
    STACK_OF(CMS_SignerInfo)* const signers = CMS_get0_SignerInfos(info_.get());
    const int count = sk_CMS_SignerInfo_num(signers);
    if (!has_content_ || !all_certificates_ || count < 1) return;
    constexpr unsigned only_signatures = CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY;
    bool good = CMS_verify(info_.get(), nullptr, nullptr, nullptr, nullptr, only_signatures) == 1;
    for (int i = 0; i < count; ++i)
      good = good && names_content(sk_CMS_SignerInfo_value(signers, i));
    if (!good) report("signature-wrong");
  }

  std::string_view bytes_;
  const InspectOptions& options_;
  std::unique_ptr<CMS_ContentInfo, FreeSigned> info_;
  std::unique_ptr<STACK_OF(X509), FreeSigned> certificates_;
  std::optional<SignedForm> form_;  // where it is DER
  bool has_content_ = false;
  bool all_certificates_ = true;
  std::vector<DocumentFault> faults_;
};

}  // namespace

std::vector<DocumentFault> inspect_signed_data(std::string_view bytes,
                                               const InspectOptions& options) {
  return SignedDataInspector(bytes, options).run();
}

bool holds_certificates(std::string_view pem) { return count_certificates(pem) != 0; }

}  // namespace kcms
