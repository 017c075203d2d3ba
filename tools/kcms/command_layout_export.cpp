// kcms layout export: a layout for the tools that others use.
#include "commands.hpp"
#include "find_layout.hpp"
#include "tables.hpp"

#include <kcms/layout/export.hpp>

namespace kcms {
namespace {

constexpr std::string_view forms[] = {"cobol", "json-schema", "markdown", "sql"};
constexpr Option options[] = {{"as", "cobol|json-schema|markdown|sql", forms},
                              {"date", "YYYY-MM-DD"}};
constexpr std::string_view examples[] = {
    "kcms layout export EB13 --as cobol",
};

class LayoutExport final : public Command {
 public:
  Status setup(const Arguments& arguments) override {
    kind_ = arguments.plain().front();
    const auto form = export_form(arguments.text("as"));
    if (!form) return fail(Errc::usage, Phrase{"usage.option-missing", {{"option", "--as"}}});
    form_ = *form;
    if (!arguments.has("date")) return done();
    const auto date = parse_date(arguments.text("date"));
    if (!date) return pass(date);
    date_ = *date;
    return done();
  }

  ExitCode run(Console& console) override {
    Faults faults;
    const auto tables = load_tables(console.settings().schemas, faults);
    if (!tables) return console.fail(faults);
    const auto spec =
        find_layout(tables->registry, kind_, date_.value_or(console.settings().now.date));
    if (!spec) return console.fail(spec.error());
    console.print(export_layout(**spec, form_));
    return ExitCode::clean;
  }

 private:
  std::string kind_;
  ExportForm form_ = ExportForm::markdown;
  std::optional<Date> date_;
};

}  // namespace

CommandRow layout_export_command() {
  return {"layout export", "KIND", 1, 1, options, examples, [] {
            return std::unique_ptr<Command>(new LayoutExport);
          }};
}

}  // namespace kcms
