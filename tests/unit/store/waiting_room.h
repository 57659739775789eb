// One time with one seat, which somebody has; three others wait for it.
#pragma once

#include "store/bookings.h"
#include "store/outbox.h"
#include "store/waiting_list.h"
#include "tests/support/store_room.h"

namespace huiyin::store {

inline const LocalDate kDay = *LocalDate::parse("2026-11-16");

struct WaitingRoom : StoreRoom {
  WaitingRoom() {
    office.reception.capacity = 1;
    office.reception.slots = {{9, 0}};
    desk(holder, [this](OfficeDesk& d) {
      booked = std::get<bot::Booking>(d.book(request("13900007009", "2026-11-16", "09:00"))).number;
    });
  }

  ConversationId holder = citizen("wm-holder");
  ConversationId a = citizen("wm-a"), b = citizen("wm-b"), c = citizen("wm-c");
  std::optional<petition::BookingNumber> booked;

  int wait(ConversationId who) {
    return desk(who, [](OfficeDesk& d) {
      return d.wait_for(kDay, request("13900007001", "2026-11-16", "09:00")).position;
    });
  }
  void holder_cancels() {
    REQUIRE(desk(holder, [this](OfficeDesk& d) { return d.cancel(*booked); }));
  }
  std::optional<bot::SeatOffer> offer(ConversationId who) {
    return desk(who, [](OfficeDesk& d) { return d.my_offer(); });
  }
  bot::Seat take(ConversationId who) {
    return desk(who, [](OfficeDesk& d) { return d.take_offer(); });
  }
  std::vector<int> places(ConversationId who) {
    return desk(who, [](OfficeDesk& d) {
      std::vector<int> positions;
      for (const bot::WaitingPlace& place : d.my_waiting()) positions.push_back(place.position);
      return positions;
    });
  }
  // What became of the messages that tell of offers.
  void offers_are(OutboxState state) {
    execute("UPDATE outbox SET state = $1 WHERE about = 'waiting_offer' AND state IN (0, 1, 2)",
            {std::int64_t(state)});
  }
  void writes(ConversationId who) {
    turn(who, [this, who](const DeskContext& context) {
      message_came(context.tx, who, {clock.now(), false, clock.now()});
    });
    turn({}, [](const DeskContext& context) { offer_to_who_wrote(context); });
  }
  int expire() {
    return turn({}, [](const DeskContext& context) { return expire_offers(context); });
  }
  int free() {
    return turn({}, [](const DeskContext& context) { return openings(context, kDay)[0].free; });
  }
};

}  // namespace huiyin::store
