#include <kcms/rules/validator.hpp>

#include <kcms/base/unnamed_file.hpp>
#include <kcms/codec/dates.hpp>
#include <kcms/rules/record_validator.hpp>
#include <kcms/rules/tail_validator.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace kcms {
namespace {

// Whether a file of this layout says its own name.
bool has_name(const FileSpec& spec) {
  return std::ranges::any_of(spec.records, [](const RecordSpec& record) {
    return std::ranges::any_of(
        record.fields, [](const FieldSpec& field) { return field.form == Form::file_name; });
  });
}

// Bytes such as a lone line end make no record either.
bool is_empty(const FileVerdict& verdict, const FileSpec& spec) {
  if (verdict.framing.bytes == 0) return true;
  return verdict.records == 0 && verdict.framing.left_over == 0 && !spec.has_tails();
}

// What keeps a file from being judged record by record; nothing where nothing does.
std::optional<Rule> obstacle_in(const Identity& identity) {
  switch (identity.obstacle) {
    case Obstacle::empty:
      return Rule::file_empty;
    case Obstacle::utf_16:
      return Rule::utf_16;
    case Obstacle::other_kind:
      return Rule::kind_differs;
    case Obstacle::nothing:
      break;
  }
  if (identity.spec == nullptr) return Rule::unknown_kind;
  return std::nullopt;
}

// A file of which that one thing is said.
Result<FileVerdict> judge_whole(ByteSource& source, const Identity& identity, Rule rule,
                                Recorder& recorder) {
  std::vector<char> block(1 << 16);
  FileVerdict verdict;
  for (;;) {
    const auto got = source.read(block);
    if (!got) return pass(got);
    verdict.framing.bytes += *got;
    if (*got < block.size()) break;
  }
  Finding* finding = recorder.add(rule, Place{});
  if (finding != nullptr && rule == Rule::kind_differs) {
    finding->value = identity.spec->kind;
    finding->values = {{"kind", identity.named}};
  }
  return verdict;
}

// The name on disk, where it has the form of one, says what is inside.
void judge_disk_name(const Identity& identity, Recorder& recorder) {
  if (!identity.disk || identity.spec == nullptr) return;
  const bool year_differs = identity.disk->year && identity.date &&
                            *identity.disk->year != static_cast<int>(identity.date->year());
  const std::string on_disk = identity.disk->kind + identity.disk->mmdd;
  std::string inside =
      identity.name.empty() ? on_disk : identity.name;  // a file being made has no name yet
  if (inside == on_disk && identity.date && !has_name(*identity.spec))
    inside = std::string(identity.spec->kind) + write_date(Form::mmdd, *identity.date);
  if (inside == on_disk &&
      identity.disk->kind != identity.spec->kind)  // the header says nothing, --kind does
    inside = std::string(identity.spec->kind) + identity.disk->mmdd;
  if (inside == on_disk && !year_differs) return;
  Finding* finding = recorder.add(Rule::file_name_on_disk, Place{});
  if (finding == nullptr) return;
  finding->value = on_disk;
  if (identity.disk->year) finding->value += "_" + std::to_string(*identity.disk->year);
  finding->values = {
      {"expected", year_differs
                       ? inside + "_" + std::to_string(static_cast<int>(identity.date->year()))
                       : inside}};
}

}  // namespace

Result<FileVerdict> validate(ByteSource& given, const Identity& identity,
                             const Reference& reference, const ValidateOptions& options,
                             FindingSink& sink) {
  const bool looks_back =
      identity.spec != nullptr && options.uniqueness && !identity.spec->unique.empty();
  std::unique_ptr<ByteSource> copy;
  if (looks_back && !given.size()) {
    auto spool = spooled(given);
    if (!spool) return pass(spool);
    copy = std::move(*spool);
  }
  ByteSource& source = copy != nullptr ? *copy : given;
  Recorder recorder(identity.spec, options.max_findings, options.suppressed, options.watched,
                    options.just_made ? Keep::grave : Keep::first);
  judge_disk_name(identity, recorder);
  Result<FileVerdict> verdict = FileVerdict{};
  const auto obstacle = obstacle_in(identity);
  if (obstacle)
    verdict = judge_whole(source, identity, *obstacle, recorder);
  else if (identity.spec->has_tails())
    verdict = TailValidator(source, *identity.spec, reference, options, recorder).run();
  else
    verdict = RecordValidator(source, *identity.spec, reference, options, recorder).run();
  if (!verdict) return verdict;
  if (given.changed())
    return fail(Errc::machine, Phrase{"error.changed-while-read", {{"file", given.name()}}});
  if (!obstacle && is_empty(*verdict, *identity.spec))
    (void)recorder.add(Rule::file_empty, Place{});
  verdict->counts = recorder.counts();
  verdict->suppressed = recorder.suppressed();
  recorder.hand_over(sink);
  return verdict;
}

}  // namespace kcms
