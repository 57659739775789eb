// At which office what a citizen wrote by SMS is answered. His phone has one conversation, and in
// it at most one question is open: only offices have digits of their own 扩展码, not questions.
#pragma once

#include <map>
#include <string>

#include "gateway/walk/reading.h"
#include "store/mail.h"
#include "store/office_book.h"

namespace huiyin::gateway {

// By account: how many digits behind its number are ours.
using ExtensionDigits = std::map<std::string, int, std::less<>>;

struct SmsThread {
  const store::Office* office = nullptr;
  bool is_new_talk = false;  // what another office asked is not what this answers
};
// `is_awaited`: a question is open. An office is meant where the number answered to ends in its
// digits and it wrote to that phone lately: else those may be anything, as the one number that some
// platforms give for all. Then the open question counts, whichever office asked it; without one it
// is the main office, as for everybody who writes first.
SmsThread sms_thread(store::Transaction& tx, const store::OfficeBook& offices,
                     const ExtensionDigits& digits, store::ConversationId conversation,
                     const Heard& heard, bool is_awaited, Instant now);

}  // namespace huiyin::gateway
