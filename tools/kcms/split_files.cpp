#include "split_files.hpp"

#include <kcms/base/system_error.hpp>
#include <kcms/files/csv_printer.hpp>

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace kcms {
namespace {

constexpr std::string_view anomalies = "anomalies";

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

std::string path_of(const std::string& folder, std::string_view name) {
  return folder + "/" + std::string(name) + ".csv";
}

// A file where a folder is needed, at the end of the path or on the way there; nothing if none is.
std::optional<Phrase> file_in_the_way(const std::filesystem::path& folder) {
  std::filesystem::path way;
  for (const auto& part : folder) {
    way /= part;
    std::error_code failed;
    const auto is = std::filesystem::status(way, failed);
    if (!std::filesystem::exists(is) || std::filesystem::is_directory(is)) continue;
    if (way == folder) return Phrase{"usage.not-a-folder", {{"file", folder.string()}}};
    return Phrase{"usage.through-a-file", {{"file", folder.string()}, {"part", way.string()}}};
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string> SplitFiles::paths(const std::string& folder) {
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < fates; ++i)
    paths.push_back(path_of(folder, name_of(static_cast<Fate>(i))));
  paths.push_back(path_of(folder, anomalies));
  return paths;
}

Result<SplitFiles> SplitFiles::make(const std::string& folder, const FileSpec& request,
                                    const FileSpec* result, Reveal reveal, Existing existing) {
  if (auto obstacle = file_in_the_way(folder)) return fail(Errc::usage, std::move(*obstacle));
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return system_failure(failed.value(), Doing::writing, folder);
  const auto begin = [&](std::string_view name) {
    return create_file(path_of(folder, name), existing);
  };
  SplitFiles files;
  std::array<ByteSink*, fates> sinks{};
  for (std::size_t i = 0; i < fates; ++i) {
    auto sink = begin(name_of(static_cast<Fate>(i)));
    if (!sink) return pass(sink);
    files.sinks_[i] = std::move(*sink);
    sinks[i] = files.sinks_[i].get();
  }
  auto list = begin(anomalies);
  if (!list) return pass(list);
  files.anomalies_ = std::move(*list);
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
