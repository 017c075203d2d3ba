// Any bytes can be opened as a zip of documents; what is in it has names in order, and no entry
// gives more than is asked of it.
// Seeds: tests/cli/evidence/zip-of-others
#include "built_in.hpp"

#include <kcms/evidence/document_zip.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace {

void read_some(kcms::DocumentSource& zip, std::size_t index) {
  const auto document = zip.open(index);
  if (!document) return;
  std::array<char, 4096> block{};
  for (int i = 0; i < 64; ++i) {
    const auto got = (*document)->read(block);
    if (!got || *got < block.size()) return;
  }
}

void open_with(const std::string& bytes, const std::string& password) {
  const auto zip = kcms::open_document_zip(kcms::memory_source(bytes, "zip"), password);
  if (!zip) return;
  const auto entries = (*zip)->entries();
  if (!std::ranges::is_sorted(entries, {}, &kcms::DocumentEntry::name)) std::abort();
  for (std::size_t i = 0; i < std::min<std::size_t>(entries.size(), 8); ++i) read_some(**zip, i);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(kcms::fuzz::text_of(data, size));
  open_with(bytes, "");
  open_with(bytes, "secret");
  return 0;
}
