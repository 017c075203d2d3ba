// One of two files that are compared: where its records are, and what they are paired by.
#pragma once

#include <kcms/codec/line_shapes.hpp>
#include <kcms/codec/record_kinds.hpp>
#include <kcms/files/diff_keys.hpp>
#include <kcms/files/record_fetcher.hpp>

#include <memory>
#include <string>
#include <vector>

namespace kcms {

// A record of the index; 24 bytes.
struct DiffEntry {
  std::uint64_t mark =
      0;  // at first the fingerprint of its key; what it becomes is the differ's business
  std::uint64_t offset = 0;
  std::uint64_t record = 0;  // its number
};

struct DiffRecord {
  std::uint16_t kind = none;
  std::string bytes;  // without a tail
};

class DiffSide {
 public:
  // All must outlive the side.
  DiffSide(ByteSource& source, const FileSpec& spec, const FileSpec& other);

  // Reads the file and makes the index, in file order.
  [[nodiscard]] Status load();

  [[nodiscard]] std::vector<DiffEntry>& entries() noexcept { return entries_; }
  [[nodiscard]] const FileSpec& spec() const noexcept { return spec_; }
  [[nodiscard]] const DiffKeys& keys() const noexcept { return keys_; }
  [[nodiscard]] std::uint64_t not_understood() const noexcept { return not_understood_; }

  [[nodiscard]] Result<DiffRecord> fetch(const DiffEntry& entry);
  // The document behind a record, as "sha256:…".
  [[nodiscard]] Result<std::string> document(const DiffEntry& entry, const DiffRecord& record);

 private:
  [[nodiscard]] Status make_seekable();
  [[nodiscard]] Status index_records();
  [[nodiscard]] Status index_tailed();
  void add(std::uint16_t kind, std::string_view bytes, std::uint64_t offset, std::uint64_t record);

  ByteSource* source_;
  const FileSpec& spec_;
  DiffKeys keys_;
  RecordKinds kinds_;
  LineShapes shapes_;
  bool stripped_ = false;                    // the file has records that lack their trailing blanks
  std::string held_;                         // a pipe's bytes
  std::unique_ptr<ByteSource> held_source_;  // over them
  std::unique_ptr<RecordFetcher> fetcher_;
  std::vector<DiffEntry> entries_;
  std::uint64_t not_understood_ = 0;
};

}  // namespace kcms
