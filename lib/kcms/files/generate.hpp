// A whole file from rows: header, serials, padding and every total follow from the layout.
#pragma once

#include <kcms/base/byte_sink.hpp>
#include <kcms/base/byte_source.hpp>
#include <kcms/codec/framing.hpp>
#include <kcms/files/line_map.hpp>
#include <kcms/files/record_maker.hpp>
#include <kcms/files/refusal.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

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
  bool written = false;      // the sink holds what was made of the rows
  std::uint64_t records = 0;
  std::uint64_t data_records = 0;
  std::uint64_t bytes = 0;
  Refusals refusals;                 // where there is one, the sink holds nothing to be seen
  std::vector<std::string> columns;  // of the rows, where one line names them; "": one refused
  LineMap lines;                     // of the records that were made
};

// Reads rows (CSV or NDJSON) and writes a file of the kind whose revisions are `layouts`, all of
// them, or the one to use. A row is a record of the kind its `part` says; without that column, a
// data record. Headers and trailers that no row gives are made from the settings. What can be
// computed is, and held against what is given: serials of requests, constants, file name and date,
// copied fields, totals; the serials of results are kept. In a kind that is received, a field that
// rests on one source alone keeps what is given.
//
// All rows are read, and all reasons why they are no file collected; the caller commits `sink`
// where there is none. What values mean (codes, dates, limits), and the order of the records, are
// left to the validator: the sink holds a file for it even where something was refused, with a gap
// in that place (codec/gap.hpp; ValidateOptions::just_made). Only where settings are lacking or
// unknown are no rows read and nothing is written.
//
// Memory does not grow with the rows, but for groups whose header holds totals, and for rows that
// span lines (LineMap). A total in a header may need ByteSink::write_at.
[[nodiscard]] Result<Generated> generate(ByteSource& rows, std::span<const FileSpec* const> layouts,
                                         const GenerateOptions& options, ByteSink& sink);

// Every setting must name a field of a header or a trailer.
void check_settings(const FileSpec& spec, const FileSettings& settings, Refusals& refusals);

}  // namespace kcms
