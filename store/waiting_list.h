// The waiting list of a reception day 候补, in the order of asking. A seat that becomes free is
// held for who is next, for some hours; a seat held is not free for others.
#pragma once

#include <optional>
#include <vector>

#include "bot/desk.h"
#include "store/desk_context.h"

namespace huiyin::store {

// Asking again keeps the place.
bot::WaitingPlace join_waiting(const DeskContext& desk, LocalDate day,
                               const bot::BookingRequest& request);
std::vector<bot::WaitingPlace> waiting_of(const DeskContext& desk);
bool leave_waiting(const DeskContext& desk, LocalDate day);

// A seat held for who waits: for this conversation, or told to this phone by SMS, because the
// conversation in which he waits could not be written to.
struct HeldSeat {
  std::int64_t row = 0;
  ConversationId waits;
  std::string office;  // whose day it is
  bot::SeatOffer offer;
};
std::optional<HeldSeat> live_offer(const DeskContext& desk);
// The desk of who waits, at the office whose seat it is.
DeskContext desk_of_seat(const DeskContext& desk, const HeldSeat& seat);
enum class OfferEnd { taken, declined, expired };
void end_offer(Transaction& tx, const HeldSeat& seat, OfferEnd how);

// What was offered cannot be had after all: back to the place in the line, and to what else is
// free. `desk` is that of the seat.
void return_to_line(const DeskContext& desk, const HeldSeat& seat);

// Offers what is free on that day to who is next, and tells them. After a seat became free.
void offer_free_seats(const DeskContext& desk, LocalDate day);

// Ends the offers whose time is over and passes their seats on; answers how many. Who could not be
// told of his keeps his place.
int expire_offers(const DeskContext& desk);

// The day is another one now: who waits for it goes along in his place; who was offered a seat of
// the old one waits again, before the others. Who waits for both keeps the new one's place.
void move_waiting(const DeskContext& desk, LocalDate from, LocalDate to);
// The day is not held: nobody waits for it any more. Answers who did.
std::vector<ConversationId> close_waiting(const DeskContext& desk, LocalDate day);

// Whoever could not be told of an offer has his turn again once he has written.
void offer_to_who_wrote(const DeskContext& desk);

}  // namespace huiyin::store
