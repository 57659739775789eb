#include "store/waiting_list.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/ensure.h"
#include "base/json.h"
#include "store/bookings.h"
#include "store/conversations.h"
#include "store/phone_cuts.h"
#include "store/posting.h"
#include "store/sayings.h"

namespace huiyin::store {
namespace {

using nlohmann::json;

std::string row_of(ConversationId who, LocalDate day) {
  return "waiting/" + std::to_string(who.value) + "/" + day.iso();
}

std::string request_json(const bot::BookingRequest& request) {
  return json_text(json{{"name", request.name.text()},
                        {"phone", request.phone.text()},
                        {"people", request.people},
                        {"representatives", request.representatives},
                        {"matter", request.matter},
                        {"for_other", request.for_other},
                        {"date", request.date.iso()},
                        {"time", request.time.iso()}});
}

bot::BookingRequest read_request(const std::string& text) {
  const json all = json_of(text);
  auto name = petition::PersonName::parse(all.at("name").get<std::string>());
  auto phone = petition::Phone::parse(all.at("phone").get<std::string>());
  const auto date = LocalDate::parse(all.at("date").get<std::string>());
  const auto time = LocalTime::parse(all.at("time").get<std::string>());
  ensure(name && phone && date && time, "a request on the waiting list is as it was written");
  return {*name,
          *phone,
          all.at("people").get<int>(),
          all.at("representatives").get<std::vector<std::string>>(),
          all.at("matter").get<std::string>(),
          all.at("for_other").get<bool>(),
          *date,
          *time};
}

// A call to the platform that began before the offer was over has nearly always its answer by then.
constexpr minutes kInHand{1};
// What he wrote before his offer was over is waited for; not for ever, for the seat serves others.
constexpr hours kAway{24};
// Who hears of an offer has so long to answer, or half of the time that it stands: what cannot be
// told by then is offered anew.
constexpr hours kTimeToAnswer{1};

struct Offer {
  std::int64_t id = 0, conversation = 0;
  LocalDate day;
  std::optional<std::int64_t> message;
  std::optional<OutboxState> told;  // none: made before it was kept which message tells of it
};

std::vector<Offer> offers(Transaction& tx, std::string_view where,
                          std::initializer_list<Value> values) {
  std::string sql =
      "SELECT w.id, w.conversation_id, w.date, o.id, o.state FROM waiting w LEFT JOIN outbox o ON "
      "o.id = w.offer_outbox ";
  sql.append(where);
  std::vector<Offer> all;
  for (const auto& [id, conversation, date, message, state] :
       tx.rows<std::int64_t, std::int64_t, std::string, std::optional<std::int64_t>,
               std::optional<std::int64_t>>(sql, values)) {
    const auto day = LocalDate::parse(date);
    ensure(day.has_value(), "an offer is of a day");
    all.push_back({id, conversation, *day, message, std::nullopt});
    if (state) all.back().told = OutboxState(*state);
  }
  return all;
}

// An offer is over. Who was told has let it go by. Who could not be told keeps his place: where the
// office or the platform was away, he is offered what is free anew; where he cannot be written to
// (the window is shut, or his address refuses), not before he writes again, so that the seat goes
// to somebody who can be told.
void lapse(Transaction& tx, const Offer& offer, Instant now) {
  using enum OutboxState;
  const auto is = [&](std::initializer_list<OutboxState> states) {
    return offer.told && std::ranges::count(states, *offer.told) > 0;
  };
  if (!is({queued, held, expired, failed, parked})) {
    tx.execute("UPDATE waiting SET state = 'expired' WHERE id = $1", {offer.id});
    return;
  }
  tx.execute(
      "UPDATE waiting SET state = 'waiting', offered_time = NULL, offered_until = NULL, "
      "offer_outbox = NULL, quiet_since = CASE WHEN $1 = 1 THEN (SELECT last_inbound_at FROM "
      "conversation WHERE id = $2) END WHERE id = $3",
      {std::int64_t{is({held, failed})}, offer.conversation, offer.id});
  if (is({queued, held})) withdraw(tx, {*offer.message}, now);
}

// An offer of a day that is no more: what was not sent of it by now is not sent.
void take_back_offers(const DeskContext& desk, LocalDate day) {
  using enum OutboxState;
  for (const Offer& offer :
       offers(desk.tx, "WHERE w.office = $1 AND w.state = 'offered' AND w.date = $2",
              {desk.office.code, day.iso()})) {
    if (offer.told && (*offer.told == queued || *offer.told == held))
      withdraw(desk.tx, {*offer.message}, desk.now);
    desk.tx.execute(
        "UPDATE waiting SET state = 'waiting', offered_time = NULL, offered_until = NULL, "
        "offer_outbox = NULL WHERE id = $1",
        {offer.id});
  }
}

// Where his conversation lets nothing through any more: to the phone that he left with his wish,
// unless it was cut off since.
std::optional<Outgoing::BySms> by_phone(const DeskContext& desk, ConversationId who,
                                        const std::string& channel, LocalDate day,
                                        const std::string& sealed, Instant asked,
                                        const templates::Worded& text) {
  if (channel != kWecomKf || !desk.office.has_sms) return std::nullopt;
  const auto request = read_request(desk.keys.open_or_throw(sealed, row_of(who, day), "a request"));
  if (!request.phone.is_mobile() || was_cut_since(desk.tx, desk.keys, request.phone, asked))
    return std::nullopt;
  return Outgoing::BySms{reach(desk.tx, desk.keys, {std::string(kSms), "", request.phone.text()}),
                         saying_body(text, kSms)};
}

int place(const DeskContext& desk, LocalDate day, std::int64_t id) {
  const auto row = desk.tx.row<std::int64_t>(
      "SELECT COUNT(*) FROM waiting WHERE office = $1 AND date = $2 AND state = 'waiting' AND id "
      "<= "
      "$3",
      {desk.office.code, day.iso(), id});
  ensure(row.has_value(), "a count is a row");
  return int(std::get<0>(*row));
}

}  // namespace

bot::WaitingPlace join_waiting(const DeskContext& desk, LocalDate day,
                               const bot::BookingRequest& request) {
  const std::string sealed = desk.keys.seal(request_json(request), row_of(desk.who.id, day));
  // An offer whose time is over is over for its holder too, before the office's next round says so.
  const auto over = offers(desk.tx,
                           "WHERE w.state = 'offered' AND w.conversation_id = $1 AND w.date = $2 "
                           "AND w.offered_until <= $3",
                           {desk.who.id.value, day.iso(), unix_ms(desk.now)});
  for (const Offer& offer : over) lapse(desk.tx, offer, desk.now);
  // Whoever left the list or let an offer go by joins at its end: a new row, and the id is the
  // order.
  desk.tx.execute(
      "DELETE FROM waiting WHERE conversation_id = $1 AND date = $2 AND state NOT IN ('waiting', "
      "'offered')",
      {desk.who.id.value, day.iso()});
  const auto row = desk.tx.row<std::int64_t>(
      "INSERT INTO waiting(conversation_id, date, asked_at, request, state, office) VALUES ($1, "
      "$2, "
      "$3, $4, 'waiting', $5) "
      "ON CONFLICT (conversation_id, date) DO UPDATE SET request = excluded.request RETURNING id",
      {desk.who.id.value, day.iso(), unix_ms(desk.now), sealed, desk.office.code});
  ensure(row.has_value(), "a place on the waiting list has an id");
  if (!over.empty()) offer_free_seats(desk, day);
  // Who has a seat held for him stands before the line.
  return {day, std::max(1, place(desk, day, std::get<0>(*row)))};
}

std::vector<bot::WaitingPlace> waiting_of(const DeskContext& desk) {
  std::vector<bot::WaitingPlace> places;
  for (const auto& [id, date] : desk.tx.rows<std::int64_t, std::string>(
           "SELECT id, date FROM waiting WHERE conversation_id = $1 AND state = 'waiting' AND date "
           ">= $2 ORDER BY date",
           {desk.who.id.value, desk.today().iso()})) {
    const auto day = LocalDate::parse(date);
    ensure(day.has_value(), "a waiting list is of a day");
    places.push_back({*day, place(desk, *day, id)});
  }
  return places;
}

bool leave_waiting(const DeskContext& desk, LocalDate day) {
  return desk.tx.execute(
             "UPDATE waiting SET state = 'declined' WHERE conversation_id = $1 AND date = $2 "
             "AND state = 'waiting'",
             {desk.who.id.value, day.iso()}) == 1;
}

std::optional<HeldSeat> live_offer(const DeskContext& desk) {
  // What waited for the window goes out only after the message that opened it.
  const auto row =
      desk.tx.row<std::int64_t, std::int64_t, std::string, std::string, std::string, std::int64_t,
                  std::string, std::int64_t, std::optional<std::int64_t>>(
          "SELECT w.id, w.conversation_id, w.office, w.date, w.offered_time, w.offered_until, "
          "w.request, CASE WHEN o.let_go_by = $3 THEN 0 ELSE 1 END, o.finished_at FROM waiting w "
          "LEFT JOIN outbox o ON o.id = w.offer_outbox WHERE w.state = 'offered' AND "
          "(w.conversation_id = $1 OR o.conversation_id = $1) AND (w.offered_until > $2 OR EXISTS "
          "(SELECT 1 FROM inbox i WHERE i.id = $3 AND i.sent_at < w.offered_until)) ORDER BY "
          "w.office, w.date "
          "LIMIT 1",
          {desk.who.id.value, unix_ms(desk.now),
           desk.message ? Value{desk.message->value} : Value{nullptr}});
  if (!row) return std::nullopt;
  const auto& [id, waits, office, date, time, until, request, told, asked] = *row;
  const auto day = LocalDate::parse(date);
  const auto hour = LocalTime::parse(time);
  ensure(day && hour, "an offer names a time");
  const auto plain = desk.keys.open_or_throw(request, row_of({waits}, *day), "a request");
  HeldSeat seat{id,
                {waits},
                office,
                {*day, *hour, Instant(milliseconds{until}), read_request(plain), told != 0}};
  seat.offer.request.date = *day;
  seat.offer.request.time = *hour;
  if (asked) seat.offer.asked = Instant(milliseconds{*asked});
  seat.offer.place = desk.offices.serving(desk.tx, office).facts.address;
  return seat;
}

DeskContext desk_of_seat(const DeskContext& desk, const HeldSeat& seat) {
  if (seat.waits == desk.who.id) return desk;
  auto who = conversation(desk.tx, desk.keys, seat.waits);
  ensure(who.has_value(), "who waits has a conversation");
  return {desk.at(desk.offices.serving(desk.tx, seat.office)), *std::move(who)};
}

void end_offer(Transaction& tx, const HeldSeat& seat, OfferEnd how) {
  const std::string state = how == OfferEnd::taken      ? "taken"
                            : how == OfferEnd::declined ? "declined"
                                                        : "expired";
  tx.execute("UPDATE waiting SET state = $1 WHERE id = $2 AND state = 'offered'",
             {state, seat.row});
}

void return_to_line(const DeskContext& desk, const HeldSeat& seat) {
  desk.tx.execute(
      "UPDATE waiting SET state = 'waiting', offered_time = NULL, offered_until = NULL, "
      "offer_outbox = NULL WHERE id = $1 AND state = 'taken'",
      {seat.row});
  offer_free_seats(desk, seat.offer.day);
}

void offer_free_seats(const DeskContext& desk, LocalDate day) {
  if (day <= desk.today()) return;
  for (const bot::Opening& opening : openings(desk, day)) {
    for (int seat = 0; seat < opening.free; ++seat) {
      const auto next =
          desk.tx.row<std::int64_t, std::int64_t, std::string, std::string, std::int64_t>(
              "SELECT w.id, w.conversation_id, c.channel, w.request, w.asked_at FROM waiting w "
              "JOIN conversation c ON c.id = "
              "w.conversation_id WHERE w.office = $1 AND w.date = $2 AND w.state = 'waiting' AND "
              "(w.quiet_since IS NULL OR w.quiet_since <> c.last_inbound_at) ORDER BY w.id LIMIT 1",
              {desk.office.code, day.iso()});
      if (!next) return;
      const auto& [id, conversation, channel, request, asked] = *next;
      // Never beyond the evening before: a seat held on the day itself serves nobody.
      const Instant until =
          std::min(desk.now + desk.office.offer_kept, instant_of(day, LocalTime(0, 0)));
      const templates::Worded text = desk.words.told(
          "desk.waiting_offer",
          {{"日期", chinese_with_weekday(day)},
           {"时间", opening.time.iso()},
           {"截止", chinese_with_weekday(office_date(until)) + office_time(until).iso()}});
      const OutboxId message = post(
          desk, {.to = {conversation},
                 .channel = channel,
                 .kind = "saying",
                 .priority = Priority::reply,
                 .body = saying_body(text, channel),
                 .expires = until - std::min<milliseconds>(kTimeToAnswer, (until - desk.now) / 2),
                 .about = "waiting_offer",
                 .by_sms = by_phone(desk, {conversation}, channel, day, request,
                                    Instant(milliseconds{asked}), text)});
      desk.tx.execute(
          "UPDATE waiting SET state = 'offered', offered_time = $1, offered_until = $2, "
          "offer_outbox = $3, quiet_since = NULL WHERE id = $4",
          {opening.time.iso(), unix_ms(until), message.value, id});
    }
  }
}

int expire_offers(const DeskContext& desk) {
  // One that is still to be sent is waited for a moment: a call under way tells what became of it.
  const auto over =
      offers(desk.tx,
             "WHERE w.office = $4 AND w.state = 'offered' AND (o.state IN (3, 4, 8, 9) OR "
             "(w.offered_until <= $1 "
             "AND (w.offered_until <= $2 OR o.state IS NULL OR o.state <> 0) "
             // What he wrote in time may be unread, or still wait at the platform.
             "AND (w.offered_until <= $3 OR NOT EXISTS (SELECT 1 FROM conversation c LEFT JOIN "
             "kf_account k ON k.open_kfid = c.account WHERE c.id IN (w.conversation_id, "
             "o.conversation_id) AND "
             "(c.work_since IS NOT NULL OR k.pulled_at < w.offered_until)))))",
             {unix_ms(desk.now), unix_ms(desk.now - kInHand), unix_ms(desk.now - kAway),
              desk.office.code});
  std::set<LocalDate> days;
  for (const Offer& offer : over) {
    lapse(desk.tx, offer, desk.now);
    days.insert(offer.day);
  }
  for (const LocalDate day : days) offer_free_seats(desk, day);
  return int(over.size());
}

void move_waiting(const DeskContext& desk, LocalDate from, LocalDate to) {
  take_back_offers(desk, from);
  for (const auto& [id, who, sealed] : desk.tx.rows<std::int64_t, std::int64_t, std::string>(
           "SELECT id, conversation_id, request FROM waiting WHERE office = $1 AND date = $2 AND "
           "state = 'waiting' AND NOT EXISTS (SELECT 1 FROM waiting w WHERE w.conversation_id = "
           "waiting.conversation_id AND w.date = $3 AND w.state IN ('waiting', 'offered')) ORDER "
           "BY id",
           {desk.office.code, from.iso(), to.iso()})) {
    const ConversationId waits{who};
    // What he asked for is sealed for its day.
    const auto plain = desk.keys.open_or_throw(sealed, row_of(waits, from), "a request");
    desk.tx.execute("DELETE FROM waiting WHERE conversation_id = $1 AND date = $2",
                    {who, to.iso()});  // what he left, or let go by, there
    desk.tx.execute("UPDATE waiting SET date = $1, request = $2 WHERE id = $3",
                    {to.iso(), desk.keys.seal(plain, row_of(waits, to)), id});
  }
  desk.tx.execute(
      "UPDATE waiting SET state = 'declined' WHERE office = $1 AND date = $2 AND state = 'waiting'",
      {desk.office.code, from.iso()});
}

std::vector<ConversationId> close_waiting(const DeskContext& desk, LocalDate day) {
  take_back_offers(desk, day);
  std::vector<ConversationId> waited;
  for (const auto& [who] : desk.tx.rows<std::int64_t>(
           "SELECT conversation_id FROM waiting WHERE office = $1 AND date = $2 AND state = "
           "'waiting' ORDER BY id",
           {desk.office.code, day.iso()}))
    waited.push_back({who});
  desk.tx.execute(
      "UPDATE waiting SET state = 'expired' WHERE office = $1 AND date = $2 AND state = 'waiting'",
      {desk.office.code, day.iso()});
  return waited;
}

void offer_to_who_wrote(const DeskContext& desk) {
  for (const auto& [date] : desk.tx.rows<std::string>(
           "SELECT DISTINCT w.date FROM waiting w JOIN conversation c ON c.id = w.conversation_id "
           "WHERE w.office = $1 AND w.state = 'waiting' AND w.quiet_since IS NOT NULL AND w.date > "
           "$2 AND w.quiet_since <> c.last_inbound_at",
           {desk.office.code, desk.today().iso()}))
    if (const auto day = LocalDate::parse(date)) offer_free_seats(desk, *day);
}

}  // namespace huiyin::store
