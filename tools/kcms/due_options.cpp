#include "due_options.hpp"

#include <kcms/base/text.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr int business_days_back = 5;
constexpr std::size_t longest_number = 4;
constexpr std::chrono::hours longest_margin{72};

Error not_a_span(const std::string& value) {
  return {Errc::usage, Phrase{"due.not-a-span", {{"value", value}}}};
}

// "90m", "2h", "1h30m"
Result<std::chrono::seconds> read_span(const std::string& value) {
  std::chrono::seconds span{0};
  std::string_view rest = value;
  for (const auto& [unit, length] :
       {std::pair{'h', std::chrono::seconds{std::chrono::hours{1}}},
        std::pair{'m', std::chrono::seconds{std::chrono::minutes{1}}}}) {
    const std::size_t at = rest.find(unit);
    if (at == std::string_view::npos) continue;
    const auto count = at <= longest_number ? to_number(rest.substr(0, at)) : std::nullopt;
    if (!count) return tl::unexpected<Error>(not_a_span(value));
    span += static_cast<std::int64_t>(*count) * length;
    rest.remove_prefix(at + 1);
  }
  if (!rest.empty() || span.count() == 0 || span > longest_margin)
    return tl::unexpected<Error>(not_a_span(value));
  return span;
}

// "EB21=16:00"
Status read_own_time(const std::string& value, OwnDeadlines& own) {
  const std::size_t at = value.find('=');
  const auto time = at == std::string::npos || at == 0
                        ? Result<CivilTime>(fail(Errc::usage, Phrase{}))
                        : parse_civil_time("2000-01-01T" + value.substr(at + 1));
  if (!time) return fail(Errc::usage, Phrase{"due.not-an-own-time", {{"value", value}}});
  own.times[value.substr(0, at)] = time->time;
  return done();
}

bool sends(std::span<const Flow* const> flows, const std::string& kind) {
  return std::ranges::any_of(flows, [&](const Flow* flow) {
    return std::ranges::any_of(flow->steps, [&](const ScheduleStep& step) {
      return step.file == kind && step.from == biller_actor;
    });
  });
}

Status check_kind(std::span<const Flow* const> flows, std::string_view option,
                  const std::string& kind) {
  if (sends(flows, kind)) return done();
  return fail(Errc::usage,
              Phrase{"due.not-sent", {{"option", std::string(option)}, {"kind", kind}}});
}

}  // namespace

Result<DueOptions> DueOptions::from(const Arguments& arguments) {
  DueOptions options;
  options.done = arguments.texts("done");
  options.folders = arguments.texts("folder");
  options.biller = arguments.text("biller");
  options.planned = arguments.texts("planned");
  if (arguments.has("since")) {
    const auto since = parse_date(arguments.text("since"));
    if (!since) return pass(since);
    options.since = *since;
  }
  if (arguments.has("own-margin")) {
    const auto margin = read_span(arguments.text("own-margin"));
    if (!margin) return pass(margin);
    options.own.margin = *margin;
  }
  for (const std::string& value : arguments.texts("own"))
    if (const Status read = read_own_time(value, options.own); !read) return pass(read);
  return options;
}

Result<DueQuestion> DueOptions::question(const DueWorld& world, std::span<const Flow* const> flows,
                                         const BusinessDays& days,
                                         std::vector<UncountedFile>& uncounted) const {
  const CivilTime& now = world.now;
  DueQuestion question{now, {}, {}, !done.empty() || !folders.empty(), {}, own};
  const auto back = since ? Result<std::chrono::year_month_day>(*since)
                          : days.shifted(now.date, -business_days_back);
  if (!back) return pass(back);
  if (*back > now.date)
    return fail(Errc::usage, Phrase{"due.since-after-now",
                                    {{"since", iso_date(*back)}, {"today", iso_date(now.date)}}});
  question.since = *back;
  DoneFiles files(world, biller);
  for (const std::string& path : done)
    if (const Status added = files.add_named(path); !added) return pass(added);
  for (const std::string& folder : folders)
    if (const Status added = files.add_folder(folder); !added) return pass(added);
  if (const Status one = files.require_one_biller(); !one) return pass(one);
  question.done = files.counted();
  uncounted = files.uncounted();
  for (const std::string& name : planned)
    if (const Status added = add_name(question.planned, "--planned", name, world); !added)
      return pass(added);
  for (const auto& [date, kind] : question.planned.all())
    if (const Status known = check_kind(flows, "--planned", kind); !known) return pass(known);
  for (const auto& [kind, time] : own.times)
    if (const Status known = check_kind(flows, "--own", kind); !known) return pass(known);
  return question;
}

}  // namespace kcms
