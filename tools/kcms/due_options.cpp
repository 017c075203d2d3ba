#include "due_options.hpp"
#include "folder.hpp"

#include <kcms/base/system_error.hpp>
#include <kcms/base/text.hpp>
#include <kcms/codec/identify.hpp>

#include <algorithm>
#include <filesystem>

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
  const auto time = at == std::string::npos
                        ? Result<CivilTime>(fail(Errc::usage, Phrase{}))
                        : parse_civil_time("2000-01-01T" + value.substr(at + 1));
  if (!time) return fail(Errc::usage, Phrase{"due.not-an-own-time", {{"value", value}}});
  own.times[value.substr(0, at)] = time->time;
  return done();
}

Status add_name(DatedFiles& files, std::string_view option, const std::string& path,
                std::chrono::year_month_day today) {
  if (files.add(std::filesystem::path(path).filename().string(), today)) return done();
  return fail(Errc::usage,
              Phrase{"due.not-a-file-name", {{"option", std::string(option)}, {"value", path}}});
}

// What is wrong with a file that has a name of the centre's; nothing where it is as it is named,
// and then it was added.
std::optional<Phrase> add_file(DatedFiles& files, const std::string& path, const DueWorld& world) {
  const std::string name = std::filesystem::path(path).filename().string();
  DatedFiles named;
  if (!named.add(name, world.now.date)) return std::nullopt;
  const auto& [date, kind] = *named.all().begin();
  const Phrase unknown{"due.not-identified", {{"file", path}}};
  auto source = open_source(path);
  if (!source) return unknown;
  const auto identity = identify(*source, world.registry, {"", std::nullopt, world.now.date});
  if (!identity || identity->spec == nullptr || identity->obstacle != Obstacle::nothing ||
      !identity->date)
    return unknown;
  const auto is = *identity->date;
  const bool has_year = name.size() > file_name(kind, date).size();
  const bool same_day = is.month() == date.month() && is.day() == date.day();
  if (identity->spec->kind != kind || !same_day || (has_year && is != date))
    return Phrase{
        "due.named-otherwise",
        {{"file", path}, {"kind", std::string(identity->spec->kind)}, {"date", iso_date(is)}}};
  files.add_known(kind, is);
  return std::nullopt;
}

// Files without a byte are none: a transfer that broke off leaves such a one behind.
Status add_folder(DatedFiles& files, const std::string& folder, const DueWorld& world,
                  std::vector<Phrase>& passed_over) {
  std::error_code unreadable;
  (void)std::filesystem::directory_iterator(folder, unreadable);
  if (unreadable) return system_failure(unreadable.value(), Doing::reading, folder);
  for (const std::string& name : names_in_folder(folder)) {
    const std::filesystem::path path = std::filesystem::path(folder) / name;
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error || size == 0) continue;
    if (auto wrong = add_file(files, path.string(), world))
      passed_over.push_back(std::move(*wrong));
  }
  return done();
}

// A file that is there is looked into; else its name is a word of the user's.
Status add_done(DatedFiles& files, const std::string& path, const DueWorld& world,
                std::vector<Phrase>& passed_over) {
  std::error_code error;
  DatedFiles named;
  if (!std::filesystem::is_regular_file(path, error))
    return add_name(files, "--done", path, world.now.date);
  if (const Status sound = add_name(named, "--done", path, world.now.date); !sound) return sound;
  if (auto wrong = add_file(files, path, world)) passed_over.push_back(std::move(*wrong));
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
                                         std::vector<Phrase>& passed_over) const {
  const CivilTime& now = world.now;
  DueQuestion question{now, {}, {}, !done.empty() || !folders.empty(), {}, own};
  const auto back = since ? Result<std::chrono::year_month_day>(*since)
                          : days.shifted(now.date, -business_days_back);
  if (!back) return pass(back);
  if (*back > now.date)
    return fail(Errc::usage, Phrase{"due.since-after-now",
                                    {{"since", iso_date(*back)}, {"today", iso_date(now.date)}}});
  question.since = *back;
  for (const std::string& path : done)
    if (const Status added = add_done(question.done, path, world, passed_over); !added)
      return pass(added);
  for (const std::string& folder : folders)
    if (const Status added = add_folder(question.done, folder, world, passed_over); !added)
      return pass(added);
  for (const std::string& name : planned)
    if (const Status added = add_name(question.planned, "--planned", name, now.date); !added)
      return pass(added);
  for (const auto& [date, kind] : question.planned.all())
    if (const Status known = check_kind(flows, "--planned", kind); !known) return pass(known);
  for (const auto& [kind, time] : own.times)
    if (const Status known = check_kind(flows, "--own", kind); !known) return pass(known);
  return question;
}

}  // namespace kcms
