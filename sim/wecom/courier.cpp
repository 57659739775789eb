#include "sim/wecom/courier.h"

namespace huiyin::sim::wecom {

Courier::Courier(Platform& platform) : platform_(platform) {
  platform_.connect(
      [this](Delivery delivery) {
        const milliseconds delay = delivery.delay;
        errands_.after(
            delay, [this, delivery = std::move(delivery)](Line& line) { carry(line, delivery); });
      },
      [this](milliseconds delay, std::function<void()> act) {
        errands_.after(delay, [act = std::move(act)](Line&) { act(); });
      });
}

Courier::~Courier() { platform_.connect(nullptr, nullptr); }

void Courier::carry(Line& line, const Delivery& delivery) {
  const bool is_kf = delivery.callback.door == Door::kf;
  std::string gateway, path;
  const milliseconds patience = platform_.with([&](World& world) {
    gateway = world.settings.gateway;
    path = is_kf ? world.settings.kf_path : world.settings.app_path;
    return milliseconds(world.faults.callback_timeout_ms);
  });
  const SealedRequest& sealed = delivery.sealed;
  const GatewayReply reply =
      line.post(gateway, path + "?" + sealed.query, sealed.body, sealed.type, patience);
  platform_.delivered(delivery, reply.status, reply.body);
}

}  // namespace huiyin::sim::wecom
