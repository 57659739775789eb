#include "store/resending.h"

#include <algorithm>
#include <utility>

#include "base/ensure.h"
#include "store/cards.h"
#include "store/cases.h"
#include "store/citizen_mail.h"
#include "store/listings.h"
#include "store/opt_outs.h"
#include "store/people.h"
#include "store/phone_cuts.h"
#include "store/posting.h"
#include "store/sayings.h"

namespace huiyin::store {
namespace {

using Why = std::optional<Problem>;

Problem not_resent(const char* code, const char* where, std::string what, std::string remedy) {
  return {std::string("message.") + code, where, std::move(what), std::move(remedy)};
}

bool has_ended(OutboxState state) {
  switch (state) {
    case OutboxState::expired:
    case OutboxState::failed:
    case OutboxState::parked:
    case OutboxState::unknown:
    case OutboxState::blocked:
    case OutboxState::kept_back:
      return true;
    case OutboxState::queued:
    case OutboxState::accepted:
    case OutboxState::held:
    case OutboxState::delivered:
      break;
  }
  return false;
}

// A notice that its citizen has, or whose link opens nothing any more.
bool is_link_of_no_use(const OfficeContext& office, const MessageDetail& message) {
  return office.tx
      .row<std::int64_t>(
          "SELECT 1 FROM notice_link l JOIN notice n ON n.id = l.notice_id WHERE l.outbox_id = $1 "
          "AND (n.opened_at IS NOT NULL OR n.step = 'done' OR l.expires_at <= $2) LIMIT 1",
          {message.row.id, unix_ms(office.now)})
      .has_value();
}

// Its time is over, whatever became of it: said now, it would be wrong.
bool is_overtaken(const OfficeContext& office, const MessageDetail& message) {
  const MessageRow& row = message.row;
  if (row.code == "withdrawn" || (message.expires && *message.expires <= office.now)) return true;
  // A code of the platform's, good once; and an offer that goes to the next in line by itself.
  if (row.kind == "welcome" || row.kind == "card_done" || row.about == "waiting_offer") return true;
  return is_link_of_no_use(office, message);
}

// The phone to which it would go, or by which whose matter it tells was joined, has changed hands
// since it was written: somebody else would read it.
bool is_of_lost_phone(const OfficeContext& office, const MessageDetail& message,
                      const ResendWish& wish) {
  const Instant since = message.row.created;
  if (wish.to) return was_cut_since(office.tx, office.keys, *wish.to, since);
  if (message.row.channel == kWecomApp) return false;
  const auto phone = petition::Phone::parse(message.user);
  if (message.row.channel == kSms && phone && was_cut_since(office.tx, office.keys, *phone, since))
    return true;
  return std::ranges::any_of(message.case_numbers, [&](const std::string& number) {
    const auto owner = petitioner(office.tx, number);
    return owner && was_cut_since(office.tx, *owner, since);
  });
}

bool is_double_possible(const MessageDetail& message) {
  return message.state == OutboxState::unknown || message.row.perhaps_taken ||
         message.row.possible_double;
}

bool is_statutory(const MessageDetail& message) {
  return message.priority == Priority::notice || message.row.about == "notice";
}

bool is_card(const MessageDetail& message) {
  return message.body && read_card_body(*message.body).has_value();
}

Why why_not_again(const OfficeContext& office, const MessageDetail& message,
                  const ResendWish& wish) {
  if (message.row.resent_as)
    return not_resent(
        "resent", "id",
        "这条消息已经重发过，新消息的编号是 " + std::to_string(*message.row.resent_as),
        "要再发一次，请重发那一条");
  if (!has_ended(message.state))
    return not_resent("not_ended", "id", "这条消息还在发送，或者已经送出",
                      "不用重发，请看它的状态");
  if (message.row.code == "taken_back")
    return not_resent("taken_back", "id", "这条消息属于一次群发，已经收回",
                      "请看那次群发：继续以后，它会自己发出");
  if (is_of_lost_phone(office, message, wish))
    return not_resent("phone_cut", "id", "这个手机号后来换了人，再发会让别人看到",
                      "请先和本人核对，再用 to 写明他现在的手机号");
  if (is_overtaken(office, message))
    return not_resent("overtaken", "id", "这条消息说的事已经过时，再发会误导对方",
                      "请不要重发；确有需要，请另写一条");
  if (wish.text && is_statutory(message))
    return not_resent("text_fixed", "text", "这是依法告知的内容，文字不能改动",
                      "请去掉 text，照原文重发；内容有误的，请更正后重新出具文书");
  if (wish.text && is_card(message))
    return not_resent("text_fixed", "text", "这是带按钮的卡片，文字不能改动",
                      "请去掉 text，照原样重发");
  if (is_double_possible(message) && !wish.may_be_double)
    return not_resent("may_be_double", "may_be_double",
                      "不知道上一条对方收到没有，再发可能让对方收到两遍",
                      "请先打电话问一问；确定要发，请写 \"may_be_double\": true");
  return std::nullopt;
}

Problem no_address(const char* where, std::string what) {
  return not_resent("no_address", where, std::move(what), "请换一个渠道，或者用 to 写明手机号");
}

ConversationId line_of(const OfficeContext& office, const petition::Phone& phone) {
  return reach(office.tx, office.keys, {std::string(kSms), "", phone.text()});
}

// By SMS what went otherwise: to the phone that was meant for it, else to that of the person.
Result<ConversationId> phone_line_of(const OfficeContext& office, const MessageDetail& message) {
  if (message.by_sms) return message.by_sms->to;
  const auto who = office.tx.row<std::int64_t>(
      "SELECT person_id FROM identity WHERE conversation_id = $1", {message.to.value});
  const auto known = who ? person(office.tx, office.keys, std::get<0>(*who)) : std::nullopt;
  if (!known || !known->phone) return Refused(no_address("channel", "不知道对方的手机号"));
  return line_of(office, *known->phone);
}

// By customer service what went to a phone: to the conversation of who has it.
Result<ConversationId> kf_line_of(const OfficeContext& office, const MessageDetail& message) {
  const auto phone = petition::Phone::parse(message.user);
  const auto who =
      phone ? only_person_with(office.tx, phone_hash(office.keys, *phone)) : std::nullopt;
  if (message.row.channel == kSms && who)
    for (const ConversationId to : conversations_of_person(office.tx, *who))
      if (channel_of(office, to) == kWecomKf) return to;
  return Refused(no_address("channel", "这位收件人没有用微信客服找过我们"));
}

Result<ConversationId> target_of(const OfficeContext& office, const MessageDetail& message,
                                 const ResendWish& wish, const std::string& channel) {
  if (wish.to) return line_of(office, *wish.to);
  if (channel == message.row.channel) return message.to;
  if (channel == kSms) return phone_line_of(office, message);
  if (channel == kWecomKf) return kf_line_of(office, message);
  return Refused(no_address("channel", "只有原来发给工作人员的消息能走企业微信应用"));
}

std::string mended(const MessageDetail& message, const std::string& text) {
  bot::Saying saying;
  if (message.body) saying = read_saying_body(*message.body).saying;
  saying.text = text;
  saying.of = {};
  return saying_body(saying);
}

// What is said by another channel is words; a phone may be read by others, so that only what was
// written for it goes there.
Result<std::string> body_for(const MessageDetail& message, const ResendWish& wish,
                             const std::string& channel) {
  if (wish.text) return mended(message, *wish.text);
  if (channel == kSms && message.row.channel != kSms) {
    if (message.by_sms) return message.by_sms->body;
    return Refused(not_resent("no_sms_words", "channel",
                              "这条消息没有短信的写法；短信可能被旁人看到，不能照搬原文",
                              "请用 text 写一段不透露内容的话；依法告知的，请另行送达"));
  }
  if (!message.body)
    return Refused(not_resent("unreadable", "id", "原来的文字用现有的密钥打不开",
                              "请用 text 重写，或者恢复当时的密钥文件"));
  return *message.body;
}

std::string changed_by(const MessageDetail& message, const ResendWish& wish,
                       const std::string& channel) {
  std::string all;
  const auto note = [&all](bool is_changed, const char* what) {
    if (is_changed) all += (all.empty() ? "" : " ") + std::string(what);
  };
  note(wish.to.has_value(), "to");
  note(wish.text.has_value(), "text");
  note(channel != message.row.channel, "channel");
  return all;
}

// What waits to hear of the first one hears of the new one: who acknowledges a reminder, the
// evidence of a notice.
void pass_on(const OfficeContext& office, OutboxId before, OutboxId now) {
  office.tx.execute("UPDATE reminder SET outbox_id = $1 WHERE outbox_id = $2",
                    {now.value, before.value});
  office.tx.execute(
      "UPDATE notice SET outbox_id = $1, told_state = 0 WHERE id IN (SELECT notice_id FROM "
      "notice_link WHERE outbox_id = $2) AND (outbox_id IS NULL OR outbox_id = $2)",
      {now.value, before.value});
  office.tx.execute("UPDATE notice_link SET outbox_id = $1 WHERE outbox_id = $2",
                    {now.value, before.value});
}

}  // namespace

Result<OutboxId> resend(const OfficeContext& office, const MessageDetail& message,
                        const ResendWish& wish) {
  if (Why why = why_not_again(office, message, wish)) return Refused(*std::move(why));
  const std::string channel =
      wish.channel.value_or(wish.to ? std::string(kSms) : message.row.channel);
  auto body = body_for(message, wish, channel);
  if (!body) return Refused(body.error());
  const auto to = target_of(office, message, wish, channel);
  if (!to) return Refused(to.error());
  if (may_be_refused(message.row.about) && has_opted_out(office.tx, office.keys, *to))
    return Refused(not_resent("opted_out", "to", "对方已经退订这类提醒", "请不要再发"));
  Outgoing again{.to = *to,
                 .channel = channel,
                 .kind = message.row.kind,
                 .priority = message.priority,
                 .body = *std::move(body),
                 .expires = message.expires,
                 .about = message.row.about};
  if (channel != message.row.channel) again.kind = "saying";
  if (channel == kWecomKf && !wish.text) again.by_sms = message.by_sms;
  const OutboxId id = post(office, std::move(again));
  office.tx.execute(
      "INSERT INTO resending(outbox_id, of_outbox, key_id, by_whom, changed, may_be_double, at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {id.value, message.row.id, wish.key_id, wish.by, changed_by(message, wish, channel),
       std::int64_t{is_double_possible(message)}, unix_ms(office.now)});
  pass_on(office, {message.row.id}, id);
  return id;
}

ResendCounts resend_counts(Transaction& tx) {
  ResendCounts counts;
  for (const auto& [twice, count] : tx.rows<std::int64_t, std::int64_t>(
           "SELECT may_be_double, COUNT(*) FROM resending GROUP BY may_be_double"))
    (twice != 0 ? counts.possibly_double : counts.sure) += count;
  return counts;
}

}  // namespace huiyin::store
