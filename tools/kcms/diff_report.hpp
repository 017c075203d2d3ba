// The faces of `diff`: lines for people, or the document "diff/1".
#pragma once

#include "console.hpp"
#include "input.hpp"

#include <kcms/files/diff.hpp>

#include <memory>
#include <string>

namespace kcms {

// One side of a comparison. Borrows.
struct ComparedFile {
  const std::string& path;
  const FileSpec& spec;
};

class DiffReport : public DifferenceSink {
 public:
  // Once, after the last difference.
  virtual void finish(const DiffCounts& counts) = 0;
};

// Both print to `console` as differences come; `a`, `b` and `console` must outlive them.
[[nodiscard]] std::unique_ptr<DiffReport> diff_text_report(Console& console, const ComparedFile& a,
                                                           const ComparedFile& b);
[[nodiscard]] std::unique_ptr<DiffReport> diff_json_report(Console& console, const ComparedFile& a,
                                                           const ComparedFile& b);

}  // namespace kcms
