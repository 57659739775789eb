#include "store/reach.h"

namespace huiyin::store {

std::string case_subject(const std::string& case_no) { return "case/" + case_no; }
std::string booking_subject(const std::string& number) { return "booking/" + number; }

void keep_to_staff(Transaction& tx, const std::string& subject) {
  tx.execute("INSERT INTO kept_to_staff(subject) VALUES ($1) ON CONFLICT (subject) DO NOTHING",
             {subject});
}

Reach reach_about(Transaction& tx, Reach said, const std::string& subject) {
  if (said == Reach::staff) return said;
  const auto kept =
      tx.row<std::int64_t>("SELECT 1 FROM kept_to_staff WHERE subject = $1", {subject});
  return kept ? Reach::staff : Reach::anybody;
}

}  // namespace huiyin::store
