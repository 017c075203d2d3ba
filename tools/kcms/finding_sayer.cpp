#include "finding_sayer.hpp"
#include "report.hpp"

namespace kcms {

void FindingSayer::take(Finding finding) {
  if (finding.severity >= least_) console_.line(line_of(path_, finding, spec_, console_.words()));
}

}  // namespace kcms
