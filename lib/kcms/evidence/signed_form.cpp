#include <kcms/evidence/signed_form.hpp>

#include <openssl/asn1.h>
#include <openssl/err.h>

namespace kcms {
namespace {

constexpr int deepest = 40;  // a certificate needs about ten

struct DerValue {
  int tag = 0;
  bool universal = false;
  bool constructed = false;
  bool shortest = false;  // its length is written in as few bytes as can be
  std::string_view content;

  [[nodiscard]] bool is(int wanted) const noexcept { return universal && tag == wanted; }
};

// Takes the first value off; nothing where none is whole, or its end is marked, not counted.
std::optional<DerValue> take_value(std::string_view& rest) {
  constexpr int failed = 0x80;
  constexpr int without_length = 0x01;
  const auto* const begin = reinterpret_cast<const unsigned char*>(rest.data());
  const unsigned char* at = begin;
  DerValue value;
  long length = 0;
  int kind = 0;
  const int form = ASN1_get_object(&at, &length, &value.tag, &kind, static_cast<long>(rest.size()));
  ERR_clear_error();
  if (rest.empty() || (form & failed) != 0 || (form & without_length) != 0) return {};
  const auto header = static_cast<std::size_t>(at - begin);
  const auto size = static_cast<std::size_t>(length);
  value.universal = kind == V_ASN1_UNIVERSAL;
  value.constructed = (form & V_ASN1_CONSTRUCTED) != 0;
  value.shortest = ASN1_object_size(value.constructed ? 1 : 0, static_cast<int>(length),
                                    value.tag) == static_cast<int>(header + size);
  value.content = rest.substr(header, size);
  rest.remove_prefix(header + size);
  return value;
}

bool may_have_parts(const DerValue& value) noexcept {
  return !value.universal || value.tag == V_ASN1_SEQUENCE || value.tag == V_ASN1_SET;
}

bool is_der_within(std::string_view bytes, int depth) {
  while (!bytes.empty()) {
    const auto value = take_value(bytes);
    if (!value || !value->shortest || depth == 0) return false;
    if (!value->constructed) continue;
    if (!may_have_parts(*value) || !is_der_within(value->content, depth - 1)) return false;
  }
  return true;
}

std::string number_in(std::string_view bytes) {
  const auto value = take_value(bytes);
  if (!value || !value->is(V_ASN1_INTEGER) || value->content.size() != 1) return {};
  return std::to_string(static_cast<signed char>(value->content.front()));
}

void take_signers(std::string_view signers, SignedForm& form) {
  while (const auto signer = take_value(signers))
    form.versions.push_back(number_in(signer->content));
}

}  // namespace

bool is_der(std::string_view bytes) { return is_der_within(bytes, deepest); }

SignedForm signed_form_of(std::string_view der) {
  SignedForm form;
  auto info = take_value(der);
  if (!info || !take_value(info->content)) return form;  // its type
  auto explicitly = take_value(info->content);
  if (!explicitly) return form;
  const auto data = take_value(explicitly->content);
  if (!data) return form;
  form.version = number_in(data->content);
  std::string_view rest = data->content;
  for (int place = 0; const auto part = take_value(rest); ++place) {
    if (!part->universal && part->tag == 1) form.crls = true;
    if (part->is(V_ASN1_SET) && place > 1) take_signers(part->content, form);
  }
  return form;
}

}  // namespace kcms
