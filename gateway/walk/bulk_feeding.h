// Hands what is sent to many 群发 over to the outbox, at the pace that is allowed:
// store/bulk_feed.h, a transaction at a time. Of several instances one does it at a time; what a
// lost one had begun is not committed, and the next goes on.
#pragma once

#include <stop_token>

#include "store/bulk_feed.h"
#include "store/office_parts.h"
#include "store/postgres_claims.h"

namespace huiyin::gateway {

class BulkFeeding {
 public:
  struct Parts : store::OfficeParts {
    store::Claims* claims = nullptr;  // none: no other instance works on this database
  };
  BulkFeeding(Parts parts, store::BulkRules rules, store::MailWaits has_mail);

  // Everything that may be handed over now; costs two looks at an index when nothing is. Any
  // thread: what is due is asked again in the transaction that does it. Throws
  // store::DatabaseError.
  void round(const std::stop_token& stop = {});

  // One transaction of it. False: nothing is due, or another instance is at it.
  bool step();

 private:
  store::OfficeContext at_main(store::Transaction& tx, Instant now) const;

  const Parts parts_;
  const store::BulkRules rules_;
  const store::MailWaits has_mail_;
};

}  // namespace huiyin::gateway
