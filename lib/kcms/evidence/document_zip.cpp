#include <kcms/evidence/document_zip.hpp>

#include <kcms/base/text.hpp>
#include <kcms/evidence/document_name.hpp>
#include <kcms/evidence/zip_aes.hpp>
#include <kcms/evidence/zip_end.hpp>
#include <kcms/evidence/zip_error.hpp>
#include <kcms/evidence/zip_names.hpp>
#include <kcms/evidence/zip_port.hpp>

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>
#include <vector>

namespace kcms {
namespace {

constexpr std::size_t block_size = 1U << 16U;

struct ZipFileClose {
  void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};
using ZipFile = std::unique_ptr<zip_file_t, ZipFileClose>;

// Of AES, in bytes; 0 for anything else.
std::size_t key_size(const zip_stat_t& facts) noexcept {
  switch (facts.encryption_method) {
    case ZIP_EM_AES_128:
      return 16;
    case ZIP_EM_AES_192:
      return 24;
    case ZIP_EM_AES_256:
      return 32;
    default:
      return 0;
  }
}

// AES as 7-Zip has it (AE-2) proves a document by a sum of its own, and leaves that of the zip
// zero; libzip before 1.8 compares it all the same.
bool has_no_sum(const zip_stat_t& facts) noexcept { return facts.crc == 0 && key_size(facts) != 0; }

// An entry being read.
class ZippedDocument final : public ByteSource {
 public:
  ZippedDocument(ZipFile file, const ZipPort& port, const zip_stat_t& facts, std::string name)
      : file_(std::move(file)), port_(&port), facts_(facts), name_(std::move(name)) {}

  Result<std::size_t> read(std::span<char> into) override {
    std::size_t got = 0;
    while (got < into.size()) {
      const auto count = zip_fread(file_.get(), into.data() + got, into.size() - got);
      if (count == 0 || (count < 0 && is_whole_without_sum())) break;
      if (count < 0) return failure();
      got += static_cast<std::size_t>(count);
      total_ += static_cast<std::uint64_t>(count);
    }
    if (total_ > facts_.size)
      return fail(Errc::data, Phrase{"zip.larger-than-said", {{"file", name_}}});
    return got;
  }
  Result<std::size_t> read_at(std::uint64_t /*offset*/, std::span<char> /*into*/) override {
    assert(false && "the size of an entry is not known");
    return failure();
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return std::nullopt; }
  [[nodiscard]] const std::string& name() const override { return name_; }

 private:
  // A CRC that is not there cannot fit; has_no_sum() says when, and prove() has seen to the bytes.
  [[nodiscard]] bool is_whole_without_sum() const {
    return has_no_sum(facts_) && total_ == facts_.size &&
           zip_error_code_zip(zip_file_get_error(file_.get())) == ZIP_ER_CRC;
  }
  [[nodiscard]] tl::unexpected<Error> failure() const {
    if (port_->failure()) return tl::unexpected<Error>(*port_->failure());
    return zip_failure(zip_error_code_zip(zip_file_get_error(file_.get())), name_);
  }

  ZipFile file_;
  const ZipPort* port_;
  zip_stat_t facts_;
  std::string name_;
  std::uint64_t total_ = 0;
};

class DocumentZip final : public DocumentSource {
 public:
  DocumentZip(std::unique_ptr<ByteSource> source, std::string password)
      : source_(std::move(source)), password_(std::move(password)), input_(*source_) {}

  [[nodiscard]] Status list();
  [[nodiscard]] std::span<const DocumentEntry> entries() const override { return entries_; }
  Result<std::unique_ptr<ByteSource>> open(std::size_t index) override;
  [[nodiscard]] const std::string& name() const override { return source_->name(); }

