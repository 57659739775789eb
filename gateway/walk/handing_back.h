// Conversations that somebody took over and then left without a word go back to the bot, so that no
// citizen waits for a person who is gone.
#pragma once

#include "store/office_parts.h"
#include "store/takeovers.h"

namespace huiyin::gateway {

class HandingBack {
 public:
  HandingBack(store::OfficeParts parts, minutes after, store::MailWaits has_mail,
              store::TalkWaits talk_waits)
      : parts_(parts),
        after_(after),
        has_mail_(std::move(has_mail)),
        talk_waits_(std::move(talk_waits)) {}

  // All that is due; costs a look at an index when nothing is. Throws store::DatabaseError.
  void round();

 private:
  const store::OfficeParts parts_;
  const minutes after_;
  const store::MailWaits has_mail_;
  const store::TalkWaits talk_waits_;
};

}  // namespace huiyin::gateway
