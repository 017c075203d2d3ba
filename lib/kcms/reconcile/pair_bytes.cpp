#include <kcms/reconcile/pair_bytes.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/rules/key_index.hpp>

#include <algorithm>
#include <array>

namespace kcms {
namespace {

constexpr std::uint64_t digest_seed = 0x2545F4914F6CDD1D;
constexpr std::size_t longest_padded = 64;

bool may_be_cut(const FieldSpec& field) noexcept {
  return field.pad == Pad::zero_behind && !field.lengths.empty() && field.length <= longest_padded;
}

using Canonical = std::array<char, longest_padded>;

// The field with zeros behind where it is blank behind a value of an allowed length.
std::string_view canonical(const FieldSpec& field, std::string_view bytes,
                           Canonical& buffer) noexcept {
  if (bytes.back() != ' ') return bytes;
  const std::string_view value = trim_right(bytes);
  if (std::ranges::find(field.lengths, value.size()) == field.lengths.end()) return bytes;
  std::ranges::fill(std::ranges::copy(value, buffer.begin()).out, buffer.end(), '0');
  return {buffer.data(), bytes.size()};
}

}  // namespace

bool same_echo(const FieldSpec& field, std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (!may_be_cut(field)) return false;
  Canonical of_a;
  Canonical of_b;
  return canonical(field, a, of_a) == canonical(field, b, of_b);
}

PairBytes::PairBytes(const PairPlan& plan) : plan_(plan) {
  std::vector<const FieldSpec*> whole;
  for (const FieldPair& pair : plan.key) add(key_, *pair.result), whole.push_back(pair.result);
  if (plan.amount.result != nullptr) whole.push_back(plan.amount.result);
  for (const FieldPair& pair : plan.echo)
    (may_be_cut(*pair.result) ? padded_ : whole).push_back(pair.result);
  std::ranges::sort(whole, {}, &FieldSpec::offset);
  for (const FieldSpec* field : whole) add(whole_, *field);
}

void PairBytes::add(std::vector<Segment>& segments, const FieldSpec& field) {
  if (!segments.empty() && segments.back().offset + segments.back().length == field.offset)
    segments.back().length += field.length;
  else
    segments.push_back({field.offset, field.length});
}

std::uint64_t PairBytes::fingerprint(const char* record) const noexcept {
  Fingerprint print;
  for (const Segment& part : key_) print.add(record + part.offset, part.length);
  return print.value();
}

std::uint64_t PairBytes::digest(const char* record) const noexcept {
  Fingerprint print(digest_seed);
  for (const Segment& part : whole_) print.add(record + part.offset, part.length);
  Canonical buffer;
  for (const FieldSpec* field : padded_) {
    const std::string_view bytes =
        canonical(*field, {record + field->offset, field->length}, buffer);
    print.add(bytes.data(), bytes.size());
  }
  return print.value();
}

bool PairBytes::same_key(std::string_view a, std::string_view b) const noexcept {
  return std::ranges::all_of(key_, [&](const Segment& part) {
    return a.substr(part.offset, part.length) == b.substr(part.offset, part.length);
  });
}

const FieldSpec* PairBytes::altered(std::string_view request, std::string_view answer) const {
  for (const FieldPair& pair : plan_.echo)
    if (!same_echo(*pair.result, raw(*pair.request, request), raw(*pair.result, answer)))
      return pair.result;
  return nullptr;
}

}  // namespace kcms
