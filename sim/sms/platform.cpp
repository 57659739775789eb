#include "sim/sms/platform.h"

#include <fmt/format.h>

#include "sim/sms/receipts.h"

namespace huiyin::sim::sms {
namespace {

std::string push_name(const Push& push) {
  return fmt::format("push {} {}", name_of(push.provider),
                     push.door == Door::reports ? "reports" : "replies");
}

}  // namespace

Platform::Platform(Settings settings, const Clock& clock, Random& ids, Random& dice)
    : settings_(std::move(settings)), clock_(clock), ids_(ids), dice_(dice), world_(new_world()) {}

void Platform::connect(Deliver deliver, Later later) {
  with([&](World&) {
    deliver_ = std::move(deliver);
    later_ = std::move(later);
  });
}

std::unique_ptr<World> Platform::new_world() {
  auto world = std::make_unique<World>(settings_, clock_, ids_, dice_);
  world->post = [this](Push push) {
    const bool has_address = !settings_.account(push.provider).push_url.empty();
    if (deliver_ && has_address) deliver_(std::move(push));
  };
  world->later = [this, epoch = world->epoch](std::int64_t ms, std::function<void()> act) {
    if (!later_) return;
    later_(milliseconds(ms), [this, epoch, act = std::move(act)] {
      with([&](World& now) {
        if (now.epoch == epoch) act();  // what an earlier world planned is void
      });
    });
  };
  return world;
}

void Platform::delivered(const Push& push, int status, const std::string& body) {
  with([&](World& world) {
    world.count(
        fmt::format("{} {}", push_name(push), status == 0 ? "no answer" : std::to_string(status)));
    if (is_taken(push.provider, status, body)) return;
    if (status == 200)
      world.violate(push.provider, "push answered 200 without the words that end it");
    const auto pause = pause_before(push.provider, push.attempt + 1);
    if (!pause) return world.count(push_name(push) + " given up");
    Push next = push;
    ++next.attempt;
    next.delay = std::chrono::round<milliseconds>(*pause * world.faults.push_retry_pace);
    world.post(std::move(next));
  });
}

void Platform::reset() {
  world_.renew([this](const World& before) {
    auto next = new_world();
    next->version = before.version + 1;  // pages that wait see the new world
    return next;
  });
}

}  // namespace huiyin::sim::sms
