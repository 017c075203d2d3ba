// What `validate` and `evidence verify` share: files judged one after the other, one report.
#pragma once

#include "command.hpp"
#include "input.hpp"
#include "report.hpp"

#include <kcms/rules/validator.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

inline constexpr std::string_view validate_formats[] = {"text", "json", "sarif"};
inline constexpr Option format_option{"format", "text|json|sarif", validate_formats};
inline constexpr Option max_findings_option{"max-findings", "N"};
inline constexpr Option suppress_option{"suppress", "RULE=REASON", {}, true};
inline constexpr Option explain_option{"explain", ""};
inline constexpr Option reveal_option{"reveal", ""};

class Validating : public Command {
 public:
  [[nodiscard]] Status setup(const Arguments& arguments) override;
  [[nodiscard]] ExitCode run(Console& console) override;

 protected:
  // What else is needed before the first file is judged.
  [[nodiscard]] virtual Status prepare(const Tables& tables, Console& console);
  // What is judged of a file once its kind and date are known. Not called for one of no known kind.
  [[nodiscard]] virtual Status see(const std::string& path, const Identity& identity);

  [[nodiscard]] const InputOptions& input_options() const noexcept { return input_; }
  ValidateOptions& options() noexcept { return options_; }

 private:
  [[nodiscard]] Status take_suppressions(const Arguments& arguments);
  [[nodiscard]] std::unique_ptr<Report> make_report(Console& console) const;
  [[nodiscard]] Status keep_bytes(Input& input);
  [[nodiscard]] ExitCode judge(const std::string& path, const Tables& tables, Report& report,
                               Console& console);
  [[nodiscard]] Result<FileVerdict> judged(const std::string& path, const Tables& tables,
                                           Report& report, const Settings& settings);

  std::vector<std::string> files_;
  std::string format_;
  Explain explain_ = Explain::no;
  InputOptions input_;
  ValidateOptions options_;
  std::vector<Suppression> suppressions_;
  std::string kept_;
};

}  // namespace kcms
