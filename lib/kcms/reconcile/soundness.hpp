// Whether a file can be relied on: what the validator finds, seen with the eyes of reconciling.
#pragma once

#include <kcms/reconcile/anomaly.hpp>
#include <kcms/reconcile/pair_side.hpp>

namespace kcms {

// Adds an anomaly for everything that keeps the file from being relied on; true where there is
// nothing. A fault in a field that is free, or in an item of a request that the other side may
// refuse for it, is none.
[[nodiscard]] bool is_sound(const FirstLook& look, const FileSpec& spec, Side side,
                            AnomalyList& anomalies);

// The same of a file with documents that was looked at closely. A fault that concerns one document
// alone, or the record before it, leaves the others what they are: its record is put into
// `spoiled`, once for each fault. What common readers pass over is none.
[[nodiscard]] bool is_sound_but_for(const FirstLook& look, const FileSpec& spec,
                                    AnomalyList& anomalies, std::vector<std::uint64_t>& spoiled);

// Whether the headers belong together: biller, date, and all else that they have in common. A
// result whose money goes to another account may be that of another request.
[[nodiscard]] bool belong_together(const FileSpec& request, std::string_view request_header,
                                   const FileSpec& result, std::string_view result_header,
                                   Reveal reveal, AnomalyList& anomalies);

}  // namespace kcms
