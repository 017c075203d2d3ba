// What is wrong with one answer, as people are told of it.
#pragma once

#include <kcms/codec/value.hpp>
#include <kcms/reconcile/anomaly.hpp>
#include <kcms/reconcile/group.hpp>

namespace kcms {

// `asked`: the request that the trouble is about; null where it is about none.
[[nodiscard]] Anomaly anomaly_of(const PairPlan& plan, const Trouble& trouble, const Answer& answer,
                                 const Asked* asked, Reveal reveal);

}  // namespace kcms
