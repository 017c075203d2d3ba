// Writes a file whose records carry documents (EI13, AE5119): header, lengths, fillers, counts of
// records and of blocks follow from the layout.
#pragma once

#include <kcms/base/byte_sink.hpp>
#include <kcms/files/file_maker.hpp>
#include <kcms/files/refusal.hpp>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

class DocumentFile {
 public:
  // Fields of one record by name, in UTF-8; all that the layout does not make by itself.
  using Values = std::map<std::string, std::string, std::less<>>;

  // `spec` has one data record, which has a tail. `columns`: the fields that add() will give.
  // What cannot be represented is added to `refusals`. All must outlive this.
  DocumentFile(const FileSpec& spec, std::vector<std::string> columns, FileSettings settings,
               ByteSink& sink, Refusals& refusals);
  ~DocumentFile();

  // Adds a record with its document. `line`: what a refusal calls its place.
  [[nodiscard]] Status add(const Values& values, std::string_view document, std::uint64_t line);
  // Adds what stands at the end and settles the counts of the header, which takes
  // ByteSink::write_at. Does not commit the sink.
  [[nodiscard]] Status finish();

  [[nodiscard]] std::uint64_t records() const noexcept { return maker_->records(); }
  [[nodiscard]] std::uint64_t data_records() const noexcept { return maker_->data_records(); }

 private:
  const RecordSpec& shape_;
  std::vector<std::string> columns_;  // with that of the length, which is the last
  FileSettings settings_;
  FileWriter writer_;
  Refusals& refusals_;
  std::unique_ptr<FileMaker> maker_;
};

}  // namespace kcms
