// kcms layout show: one layout with every field, its rules and where they are known from.
#include "commands.hpp"
#include "find_layout.hpp"
#include "layout_sheet.hpp"
#include "tables.hpp"

namespace kcms {
namespace {

constexpr Option options[] = {{"date", "YYYY-MM-DD"}};
constexpr std::string_view examples[] = {
    "kcms layout show EB11 --date 2016-01-11",
};

class LayoutShow final : public Command {
 public:
  Status setup(const Arguments& arguments) override {
    kind_ = arguments.plain().front();
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
    console.print(layout_sheet(**spec, console.words()));
    return ExitCode::clean;
  }

 private:
  std::string kind_;
  std::optional<Date> date_;
};

}  // namespace

CommandRow layout_show_command() {
  return {"layout show", "KIND", 1, 1, options, examples, [] {
            return std::unique_ptr<Command>(new LayoutShow);
          }};
}

}  // namespace kcms
