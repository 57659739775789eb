#include "sim/sms/courier.h"

namespace huiyin::sim::sms {

Courier::Courier(Platform& platform) : platform_(platform) {
  platform_.connect(
      [this](Push push) {
        const milliseconds delay = push.delay;
        errands_.after(delay, [this, push = std::move(push)](Line& line) { carry(line, push); });
      },
      [this](milliseconds delay, std::function<void()> act) {
        errands_.after(delay, [act = std::move(act)](Line&) { act(); });
      });
}

Courier::~Courier() { platform_.connect(nullptr, nullptr); }

void Courier::carry(Line& line, const Push& push) {
  std::string url, path;
  const milliseconds patience = platform_.with([&](World& world) {
    const Account& account = world.settings.account(push.provider);
    const auto host = account.push_url.find("://") + 3;
    const auto cut = std::min(account.push_url.find('/', host), account.push_url.size());
    url = account.push_url.substr(0, cut);
    path = account.push_url.substr(cut) + (push.door == Door::reports ? "/reports" : "/replies");
    if (!account.push_key.empty()) path += "?key=" + account.push_key;
    return milliseconds(world.faults.push_timeout_ms);
  });
  const GatewayReply reply =
      line.post(url, path, push.document, "application/json; charset=utf-8", patience);
  platform_.delivered(push, reply.status, reply.body);
}

}  // namespace huiyin::sim::sms
