// SHA-256 of one text after the other, in a thread of its own: whoever reads them writes them
// meanwhile.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace kcms {

class DigestThread {
 public:
  DigestThread();
  ~DigestThread();

  // The next bytes of the text. Copies them, and waits where too many are still to be hashed.
  void update(std::string_view bytes);
  // The end of the text: its digest, in hexadecimal, will be in `digest` after wait(), and not
  // before.
  void finish(std::string& digest);
  // Until every digest is where it belongs.
  void wait();

 private:
  class Pieces;
  std::unique_ptr<Pieces> pieces_;
};

}  // namespace kcms
