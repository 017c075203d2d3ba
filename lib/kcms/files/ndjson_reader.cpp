#include <kcms/files/ndjson_reader.hpp>

#include <kcms/base/json.hpp>
#include <kcms/files/column_names.hpp>

#include <algorithm>
#include <utility>

namespace kcms {

namespace {

class NdjsonReader final : public RowReader {
 public:
  NdjsonReader(std::unique_ptr<RowBuffer> buffer, std::span<const std::string_view> known,
               Refusals& refusals)
      : buffer_(std::move(buffer)),
        known_(known.begin(), known.end()),
        columns_(known.begin(), known.end()),
        cells_(known.size()),
        refusals_(refusals) {}

  [[nodiscard]] std::span<const std::string> columns() const override { return columns_; }
  [[nodiscard]] Result<const Row*> next() override;

 private:
  [[nodiscard]] Result<std::string_view> take_line();
  [[nodiscard]] bool take_object(std::string_view line);
  [[nodiscard]] std::size_t find_column(std::string_view name, std::size_t hint) const;

  std::unique_ptr<RowBuffer> buffer_;
  std::vector<std::string_view> known_;
  std::vector<std::string> columns_;
  std::vector<std::string_view> cells_;
  Refusals& refusals_;
  JsonRow object_;
  std::uint64_t line_ = 0;
  Row row_;
};

// The next line without its end; empty lines are handed out too.
Result<std::string_view> NdjsonReader::take_line() {
  auto newline = buffer_->unread().find('\n');
  while (newline == std::string_view::npos && !buffer_->at_end()) {
    if (const auto filled = buffer_->more(); !filled) return pass(filled);
    newline = buffer_->unread().find('\n');
  }
  auto line = buffer_->unread().substr(0, newline);
  buffer_->take(newline == std::string_view::npos ? line.size() : newline + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  ++line_;
  return line;
}

// Objects mostly name their columns in the layout's order, so the place after the last one is tried
// first.
std::size_t NdjsonReader::find_column(std::string_view name, std::size_t hint) const {
  if (hint < known_.size() && known_[hint] == name) return hint;
  return static_cast<std::size_t>(std::ranges::find(known_, name) - known_.begin());
}

bool NdjsonReader::take_object(std::string_view line) {
  auto object = read_json_row(line);
  if (!object) {
    refusals_.add({line_, "", object.error().phrase, "row-unreadable"});
    return false;
  }
  object_ = std::move(*object);
  std::ranges::fill(cells_, std::string_view{});
  bool sound = true;
  std::size_t column = 0;
  for (const auto& [name, value] : object_) {
    column = find_column(name, column);
    if (column < known_.size()) {
      cells_[column++] = value;
      continue;
    }
    refusals_.add({line_, printable_name(name), unknown_column(name, known_), "column-name"});
    sound = false;
  }
  return sound;
}

Result<const Row*> NdjsonReader::next() {
  while (!buffer_->unread().empty() || !buffer_->at_end()) {
    const auto line = take_line();
    if (!line && line.error().code == Errc::data) {
      refusals_.add({line_ + 1, "", line.error().phrase, "row-unreadable"});
      return nullptr;
    }
    if (!line) return pass(line);
    if (line->find_first_not_of(" \t") == std::string_view::npos || !take_object(*line)) continue;
    row_ = {line_, cells_};
    return &row_;
  }
  return nullptr;
}

}  // namespace

Result<std::unique_ptr<RowReader>> open_ndjson(std::unique_ptr<RowBuffer> buffer,
                                               std::span<const std::string_view> known,
                                               Refusals& refusals) {
  return std::make_unique<NdjsonReader>(std::move(buffer), known, refusals);
}

}  // namespace kcms
