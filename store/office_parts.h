// What every room that acts in the offices is made of, and the one way from it into a transaction.
#pragma once

#include <string>

#include "base/clock.h"
#include "store/desk_context.h"
#include "store/wordbook.h"

namespace huiyin::store {

struct OfficeParts {
  Database& database;
  const Keyring& keys;
  const Clock& clock;
  Random& random;
  const Wordbook& words;
  const OfficeBook& offices;

  // At the main office, with the words of now; OfficeContext::at leads to another. `mail_waits` is
  // kept by reference. `trace`: what its doing is known by in the logs.
  OfficeContext at_main(Transaction& tx, Instant now, std::string trace,
                        const MailWaits& mail_waits) const;
};

}  // namespace huiyin::store
