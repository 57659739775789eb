#include "gateway/walk/office_hours.h"

#include <algorithm>
#include <exception>
#include <functional>

#include "base/log.h"
#include "store/bookings.h"
#include "store/callbacks.h"
#include "store/cases.h"
#include "store/conversations.h"
#include "store/opt_outs.h"
#include "store/people.h"
#include "store/phone_codes.h"
#include "store/posting.h"
#include "store/sayings.h"
#include "store/visit_slip.h"
#include "store/waiting_list.h"

namespace huiyin::gateway {
namespace {

constexpr hours kFailuresKept{24};

struct Recipient {
  store::ConversationId conversation;
  std::string channel;
};

using Talk = std::optional<std::tuple<std::int64_t, std::string>>;  // its id, its channel

Talk joined_with(const store::DeskContext& desk, const bot::BookingRequest& visit) {
  const auto person = store::known_person(desk.tx, desk.keys, visit.name, visit.phone);
  if (!person) return std::nullopt;
  return desk.tx.row<std::int64_t, std::string>(
      "SELECT c.id, c.channel FROM identity i JOIN conversation c ON c.id = i.conversation_id "
      "WHERE i.person_id = $1 ORDER BY i.joined_at DESC LIMIT 1",
      {*person});
}

// The conversation in which it was booked, or the one joined with who booked it, or the SMS that
// came from his phone.
std::optional<Recipient> recipient(const store::DeskContext& desk, const store::BookingRow& row) {
  auto found = desk.tx.row<std::int64_t, std::string>(
      "SELECT id, channel FROM conversation WHERE id = $1", {row.conversation.value});
  if (!found && row.is_phone_cut) return std::nullopt;
  if (!found) found = joined_with(desk, row.booking.what);
  if (found) return Recipient{{std::get<0>(*found)}, std::get<1>(*found)};
  const auto by_sms = store::find_conversation(
      desk.tx, desk.keys, {std::string(store::kSms), "", row.booking.what.phone.text()});
  return by_sms ? std::optional(Recipient{*by_sms, std::string(store::kSms)}) : std::nullopt;
}

}  // namespace

OfficeHours::OfficeHours(Parts parts, OfficeHoursSettings settings, store::MailWaits has_mail)
    : parts_(parts), settings_(settings), has_mail_(std::move(has_mail)) {}

void OfficeHours::round() {
  Round round{parts_.clock.now(), {}};
  act(round, parts_.offices.main(), [&](const store::DeskContext& desk) {
    store::forget_callbacks(desk.tx, round.now - settings_.callbacks_kept);
  });
  act(round, parts_.offices.main(), [&](const store::DeskContext& desk) {
    store::forget_wrong_look_ups(
        desk.tx, round.now - std::max<minutes>(kFailuresKept, desk.office.look_up_shut));
    store::forget_phone_codes(desk.tx, round.now - kFailuresKept);
  });
  for (const store::Office* office : parts_.offices.all()) round_of(round, *office);
  if (round.first) std::rethrow_exception(round.first);
}

void OfficeHours::round_of(Round& round, const store::Office& office) {
  act(round, office, [](const store::DeskContext& desk) {
    store::expire_offers(desk);
    store::offer_to_who_wrote(desk);
  });
  if (office_time(round.now) >= settings_.late_reminder)
    act(round, office,
        [this](const store::DeskContext& desk) { remind_of_visits(desk, desk.today()); });
  if (office_time(round.now) >= settings_.reminder)
    act(round, office,
        [this](const store::DeskContext& desk) { remind_of_visits(desk, desk.today() + days{1}); });
}

void OfficeHours::act(Round& round, const store::Office& office,
                      const std::function<void(const store::DeskContext&)>& what) {
  try {
    parts_.database.write([&](store::Transaction& tx) {
      what({parts_.at_main(tx, round.now, "office-hours", has_mail_).at(office), {}});
    });
  } catch (const std::exception&) {  // told at the end of the round
    if (!round.first) round.first = std::current_exception();
  }
}

void OfficeHours::remind_of_visits(const store::DeskContext& desk, LocalDate day) {
  for (const std::int64_t id : store::not_reminded_of(desk, day)) {
    std::optional<store::BookingRow> row;
    try {
      row = store::living_booking(desk, id);
    } catch (const store::Unreadable& error) {
      log::error("no reminder of a visit that cannot be read booking={} error={}", id,
                 error.what());
    }
    if (row && instant_of(row->booking.what.date, row->booking.what.time) > desk.now)
      remind_of(desk, *row);
  }
}

void OfficeHours::remind_of(const store::DeskContext& desk, const store::BookingRow& row) {
  const auto to = recipient(desk, row);
  if (!to || store::has_opted_out(desk.tx, desk.keys, to->conversation) ||
      store::has_opted_out(desk.tx, desk.keys, row.booking.what.phone))
    return;
  const std::string key = store::reminder_key(row.booking);
  const auto is_new =
      desk.tx.execute("INSERT INTO reminder(key, at) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING",
                      {key, unix_ms(desk.now)});
  if (is_new == 0) return;
  const bot::BookingRequest& visit = row.booking.what;
  const bot::OfficeFacts& office = desk.office.facts;
  const templates::Worded text = desk.words.told(
      visit.date == desk.today() ? "desk.visit_reminder_today" : "desk.visit_reminder",
      {{"预约号", row.booking.number.text()},
       {"日期", chinese_with_weekday(visit.date)},
       {"时间", visit.time.iso()},
       {"地点", office.address},
       {"电话", office.phone},
       {"凭条", to->channel == store::kSms ? "" : store::slip_address(desk, row.booking.number)}});
  const store::OfficeContext told = desk.about(store::booking_subject(row.booking.number.text()));
  const store::OutboxId id = store::post(told, {.to = to->conversation,
                                                .channel = to->channel,
                                                .kind = "saying",
                                                .priority = store::Priority::reminder,
                                                .body = store::saying_body(text, to->channel),
                                                .expires = instant_of(visit.date, visit.time),
                                                .about = "visit_reminder"});
  desk.tx.execute("UPDATE reminder SET outbox_id = $1 WHERE key = $2", {id.value, key});
}

}  // namespace huiyin::gateway
