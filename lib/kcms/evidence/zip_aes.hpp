// The sum by which WinZip's AES proves an entry of a zip (AE-2), where libzip cannot tell whether
// it fits.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kcms {

// Takes the stored bytes of an entry: salt, password check, what is encrypted, sum.
class ZipAesProof {
 public:
  // `key_size` is 16, 24 or 32; `size` is that of all the stored bytes.
  ZipAesProof(std::string password, std::size_t key_size, std::uint64_t size);
  ZipAesProof(const ZipAesProof&) = delete;
  ZipAesProof& operator=(const ZipAesProof&) = delete;
  ~ZipAesProof();

  void take(std::string_view bytes);
  // Whether all bytes came, and fit their sum and the password.
  [[nodiscard]] bool holds();

 private:
  struct Mac;
  void begin();

  std::string password_;
  std::size_t key_size_;
  std::uint64_t encrypted_;  // bytes of it still to come
  bool possible_;            // there is room for all parts
  std::string head_;         // salt and password check
  std::string sum_;
  std::unique_ptr<Mac> mac_;
};

}  // namespace kcms