 private:
  struct Listed {
    DocumentEntry entry;
    zip_uint64_t index = 0;
    bool encrypted = false;
  };
  [[nodiscard]] Status open_archive();
  [[nodiscard]] Result<std::vector<Listed>> list_entries();
  [[nodiscard]] Status take(std::vector<Listed>& listed);
  [[nodiscard]] Result<ZipFile> open_entry(zip_uint64_t place, const std::string& shown);
  [[nodiscard]] Status try_password(const std::vector<Listed>& listed);
  [[nodiscard]] std::string entry_name(zip_uint64_t index);
  [[nodiscard]] bool is_file(zip_uint64_t index);
  [[nodiscard]] Status prove(zip_uint64_t place, const zip_stat_t& facts, const std::string& shown);
  [[nodiscard]] tl::unexpected<Error> failure(std::string_view name);
  [[nodiscard]] tl::unexpected<Error> too_many() const;

  std::unique_ptr<ByteSource> source_;
  std::string password_;
  ZipInput input_;
  ZipArchive archive_;
  std::vector<DocumentEntry> entries_;
  std::vector<zip_uint64_t> places_;  // of each entry in the archive
};

tl::unexpected<Error> DocumentZip::failure(std::string_view name) {
  if (input_.failure()) return tl::unexpected<Error>(*input_.failure());
  return zip_failure(zip_error_code_zip(zip_get_error(archive_.get())), name);
}

tl::unexpected<Error> DocumentZip::too_many() const {
  return fail(Errc::data, Phrase{"zip.too-many-entries",
                                 {{"file", name()}, {"most", grouped(most_zip_entries)}}});
}

Status DocumentZip::open_archive() {
  // To libzip no bytes at all are a zip without entries.
  if (source_->size() == std::uint64_t{0}) return zip_failure(ZIP_ER_NOZIP, name());
  const auto claimed = claimed_zip_entries(*source_);
  if (!claimed) return pass(claimed);
  if (*claimed > most_zip_entries) return too_many();
  input_.allow(most_of_zip_list);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const stream = input_.make();
  archive_.reset(stream == nullptr ? nullptr : zip_open_from_source(stream, ZIP_RDONLY, &error));
  const int reason = zip_error_code_zip(&error);
  zip_error_fini(&error);
  input_.allow(std::numeric_limits<std::uint64_t>::max());
  if (archive_ != nullptr) return done();
  if (stream != nullptr) zip_source_free(stream);
  if (input_.failure()) return tl::unexpected<Error>(*input_.failure());
  return zip_failure(stream == nullptr ? ZIP_ER_MEMORY : reason, name());
}

// A NUL in a name has become a blank in libzip.
std::string DocumentZip::entry_name(zip_uint64_t index) {
  const char* const bytes = zip_get_name(archive_.get(), index, ZIP_FL_ENC_RAW);
  return bytes == nullptr ? std::string() : zip_name(bytes);
}

// Unix notes in an entry what it was: a link is none.
bool DocumentZip::is_file(zip_uint64_t index) {
  constexpr zip_uint32_t kind = 0170000U << 16U;  // as Unix writes a mode, in the upper half
  constexpr zip_uint32_t regular = 0100000U << 16U;
  zip_uint8_t system = ZIP_OPSYS_UNIX;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(archive_.get(), index, 0, &system, &attributes) != 0)
    return false;
  if (system != ZIP_OPSYS_UNIX && system != ZIP_OPSYS_OS_X) return true;
  return (attributes & kind) == 0 || (attributes & kind) == regular;
}

Result<std::vector<DocumentZip::Listed>> DocumentZip::list_entries() {
  std::vector<Listed> listed;
  const auto count = zip_get_num_entries(archive_.get(), 0);
  if (static_cast<std::uint64_t>(count) > most_zip_entries) return too_many();
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    std::string entry = entry_name(i);
    if (is_no_entry(entry)) continue;
    zip_stat_t facts;
    if (zip_stat_index(archive_.get(), i, 0, &facts) != 0) return failure(name());
    if (!is_file(i)) entry += '/';
    listed.push_back({{std::move(entry), facts.size}, i, facts.encryption_method != ZIP_EM_NONE});
  }
  return listed;
}

