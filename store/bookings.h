// The bookings of an office's reception days: rows and seats. An office knows nothing of another's;
// who may touch which is the desk's matter.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bot/desk.h"
#include "store/desk_context.h"

namespace huiyin::store {

struct BookingRow {
  std::int64_t id = 0;
  ConversationId conversation;
  bot::Booking booking;
  bool is_phone_cut = false;  // it is somebody else's now: nothing of this is told there
};

// Times of a reception day with what is still free; a seat offered to the waiting list is not free.
std::vector<bot::Opening> openings(const DeskContext& desk, LocalDate day);

// Takes the lowest free seat. Nothing: none is free. `number`: of an imported booking; else the
// next in series.
std::optional<BookingRow> insert_booking(const DeskContext& desk,
                                         const bot::BookingRequest& request,
                                         std::optional<petition::BookingNumber> number = {});
// To other facts, perhaps at another time; false: that time has no free seat, and nothing was
// changed.
bool change_booking(const DeskContext& desk, const BookingRow& row,
                    const bot::BookingRequest& request);
// To another time whether or not a seat is free there: who was promised a visit is received.
void seat_besides(const DeskContext& desk, const BookingRow& row, LocalDate date, LocalTime time);
void cancel_booking(const DeskContext& desk, const BookingRow& row);

// Whether an office has living ones from that day on.
bool has_visits_from(Transaction& tx, const std::string& office, LocalDate day);
// Whose the living booking of that number is.
std::optional<std::string> office_of_booking(Transaction& tx,
                                             const petition::BookingNumber& number);
std::optional<BookingRow> find_booking(const DeskContext& desk,
                                       const petition::BookingNumber& number);
// One that is no more, as it stood.
std::optional<BookingRow> cancelled_booking(const DeskContext& desk,
                                            const petition::BookingNumber& number);
// Living ones from today on: made in this conversation, opened to it by a look-up, or under the
// person's phone; by date.
std::vector<BookingRow> bookings_of(const DeskContext& desk,
                                    const std::optional<std::string>& phone_hash);
bool may_touch(const DeskContext& desk, const BookingRow& row,
               const std::optional<std::string>& phone_hash);
void grant(const DeskContext& desk,
           const BookingRow& row);  // this conversation may touch it from now on

// Days from today on for which somebody has booked, in order, and how many.
std::vector<std::pair<LocalDate, int>> booked_days(const OfficeContext& office);
// Living bookings of a day, by time, for staff.
std::vector<BookingRow> bookings_on(const DeskContext& desk, LocalDate day);
// Those of them that nobody was reminded of yet, as they stand now, one by one: one that does not
// open must not silence the others.
std::vector<std::int64_t> not_reminded_of(const DeskContext& desk, LocalDate day);
std::optional<BookingRow> living_booking(const DeskContext& desk, std::int64_t id);
// Of all living ones under that phone: who has it now finds none of them by it. Answers how many.
std::int64_t cut_phone_of_visits(Transaction& tx, const std::string& phone_hash);
// Under what its reminder is noted: a visit moved to another time is reminded of anew.
std::string reminder_key(const bot::Booking& booking);

std::string phone_hash(const Keyring& keys, const petition::Phone& phone);
std::string code_hash(const Keyring& keys, std::string_view code);

}  // namespace huiyin::store
