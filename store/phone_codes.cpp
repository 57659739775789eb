#include "store/phone_codes.h"

#include "petition/query_code.h"
#include "store/bookings.h"
#include "store/posting.h"
#include "store/sayings.h"

namespace huiyin::store {
namespace {

constexpr hours kCounted{1};  // limits are of an hour that ends now

enum class CodeState { good = 0, typed = 1, dead = 2 };

// With its conversation and phone: found in another row it is worth nothing.
std::string sealed_code(const Keyring& keys, ConversationId where, const std::string& phone,
                        std::string_view code) {
  return keys.lookup_hash("phone_code",
                          std::to_string(where.value) + "/" + phone + "/" + std::string(code));
}

std::string try_subject(const Keyring& keys, const std::string& phone) {
  return keys.lookup_hash("phone_code_try", phone);
}

bool has_tries_left(const OfficeContext& office, const std::string& phone) {
  const auto wrong = office.tx.row<std::int64_t>(
      "SELECT COUNT(*) FROM lookup_failure WHERE subject_hash = $1 AND at > $2",
      {try_subject(office.keys, phone), unix_ms(office.now - kCounted)});
  return !wrong || std::get<0>(*wrong) < office.office.phone_codes.tries_max;
}

bool may_be_sent(const DeskContext& desk, const std::string& phone) {
  const std::int64_t since = unix_ms(desk.now - kCounted);
  const auto to_phone = desk.tx.row<std::int64_t>(
      "SELECT COUNT(*) FROM phone_code WHERE phone_hash = $1 AND sent_at > $2", {phone, since});
  const auto from_here = desk.tx.row<std::int64_t>(
      "SELECT COUNT(*) FROM phone_code WHERE conversation_id = $1 AND sent_at > $2",
      {desk.who.id.value, since});
  const int most = desk.office.phone_codes.sends_max;
  return to_phone && from_here && std::get<0>(*to_phone) < most && std::get<0>(*from_here) < most &&
         has_tries_left(desk, phone);
}

void end_code(Transaction& tx, std::int64_t id, CodeState state) {
  tx.execute("UPDATE phone_code SET state = $1 WHERE id = $2", {std::int64_t(state), id});
}

void end_codes_asked_here(const DeskContext& desk) {
  for (const auto& [id, message] : desk.tx.rows<std::int64_t, std::int64_t>(
           "SELECT id, outbox_id FROM phone_code WHERE conversation_id = $1 AND state = 0",
           {desk.who.id.value})) {
    end_code(desk.tx, id, CodeState::dead);
    withdraw(desk.tx, OutboxId{message}, desk.now);
  }
}

OutboxId put_code_sms(const DeskContext& desk, const petition::Phone& phone,
                      const std::string& code, Instant until) {
  const auto minutes_kept = std::to_string(desk.office.phone_codes.kept.count());
  const templates::Worded text =
      desk.words.told("bind.code_sms",
                      {{"单位", desk.office.facts.name}, {"验证码", code}, {"分钟", minutes_kept}});
  return post(desk, {.to = reach(desk.tx, desk.keys, {std::string(kSms), "", phone.text()}),
                     .answers = desk.message,
                     .channel = std::string(kSms),
                     .kind = "saying",
                     .priority = Priority::at_once,
                     .body = saying_body(text, kSms),
                     .expires = until,
                     .about = "phone_code"});
}

struct SentCode {
  std::int64_t id = 0, person = 0;
  std::string phone, hash;
  Instant expires{};
};
std::optional<SentCode> code_asked_here(const DeskContext& desk) {
  const auto row = desk.tx.row<std::int64_t, std::int64_t, std::string, std::string, std::int64_t>(
      "SELECT id, person_id, phone_hash, code_hash, expires_at FROM phone_code WHERE "
      "conversation_id = $1 AND state = 0 ORDER BY sent_at DESC, id DESC LIMIT 1",
      {desk.who.id.value});
  if (!row) return std::nullopt;
  const auto& [id, person, phone, hash, expires] = *row;
  return SentCode{id, person, phone, hash, Instant(milliseconds{expires})};
}

bot::CodeRefusal count_wrong_code(const DeskContext& desk, const std::string& phone) {
  desk.tx.execute("INSERT INTO lookup_failure(subject_hash, at) VALUES ($1, $2)",
                  {try_subject(desk.keys, phone), unix_ms(desk.now)});
  if (has_tries_left(desk, phone)) return bot::CodeRefusal::wrong;
  void_phone_codes(desk, phone);
  return bot::CodeRefusal::too_many;
}

}  // namespace

bool send_phone_code(const DeskContext& desk, std::int64_t person, const petition::Phone& phone) {
  const std::string hash = phone_hash(desk.keys, phone);
  if (!may_be_sent(desk, hash)) return false;
  end_codes_asked_here(desk);
  const std::string code =
      petition::QueryCode::of(std::uint32_t(desk.random.below(1'000'000))).text();
  const Instant until = desk.now + desk.office.phone_codes.kept;
  const OutboxId message = put_code_sms(desk, phone, code, until);
  desk.tx.execute(
      "INSERT INTO phone_code(conversation_id, person_id, phone_hash, code_hash, sent_at, "
      "expires_at, outbox_id) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {desk.who.id.value, person, hash, sealed_code(desk.keys, desk.who.id, hash, code),
       unix_ms(desk.now), unix_ms(until), message.value});
  return true;
}

std::variant<std::int64_t, bot::CodeRefusal> take_phone_code(const DeskContext& desk,
                                                             const std::string& typed) {
  const auto sent = code_asked_here(desk);
  if (!sent) return bot::CodeRefusal::over;
  if (!has_tries_left(desk, sent->phone)) return bot::CodeRefusal::too_many;
  if (sent->expires <= desk.now) return bot::CodeRefusal::over;
  if (sealed_code(desk.keys, desk.who.id, sent->phone, typed) != sent->hash)
    return count_wrong_code(desk, sent->phone);
  end_code(desk.tx, sent->id, CodeState::typed);
  void_phone_codes(desk, sent->phone);
  return sent->person;
}

void void_phone_codes(const OfficeContext& office, const std::string& phone_hash) {
  for (const auto& [id, message] : office.tx.rows<std::int64_t, std::int64_t>(
           "SELECT id, outbox_id FROM phone_code WHERE phone_hash = $1 AND state = 0",
           {phone_hash})) {
    end_code(office.tx, id, CodeState::dead);
    withdraw(office.tx, OutboxId{message}, office.now);
  }
}

void forget_phone_codes(Transaction& tx, Instant sent_before) {
  tx.execute("DELETE FROM phone_code WHERE sent_at < $1", {unix_ms(sent_before)});
}

}  // namespace huiyin::store
