// What everything that acts in the office works with inside one transaction, whoever began it.
#pragma once

#include <functional>
#include <string>

#include "base/random.h"
#include "base/time.h"
#include "store/conversations.h"
#include "store/database.h"
#include "store/mail.h"
#include "store/office.h"
#include "store/office_book.h"
#include "store/reach.h"
#include "store/sealing.h"
#include "templates/catalogue.h"

namespace huiyin::store {

// Told after the commit of each conversation for which there is something to send.
using MailWaits = std::function<void(ConversationId, const Turn&)>;

// An office's own: for the API, the console, an import, the clock.
struct OfficeContext {
  Transaction& tx;
  const Keyring& keys;
  Random& random;
  const OfficeBook& offices;
  const Office& office;  // that acts: one of them
  const templates::Catalogue&
      words;  // the current ones: for what is said to others than the one who writes
  Instant now;
  std::optional<InboxId> message;  // that is being answered, where one is
  std::string trace;
  const MailWaits& mail_waits;
  Reach reach = Reach::anybody;  // of all that is said

  LocalDate today() const { return office_date(now); }

  OfficeContext at(const Office& other) const;
  // At the office whose that case is.
  OfficeContext at_office_of(const std::string& case_no) const;
  // What is said of that reaches no further than who registered or booked it could (reach.h).
  OfficeContext about(const std::string& subject) const;
};

// The same in one turn of a conversation.
struct DeskContext : OfficeContext {
  Conversation who;
};

}  // namespace huiyin::store
