#include "find_layout.hpp"
#include "layout_words.hpp"

#include <kcms/base/clock.hpp>
#include <kcms/base/text.hpp>

namespace kcms {

Error unknown_kind(const Registry& registry, const std::string& kind) {
  const auto kinds = registry.kinds();
  const std::string near(nearest(kind, kinds));
  if (near.empty()) return {Errc::usage, Phrase{"usage.unknown-kind", {{"kind", kind}}}};
  return {Errc::usage, Phrase{"usage.unknown-kind-near", {{"kind", kind}, {"nearest", near}}}};
}

Error assumed_layout(const FileSpec& spec) {
  return {Errc::refused,
          Phrase{"generate.assumed",
                 {{"kind", std::string(spec.kind)}, {"source", words_of(spec.source)}}}};
}

Result<const FileSpec*> find_layout(const Registry& registry, const std::string& kind, Date date) {
  if (registry.revisions(kind).empty()) return tl::unexpected<Error>(unknown_kind(registry, kind));
  if (const FileSpec* spec = registry.find(kind, date)) return spec;
  return fail(Errc::usage,
              Phrase{"error.no-layout-on-date", {{"kind", kind}, {"date", iso_date(date)}}});
}

}  // namespace kcms
