// What must hold of a verdict on any bytes.
#pragma once

#include "built_in.hpp"

#include <kcms/rules/explain.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <tuple>

namespace kcms::fuzz {

inline auto place_of(const Finding& finding) {
  return std::tuple(finding.place.record, finding.place.field_rank, finding.place.offset);
}

inline bool is_same(const Finding& a, const Finding& b) {
  return a.rule == b.rule && a.severity == b.severity && a.value == b.value &&
         place_of(a) == place_of(b) && a.values == b.values;
}

// Findings come in file order, inside the file, and as many as were counted.
inline void check_all(const FileVerdict& verdict, const std::vector<Finding>& findings,
                      std::size_t size) {
  std::array<std::uint64_t, 4> counts{};
  for (const Finding& finding : findings) {
    ++counts.at(static_cast<std::size_t>(finding.severity));
    if (finding.place.offset > size || finding.place.record > verdict.records + 1) std::abort();
  }
  if (counts != verdict.counts) std::abort();
  if (verdict.data_records > verdict.records || verdict.framing.bytes != size) std::abort();
  if (!std::ranges::is_sorted(findings, {}, place_of)) std::abort();
}

// With room for few, the first of them are kept, and the counts are the same.
inline void check_first(std::string_view bytes, std::string_view kind, const FileVerdict& all,
                        const std::vector<Finding>& findings) {
  Identified again = identified(bytes, kind);
  Findings few;
  const ValidateOptions options{.max_findings = 3, .suppressed = {}};
  const auto verdict = validate(*again.source, again.identity, reference(), options, few);
  if (!verdict || verdict->counts != all.counts) std::abort();
  if (few.taken.size() != std::min<std::size_t>(3, findings.size())) std::abort();
  for (std::size_t i = 0; i < few.taken.size(); ++i)
    if (place_of(few.taken[i]) != place_of(findings[i])) std::abort();
}

// Of records without their trailing blanks the verdict names the first only.
inline bool is_told_once(const Finding& finding) { return finding.rule == "blanks-missing"; }

// The last record can be explained, and what is found in it is what the verdict says of it.
inline void check_explained(std::string_view bytes, std::string_view kind,
                            const FileVerdict& verdict, const std::vector<Finding>& findings) {
  if (verdict.records == 0) return;
  Identified again = identified(bytes, kind);
  const auto record =
      explain(*again.source, again.identity, reference(), verdict.records, Reveal::no);
  if (!record) return;
  auto explained =
      static_cast<std::size_t>(std::ranges::count_if(record->findings, std::not_fn(is_told_once)));
  for (const ExplainedField& field : record->fields) explained += field.findings.size();
  const auto expected = std::ranges::count_if(findings, [&](const Finding& f) {
    return f.place.record == verdict.records && !is_told_once(f);
  });
  if (explained != static_cast<std::size_t>(expected)) std::abort();
}

// `kind`: "" where the bytes have to tell.
inline void check_judged(std::string_view bytes, std::string_view kind) {
  Identified file = identified(bytes, kind);
  Findings findings;
  const ValidateOptions options{.max_findings = 0, .suppressed = {}};
  const auto verdict = validate(*file.source, file.identity, reference(), options, findings);
  if (!verdict) std::abort();  // nothing fails in memory
  check_all(*verdict, findings.taken, bytes.size());
  if (file.identity.spec == nullptr) return;
  check_first(bytes, kind, *verdict, findings.taken);
  check_explained(bytes, kind, *verdict, findings.taken);
}

}  // namespace kcms::fuzz
