#include "store/takeovers.h"

#include <algorithm>

#include "base/ensure.h"
#include "store/conversation_sides.h"
#include "store/heeding.h"
#include "store/posting.h"
#include "store/sayings.h"
#include "store/signals.h"
#include "store/staff_mail.h"

namespace huiyin::store {
namespace {

// A word that comes after the talk has moved on is none.
constexpr minutes kHandBackWord{10};

struct Where {
  std::string channel, account;
  bool with_servicer = false;
};

Where where_of(Transaction& tx, ConversationId conversation) {
  const auto row = tx.row<std::string, std::string, std::optional<std::int64_t>>(
      "SELECT channel, account, human_since FROM conversation WHERE id = $1", {conversation.value});
  ensure(row.has_value(), "a conversation that is answered is there");
  const auto& [channel, account, human] = *row;
  return {channel, account, human.has_value()};
}

void note_act(Transaction& tx, ConversationId conversation, Instant at, std::string_view act,
              const Answerer& who, std::optional<InboxId> seen = {},
              std::optional<OutboxId> said = {}) {
  tx.execute(
      "INSERT INTO takeover_act(conversation_id, at, act, key_id, by_whom, inbox_id, outbox_id) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {conversation.value, unix_ms(at), std::string(act), who.key_id, who.name,
       seen ? Value{seen->value} : Value{nullptr}, said ? Value{said->value} : Value{nullptr}});
}

Problem taken_by(const Takeover& other) {
  return {"takeover.taken", "id", other.who.name + "已经接管这个会话",
          "请和" + other.who.name + "联系；对方交还以后再接管"};
}

Problem with_servicer() {
  return {"takeover.with_servicer", "id", "这个会话正由接待人员在企业微信里接待",
          "请在企业微信里继续；那边结束以后，这里才能接管"};
}

// The one who has it is the one who acts.
Result<Takeover> own(const OfficeContext& office, ConversationId conversation,
                     const Answerer& who) {
  auto mine = takeover_of(office.tx, conversation);
  if (!mine && where_of(office.tx, conversation).with_servicer) return Refused(with_servicer());
  if (!mine)
    return Refused(Problem{"takeover.not_taken", "id", "这个会话现在由智能助手接待",
                           "请先接管；可能是很久没有回复，已经自动交还"});
  if (mine->who.key_id != who.key_id || mine->who.name != who.name) return Refused(taken_by(*mine));
  return *std::move(mine);
}

void see(const OfficeContext& office, Takeover& mine, InboxId until) {
  // Nobody has seen what has not come.
  const InboxId newest = newest_in(office.tx, mine.conversation, until);
  if (newest.value <= mine.seen.value) return;
  mine.seen = newest;
  office.tx.execute(
      "UPDATE inbox SET state = 1 WHERE conversation_id = $1 AND state = 0 AND id <= $2",
      {mine.conversation.value, newest.value});
  office.tx.execute("UPDATE takeover SET seen_inbox = $1 WHERE conversation_id = $2",
                    {newest.value, mine.conversation.value});
  settle_work(office.tx, mine.conversation);
  note_act(office.tx, mine.conversation, office.now, "seen", mine.who, newest);
}

// What the bot had asked before a person spoke is asked no more: a "好的" to him must not book.
void begin_anew(Transaction& tx, ConversationId conversation) {
  tx.execute("UPDATE conversation SET session = '', turn = turn + 1 WHERE id = $1",
             {conversation.value});
}

void say_bot_is_back(const OfficeContext& office, const Takeover& mine) {
  const Where where = where_of(office.tx, mine.conversation);
  if (where.channel != kWecomKf) return;  // an SMS for that alone would be one too many
  post(office, {.to = mine.conversation,
                .channel = where.channel,
                .kind = "saying",
                .body = saying_body({office.words.say("desk.bot_is_back"), {}, {}}),
                .expires = office.now + kHandBackWord,
                .about = "hand_back"});
}

void end(const OfficeContext& office, const Takeover& mine, std::string_view act,
         const Answerer& by, const TalkWaits& talk_waits) {
  office.tx.execute("DELETE FROM takeover WHERE conversation_id = $1", {mine.conversation.value});
  note_act(office.tx, mine.conversation, office.now, act, by);
  if (mine.words > 0) {
    begin_anew(office.tx, mine.conversation);
    say_bot_is_back(office, mine);
  }
  if (settle_work(office.tx, mine.conversation))
    office.tx.after_commit([&talk_waits, id = mine.conversation] { talk_waits(id); });
}

// He was silent, and the citizen had asked for a person or had written what he saw.
void ask_staff_again(const OfficeContext& office, const Takeover& mine) {
  const bool asked_for_him = mine.words == 0 && mine.invitation.has_value();
  if (!asked_for_him && mine.seen.value <= mine.answered.value) return;
  if (asked_for_him)
    office.tx.execute("UPDATE invitation_of_human SET closed_at = NULL WHERE id = $1",
                      {*mine.invitation});
  else
    office.tx.execute(
        "INSERT INTO invitation_of_human(conversation_id, at, reason) VALUES ($1, $2, $3)",
        {mine.conversation.value, unix_ms(office.now), "接管后没有回复"});
  tell_staff(
      office, office.office.told_of("human"), "queue",
      office.words.say("desk.takeover_lapsed", {{"会话", std::to_string(mine.conversation.value)},
                                                {"人员", mine.who.name},
                                                {"时间", office_time(mine.spoke).iso()}}));
}

}  // namespace

