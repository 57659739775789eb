#include "store/bookings.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/ensure.h"
#include "base/json.h"
#include "petition/query_code.h"

namespace huiyin::store {
namespace {

using nlohmann::json;

std::string field(const petition::BookingNumber& number, std::string_view name) {
  return "booking/" + number.text() + "/" + std::string(name);
}

// Seats of that time that are taken, held for somebody, or closed by the office.
struct Taken {
  std::map<std::string, int> booked, offered;
  std::set<std::string> blocked;
};

Taken taken_on(const DeskContext& desk, LocalDate day) {
  Transaction& tx = desk.tx;
  const std::string& office = desk.office.code;
  Taken taken;
  for (const auto& [time, count] :
       tx.rows<std::string, std::int64_t>("SELECT time, COUNT(*) FROM booking WHERE office = $1 "
                                          "AND date = $2 AND state = 'booked' "
                                          "GROUP BY time",
                                          {office, day.iso()}))
    taken.booked[time] = int(count);
  for (const auto& [time, count] : tx.rows<std::string, std::int64_t>(
           "SELECT offered_time, COUNT(*) FROM waiting WHERE office = $1 AND date = $2 AND state = "
           "'offered' GROUP BY offered_time",
           {office, day.iso()}))
    taken.offered[time] = int(count);
  for (const auto& [time] : tx.rows<std::string>(
           "SELECT time FROM seat_block WHERE office = $1 AND date = $2", {office, day.iso()}))
    taken.blocked.insert(time);
  return taken;
}

int free_at(const Taken& taken, const std::string& time, int capacity) {
  if (taken.blocked.contains(time)) return 0;
  const auto count = [&](const std::map<std::string, int>& by_time) {
    const auto found = by_time.find(time);
    return found == by_time.end() ? 0 : found->second;
  };
  return std::max(0, capacity - count(taken.booked) - count(taken.offered));
}

// The lowest seat of that time that nobody has; the unique index makes sure of it.
std::int64_t lowest_seat(const DeskContext& desk, LocalDate date, LocalTime time) {
  std::set<std::int64_t> used;
  for (const auto& [seat] : desk.tx.rows<std::int64_t>(
           "SELECT seat FROM booking WHERE office = $1 AND date = $2 AND time = $3 AND state = "
           "'booked'",
           {desk.office.code, date.iso(), time.iso()}))
    used.insert(seat);
  std::int64_t seat = 0;
  while (used.contains(seat)) ++seat;
  return seat;
}

std::optional<std::int64_t> free_seat(const DeskContext& desk, LocalDate date, LocalTime time) {
  if (free_at(taken_on(desk, date), time.iso(), desk.office.reception.capacity) == 0)
    return std::nullopt;
  return lowest_seat(desk, date, time);
}

void seat(const DeskContext& desk, const BookingRow& row, LocalDate date, LocalTime time,
          std::int64_t number) {
  desk.tx.execute(
      "UPDATE booking SET date = $1, time = $2, reception_day = $3, seat = $4 WHERE id = $5",
      {date.iso(), time.iso(), date.iso(), number, row.id});
}

void note(const DeskContext& desk, std::int64_t booking, std::string_view event,
          const json& detail) {
  const auto id = desk.tx.insert(
      "INSERT INTO booking_event(booking_id, at, event, detail, trace) VALUES ($1, $2, $3, '', $4)",
      {booking, unix_ms(desk.now), std::string(event), desk.trace});
  ensure(id.has_value(), "a noted event has an id");
  desk.tx.execute("UPDATE booking_event SET detail = $1 WHERE id = $2",
                  {desk.keys.seal(json_text(detail), "booking_event/" + std::to_string(*id)), *id});
}

std::string names_json(const std::vector<std::string>& names) { return json_text(json(names)); }

petition::BookingNumber next_number(const DeskContext& desk) {
  for (;;) {
    const auto row = desk.tx.row<std::int64_t>(
        "INSERT INTO counter(name, value) VALUES ('booking', 1) "
        "ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value");
    ensure(row.has_value(), "a counter answers its value");
    auto number = petition::BookingNumber::nth(std::get<0>(*row));
    // An imported booking may bear a number of the series already.
    if (!desk.tx.row<std::int64_t>("SELECT 1 FROM booking WHERE number = $1", {number.text()}))
      return number;
  }
}

// Before the hash of a phone that is not his any more who booked with it: nobody finds it by his.
constexpr std::string_view kCutOff = "cut/";

std::string hash_kept(const DeskContext& desk, const BookingRow& row,
                      const petition::Phone& phone) {
  const bool is_cut = row.is_phone_cut && phone == row.booking.what.phone;
  return (is_cut ? std::string(kCutOff) : "") + phone_hash(desk.keys, phone);
}

constexpr std::string_view kColumns =
    "SELECT b.id, b.number, b.query_code, COALESCE(b.conversation_id, 0), b.name, b.phone, "
    "b.phone_hash, b.people, "
    "b.representatives, b.matter, b.for_other, b.date, b.time FROM booking b ";

std::vector<BookingRow> select(const DeskContext& desk, std::string_view where,
                               std::initializer_list<Value> parameters) {
  std::vector<BookingRow> found;
  const std::string sql = std::string(kColumns) + std::string(where);
  for (const auto& [id, number, code, conversation, name, phone, hash, people, representatives,
                    matter, other, date, time] :
       desk.tx.rows<std::int64_t, std::string, std::string, std::int64_t, std::string, std::string,
                    std::string, std::int64_t, std::string, std::string, std::int64_t, std::string,
                    std::string>(sql, parameters)) {
    const auto booking_no = petition::BookingNumber::parse(number);
    ensure(booking_no.has_value(), "a booking's number is one");
    const auto open = [&](const std::string& sealed, std::string_view column) {
      return desk.keys.open_or_throw(sealed, field(*booking_no, column), "a booking");
    };
    auto person = petition::PersonName::parse(open(name, "name"));
    auto telephone = petition::Phone::parse(open(phone, "phone"));
    const auto day = LocalDate::parse(date);
    const auto hour = LocalTime::parse(time);
    ensure(person && telephone && day && hour, "a booking's fields are as they were written");
    found.push_back(
        {id,
         {conversation},
         {*booking_no,
          open(code, "query_code"),
          {*person, *telephone, int(people),
           json_of(open(representatives, "representatives")).get<std::vector<std::string>>(),
           open(matter, "matter"), other != 0, *day, *hour}},
         hash.starts_with(kCutOff)});
  }
  return found;
}

std::optional<BookingRow> numbered(const DeskContext& desk, const petition::BookingNumber& number,
                                   const char* state) {
  auto found = select(desk, "WHERE b.number = $1 AND b.office = $2 AND b.state = $3",
                      {number.text(), desk.office.code, std::string(state)});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace

std::string phone_hash(const Keyring& keys, const petition::Phone& phone) {
  return keys.lookup_hash("phone", phone.text());
}

std::string code_hash(const Keyring& keys, std::string_view code) {
  return keys.lookup_hash("query_code", code);
}

std::vector<bot::Opening> openings(const DeskContext& desk, LocalDate day) {
  const Taken taken = taken_on(desk, day);
  std::vector<bot::Opening> all;
  for (const LocalTime time : desk.office.reception.slots)
    all.push_back({time, free_at(taken, time.iso(), desk.office.reception.capacity)});
  return all;
}

std::optional<BookingRow> insert_booking(const DeskContext& desk,
                                         const bot::BookingRequest& request,
                                         std::optional<petition::BookingNumber> number) {
  const auto seat = free_seat(desk, request.date, request.time);
  if (!seat) return std::nullopt;
  if (!number) number = next_number(desk);
  const std::string code =
      petition::QueryCode::of(std::uint32_t(desk.random.below(1'000'000))).text();
  const auto seal = [&](std::string_view plain, std::string_view column) {
    return desk.keys.seal(plain, field(*number, column));
  };
  const auto id = desk.tx.insert(
      "INSERT INTO booking(number, query_code_hash, query_code, conversation_id, name, phone, "
      "phone_hash, people, "
      "representatives, for_other, matter, date, time, reception_day, seat, state, created_at, "
      "changed_at, office) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'booked', $16, "
      "$17, $18)",
      {number->text(), code_hash(desk.keys, code), seal(code, "query_code"),
       desk.who.id.value ? Value{desk.who.id.value} : Value{nullptr},
       seal(request.name.text(), "name"), seal(request.phone.text(), "phone"),
       phone_hash(desk.keys, request.phone), std::int64_t{request.people},
       seal(names_json(request.representatives), "representatives"),
       std::int64_t{request.for_other}, seal(request.matter, "matter"), request.date.iso(),
       request.time.iso(), request.date.iso(), *seat, unix_ms(desk.now), unix_ms(desk.now),
       desk.office.code});
  ensure(id.has_value(), "an inserted booking has an id");
  note(desk, *id, "booked", {{"date", request.date.iso()}, {"time", request.time.iso()}});
  return BookingRow{*id, desk.who.id, {*number, code, request}};
}

bool change_booking(const DeskContext& desk, const BookingRow& row,
                    const bot::BookingRequest& request) {
  const bot::BookingRequest& before = row.booking.what;
  const auto& number = row.booking.number;
  if (request.date != before.date || request.time != before.time) {
    const auto free = free_seat(desk, request.date, request.time);
    if (!free) return false;
    seat(desk, row, request.date, request.time, *free);
  }
  const auto seal = [&](std::string_view plain, std::string_view column) {
    return desk.keys.seal(plain, field(number, column));
  };
  desk.tx.execute(
      "UPDATE booking SET name = $1, phone = $2, phone_hash = $3, people = $4, representatives = "
      "$5, for_other = $6, matter = $7, changed_at = $8, version = version + 1 WHERE id = $9",
      {seal(request.name.text(), "name"), seal(request.phone.text(), "phone"),
       hash_kept(desk, row, request.phone), std::int64_t{request.people},
       seal(names_json(request.representatives), "representatives"),
       std::int64_t{request.for_other}, seal(request.matter, "matter"), unix_ms(desk.now), row.id});
  note(desk, row.id, "changed",
       {{"from", before.date.iso() + "T" + before.time.iso()},
        {"to", request.date.iso() + "T" + request.time.iso()}});
  return true;
}

void seat_besides(const DeskContext& desk, const BookingRow& row, LocalDate date, LocalTime time) {
  const bot::BookingRequest& before = row.booking.what;
  seat(desk, row, date, time, lowest_seat(desk, date, time));
  desk.tx.execute("UPDATE booking SET changed_at = $1, version = version + 1 WHERE id = $2",
                  {unix_ms(desk.now), row.id});
  note(desk, row.id, "changed",
       {{"from", before.date.iso() + "T" + before.time.iso()},
        {"to", date.iso() + "T" + time.iso()}});
}

void cancel_booking(const DeskContext& desk, const BookingRow& row) {
  desk.tx.execute(
      "UPDATE booking SET state = 'cancelled', changed_at = $1, version = version + 1 WHERE id = "
      "$2",
      {unix_ms(desk.now), row.id});
  note(desk, row.id, "cancelled", json::object());
}

bool has_visits_from(Transaction& tx, const std::string& office, LocalDate day) {
  return tx
      .row<std::int64_t>(
          "SELECT 1 FROM booking WHERE office = $1 AND date >= $2 AND state = 'booked' LIMIT 1",
          {office, day.iso()})
      .has_value();
}

std::optional<std::string> office_of_booking(Transaction& tx,
                                             const petition::BookingNumber& number) {
  const auto row = tx.row<std::string>(
      "SELECT office FROM booking WHERE number = $1 AND state = 'booked'", {number.text()});
  return row ? std::optional(std::get<0>(*row)) : std::nullopt;
}

std::optional<BookingRow> find_booking(const DeskContext& desk,
                                       const petition::BookingNumber& number) {
  return numbered(desk, number, "booked");
}

std::optional<BookingRow> cancelled_booking(const DeskContext& desk,
                                            const petition::BookingNumber& number) {
  return numbered(desk, number, "cancelled");
}

std::vector<BookingRow> bookings_of(const DeskContext& desk,
                                    const std::optional<std::string>& hash) {
  const Value conversation{desk.who.id.value};
  const Value today{desk.today().iso()};
  const Value office{desk.office.code};
  auto found = select(desk,
                      "WHERE b.conversation_id = $1 AND b.state = 'booked' AND b.date >= $2 AND "
                      "b.office = $3",
                      {conversation, today, office});
  const auto add = [&](std::vector<BookingRow> more) {
    for (BookingRow& row : more)
      if (std::ranges::find(found, row.id, &BookingRow::id) == found.end())
        found.push_back(std::move(row));
  };
  add(select(desk,
             "JOIN booking_access a ON a.booking_id = b.id WHERE a.conversation_id = $1 AND "
             "b.state = 'booked' AND b.date >= $2 AND b.office = $3",
             {conversation, today, office}));
  if (hash)
    add(select(desk,
               "WHERE b.phone_hash = $1 AND b.state = 'booked' AND b.date >= $2 AND b.office = $3",
               {*hash, today, office}));
  std::ranges::sort(found, {}, [](const BookingRow& row) {
    return std::tuple(row.booking.what.date, row.booking.what.time, row.id);
  });
  return found;
}

bool may_touch(const DeskContext& desk, const BookingRow& row,
               const std::optional<std::string>& hash) {
  return std::ranges::any_of(bookings_of(desk, hash),
                             [&](const BookingRow& mine) { return mine.id == row.id; });
}

void grant(const DeskContext& desk, const BookingRow& row) {
  desk.tx.execute(
      "INSERT INTO booking_access(conversation_id, booking_id) VALUES ($1, $2) ON CONFLICT DO "
      "NOTHING",
      {desk.who.id.value, row.id});
}

std::vector<std::pair<LocalDate, int>> booked_days(const OfficeContext& office) {
  std::vector<std::pair<LocalDate, int>> all;
  for (const auto& [date, count] : office.tx.rows<std::string, std::int64_t>(
           "SELECT date, COUNT(*) FROM booking WHERE office = $1 AND date >= $2 AND state = "
           "'booked' GROUP BY date ORDER BY date",
           {office.office.code, office.today().iso()})) {
    const auto day = LocalDate::parse(date);
    ensure(day.has_value(), "a visit is booked for a date");
    all.push_back({*day, int(count)});
  }
  return all;
}

std::vector<BookingRow> bookings_on(const DeskContext& desk, LocalDate day) {
  return select(
      desk, "WHERE b.office = $1 AND b.date = $2 AND b.state = 'booked' ORDER BY b.time, b.seat",
      {desk.office.code, day.iso()});
}

std::vector<std::int64_t> not_reminded_of(const DeskContext& desk, LocalDate day) {
  std::vector<std::int64_t> ids;
  for (const auto& [id] : desk.tx.rows<std::int64_t>(
           "SELECT b.id FROM booking b WHERE b.office = $1 AND b.date = $2 AND b.state = 'booked' "
           "AND NOT EXISTS "
           "(SELECT 1 FROM reminder r WHERE r.key = 'visit/' || b.number || '/' || b.date || 'T' "
           "|| b.time) ORDER BY b.time, b.seat",
           {desk.office.code, day.iso()}))
    ids.push_back(id);
  return ids;
}

std::optional<BookingRow> living_booking(const DeskContext& desk, std::int64_t id) {
  auto found = select(desk, "WHERE b.id = $1 AND b.state = 'booked'", {id});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::int64_t cut_phone_of_visits(Transaction& tx, const std::string& hash) {
  return tx.execute(
      "UPDATE booking SET phone_hash = 'cut/' || phone_hash WHERE phone_hash = $1 AND state = "
      "'booked'",
      {hash});
}

std::string reminder_key(const bot::Booking& booking) {
  return "visit/" + booking.number.text() + "/" + booking.what.date.iso() + "T" +
         booking.what.time.iso();
}

}  // namespace huiyin::store