Status DocumentZip::take(std::vector<Listed>& listed) {
  std::vector<std::string*> names;
  names.reserve(listed.size());
  for (Listed& one : listed) names.push_back(&one.entry.name);
  take_off_common_folders(names);
  std::ranges::stable_sort(listed, {}, [](const Listed& one) { return one.entry.name; });
  for (Listed& one : listed) {
    shorten_name(one.entry.name);
    if (!entries_.empty() && entries_.back().name == one.entry.name && is_safe_name(one.entry.name))
      return fail(Errc::data,
                  Phrase{"zip.name-twice", {{"file", name()}, {"name", one.entry.name}}});
    entries_.push_back(std::move(one.entry));
    places_.push_back(one.index);
  }
  return done();
}

// libzip before 1.8 loses memory where it finds out itself that it does not know a method.
Result<ZipFile> DocumentZip::open_entry(zip_uint64_t place, const std::string& shown) {
  zip_stat_t facts;
  if (zip_stat_index(archive_.get(), place, 0, &facts) != 0) return failure(shown);
  if (zip_encryption_method_supported(facts.encryption_method, 0) != 1)
    return zip_failure(ZIP_ER_ENCRNOTSUPP, shown);
  if (zip_compression_method_supported(facts.comp_method, 0) != 1)
    return zip_failure(ZIP_ER_COMPNOTSUPP, shown);
  const char* const password = password_.empty() ? nullptr : password_.c_str();
  ZipFile file(zip_fopen_index_encrypted(archive_.get(), place, 0, password));
  if (file == nullptr) return failure(shown);
  return file;
}

Status DocumentZip::try_password(const std::vector<Listed>& listed) {
  const auto encrypted = std::ranges::find(listed, true, &Listed::encrypted);
  if (encrypted == listed.end()) {
    if (password_.empty()) return done();
    return fail(Errc::data, Phrase{"zip.not-encrypted", {{"file", name()}}});
  }
  if (password_.empty()) return zip_failure(ZIP_ER_NOPASSWD, name());
  const auto opened = open_entry(encrypted->index, name());
  return opened ? done() : pass(opened);
}

Status DocumentZip::list() {
  if (const Status opened = open_archive(); !opened) return opened;
  auto listed = list_entries();
  if (!listed) return pass(listed);
  if (const Status tried = try_password(*listed); !tried) return tried;
  return take(*listed);
}

// Holds an entry without a CRC against the sum of AES.
Status DocumentZip::prove(zip_uint64_t place, const zip_stat_t& facts, const std::string& shown) {
  const ZipFile file(zip_fopen_index(archive_.get(), place, ZIP_FL_ENCRYPTED | ZIP_FL_COMPRESSED));
  if (file == nullptr) return failure(shown);
  ZipAesProof proof(password_, key_size(facts), facts.comp_size);
  std::vector<char> block(block_size);
  for (std::uint64_t left = facts.comp_size; left != 0;) {
    const auto wanted = std::min<std::uint64_t>(left, block.size());
    const auto count = zip_fread(file.get(), block.data(), wanted);
    if (input_.failure()) return tl::unexpected<Error>(*input_.failure());
    if (count <= 0) return zip_failure(ZIP_ER_EOF, shown);
    proof.take({block.data(), static_cast<std::size_t>(count)});
    left -= static_cast<std::uint64_t>(count);
  }
  return proof.holds() ? done() : zip_failure(ZIP_ER_CRC, shown);
}

Result<std::unique_ptr<ByteSource>> DocumentZip::open(std::size_t index) {
  std::string shown = name() + "/" + entries_[index].name;
  zip_stat_t facts;
  if (zip_stat_index(archive_.get(), places_[index], 0, &facts) != 0) return failure(shown);
  auto file = open_entry(places_[index], shown);
  if (!file) return pass(file);
  if (has_no_sum(facts))
    if (const Status proved = prove(places_[index], facts, shown); !proved) return pass(proved);
  return std::make_unique<ZippedDocument>(std::move(*file), input_, facts, std::move(shown));
}

}  // namespace

Result<std::unique_ptr<DocumentSource>> open_document_zip(std::unique_ptr<ByteSource> source,
                                                          const std::string& password) {
  auto zip = std::make_unique<DocumentZip>(std::move(source), password);
  if (const Status listed = zip->list(); !listed) return pass(listed);
  return zip;
}

}  // namespace kcms
