// The words that inbox, outbox and conversations share.
#pragma once

#include <cstdint>
#include <string>

#include "base/id.h"

namespace huiyin::store {

using ConversationId = Id<struct ConversationRow>;
using InboxId = Id<struct InboxRow>;
using OutboxId = Id<struct OutboxRow>;
using BulkId = Id<struct BulkRow>;  // a sending to many 群发

inline constexpr std::string_view kWecomKf = "wecom.kf";    // citizens, 微信客服
inline constexpr std::string_view kWecomApp = "wecom.app";  // staff, the self-built app
inline constexpr std::string_view kSms =
    "sms";  // 短信, whoever the provider; the user is the phone

// What is said before what, across conversations. Within one only what goes to many is overtaken,
// so that a talk keeps its order; by SMS, where a phone may have had its share of the day,
// reminders and digests are too.
enum class Priority {
  at_once = 0,  // worth nothing in a minute, or somebody's life: a welcome, an alarm
  reply = 1,
  notice = 2,  // what the law has us say
  reminder = 3,
  digest = 4,
  bulk = 5,  // to many at once
};
inline constexpr std::size_t kPriorities = 6;

// Offices take turns within a priority: none waits for another's many messages.
struct Turn {
  Priority priority = Priority::reply;
  std::string office = "main";  // a code, as in offices.h
};

// One side of a conversation: a citizen of a customer-service account, or a member of staff of an
// app.
struct Address {
  std::string channel;  // kWecomKf, kWecomApp, kSms
  std::string account;  // open_kfid, or the agent id
  std::string user;     // external_userid, or the userid in lower case
};

// A message as the logs know it: the trace leads from what a citizen wrote to the last receipt of
// its answer.
struct TracedMessage {
  OutboxId id;
  std::string trace;
};

// An SMSC's id of a part of an SMS, in the two ways in which it may be compared: ids that are both
// numbers by those, all others by their texts.
struct SmsPartId {
  std::string text;    // normal form; "": the SMSC gave none, or nobody knows it
  std::string number;  // "": it is no number on this line
  bool operator==(const SmsPartId&) const = default;
};

// A part that went out, or perhaps did.
struct SentPart {
  SmsPartId id;
  bool is_taken = true;  // the SMSC said so
};

}  // namespace huiyin::store
