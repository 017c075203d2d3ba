// `generate KIND --from REQUEST`: a result that one makes oneself, out of a list of what is
// refused.
#pragma once

#include "arguments.hpp"
#include "console.hpp"
#include "tables.hpp"

#include <kcms/reconcile/result_maker.hpp>

#include <optional>
#include <string>

namespace kcms {

inline constexpr std::string_view serials_choices[] = {"renumber", "keep"};
inline constexpr std::string_view empty_choices[] = {"write", "skip"};
inline constexpr Option from_option{"from", "REQUEST"};
inline constexpr Option rejects_option{"rejects", "FILE"};
inline constexpr Option serials_option{"serials", "renumber|keep", serials_choices};
inline constexpr Option empty_option{"empty", "write|skip", empty_choices};

class MakingResult {
 public:
  // Nothing where --from does not stand there; then none of the options that go with it may.
  [[nodiscard]] static Result<std::optional<MakingResult>> from(const Arguments& arguments,
                                                                const GenerateOptions& options);

  // Makes the file and puts it in its place, or says why not.
  [[nodiscard]] ExitCode run(const std::string& kind, const std::string& output,
                             const Tables& tables, Console& console);

 private:
  [[nodiscard]] ExitCode make(const PairFile& request, const FileSpec& spec,
                              const std::string& output, const Tables& tables, Console& console);
  [[nodiscard]] ExitCode publish(const MadeResult& result, ByteSink& sink,
                                 const std::string& output, const Tables& tables,
                                 Console& console) const;
  [[nodiscard]] std::string request_name(const Console& console) const;

  std::string request_;
  std::string rejects_;
  bool skips_empty_ = false;
  bool accepts_assumed_ = false;
  ResultOptions options_;
};

}  // namespace kcms
