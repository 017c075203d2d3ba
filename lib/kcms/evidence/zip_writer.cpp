#include <kcms/evidence/zip_writer.hpp>

#include <kcms/evidence/zip_error.hpp>
#include <kcms/evidence/zip_port.hpp>

#include <deque>
#include <utility>

namespace kcms {
namespace {

constexpr zip_uint16_t first_of_january_1980 = 1U << 5U | 1U;  // as DOS writes a date
constexpr zip_uint32_t file_of_its_owner = 0100600U << 16U;    // as Unix writes a mode

class ZipWriter {
 public:
  ZipWriter(DocumentSource& from, ByteSink& sink, const std::string& name,
            const std::string& password)
      : from_(from), output_(sink), name_(name), password_(password) {}

  [[nodiscard]] Status run() {
    if (const Status opened = open(); !opened) return opened;
    for (std::size_t i = 0; i < from_.entries().size(); ++i)
      if (!add(i)) return failure();
    if (zip_close(archive_.get()) != 0) return failure();
    static_cast<void>(archive_.release());  // closed: it is gone
    return done();
  }

 private:
  [[nodiscard]] Status open() {
    zip_source_t* const stream = output_.make();
    if (stream == nullptr) return zip_failure(ZIP_ER_MEMORY, name_);
    archive_.reset(zip_open_from_source(stream, ZIP_CREATE | ZIP_TRUNCATE, nullptr));
    if (archive_ != nullptr) return done();
    zip_source_free(stream);
    return zip_failure(ZIP_ER_MEMORY, name_);
  }

  // Only notes the document; it is read when the archive is closed.
  [[nodiscard]] bool add(std::size_t i) {
    zip_t* const zip = archive_.get();
    zip_source_t* const stream = documents_.emplace_back(from_, i).make();
    if (stream == nullptr) return false;
    const auto at = zip_file_add(zip, from_.entries()[i].name.c_str(), stream, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
      zip_source_free(stream);
      return false;
    }
    const auto index = static_cast<zip_uint64_t>(at);
    return zip_set_file_compression(zip, index, ZIP_CM_STORE, 0) == 0 &&
           zip_file_set_dostime(zip, index, 0, first_of_january_1980, 0) == 0 &&
           zip_file_set_external_attributes(zip, index, 0, ZIP_OPSYS_UNIX, file_of_its_owner) ==
               0 &&
           (password_.empty() ||
            zip_file_set_encryption(zip, index, ZIP_EM_AES_256, password_.c_str()) == 0);
  }

  [[nodiscard]] tl::unexpected<Error> failure() {
    if (output_.failure()) return tl::unexpected<Error>(*output_.failure());
    for (const ZipDocumentInput& document : documents_)
      if (document.failure()) return tl::unexpected<Error>(*document.failure());
    return zip_failure(zip_error_code_zip(zip_get_error(archive_.get())), name_);
  }

  DocumentSource& from_;
  ZipOutput output_;
  std::deque<ZipDocumentInput> documents_;  // stay where they are: libzip knows their places
  const std::string& name_;
  const std::string& password_;
  ZipArchive archive_;  // goes first
};

}  // namespace

Status write_zip(DocumentSource& from, ByteSink& sink, const std::string& name,
                 const std::string& password) {
  return ZipWriter(from, sink, name, password).run();
}

}  // namespace kcms
