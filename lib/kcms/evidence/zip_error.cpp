#include <kcms/evidence/zip_error.hpp>

#include <algorithm>
#include <iterator>
#include <string>

namespace kcms {
namespace {

struct Meaning {
  int number;
  std::string_view key;
};

constexpr Meaning meanings[] = {{ZIP_ER_NOZIP, "zip.no-zip"},
                                {ZIP_ER_EOF, "zip.damaged"},
                                {ZIP_ER_SEEK, "zip.damaged"},  // a place that it has not
                                {ZIP_ER_INCONS, "zip.damaged"},
                                {ZIP_ER_CRC, "zip.damaged"},
                                {ZIP_ER_ZLIB, "zip.damaged"},
                                {ZIP_ER_COMPRESSED_DATA, "zip.damaged"},
                                {ZIP_ER_MULTIDISK, "zip.in-parts"},
                                {ZIP_ER_COMPNOTSUPP, "zip.unknown-compression"},
                                {ZIP_ER_ENCRNOTSUPP, "zip.unknown-encryption"},
                                {ZIP_ER_NOPASSWD, "zip.password-needed"},
                                {ZIP_ER_WRONGPASSWD, "zip.wrong-password"}};

std::string reason_of(int number) {
  zip_error_t error;
  zip_error_init_with_code(&error, number);
  std::string reason = zip_error_strerror(&error);
  zip_error_fini(&error);
  return reason;
}

}  // namespace

tl::unexpected<Error> zip_failure(int number, std::string_view name) {
  const auto* const meaning = std::ranges::find(meanings, number, &Meaning::number);
  if (meaning != std::end(meanings))
    return fail(Errc::data, Phrase{meaning->key, {{"file", std::string(name)}}});
  return fail(Errc::machine,
              Phrase{"zip.failed", {{"file", std::string(name)}, {"reason", reason_of(number)}}});
}

}  // namespace kcms
