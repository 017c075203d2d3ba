// The marks by which a file shows what it is: names and constants at its head and at its end.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/layout/registry.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// So many bytes of either end are looked at.
inline constexpr std::size_t marked_size = 65536;

// The bytes of an end of a file as its layout has them: EBCDIC translated, no byte order mark.
[[nodiscard]] std::string in_charset_of(const FileSpec& spec, std::string_view bytes);

// The name that a file-name field of `record` holds, where it is one of the kind; else "".
[[nodiscard]] std::string_view name_in(const FileSpec& spec, const RecordSpec& record,
                                       std::string_view bytes) noexcept;

// Whether a field shows what a record is: a constant that is more than blanks; and whether it
// stands where it belongs.
[[nodiscard]] bool is_mark(const FieldSpec& field) noexcept;
[[nodiscard]] bool is_marked(const FieldSpec& field, std::string_view bytes) noexcept;

// How many constant bytes of `record` stand in `bytes`; 0 where one of its tags does not.
[[nodiscard]] std::size_t constants_in(const RecordSpec& record, std::string_view bytes) noexcept;

// A file name in its field outweighs any number of constants.
inline constexpr std::size_t self_named = 1'000'000;

// How well the head of a file fits the first record of a layout; 0: not at all. `head` in its
// charset.
[[nodiscard]] std::size_t fit(const FileSpec& spec, std::string_view head) noexcept;

// The layouts (any revision) that fit the head best; more than one kind: the content does not
// decide.
struct Fits {
  std::vector<const FileSpec*> best;
  std::size_t most = 0;
};
[[nodiscard]] Fits best_fits(const Registry& registry, std::string_view head);

// The date a header's date field holds, as the layout reads it.
[[nodiscard]] std::optional<Date> date_in(const FileSpec& spec, std::string_view head) noexcept;

// The last bytes of a file, up to `marked_size`; none where its size is not known.
[[nodiscard]] Result<std::string> read_ending_of(ByteSource& source);

// The last record in `ending`, without what may stand behind it; blanks that its line lacks are put
// back. "" where there is none.
[[nodiscard]] std::string last_record(const FileSpec& spec, std::string_view ending);

}  // namespace kcms
