// What `reconcile --split` writes: a request parted by what became of its records, and the
// anomalies, each as CSV.
#pragma once

#include "reconcile_report.hpp"

#include <kcms/base/byte_sink.hpp>
#include <kcms/reconcile/split.hpp>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace kcms {

class SplitFiles {
 public:
  // The paths of all that make() begins.
  [[nodiscard]] static std::vector<std::string> paths(const std::string& folder);

  // Begins accepted.csv, failed.csv, partial.csv, undetermined.csv and anomalies.csv in `folder`,
  // which is made where it is missing. Without commit() none of them is ever seen. The layouts must
  // outlive it.
  [[nodiscard]] static Result<SplitFiles> make(const std::string& folder, const FileSpec& request,
                                               const FileSpec* result, Reveal reveal,
                                               Existing existing);

  [[nodiscard]] ItemSink& items() noexcept { return *splitter_; }
  // Writes the anomalies, and lets all files be seen.
  [[nodiscard]] Status commit(const ReconciledPair& pair, const Reconciliation& found,
                              const Words& words);

 private:
  std::array<std::unique_ptr<ByteSink>, fates> sinks_;
  std::unique_ptr<ByteSink> anomalies_;
  std::unique_ptr<Splitter> splitter_;
};

}  // namespace kcms
