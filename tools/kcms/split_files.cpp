#include "split_files.hpp"

#include <kcms/base/system_error.hpp>
#include <kcms/files/csv_printer.hpp>

#include <filesystem>
#include <system_error>

namespace kcms {
namespace {

std::string row_of(const Anomaly& anomaly, const ReconciledPair& pair, const Words& words) {
  std::string row(name_of(anomaly.kind));
  row += anomaly.side == Side::request ? ",request," : ",result,";
  row += std::to_string(anomaly.record) + ',';
  append_csv_cell(row, anomaly.field);
  std::string key;
  for (const auto& [name, value] : anomaly.key)
    key += (key.empty() ? "" : " ") + std::string(name) + "=" + value;
  row += ',';
  append_csv_cell(row, key);
  row += ',';
  append_csv_cell(row, sentence_of(anomaly, pair, words));
  return row += '\n';
}

}  // namespace

Result<SplitFiles> SplitFiles::make(const std::string& folder, const FileSpec& request,
                                    const FileSpec* result, Reveal reveal, Existing existing) {
  std::error_code failed;
  if (std::filesystem::exists(folder, failed) && !std::filesystem::is_directory(folder, failed))
    return fail(Errc::usage, Phrase{"usage.not-a-folder", {{"file", folder}}});
  std::filesystem::create_directories(folder, failed);
  if (failed) return system_failure(failed.value(), Doing::writing, folder);
  const auto begin = [&](std::string_view name) {
    return create_file(folder + "/" + std::string(name) + ".csv", existing);
  };
  SplitFiles files;
  std::array<ByteSink*, fates> sinks{};
  for (std::size_t i = 0; i < fates; ++i) {
    auto sink = begin(name_of(static_cast<Fate>(i)));
    if (!sink) return pass(sink);
    files.sinks_[i] = std::move(*sink);
    sinks[i] = files.sinks_[i].get();
  }
  auto anomalies = begin("anomalies");
  if (!anomalies) return pass(anomalies);
  files.anomalies_ = std::move(*anomalies);
  files.splitter_ = std::make_unique<Splitter>(request, result, reveal, sinks);
  return files;
}

Status SplitFiles::commit(const ReconciledPair& pair, const Reconciliation& found,
                          const Words& words) {
  if (const Status written = splitter_->finish(); !written) return written;
  if (const Status written = anomalies_->write("kind,side,record,field,key,message\n"); !written)
    return written;
  for (const Anomaly& anomaly : found.anomalies)
    if (const Status written = anomalies_->write(row_of(anomaly, pair, words)); !written)
      return written;
  for (const auto& sink : sinks_)
    if (const Status seen = sink->commit(); !seen) return seen;
  return anomalies_->commit();
}

}  // namespace kcms