std::optional<Takeover> takeover_of(Transaction& tx, ConversationId conversation) {
  const auto row = tx.row<std::string, std::string, std::int64_t, std::int64_t, std::int64_t,
                          std::int64_t, std::int64_t, std::optional<std::int64_t>>(
      "SELECT key_id, by_whom, taken_at, spoke_at, words, seen_inbox, answered_inbox, "
      "invitation_id FROM takeover WHERE conversation_id = $1",
      {conversation.value});
  if (!row) return std::nullopt;
  const auto& [key, by, taken, spoke, words, seen, answered, invitation] = *row;
  return Takeover{.conversation = conversation,
                  .who = {key, by},
                  .taken = Instant(milliseconds{taken}),
                  .spoke = Instant(milliseconds{spoke}),
                  .words = int(words),
                  .seen = {seen},
                  .answered = {answered},
                  .invitation = invitation};
}

Result<Takeover> take_over(const OfficeContext& office, ConversationId conversation,
                           const Answerer& who) {
  Transaction& tx = office.tx;
  if (where_of(tx, conversation).with_servicer) return Refused(with_servicer());
  if (takeover_of(tx, conversation)) return own(office, conversation, who);
  const auto waits = tx.row<std::int64_t>(
      "SELECT id FROM invitation_of_human WHERE conversation_id = $1 AND closed_at IS NULL LIMIT 1",
      {conversation.value});
  tx.execute(
      "INSERT INTO takeover(conversation_id, key_id, by_whom, taken_at, spoke_at, invitation_id) "
      "VALUES ($1, $2, $3, $4, $4, $5)",
      {conversation.value, who.key_id, who.name, unix_ms(office.now),
       waits ? Value{std::get<0>(*waits)} : Value{nullptr}});
  begin_heeding(tx, conversation);
  close_invitations(tx, conversation, office.now);
  take_up_with_talk(tx, conversation, who.name, office.now);
  note_act(tx, conversation, office.now, "taken", who);
  return *takeover_of(tx, conversation);
}

Result<Takeover> mark_seen(const OfficeContext& office, ConversationId conversation,
                           const Answerer& who, InboxId until) {
  auto mine = own(office, conversation, who);
  if (mine) see(office, *mine, until);
  return mine;
}

Result<OutboxId> reply(const OfficeContext& office, ConversationId conversation,
                       const Answerer& who, const std::string& text, InboxId until) {
  auto mine = own(office, conversation, who);
  if (!mine) return Refused(mine.error());
  see(office, *mine, until);
  const InboxId newest = newest_in(office.tx, conversation, until);
  const std::string channel = where_of(office.tx, conversation).channel;
  const templates::Worded marked = office.words.told(
      channel == kSms ? "desk.human_reply_sms" : "desk.human_reply", {{"内容", text}});
  const OutboxId said =
      post(office, {.to = conversation,
                    .answers = newest.value > 0 ? std::optional(newest) : std::nullopt,
                    .channel = channel,
                    .kind = "saying",
                    .body = saying_body(marked, channel),
                    .about = "human_reply"});
  office.tx.execute(
      "UPDATE takeover SET spoke_at = $1, words = words + 1, answered_inbox = $2 WHERE "
      "conversation_id = $3",
      {unix_ms(office.now), std::max(mine->answered.value, newest.value), conversation.value});
  take_up_with_talk(office.tx, conversation, who.name, office.now);
  note_act(office.tx, conversation, office.now, "spoke", who, {}, said);
  return said;
}

Result<Takeover> hand_back(const OfficeContext& office, ConversationId conversation,
                           const Answerer& who, InboxId until, const TalkWaits& talk_waits) {
  auto mine = own(office, conversation, who);
  if (!mine) return mine;
  see(office, *mine, until);
  end(office, *mine, "handed_back", who, talk_waits);
  return mine;
}

int hand_back_silent(const OfficeContext& office, Instant before, int count,
                     const TalkWaits& talk_waits) {
  int done = 0;
  for (const auto& [id] : office.tx.rows<std::int64_t>(
           "SELECT conversation_id FROM takeover WHERE spoke_at <= $1 ORDER BY spoke_at LIMIT $2",
           {unix_ms(before), std::int64_t{count}})) {
    const ConversationId conversation{id};
    const OfficeContext its =
        office.at(office.offices.of_account(where_of(office.tx, conversation).account));
    const Takeover mine = *takeover_of(its.tx, conversation);
    ask_staff_again(its, mine);
    end(its, mine, "lapsed", {"", ""}, talk_waits);
    ++done;
  }
  return done;
}

void yield_to_servicer(Transaction& tx, ConversationId conversation, Instant at) {
  take_up_with_talk(tx, conversation, "", at);
  const auto mine = takeover_of(tx, conversation);
  if (!mine) return;
  tx.execute("DELETE FROM takeover WHERE conversation_id = $1", {conversation.value});
  note_act(tx, conversation, at, "servicer", {"", ""});
  tx.execute("UPDATE inbox SET state = 1 WHERE conversation_id = $1 AND state = 0",
             {conversation.value});
  settle_work(tx, conversation);
  if (mine->words > 0) begin_anew(tx, conversation);
}

void note_asked(Transaction& tx, ConversationId conversation, Instant at) {
  note_act(tx, conversation, at, "asked", {"", ""});
}

void note_signal(Transaction& tx, ConversationId conversation, Instant at) {
  note_act(tx, conversation, at, "signal", {"", ""});
}

}  // namespace huiyin::store
