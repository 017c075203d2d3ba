// Changes files as files are: a field, a record, the line ends; then puts serials and totals right
// again, so that the result is often free of errors. Bytes changed at random hardly ever are.
#pragma once

#include "built_in.hpp"

#include <kcms/base/text.hpp>
#include <kcms/codec/line_shapes.hpp>
#include <kcms/codec/record_kinds.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

namespace kcms::fuzz {

class RecordMutator {
 public:
  // `spec` has no documents.
  RecordMutator(const FileSpec& spec, unsigned seed) : spec_(spec), kinds_(spec), random_(seed) {}

  [[nodiscard]] std::string mutate(std::string_view bytes) {
    cut(bytes);
    if (records_.empty()) return std::string(bytes);
    switch (below(8)) {
      case 0:
        repeat();
        break;
      case 1:
        remove();
        break;
      case 2:
        reframe();
        break;
      case 3:
        copy_field();
        break;
      default:
        put_morsel();
        break;
    }
    if (below(8) != 0) settle();
    return joined();
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  void cut(std::string_view bytes) {
    framing_ = LineShapes(spec_).framing_of(bytes);
    const std::size_t stride = spec_.length + line_end(framing_).size();
    std::size_t at = 0;
    for (; at + spec_.length <= bytes.size(); at += stride)
      records_.emplace_back(bytes.substr(at, spec_.length));
    ending_ = bytes.substr(std::min(at, bytes.size()));
    open_ = at > bytes.size();
  }

  [[nodiscard]] std::string joined() const {
    std::string bytes;
    for (const std::string& record : records_) {
      bytes += record;
      bytes += line_end(framing_);
    }
    if (open_) bytes.resize(bytes.size() - line_end(framing_).size());
    return bytes + ending_;
  }

  void repeat() {
    const std::size_t at = below(records_.size());
    const std::string record = records_[at];
    records_.insert(records_.begin() + static_cast<std::ptrdiff_t>(at), record);
  }

  void remove() {
    records_.erase(records_.begin() + static_cast<std::ptrdiff_t>(below(records_.size())));
  }

  void reframe() {
    constexpr std::array framings = {Framing::none, Framing::lf, Framing::crlf};
    constexpr std::array<std::string_view, 5> endings = {"", "\n", "\r\n", "\x1A", "\r\n\x1A"};
    framing_ = framings.at(below(framings.size()));
    open_ = framing_ != Framing::none && below(2) == 0;
    ending_ = endings.at(below(endings.size()));
  }

  // A field of a record of its kind; null for a record of none.
  const FieldSpec* any_field(const std::string& record) {
    const std::uint16_t kind = kinds_.of(record);
    if (kind == none) return nullptr;
    const auto fields = spec_.records[kind].fields;
    return &fields[below(fields.size())];
  }

  void copy_field() {
    const std::string from = records_[below(records_.size())];
    std::string& into = records_[below(records_.size())];
    if (const FieldSpec* field = any_field(into))
      into.replace(field->offset, field->length, raw(*field, from));
  }

  void put_morsel() {
    constexpr std::array<std::string_view, 20> morsels = {" ",
                                                          "  ",
                                                          "0",
                                                          "00",
                                                          "9",
                                                          "1",
                                                          "A",
                                                          "a",
                                                          "*",
                                                          ",",
                                                          "\"",
                                                          "\t",
                                                          "PAYER",
                                                          "160229",
                                                          "991231",
                                                          "0004",
                                                          "\xB0\xA1\xB3\xAA",  // two syllables
                                                          "\x94\xEE",  // one that KS X 1001 lacks
                                                          "\xA1\xA1",  // a full-width space
                                                          "\xB0"};
    std::string& record = records_[below(records_.size())];
    const FieldSpec* field = any_field(record);
    if (field == nullptr) return;
    std::string value(below(2) == 0 ? raw(*field, record) : std::string_view{});
    value.resize(field->length, ' ');
    for (std::size_t count = below(4), at = below(field->length); count > 0; --count) {
      const std::string_view morsel = morsels.at(below(morsels.size()));
      value.replace(std::min<std::size_t>(at, value.size()), morsel.size(), morsel);
      at += morsel.size();
    }
    value.resize(field->length, ' ');
    record.replace(field->offset, field->length, value);
  }

  // Serials one after the other, and totals that fit.
  void settle() {
    std::uint64_t serial = 0;
    for (std::string& record : records_) {
      const std::uint16_t kind = kinds_.of(record);
      if (kind == none) continue;
      for (const FieldSpec& field : spec_.records[kind].fields)
        if (field.form == Form::serial) put_number(record, field, field.from + serial++);
      for (const TotalSpec& total : spec_.records[kind].totals)
        settle(record, spec_.records[kind], total);
    }
  }

  void settle(std::string& record, const RecordSpec& shape, const TotalSpec& total) {
    std::uint64_t sum = 0;
    for (const std::string& other : records_) sum += share(other, total);
    const FieldSpec& first = shape.fields[total.of[0]];
    if (first.constant) return;
    for (const std::uint16_t index : total.of.subspan(1))
      sum -= to_number(raw(shape.fields[index], record)).value_or(0);
    put_number(record, first, sum);
  }

  [[nodiscard]] std::uint64_t share(const std::string& record, const TotalSpec& total) const {
    const std::uint16_t kind = kinds_.of(record);
    const bool summed = total.kind == TotalKind::sum && kind == total.summed.record;
    const bool counted = total.kind == TotalKind::count &&
                         std::ranges::find(total.records, kind) != total.records.end();
    if (!summed && !counted) return 0;
    if (total.where.field != none) {
      const FieldSpec& field = spec_.records[kind].fields[total.where.field];
      const std::string_view code = trim_right(raw(field, record));
      if (std::ranges::find(total.where.codes, code) == total.where.codes.end()) return 0;
    }
    return counted ? 1 : to_number(raw(spec_.at(total.summed), record)).value_or(0);
  }

  static void put_number(std::string& record, const FieldSpec& field, std::uint64_t number) {
    const std::string digits = zero_padded(number, 20);
    record.replace(field.offset, field.length, digits.substr(20 - field.length));
  }

  const FileSpec& spec_;
  RecordKinds kinds_;
  std::minstd_rand random_;
  Framing framing_ = Framing::none;
  bool open_ = false;
  std::vector<std::string> records_;
  std::string ending_;
};

}  // namespace kcms::fuzz
