// What must not be left half done when somebody stops the program.
#pragma once

#include <kcms/evidence/document_source.hpp>

#include <memory>

namespace kcms {

// While one lives, SIGINT, SIGTERM and SIGHUP are only noted, so that whoever asks can clean up;
// when it dies, the one that came is raised. One at a time.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  [[nodiscard]] static bool came() noexcept;

 private:
  void (*before_[3])(int) = {};
};

// The documents of another source, until an Interruption comes: then none can be opened any more.
class InterruptibleDocuments final : public DocumentSource {
 public:
  explicit InterruptibleDocuments(DocumentSource& from) : from_(&from) {}
  [[nodiscard]] std::span<const DocumentEntry> entries() const override { return from_->entries(); }
  [[nodiscard]] Result<std::unique_ptr<ByteSource>> open(std::size_t index) override;
  [[nodiscard]] const std::string& name() const override { return from_->name(); }

 private:
  DocumentSource* from_;
};

}  // namespace kcms
