// The [[unique]] rules of a layout, over the records of a file.
#pragma once

#include <kcms/rules/uniqueness.hpp>

#include <memory>
#include <vector>

namespace kcms {

class UniqueRules {
 public:
  // All must outlive this. Without `wanted` there are none.
  UniqueRules(const FileSpec& spec, Judge& judge, ByteSource& source, bool wanted);

  [[nodiscard]] bool empty() const noexcept { return rules_.empty(); }
  // A record of any kind; left out where a field that decides `is_doubtful` (called with its
  // index).
  template <class Doubt>
  void note(const RecordAt& record, Doubt is_doubtful) {
    for (const auto& rule : rules_)
      if (rule->kind() == record.kind && !rule->rests_on(is_doubtful)) rule->add(record);
  }
  // Reports the records that share a key, once the file is read and cut as `facts` says.
  [[nodiscard]] Status finish(const FramingFacts& facts);

 private:
  std::vector<std::unique_ptr<Uniqueness>> rules_;
};

}  // namespace kcms
