#include <kcms/reconcile/split.hpp>

#include <kcms/files/csv_printer.hpp>

namespace kcms {
namespace {

bool is_answered(Fate fate) noexcept { return fate == Fate::failed || fate == Fate::partial; }

}  // namespace

Splitter::Splitter(const FileSpec& request, const FileSpec* result, Reveal reveal,
                   const std::array<ByteSink*, fates>& sinks)
    : request_(request), result_(result), reveal_(reveal), data_(request.first_of(Part::data)) {
  for (std::size_t fate = 0; fate < fates; ++fate)
    buffers_[fate] = std::make_unique<TextBuffer>(*sinks[fate]);
  const std::uint16_t answer = result == nullptr ? none : result->first_of(Part::data);
  if (answer == none) return;
  for (const FieldSpec& field : result->records[answer].fields) {
    if (field.match == Match::code) code_ = &field;
    if (field.match == Match::amount) amount_ = &field;
  }
}

void Splitter::add_heading(Fate fate) {
  row_ = "record";
  for (const FieldSpec& field : request_.records[data_].fields) (row_ += ',') += field.name;
  if (is_answered(fate))
    row_ += amount_ == nullptr ? ",answer,answer_code" : ",answer,answer_code,not_collected";
  row_ += '\n';
}

void Splitter::add_cell(const FieldSpec* field, Charset charset, std::string_view bytes) {
  row_ += ',';
  if (field != nullptr && !bytes.empty())
    append_csv_cell(row_, shown(*field, decode(*field, charset, raw(*field, bytes)), reveal_));
}

Status Splitter::take(const Item& item) {
  TextBuffer& buffer = *buffers_[static_cast<std::size_t>(item.fate)];
  bool& begun = begun_[static_cast<std::size_t>(item.fate)];
  if (!begun) {
    add_heading(item.fate);
    if (const Status added = buffer.append(row_); !added) return added;
    begun = true;
  }
  row_ = std::to_string(item.record);
  for (const FieldSpec& field : request_.records[data_].fields)
    add_cell(&field, request_.charset, item.bytes);
  if (is_answered(item.fate)) {
    row_ += ',' + std::to_string(item.answer);
    add_cell(code_, result_->charset, item.answer_bytes);
    if (amount_ != nullptr) add_cell(amount_, result_->charset, item.answer_bytes);
  }
  row_ += '\n';
  return buffer.append(row_);
}

Status Splitter::finish() {
  for (std::size_t i = 0; i < fates; ++i) {
    if (!begun_[i]) {
      add_heading(static_cast<Fate>(i));
      if (const Status added = buffers_[i]->append(row_); !added) return added;
    }
    if (const Status flushed = buffers_[i]->flush(); !flushed) return flushed;
  }
  return done();
}

}  // namespace kcms
