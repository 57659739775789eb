// A message that did not get through is said once more, because a person wants it: as it was, to a
// mended phone, in mended words, or by another channel. The first one stays as it ended; the new
// one has a key and a fate of its own, and the same trace.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "petition/phone.h"
#include "store/desk_context.h"
#include "store/message_detail.h"

namespace huiyin::store {

struct ResendWish {
  std::string key_id;  // who wants it: the key of the API …
  std::string by;      // … and the person, as that system names him; may be empty
  std::optional<petition::Phone> to = {};   // by SMS, instead of where it went
  std::optional<std::string> text = {};     // instead of its words
  std::optional<std::string> channel = {};  // kWecomKf, kWecomApp, kSms
  bool may_be_double = false;               // it may have arrived, and is wanted all the same
};

// `office`: whose the message is. The id of the new message; refused, and nothing is done, with
//   message.resent       it was said again before: `what` names as which
//   message.not_ended    it is on its way, or arrived
//   message.taken_back   it is of a sending to many, which goes on with it or was stopped
//   message.phone_cut    the phone that it is for has changed hands since: `to` names his new one
//   message.overtaken    its time is over: withdrawn, expired, its notice opened
//   message.text_fixed   what the law has us say is said as it was written; a card has no words
//   message.no_address   nobody is known there
//   message.no_sms_words its words were not written for a phone that others may read
//   message.opted_out    退订
//   message.unreadable   the keys at hand do not open it
//   message.may_be_double nobody knows whether it arrived, and a double was not accepted
Result<OutboxId> resend(const OfficeContext& office, const MessageDetail& message,
                        const ResendWish& wish);

// How many messages people had said again, and how many of them may be doubles.
struct ResendCounts {
  std::int64_t sure = 0, possibly_double = 0;
};
ResendCounts resend_counts(Transaction& tx);

}  // namespace huiyin::store
