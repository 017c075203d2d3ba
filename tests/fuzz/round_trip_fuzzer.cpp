// A file without errors is made again from its rows, byte for byte.
// Seeds: samples
#include "built_in.hpp"
#include "record_mutator.hpp"

#include <kcms/files/generate.hpp>
#include <kcms/files/parse.hpp>

#include <cstdlib>
#include <iostream>

namespace {

using namespace kcms;

std::string rows_of(std::string_view bytes, const FileSpec& spec, ParseFormat format) {
  const auto source = memory_source(bytes);
  std::string rows;
  const auto sink = text_sink(rows);
  FileParser parser(
      *sink,
      {.format = format, .records = RecordSelection::all, .fields = {}, .reveal = Reveal::yes},
      "0");
  const auto parsed = parser.parse(*source, spec);
  if (!parsed || !parsed->complete() || !parser.finish() || !sink->commit()) std::abort();
  return rows;
}

std::string made_of(const std::string& rows, const FileSpec& spec, const FramingFacts& framing) {
  const auto source = memory_source(rows);
  GenerateOptions options;
  options.framing = framing;
  std::string bytes;
  const auto sink = text_sink(bytes);
  const auto layouts = fuzz::registry().revisions(spec.kind);
  const auto made = generate(*source, layouts, options, *sink);
  if (made)
    for (const Refusal& refusal : made->refusals.kept())
      std::cerr << refusal.line << ' ' << refusal.column << ' ' << refusal.reason.key << '\n';
  if (!made || !made->refusals.empty() || !sink->commit()) std::abort();
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  fuzz::Identified file = fuzz::identified(bytes);
  const FileSpec* spec = file.identity.spec;
  if (spec == nullptr || spec->has_tails()) return 0;
  fuzz::Findings findings;
  const ValidateOptions options{.max_findings = 1, .suppressed = {}};
  const auto verdict = validate(*file.source, file.identity, fuzz::reference(), options, findings);
  if (!verdict || !verdict->valid()) return 0;
  for (const ParseFormat format : {ParseFormat::csv, ParseFormat::ndjson})
    if (made_of(rows_of(bytes, *spec, format), *spec, verdict->framing) != bytes) std::abort();
  return 0;
}

// Of libFuzzer; not there when the target only runs over its seeds.
extern "C" [[gnu::weak]] std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size,
                                                      std::size_t most);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  const FileSpec* spec = fuzz::identified(fuzz::text_of(data, size)).identity.spec;
  if (spec == nullptr || spec->has_tails() || seed % 4 == 0)
    return LLVMFuzzerMutate(data, size, most);
  const std::string bytes = fuzz::RecordMutator(*spec, seed).mutate(fuzz::text_of(data, size));
  if (bytes.size() > most) return size;
  std::ranges::copy(bytes, data);
  return bytes.size();
}
