#include <kcms/evidence/zip_aes.hpp>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>
#include <vector>

namespace kcms {
namespace {

constexpr std::size_t sum_size = 10;
constexpr std::size_t check_size = 2;
constexpr int rounds = 1000;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string_view take_front(std::string_view& bytes, std::uint64_t most) {
  const std::string_view front =
      bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(most, bytes.size())));
  bytes.remove_prefix(front.size());
  return front;
}

}  // namespace

struct ZipAesProof::Mac {
  Mac() : method(EVP_MAC_fetch(nullptr, "HMAC", nullptr)), context(EVP_MAC_CTX_new(method)) {}
  Mac(const Mac&) = delete;
  Mac& operator=(const Mac&) = delete;
  ~Mac() {
    EVP_MAC_CTX_free(context);
    EVP_MAC_free(method);
  }
  EVP_MAC* method;
  EVP_MAC_CTX* context;
};

ZipAesProof::ZipAesProof(std::string password, std::size_t key_size, std::uint64_t size)
    : password_(std::move(password)), key_size_(key_size) {
  const std::size_t around = key_size / 2 + check_size + sum_size;
  possible_ = size >= around;
  encrypted_ = possible_ ? size - around : 0;
}
ZipAesProof::~ZipAesProof() = default;

// Of the password and the salt come a key to encrypt, a key to prove, and two bytes to try.
void ZipAesProof::begin() {
  std::vector<unsigned char> keys(2 * key_size_ + check_size);
  const auto salt = static_cast<int>(key_size_ / 2);
  possible_ =
      PKCS5_PBKDF2_HMAC_SHA1(password_.data(), static_cast<int>(password_.size()), bytes_of(head_),
                             salt, rounds, static_cast<int>(keys.size()), keys.data()) == 1;
  mac_ = std::make_unique<Mac>();
  std::string digest = "SHA1";
  const OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
      OSSL_PARAM_construct_end()};
  possible_ =
      possible_ && EVP_MAC_init(mac_->context, keys.data() + key_size_, key_size_, parameters) == 1;
}

void ZipAesProof::take(std::string_view bytes) {
  head_ += take_front(bytes, key_size_ / 2 + check_size - head_.size());
  if (bytes.empty() || !possible_) return;
  if (mac_ == nullptr) begin();
  const std::string_view encrypted = take_front(bytes, encrypted_);
  encrypted_ -= encrypted.size();
  EVP_MAC_update(mac_->context, bytes_of(encrypted), encrypted.size());
  sum_ += bytes;
}

bool ZipAesProof::holds() {
  if (!possible_ || mac_ == nullptr || encrypted_ != 0 || sum_.size() != sum_size) return false;
  std::array<unsigned char, EVP_MAX_MD_SIZE> made{};
  std::size_t size = 0;
  return EVP_MAC_final(mac_->context, made.data(), &size, made.size()) == 1 &&
         std::equal(sum_.begin(), sum_.end(), made.begin(),
                    [](char a, unsigned char b) { return static_cast<unsigned char>(a) == b; });
}

}  // namespace kcms
