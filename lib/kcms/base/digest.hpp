// SHA-256, piece by piece. The only file that names OpenSSL's digests.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace kcms {

class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();

  void update(std::string_view bytes);
  // The digest of all that was given, in 64 lower-case hexadecimal digits. Ends it: nothing may
  // follow.
  [[nodiscard]] std::string finish();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

[[nodiscard]] std::string sha256(std::string_view bytes);

// Two lower-case hexadecimal digits a byte.
[[nodiscard]] std::string hex(std::string_view bytes);

}  // namespace kcms
