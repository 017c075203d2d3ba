// A whole file from rows: header, serials, padding and every total follow from the layout.
#pragma once

#include <kcms/base/byte_sink.hpp>
#include <kcms/base/byte_source.hpp>
#include <kcms/codec/framing.hpp>
#include <kcms/files/record_maker.hpp>
#include <kcms/files/refusal.hpp>

#include <optional>
#include <span>
#include <string>

namespace kcms {

struct GenerateOptions {
  FileSettings settings;                // without a date, that of the header row counts
  std::optional<FramingFacts> framing;  // nothing: as the layout says
  std::size_t most_refusals = 1000;     // that are kept; all are counted
};

struct Generated {
  const FileSpec* spec =
      nullptr;               // the layout that was used; null where not even that could be told
  std::optional<Date> date;  // of the file
  std::uint64_t records = 0;
  std::uint64_t data_records = 0;
  std::uint64_t bytes = 0;
  Refusals refusals;  // where there is one, the sink holds no file
};

// Reads rows (CSV or NDJSON) and writes a file of the kind whose revisions are `layouts`, all of
// them, or the one to use. A row is a record of the kind its `part` says; without that column, a
// data record. Headers and trailers that no row gives are made from the settings. What can be
// computed is, and held against what is given: serials of requests, constants, file name and date,
// copied fields, totals; the serials of results are kept. In a kind that is received, a field that
// rests on one source alone keeps what is given.
//
// All rows are read, and all reasons why they are no file collected; the caller commits `sink`
// where there is none. What values mean (codes, dates, limits) is left to the validator. Memory
// does not grow with the rows, but for groups whose header holds totals. A total in a header may
// need ByteSink::write_at.
[[nodiscard]] Result<Generated> generate(ByteSource& rows, std::span<const FileSpec* const> layouts,
                                         const GenerateOptions& options, ByteSink& sink);

}  // namespace kcms
