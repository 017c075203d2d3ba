#include <kcms/files/record_printer.hpp>

#include <kcms/files/csv_printer.hpp>
#include <kcms/files/json_printer.hpp>
#include <kcms/files/table_printer.hpp>

#include <utility>

namespace kcms {

std::unique_ptr<RecordPrinter> make_printer(const ParseOptions& options, TextBuffer& buffer,
                                            std::string version) {
  switch (options.format) {
    case ParseFormat::csv:
      return std::make_unique<CsvPrinter>(buffer);
    case ParseFormat::ndjson:
      return std::make_unique<NdjsonPrinter>(buffer);
    case ParseFormat::json:
      return std::make_unique<JsonPrinter>(buffer, std::move(version));
    case ParseFormat::table:
      break;
  }
  return std::make_unique<TablePrinter>(buffer, !options.fields.empty());
}

}  // namespace kcms
