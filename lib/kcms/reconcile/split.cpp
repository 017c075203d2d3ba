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
  answer_ = result == nullptr ? none : result->first_of(Part::data);
  if (answer_ == none) return;
  for (const FieldSpec& field : result->records[answer_].fields) {
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

void Splitter::add_cell(const FieldSpec* field, const ShownRecord& record) {
  row_ += ',';
  if (field != nullptr) append_csv_cell(row_, record.text(*field));
}

// Of the record of the result that answers an item.
void Splitter::add_answer(const Item& item) {
  row_ += ',' + std::to_string(item.answer);
  const RecordSpec& shape = result_->records[answer_];
  const ShownRecord answer(*result_, shape, item.answer_bytes, reveal_);
  add_cell(code_, answer);
  if (amount_ != nullptr) add_cell(amount_, answer);
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
  const RecordSpec& shape = request_.records[data_];
  const ShownRecord asked(request_, shape, item.bytes, reveal_);
  for (const FieldSpec& field : shape.fields) add_cell(&field, asked);
  if (is_answered(item.fate)) add_answer(item);
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
