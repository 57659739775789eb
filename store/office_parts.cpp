#include "store/office_parts.h"

#include <utility>

namespace huiyin::store {

OfficeContext OfficeParts::at_main(Transaction& tx, Instant now, std::string trace,
                                   const MailWaits& mail_waits) const {
  return {tx,  keys, random,           offices,   offices.main(), words.current(),
          now, {},   std::move(trace), mail_waits};
}

}  // namespace huiyin::store
