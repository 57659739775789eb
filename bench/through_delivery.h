// What stands in an outbox, sent by the product's own delivery and a crew of senders.
#pragma once

#include <functional>

#include "gateway/crew.h"
#include "gateway/walk/delivery.h"
#include "mail_room.h"

namespace huiyin::bench {

// As the walk has them (gateway/walk/walk.cpp).
extern const gateway::ChannelLimits kKfLimits, kAppLimits, kSmsLimits;

class Sending {
 public:
  Sending(MailRoom& room, gateway::Delivery::Door door, int senders);
  ~Sending();
  void start();
  void stop();  // waits for what is in hand, and for its record

  gateway::Delivery& delivery() { return delivery_; }

 private:
  MailRoom& room_;
  gateway::Delivery delivery_;
  gateway::Crew senders_;
};

// Messages a second, from the start to the record of the last: one to each of `messages` people in
// a store of its own. `all_sent`: waits until the platform has so many; false: they do not come.
double rate_through_delivery(const std::filesystem::path& folder, gateway::Delivery::Door door,
                             int senders, std::size_t messages,
                             const std::function<bool()>& all_sent);

}  // namespace huiyin::bench
