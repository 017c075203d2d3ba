#include <kcms/evidence/media_type.hpp>

#include <kcms/base/text.hpp>
#include <kcms/evidence/mp3_frame.hpp>

#include <algorithm>
#include <iterator>

namespace kcms {
namespace {

using namespace std::string_view_literals;

struct MediaSignature {
  std::string_view bytes;
  MediaType type;
};

constexpr auto pdf_mark = "%PDF-"sv;
constexpr std::size_t pdf_head = 1024;  // readers look no further (PDF Reference 1.7, appendix H)

constexpr MediaSignature signatures[] = {
    {"\xFF\xD8\xFF"sv, MediaType::jpg},
    {"GIF87a"sv, MediaType::gif},
    {"GIF89a"sv, MediaType::gif},
    {"II*\0"sv, MediaType::tif},
    {"MM\0*"sv, MediaType::tif},
    {"II+\0"sv, MediaType::tif},  // of 64 bits
    {"MM\0+"sv, MediaType::tif},
    {"\x89PNG\r\n\x1A\n"sv, MediaType::png},
    {pdf_mark, MediaType::pdf},
    {"ID3"sv, MediaType::mp3},
    {"\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C"sv, MediaType::asf},
};

struct MediaExtension {
  std::string_view name;
  MediaType type;
};

// The first of a type is the one to call it by.
constexpr MediaExtension extensions[] = {
    {"jpg", MediaType::jpg}, {"jpeg", MediaType::jpg}, {"gif", MediaType::gif},
    {"tif", MediaType::tif}, {"tiff", MediaType::tif}, {"png", MediaType::png},
    {"pdf", MediaType::pdf}, {"mp3", MediaType::mp3},  {"wav", MediaType::wav},
    {"wma", MediaType::asf}, {"der", MediaType::der},
};

bool is_called(std::string_view extension, std::string_view name) noexcept {
  return std::ranges::equal(extension, name, {}, small_letter);
}

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
  for (const MediaSignature& signature : signatures)
    if (bytes.starts_with(signature.bytes)) return signature.type;
  if (is_wave(bytes)) return MediaType::wav;
  if (is_pkcs7(bytes)) return MediaType::der;
  if (read_mp3_frame(bytes)) return MediaType::mp3;
  if (bytes.substr(0, pdf_head).find(pdf_mark) != std::string_view::npos) return MediaType::pdf;
  return MediaType::unknown;
}

bool is_begun(MediaType type, std::string_view bytes) noexcept {
  if (type == MediaType::wav && bytes.size() < 12) return "RIFF"sv.starts_with(bytes.substr(0, 4));
  if (type == MediaType::mp3 && bytes.size() < 4 && bytes.starts_with('\xFF')) return true;
  return std::ranges::any_of(signatures, [&](const MediaSignature& signature) {
    return signature.type == type && signature.bytes.starts_with(bytes);
  });
}

MediaType media_type_of_extension(std::string_view extension) noexcept {
  const auto* const found = std::ranges::find_if(
      extensions, [&](const MediaExtension& one) { return is_called(extension, one.name); });
  return found == std::end(extensions) ? MediaType::unknown : found->type;
}

std::string_view usual_extension(MediaType type) noexcept {
  const auto* const found = std::ranges::find(extensions, type, &MediaExtension::type);
  return found == std::end(extensions) ? std::string_view() : found->name;
}

}  // namespace kcms
