#include "store/notice_links.h"

#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "base/json.h"
#include "store/citizen_mail.h"
#include "store/posting.h"
#include "store/sayings.h"

namespace huiyin::store {
namespace {

constexpr std::size_t kTokenBytes = 16;  // 128 bits

// What becomes of an accepted message is told within this time, or never.
constexpr hours kFateTold{48};

OutboxId put_link_message(const OfficeContext& acting, NoticeId id, ConversationId to,
                          std::string_view channel, const templates::Worded& text) {
  const auto of =
      acting.tx.row<std::string>("SELECT case_no FROM notice WHERE id = $1", {id.value});
  ensure(of.has_value(), "a link is of a notice");
  const OfficeContext desk = acting.about(case_subject(std::get<0>(*of)));
  return post(desk, {.to = to,
                     .channel = std::string(channel),
                     .kind = "saying",
                     .priority = Priority::notice,
                     .body = saying_body(text, channel),
                     .expires = desk.now + desk.office.notices.link_kept,  // then it opens nothing
                     .about = "notice"});
}

void withdraw_links(const OfficeContext& desk, NoticeId id) {
  for (const auto& [message] : desk.tx.rows<std::int64_t>(
           "SELECT outbox_id FROM notice_link WHERE notice_id = $1 AND outbox_id IS NOT NULL",
           {id.value}))
    withdraw(desk.tx, OutboxId{message}, desk.now);
}

// From now on the fate of that message is told, not that of one before it.
void watch(const OfficeContext& desk, NoticeId id, OutboxId message) {
  desk.tx.execute("UPDATE notice SET outbox_id = $1, told_state = 0 WHERE id = $2",
                  {message.value, id.value});
}

struct NewLink {
  std::string token;
  std::string url;
};

NewLink new_link(const OfficeContext& desk) {
  const std::string token = desk.random.hex(kTokenBytes);
  return {token, desk.office.notices.public_url + "/n/" + token};
}

void keep_link(const OfficeContext& desk, NoticeId id, const NewLink& link, std::string_view via,
               std::optional<OutboxId> message) {
  desk.tx.execute(
      "INSERT INTO notice_link(token_hash, notice_id, via, made_at, expires_at, outbox_id) VALUES "
      "($1, $2, $3, $4, $5, $6)",
      {token_hash(desk.keys, link.token), id.value, std::string(via), unix_ms(desk.now),
       unix_ms(desk.now + desk.office.notices.link_kept),
       message ? Value(message->value) : Value(nullptr)});
}

templates::Worded filled(const NoticeRules& rules, const char* key, templates::Target target,
                         const templates::WrittenNotice& written, const std::string& link) {
  using templates::Value;
  const templates::Values values{{"标题", Value::name(written.title)},
                                 {"文号", Value::name(written.number)},
                                 {"链接", Value::name(link)}};
  templates::Rendered said = rules.kinds->words().fill(key, values, target);
  ensure(said.missing.empty(), "the words of a link were checked when they were read");
  return {std::move(said.text), rules.kinds->words().filling(key, values, target)};
}

struct Fate {
  NoticeId id;
  std::int64_t message = 0;
  OutboxState state = OutboxState::queued;
  std::string code;
  Instant finished{};
};

void note(const OfficeContext& desk, const Fate& fate) {
  const auto record = [&](Fact fact) {
    record_fact(desk.tx, fate.id, fact, desk.now,
                json_text(nlohmann::json{{"message", fate.message}, {"code", fate.code}}));
  };
  switch (fate.state) {
    case OutboxState::accepted:
      return record(Fact::sent);
    case OutboxState::delivered:
      return record(Fact::delivered);
    case OutboxState::held:
    case OutboxState::expired:
    case OutboxState::failed:
    case OutboxState::blocked:
    case OutboxState::kept_back:
    case OutboxState::parked:
      record(Fact::bounced);
      // Its time is up at once: the next way is taken in the next round.
      desk.tx.execute("UPDATE notice SET step_at = 0 WHERE id = $1 AND step IN ('link', 'sms')",
                      {fate.id.value});
      return;
    case OutboxState::queued:
    case OutboxState::unknown:
      return;
  }
}

}  // namespace

std::string token_hash(const Keyring& keys, std::string_view token) {
  return keys.lookup_hash("notice_token", token);
}

std::string notice_last4_hash(const Keyring& keys, NoticeId id, std::string_view last4) {
  return keys.lookup_hash("notice_last4", std::to_string(id.value) + "/" + std::string(last4));
}

std::string make_link(const OfficeContext& desk, NoticeId id, std::string_view via) {
  const NewLink link = new_link(desk);
  keep_link(desk, id, link, via, {});
  return link.url;
}

bool send_link(const OfficeContext& desk, NoticeId id, const templates::WrittenNotice& written,
               std::int64_t person, const std::string& said_before) {
  const auto to = conversation_of_person(desk.tx, person);
  if (!to) return false;
  const std::string channel = channel_of(desk, *to);
  const bool is_sms = channel == kSms;
  const NewLink link = new_link(desk);
  templates::Worded text =
      filled(desk.office.notices, is_sms ? "notice.link_sms" : "notice.link_wecom",
             is_sms ? templates::Target::sms : templates::Target::wecom_text, written, link.url);
  withdraw_links(desk, id);
  // What is told before it tells of the matter, and an SMS may be read by others.
  if (!is_sms && !said_before.empty()) text.words = said_before + "\n" + text.words;
  const OutboxId message = put_link_message(desk, id, *to, channel, text);
  keep_link(desk, id, link, is_sms ? kSms : "wecom", message);
  watch(desk, id, message);
  return true;
}

void queue_sms(const OfficeContext& desk, NoticeId id, const templates::WrittenNotice& written,
               const petition::Phone& phone) {
  const ConversationId to = reach(desk.tx, desk.keys, {std::string(kSms), "", phone.text()});
  const NewLink link = new_link(desk);
  const OutboxId message = put_link_message(
      desk, id, to, kSms,
      filled(desk.office.notices, "notice.link_sms", templates::Target::sms, written, link.url));
  keep_link(desk, id, link, kSms, message);
  watch(desk, id, message);  // the link before it may still come and be opened
}

void take_back_link(const OfficeContext& desk, NoticeId id) {
  withdraw_links(desk, id);
  desk.tx.execute("UPDATE notice SET outbox_id = NULL WHERE id = $1", {id.value});
}

void note_deliveries(const OfficeContext& desk) {
  for (const auto& [id, message, state, code, finished] :
       desk.tx.rows<std::int64_t, std::int64_t, std::int64_t, std::optional<std::string>,
                    std::optional<std::int64_t>>(
           "SELECT n.id, o.id, o.state, o.last_code, o.finished_at FROM notice n JOIN outbox o ON "
           "o.id = n.outbox_id WHERE n.outbox_id IS NOT NULL AND o.state <> n.told_state "
           "ORDER BY n.outbox_id",
           {})) {
    const Fate fate{NoticeId{id}, message, OutboxState(state), code.value_or(""),
                    Instant(milliseconds{finished.value_or(0)})};
    note(desk, fate);
    desk.tx.execute("UPDATE notice SET told_state = $1 WHERE id = $2", {state, id});
  }
  // One that is held (2) may go out as long as its link opens.
  desk.tx.execute(
      "UPDATE notice SET outbox_id = NULL WHERE outbox_id IS NOT NULL AND "
      "((told_state = 2 AND issued_at < $1) OR (told_state NOT IN (0, 2) AND issued_at < $2))",
      {unix_ms(desk.now - desk.office.notices.link_kept), unix_ms(desk.now - kFateTold)});
}

}  // namespace huiyin::store
