// The first reading of one side: hands the data records on, and keeps the header and the fees.
#pragma once

#include <kcms/reconcile/tally.hpp>
#include <kcms/rules/validator.hpp>

#include <functional>
#include <string>
#include <vector>

namespace kcms {

class SideReader final : public RecordObserver {
 public:
  using Take = std::function<void(const Batch&)>;
  // `data`: the record that `take` gets; `fees`: fields of other records. The spec must outlive it.
  SideReader(const FileSpec& spec, std::uint16_t data, std::vector<FieldRef> fees, Take take)
      : spec_(spec), data_(data), fees_(std::move(fees)), take_(std::move(take)) {}

  void take(std::uint16_t kind, const Batch& records) override;

  // The bytes of the first header; "" without one.
  [[nodiscard]] const std::string& header() const noexcept { return header_; }
  [[nodiscard]] const Sum& fees() const noexcept { return fees_sum_; }

 private:
  const FileSpec& spec_;
  std::uint16_t data_;
  std::vector<FieldRef> fees_;
  Take take_;
  std::string header_;
  Sum fees_sum_;
};

}  // namespace kcms
