#include "store/posting.h"

#include <algorithm>

namespace huiyin::store {

OutboxId post(const OfficeContext& office, Outgoing message) {
  message.office = office.office.code;
  message.trace = office.trace;
  message.reach = std::max(message.reach, office.reach);
  const OutboxId id = put(office.tx, office.keys, office.random, message, office.now);
  office.tx.after_commit([&waits = office.mail_waits, to = message.to,
                          turn = Turn{message.priority, message.office}] { waits(to, turn); });
  return id;
}

}  // namespace huiyin::store
