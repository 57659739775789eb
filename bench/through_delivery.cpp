#include "through_delivery.h"

#include <chrono>

#include "base/ensure.h"

namespace huiyin::bench {
namespace {

constexpr milliseconds kLook{250};

}  // namespace

const gateway::ChannelLimits kKfLimits{
    .per_inbound_max = 5, .window = hours{48}, .knows_repeats = true};
const gateway::ChannelLimits kAppLimits{.to_one = {gateway::Rate{25, minutes{1}}}};
const gateway::ChannelLimits kSmsLimits{
    .to_one = {gateway::Rate{50, hours{24}}},
    .unasked_to_one = {gateway::Rate{1, minutes{1}}, {5, hours{1}}, {10, hours{24}}},
    .repeats_unanswered = false};

Sending::Sending(MailRoom& room, gateway::Delivery::Door door, int senders)
    : room_(room),
      delivery_({room.database, room.keys, room.clock, room.random}, {}, {door},
                [this] { senders_.wake(); }),
      senders_(senders, kLook, [this](std::stop_token stop) {
        while (!stop.stop_requested() && delivery_.step()) {
        }
      }) {}

Sending::~Sending() { stop(); }

void Sending::start() {
  senders_.start();
  delivery_.load();
}

void Sending::stop() {
  senders_.stop();
  room_.database.write([](store::Transaction&) {});  // behind whatever was queued
}

double rate_through_delivery(const std::filesystem::path& folder, gateway::Delivery::Door door,
                             int senders, std::size_t messages,
                             const std::function<bool()>& all_sent) {
  MailRoom room(folder);
  const std::string_view channel = door.channel->name();
  room.say(room.people(channel, messages), saying(channel, store::Priority::reply, "main"));
  Sending sending(room, door, senders);
  const auto begun = std::chrono::steady_clock::now();
  sending.start();
  ensure(all_sent(), "whatever stands in the outbox is sent in time");
  sending.stop();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  const auto accepted = room.database.read([](store::Transaction& tx) {
    return std::get<0>(
        *tx.row<std::int64_t>("SELECT COUNT(*) FROM outbox WHERE state = 1 AND attempts = 1"));
  });
  ensure(accepted == std::int64_t(messages), "each message is on record as accepted, once");
  return double(messages) / took.count();
}

}  // namespace huiyin::bench
