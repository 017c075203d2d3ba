// A field of one kind asked of a record of another.
// Refused: no matching (member )?function
#include <kcms/layouts/eb11.hpp>
#include <kcms/layouts/ei13.hpp>

std::string_view payer_of(kcms::RecordView<kcms::eb11::Data> record) {
#ifdef KCMS_WRONG
  return record.raw(kcms::ei13::Data::payer_number);
#else
  return record.raw(kcms::eb11::Data::payer_number);
#endif
}
