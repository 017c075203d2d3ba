// A result that one makes oneself (EB12): the records of a request that are refused, and nothing of
// the others.
#pragma once

#include <kcms/base/byte_sink.hpp>
#include <kcms/files/generate.hpp>
#include <kcms/reconcile/reconcile.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace kcms {

// renumber: the records of the result are numbered from the first on. keep: each has the serial of
// its request.
enum class ResultSerials : std::uint8_t { renumber, keep };

struct ResultOptions {
  FileSettings settings;                // of header and trailer, beside what comes from the request
  std::optional<FramingFacts> framing;  // nothing: as the layout says
  ResultSerials serials = ResultSerials::renumber;
  std::vector<std::string_view> codes;  // failure codes that may be given; empty: any
};

struct MadeResult {
  Generated made;  // what is wrong with the rows is refused there, and the sink then holds nothing
  std::vector<Finding> request_faults;  // what keeps the request from being relied on; then nothing
                                        // was made
};

// Writes the result of the layout `result`, which answers that of the request, out of the rows of
// `rejects` (reconcile/reject_list.hpp). Every echo is the request's, byte for byte, and what was
// written is reconciled with the request before this returns: a set of which one half alone is
// refused, or came, is refused. The request can be read at any place and has a date. The caller
// commits `sink`. Errc::usage: a setting for what the request says ("rejects.from-request").
[[nodiscard]] Result<MadeResult> make_result(const PairFile& request, const FileSpec& result,
                                             ByteSource& rejects, const Reference& reference,
                                             const ResultOptions& options, ByteSink& sink);

}  // namespace kcms
