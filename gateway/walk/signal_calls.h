// While nobody takes up a signal on which somebody's life may hang, one after another is called
// (store/signal_telling.h). By the given clock alone, and by what stands in the store: a restart
// loses no call, and of several instances one makes it.
#pragma once

#include "store/office_parts.h"

namespace huiyin::gateway {

class SignalCalls {
 public:
  SignalCalls(store::OfficeParts parts, store::MailWaits has_mail)
      : parts_(parts), has_mail_(std::move(has_mail)) {}

  // All that is due; costs a look at an index when nothing is. Throws store::DatabaseError.
  void round();

 private:
  const store::OfficeParts parts_;
  const store::MailWaits has_mail_;
};

}  // namespace huiyin::gateway
