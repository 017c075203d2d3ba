#include "making.hpp"

#include <kcms/codec/identify.hpp>
#include <kcms/rules/validator.hpp>

namespace kcms {
namespace {

// The name of the file as its header says it; its layout and date are known already.
Result<Identity> identify_made(std::unique_ptr<ByteSource>& source, const Generated& made,
                               const Registry& registry, const Settings& settings) {
  const Hints hints{std::string(made.spec->kind), std::nullopt,
                    made.date.value_or(settings.now.date)};
  auto identity = identify(source, registry, hints);
  if (!identity) return identity;
  identity->spec = made.spec;
  identity->date = made.date;
  return identity;
}

}  // namespace

Status judge_made(ByteSink& sink, const Generated& made, const std::string& output,
                  const Tables& tables, const Settings& settings, RowFaults& faults) {
  auto source = sink.read_back(output);
  if (!source) return pass(source);
  const auto identity = identify_made(*source, made, tables.registry, settings);
  if (!identity) return pass(identity);
  ValidateOptions options;
  options.just_made = true;
  const auto verdict = validate(**source, *identity, tables.reference, options, faults);
  if (!verdict) return pass(verdict);
  faults.count(verdict->count(Severity::error) + verdict->count(Severity::fatal),
               verdict->count(Severity::warning));
  return done();
}

}  // namespace kcms
