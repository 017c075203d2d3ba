// What must not be left half done when somebody stops the program.
#pragma once

#include <kcms/evidence/document_source.hpp>

#include <memory>
#include <optional>

namespace kcms {

// While one lives, the first SIGINT, SIGTERM or SIGHUP is only noted, so that whoever asks can
// clean up; when it dies, that one is raised. A second one ends the program at once. One at a time.
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

// The documents of another source. From hold() on, or when the first of them is opened, until this
// dies there is an Interruption; when it comes none can be opened any more.
class InterruptibleDocuments final : public DocumentSource {
 public:
  explicit InterruptibleDocuments(DocumentSource& from) : from_(&from) {}
  void hold() {
    if (!interruption_) interruption_.emplace();
  }
  [[nodiscard]] std::span<const DocumentEntry> entries() const override { return from_->entries(); }
  [[nodiscard]] Result<std::unique_ptr<ByteSource>> open(std::size_t index) override;
  [[nodiscard]] const std::string& name() const override { return from_->name(); }

 private:
  DocumentSource* from_;
  std::optional<Interruption> interruption_;
};

}  // namespace kcms
