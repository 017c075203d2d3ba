// Findings said to people as they come.
#pragma once

#include "console.hpp"

#include <kcms/base/finding.hpp>
#include <kcms/layout/layout.hpp>

#include <string>

namespace kcms {

// A line for each finding of severity `least` or worse. All but `least` must outlive it.
class FindingSayer final : public FindingSink {
 public:
  // `path`: what lines call the file; `spec` is its layout.
  FindingSayer(const std::string& path, const FileSpec* spec, Severity least, Console& console)
      : path_(path), spec_(spec), least_(least), console_(console) {}

  void take(Finding finding) override;

 private:
  const std::string& path_;
  const FileSpec* spec_;
  Severity least_;
  Console& console_;
};

}  // namespace kcms
