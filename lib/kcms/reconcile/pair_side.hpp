// One of two files that are reconciled: judged and hashed at the first reading, read again as often
// as needed.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/codec/identify.hpp>
#include <kcms/codec/line_shapes.hpp>
#include <kcms/codec/record_reader.hpp>
#include <kcms/files/record_fetcher.hpp>
#include <kcms/rules/validator.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kcms {

// What a first reading tells.
struct FirstLook {
  FileVerdict verdict;
  std::vector<Finding> findings;  // the first of them
  std::string sha256;
};

class PairSide {
 public:
  // All must outlive the side. `identity` needs a spec only for judging.
  PairSide(ByteSource& source, const Identity& identity) : source_(&source), identity_(identity) {}

  // Reads it for the first time.
  [[nodiscard]] Result<FirstLook> look(const Reference& reference, RecordObserver* observer);
  // The same, and judges every field, and by `evidence` the documents; null: not these.
  [[nodiscard]] Result<FirstLook> look_closely(const Reference& reference, RecordObserver* observer,
                                               const EvidenceCheck* evidence);
  // Calls `take` with the records of `kind`, batch by batch, without their tails. Of a file that
  // was looked at.
  [[nodiscard]] Status walk(std::uint16_t kind, const std::function<void(const Batch&)>& take);
  // A record of a sound file by its number. Valid until the next call.
  [[nodiscard]] Result<std::string_view> fetch(std::uint64_t record);

  // That what was read does not belong together, for somebody wrote to the file meanwhile.
  [[nodiscard]] tl::unexpected<Error> was_changed() const {
    return fail(Errc::machine, Phrase{"error.changed-while-read", {{"file", name()}}});
  }
  // An error where that is so, as far as the file system knows.
  [[nodiscard]] Status unchanged() const;

  [[nodiscard]] const FileSpec& spec() const noexcept { return *identity_.spec; }
  [[nodiscard]] const Identity& identity() const noexcept { return identity_; }
  [[nodiscard]] const std::string& name() const { return source_->name(); }
  // About how many records it has, by its size. Reads a pipe to its end.
  [[nodiscard]] Result<std::uint64_t> expected_records();

 private:
  // To be read again from its beginning.
  [[nodiscard]] Result<ByteSource*> seekable();
  [[nodiscard]] Result<FirstLook> judge(const Reference& reference, RecordObserver* observer,
                                        ValidateOptions options);
  [[nodiscard]] Status walk_tailed(ByteSource& source, std::uint16_t kind,
                                   const std::function<void(const Batch&)>& take) const;

  ByteSource* source_;
  const Identity& identity_;
  std::unique_ptr<ByteSource> spool_;  // a pipe's bytes
  std::unique_ptr<RecordFetcher> fetcher_;
  // Records that follow one another at equal distances; a file as it should be is one stretch.
  struct Stretch {
    std::uint64_t record = 0;
    std::uint64_t offset = 0;
    std::uint64_t stride = 0;
  };
  class Noting;
  [[nodiscard]] std::uint64_t place_of(std::uint64_t record) const noexcept;

  std::vector<Stretch> stretches_;
  std::uint64_t end_ = 1;  // one more than the number of the last record
  std::string fetched_;
  std::optional<LineShapes> shapes_;  // where records lack their trailing blanks
};

}  // namespace kcms
