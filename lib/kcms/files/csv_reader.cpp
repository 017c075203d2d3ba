#include <kcms/files/csv_reader.hpp>

#include <kcms/base/text.hpp>
#include <kcms/charset/charset.hpp>
#include <kcms/files/column_names.hpp>
#include <kcms/files/csv_splitter.hpp>

#include <algorithm>
#include <deque>
#include <utility>

namespace kcms {

namespace {

bool has_high(std::string_view cell) noexcept {
  return std::ranges::any_of(cell, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

class CsvReader final : public RowReader {
 public:
  CsvReader(std::unique_ptr<RowBuffer> buffer, RowEncoding encoding, Refusals& refusals)
      : buffer_(std::move(buffer)), encoding_(encoding), refusals_(refusals) {}

  [[nodiscard]] Status read_header(std::span<const std::string_view> known);
  [[nodiscard]] std::span<const std::string> columns() const override { return columns_; }
  [[nodiscard]] std::uint64_t header_line() const override { return header_line_; }
  [[nodiscard]] Result<const Row*> next() override;

 private:
  [[nodiscard]] Result<bool> cut_row();
  [[nodiscard]] bool end_at(Phrase fault);
  [[nodiscard]] bool is_sound();
  void tell_encoding();
  [[nodiscard]] bool decode_cells();
  void join_doubled_quotes();

  std::unique_ptr<RowBuffer> buffer_;
  RowEncoding encoding_;
  Refusals& refusals_;
  CsvSplitter splitter_;
  std::vector<std::string> columns_;
  std::deque<std::string>
      decoded_;  // cells of the row that were not UTF-8; their places do not move
  std::size_t last_size_ = 0;
  std::uint64_t next_line_ = 1;
  std::uint64_t header_line_ = 0;
  bool ended_ = false;  // what follows cannot be cut into rows
  Row row_;
};

// Bytes of the line end that `text` begins with; 0 where a row stands there.
std::size_t empty_line(std::string_view text) noexcept {
  if (text.starts_with('\n')) return 1;
  return text.starts_with("\r\n") ? 2 : 0;
}

// Refuses the row that begins here, and all behind it. False, as at the end of the input.
bool CsvReader::end_at(Phrase fault) {
  refusals_.add({next_line_, "", std::move(fault), "row-unreadable"});
  ended_ = true;
  return false;
}

// Cuts the next row that is not an empty line; false at the end of the input.
Result<bool> CsvReader::cut_row() {
  if (ended_) return false;
  buffer_->take(std::exchange(last_size_, 0));
  for (;;) {
    const auto text = buffer_->unread();
    if (text.empty() && buffer_->at_end()) return false;
    if (const auto size = empty_line(text); size > 0) {
      buffer_->take(size);
      ++next_line_;
      continue;
    }
    const auto outcome = splitter_.split(text, buffer_->at_end());
    if (outcome == CsvSplit::row) break;
    if (outcome == CsvSplit::bad_quote) return end_at(Phrase("rows.bad-quote"));
    if (outcome == CsvSplit::open_quote) return end_at(Phrase("rows.open-quote"));
    const auto filled = buffer_->more();
    if (filled) continue;
    if (filled.error().code == Errc::data) return end_at(filled.error().phrase);
    return pass(filled);
  }
  row_.line = next_line_;
  next_line_ += splitter_.lines();
  last_size_ = splitter_.size();
  return true;
}

// In place: the text only shrinks.
void CsvReader::join_doubled_quotes() {
  for (const auto index : splitter_.doubled()) {
    std::string_view& cell = splitter_.cells()[index];
    char* const begin = buffer_->data() + (cell.data() - buffer_->unread().data());
    char* to = begin;
    for (std::size_t from = 0; from < cell.size(); ++from) {
      *to++ = begin[from];
      if (begin[from] == '"') ++from;
    }
    cell = {begin, static_cast<std::size_t>(to - begin)};
  }
}

// Asked at the first row that is not ASCII, before anything is joined in it.
void CsvReader::tell_encoding() {
  if (encoding_ != RowEncoding::unknown) return;
  const auto text = buffer_->unread();
  const auto end = buffer_->at_end() ? text.size() : text.rfind('\n') + 1;
  encoding_ = detect_encoding(text.substr(0, std::max(end, splitter_.size())));
}

// Turns the cells into UTF-8; false where one is not in the encoding of the input.
bool CsvReader::decode_cells() {
  decoded_.clear();
  for (auto& cell : splitter_.cells()) {
    if (!has_high(cell)) continue;
    if (encoding_ == RowEncoding::utf8) {
      if (!is_utf8(cell)) return false;
      continue;
    }
    auto decoded = from_windows_949(cell);
    if (!decoded) return false;
    cell = decoded_.emplace_back(std::move(*decoded));
  }
  return true;
}

// Adds what is wrong with the row as a row to the refusals.
bool CsvReader::is_sound() {
  const auto refuse = [this](Phrase reason) {
    refusals_.add({row_.line, "", std::move(reason), "row-unreadable"});
    return false;
  };
  const auto found = splitter_.count();
  if (found != columns_.size())
    return refuse(Phrase("rows.cell-count", {{"found", std::to_string(found)},
                                             {"expected", std::to_string(columns_.size())}}));
  const bool high = splitter_.maybe_high() && std::ranges::any_of(splitter_.cells(), has_high);
  if (high) tell_encoding();
  if (!splitter_.doubled().empty()) join_doubled_quotes();
  if (high && !decode_cells())
    return refuse(
        Phrase(encoding_ == RowEncoding::utf8 ? "rows.not-utf8" : "rows.not-windows-949"));
  return true;
}

Status CsvReader::read_header(std::span<const std::string_view> known) {
  const auto cut = cut_row();
  if (!cut) return pass(cut);
  if (!*cut) return done();
  header_line_ = row_.line;
  for (const auto cell : splitter_.cells()) columns_.emplace_back(cell);
  check_columns(columns_, known, row_.line, refusals_);
  return done();
}

Result<const Row*> CsvReader::next() {
  for (;;) {
    const auto cut = cut_row();
    if (!cut) return pass(cut);
    if (!*cut) return nullptr;
    if (!is_sound()) continue;
    row_.cells = splitter_.cells();
    return &row_;
  }
}

}  // namespace

Result<std::unique_ptr<RowReader>> open_csv(std::unique_ptr<RowBuffer> buffer, RowEncoding encoding,
                                            std::span<const std::string_view> known,
                                            Refusals& refusals) {
  auto reader = std::make_unique<CsvReader>(std::move(buffer), encoding, refusals);
  if (const auto read = reader->read_header(known); !read) return pass(read);
  return reader;
}

}  // namespace kcms
