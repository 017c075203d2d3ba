#include <kcms/files/document_file.hpp>

#include <kcms/codec/blocks.hpp>

#include <algorithm>
#include <cassert>
#include <utility>

namespace kcms {

namespace {

const RecordSpec& tailed_record(const FileSpec& spec) {
  const auto found = std::ranges::find_if(
      spec.records, [](const RecordSpec& record) { return record.tail.length_in != none; });
  assert(found != spec.records.end());
  return *found;
}

FramingFacts framing_of(const FileSpec& spec) {
  FramingFacts framing;
  framing.framing = spec.framing;
  return framing;
}

}  // namespace

DocumentFile::DocumentFile(const FileSpec& spec, std::vector<std::string> columns,
                           FileSettings settings, ByteSink& sink, Refusals& refusals)
    : shape_(tailed_record(spec)),
      columns_(std::move(columns)),
      settings_(std::move(settings)),
      writer_(sink, spec.charset, framing_of(spec)),
      refusals_(refusals) {
  columns_.emplace_back(shape_.fields[shape_.tail.length_in].name);
  maker_ = std::make_unique<FileMaker>(spec, columns_, settings_, writer_, refusals);
}

DocumentFile::~DocumentFile() = default;

Status DocumentFile::add(const Values& values, std::string_view document, std::uint64_t line) {
  const std::string length = std::to_string(document.size());
  std::vector<std::string_view> cells(columns_.size());
  for (std::size_t i = 0; i + 1 < columns_.size(); ++i)
    if (const auto found = values.find(columns_[i]); found != values.end())
      cells[i] = found->second;
  cells.back() = length;
  if (const auto taken = maker_->take({line, cells}); !taken) return taken;
  if (!refusals_.empty()) writer_.discard();
  if (const auto written = writer_.append_tail(document); !written) return written;
  const std::string filler(static_cast<std::size_t>(filler_of(shape_, document.size())), ' ');
  return writer_.append_tail(filler);
}

Status DocumentFile::finish() {
  if (const auto finished = maker_->finish(); !finished) return finished;
  if (!refusals_.empty()) writer_.discard();
  return writer_.finish();
}

}  // namespace kcms
