// One payer, one account: records of one key must agree in what the layout says they must.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/codec/framing.hpp>
#include <kcms/codec/line_shapes.hpp>
#include <kcms/layout/layout.hpp>
#include <kcms/rules/judge.hpp>
#include <kcms/rules/key_index.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace kcms {

class Uniqueness {
 public:
  // `rule` is one of spec.unique; all must outlive this. Precondition: `source` can be read at any
  // place.
  Uniqueness(const FileSpec& spec, const UniqueSpec& rule, Judge& judge, ByteSource& source);

  [[nodiscard]] std::uint16_t kind() const noexcept { return rule_.record; }
  // Whether a field that decides here is doubtful, as `is_doubtful` says by index: then the record
  // is better left out.
  template <class Doubt>
  [[nodiscard]] bool rests_on(Doubt is_doubtful) const {
    if (rule_.where.field != none && is_doubtful(rule_.where.field)) return true;
    return std::ranges::any_of(rule_.key, is_doubtful) ||
           std::ranges::any_of(rule_.same, is_doubtful);
  }
  // A record of kind().
  void add(const RecordAt& record);
  // Records that share a key, reported once the file is read and cut as `facts` says.
  [[nodiscard]] Status finish(const FramingFacts& facts);

 private:
  [[nodiscard]] std::string key_of(std::string_view record) const;
  [[nodiscard]] bool same_value(const FieldSpec& field, std::string_view a,
                                std::string_view b) const;
  [[nodiscard]] std::vector<std::string_view> differing(std::string_view a,
                                                        std::string_view b) const;
  struct Fetched {
    std::string bytes;
    std::uint64_t offset = 0;
    std::size_t missing = 0;
  };
  [[nodiscard]] Result<Fetched> fetch(const KeyIndex::Entry& entry);
  Status judge_run(std::span<const KeyIndex::Entry> run);
  struct First {
    std::uint64_t number = 0;
    std::string bytes;
  };
  void report(const RecordAt& record, const First& first);

  const FileSpec& spec_;
  const UniqueSpec& rule_;
  const RecordSpec& shape_;
  Judge& judge_;
  ByteSource& source_;
  KeyIndex index_;
  LineShapes shapes_;
  bool stripped_ = false;  // the file has records that lack their trailing blanks
};

}  // namespace kcms
