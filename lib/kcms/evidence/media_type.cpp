#include <kcms/evidence/media_type.hpp>

#include <kcms/evidence/mp3_frame.hpp>

namespace kcms {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  MediaType type;
};

constexpr Signature signatures[] = {
    {"\xFF\xD8\xFF"sv, MediaType::jpg},
    {"GIF87a"sv, MediaType::gif},
    {"GIF89a"sv, MediaType::gif},
    {"II*\0"sv, MediaType::tif},
    {"MM\0*"sv, MediaType::tif},
    {"\x89PNG\r\n\x1A\n"sv, MediaType::png},
    {"%PDF-"sv, MediaType::pdf},
    {"ID3"sv, MediaType::mp3},
    {"\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C"sv, MediaType::asf},
};

bool is_wave(std::string_view bytes) noexcept {
  return bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WAVE";
}

// A SEQUENCE, of stated length or not, that begins with an object identifier of PKCS#7.
bool is_pkcs7(std::string_view bytes) noexcept {
  if (bytes.size() < 2 || bytes[0] != '\x30') return false;
  const auto length = static_cast<unsigned char>(bytes[1]);
  const std::size_t header = length < 0x80 ? 2U : 2U + (length & 0x7FU);
  if (header > bytes.size()) return false;
  return bytes.substr(header).starts_with("\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07"sv);
}

}  // namespace

MediaType media_type(std::string_view bytes) noexcept {
  for (const Signature& signature : signatures)
    if (bytes.starts_with(signature.bytes)) return signature.type;
  if (is_wave(bytes)) return MediaType::wav;
  if (is_pkcs7(bytes)) return MediaType::der;
  if (read_mp3_frame(bytes)) return MediaType::mp3;
  return MediaType::unknown;
}

}  // namespace kcms
