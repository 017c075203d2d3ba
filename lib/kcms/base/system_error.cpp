#include <kcms/base/system_error.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <string>

namespace kcms {
namespace {

struct Row {
  int number;
  std::string_view key;
};

constexpr Row rows[] = {{ENOENT, "error.no-such-file"},   {ENOTDIR, "error.no-such-file"},
                        {EISDIR, "error.is-a-directory"}, {EACCES, "error.no-permission"},
                        {EPERM, "error.no-permission"},   {EROFS, "error.no-permission"},
                        {ENOSPC, "error.disk-full"},      {EDQUOT, "error.disk-full"},
                        {EEXIST, "error.already-exists"}, {EPIPE, "error.closed-pipe"}};

std::string_view key_of(int number, Doing doing) {
  const auto* const row = std::ranges::find(rows, number, &Row::number);
  if (row != std::end(rows)) return row->key;
  return doing == Doing::reading ? "error.read-failed" : "error.write-failed";
}

std::string reason_of(int number) {
  const char* words = strerrordesc_np(number);
  return words != nullptr ? words : "error " + std::to_string(number);
}

}  // namespace

Error system_error(int number, Doing doing, std::string_view name) {
  Phrase phrase{key_of(number, doing), {{"file", std::string{name}}}};
  if (phrase.key.ends_with("-failed")) phrase.values.emplace_back("reason", reason_of(number));
  return Error{Errc::machine, std::move(phrase)};
}

}  // namespace kcms
