// Many files of one folder that appear together: written aside, brought to the disk in one go, then
// renamed into place.
#pragma once

#include <kcms/base/byte_sink.hpp>
#include <kcms/base/byte_source.hpp>
#include <kcms/base/file_descriptor.hpp>

#include <string>
#include <vector>

namespace kcms {

class NewFiles {
 public:
  // `folder` is made where it is missing (mode 0700).
  [[nodiscard]] static Result<NewFiles> begin(const std::string& folder, Existing existing);
  NewFiles(NewFiles&& other) noexcept;
  NewFiles(const NewFiles&) = delete;
  NewFiles& operator=(const NewFiles&) = delete;
  NewFiles& operator=(NewFiles&&) = delete;
  // Without commit() nothing is seen, and what was written is removed.
  ~NewFiles();

  // Copies what is left of `from` into a new file (mode 0600). `name` holds no '/'. A file of that
  // name in the folder is an error unless `existing` said overwrite.
  [[nodiscard]] Status add(const std::string& name, ByteSource& from);
  // Puts all of them into place. A file that appeared meanwhile is kept: that is an error, and none
  // of the new ones stays.
  [[nodiscard]] Status commit();

 private:
  NewFiles(std::string folder, Existing existing)
      : folder_(std::move(folder)), existing_(existing) {}
  [[nodiscard]] Status copy(ByteSource& from, int file, const std::string& shown);
  [[nodiscard]] bool move(const std::string& name) const;
  void take_back(std::size_t count) const;
  [[nodiscard]] std::string shown(const std::string& name) const;

  std::string folder_;
  Existing existing_;
  FileDescriptor target_;
  FileDescriptor aside_;
  std::string aside_name_;  // in the folder; "" when there is nothing to remove
  std::vector<std::string> names_;
  std::vector<char> block_;
};

}  // namespace kcms
