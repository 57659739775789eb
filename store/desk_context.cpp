#include "store/desk_context.h"

namespace huiyin::store {

OfficeContext OfficeContext::at(const Office& other) const {
  return {tx, keys, random, offices, other, words, now, message, trace, mail_waits, reach};
}

OfficeContext OfficeContext::about(const std::string& subject) const {
  OfficeContext told = *this;
  told.reach = reach_about(tx, reach, subject);
  return told;
}

OfficeContext OfficeContext::at_office_of(const std::string& case_no) const {
  return at(offices.of_case(tx, case_no));
}

}  // namespace huiyin::store
