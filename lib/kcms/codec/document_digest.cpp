#include <kcms/codec/document_digest.hpp>

#include <kcms/base/digest.hpp>

namespace kcms {

Result<std::string> document_digest(TailReader& reader) {
  Sha256 digest;
  for (;;) {
    const auto piece = reader.document();
    if (!piece) return pass(piece);
    if (piece->empty()) return "sha256:" + digest.finish();
    digest.update(*piece);
  }
}

}  // namespace kcms
