// Where bytes come from: a file, standard input or memory. Read in blocks, never mapped: a mapped
// file that somebody truncates kills the process.
#pragma once

#include <kcms/base/result.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace kcms {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills as much of `into` as there is; fewer bytes than asked for means the end, 0 means nothing
  // is left.
  [[nodiscard]] virtual Result<std::size_t> read(std::span<char> into) = 0;
  // Bytes at a place, without moving; only where size() is known.
  [[nodiscard]] virtual Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) = 0;
  // Known for regular files and memory, not for pipes.
  [[nodiscard]] virtual std::optional<std::uint64_t> size() const = 0;
  // Whether a file was written to since it was opened, by its size and the time of its last change;
  // of what is no file: false.
  [[nodiscard]] virtual bool changed() const { return false; }
  // What messages call it: the path as given, or "-".
  [[nodiscard]] virtual const std::string& name() const = 0;
};

// "-" is standard input. A directory, a missing file and a lack of permission are errors.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> open_source(const std::string& path);

// Borrows `bytes`.
[[nodiscard]] std::unique_ptr<ByteSource> memory_source(std::span<const char> bytes,
                                                        std::string name = "-");

// A file that is open already and has `size` bytes; borrows it, and leaves its place alone.
[[nodiscard]] std::unique_ptr<ByteSource> open_file_source(int file, std::uint64_t size,
                                                           std::string name);

// The whole of a source, at most `limit` bytes; more is an error.
[[nodiscard]] Result<std::string> read_all(ByteSource& source, std::uint64_t limit);
[[nodiscard]] Result<std::string> read_file(const std::string& path, std::uint64_t limit);

}  // namespace kcms
