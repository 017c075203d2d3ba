#include <kcms/rules/unique_rules.hpp>

namespace kcms {

UniqueRules::UniqueRules(const FileSpec& spec, Judge& judge, ByteSource& source, bool wanted) {
  if (!wanted) return;
  for (const UniqueSpec& rule : spec.unique)
    rules_.push_back(std::make_unique<Uniqueness>(spec, rule, judge, source));
}

Status UniqueRules::finish(const FramingFacts& facts) {
  for (const auto& rule : rules_)
    if (Status judged = rule->finish(facts); !judged) return judged;
  return done();
}

}  // namespace kcms
