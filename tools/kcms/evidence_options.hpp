// What the commands of `evidence` have in common.
#pragma once

#include "arguments.hpp"
#include "console.hpp"
#include "input.hpp"
#include "tables.hpp"

#include <kcms/evidence/inspect_document.hpp>
#include <kcms/files/pack.hpp>

#include <string>
#include <vector>

namespace kcms {

inline constexpr std::string_view evidence_kind = "EI13";
inline constexpr std::string_view default_table = "2016";

inline constexpr Option evidence_table_option{"evidence-table", "NAME"};
inline constexpr Option trust_option{"trust", "FILE"};
inline constexpr Option password_option{"password-file", "FILE"};

// The table that --evidence-table names.
[[nodiscard]] Result<const EvidenceTable*> find_evidence_table(const Tables& tables,
                                                               const std::string& name);

// What --trust says, read; "" is nothing. A file without a certificate is Errc::usage.
[[nodiscard]] Result<InspectOptions> read_inspect_options(const std::string& trust);

// The first line of what --password-file says; "" is no file. An empty line is Errc::usage.
[[nodiscard]] Result<std::string> read_password(const std::string& path);

// A file of applications, which can be read again, and its enrolments.
struct Applications {
  Input input;
  Enrolments enrolments;
};
// A file of another kind, or one with errors, is Errc::data; the errors are told, finding by
// finding.
[[nodiscard]] Result<Applications> open_applications(const std::string& path, const Tables& tables,
                                                     const InputOptions& options, Console& console);

// A file with documents behind its records, which can be read at any place.
[[nodiscard]] Result<Input> open_evidence(const std::string& path, const Tables& tables,
                                          const InputOptions& options, const Settings& settings);

// The same of an EI13 that was kept, from which what it does not hold is concluded too. One of
// another kind, or one with errors, is Errc::data; the errors are told, finding by finding.
[[nodiscard]] Result<Input> open_kept_evidence(const std::string& path, const Tables& tables,
                                               const InputOptions& options, Console& console);

// Says so where a file of evidence has no trailer: it was cut off.
[[nodiscard]] ExitCode say_unended(const std::string& path, bool trailer_met, Console& console);

// A file that was made. Borrows.
struct PackedFile {
  const FileSpec& spec;
  Date date;
  const std::string& output;
  std::string_view command;  // "evidence pack"
};
// Says why documents are no file, a line each (ExitCode::usage where an option is to blame); or
// judges the file as `validate` would, and makes it visible where it is good.
[[nodiscard]] ExitCode publish_packed(const Packed& packed, const PackedFile& file, ByteSink& sink,
                                      const Tables& tables, Console& console);

}  // namespace kcms
