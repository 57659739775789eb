#include "sim/wecom/session_rules.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace huiyin::sim::wecom {
namespace {

using namespace service_state;

constexpr hours kQueueCodeLife{48};
constexpr seconds kEndCodeLife{20};

// change_type of session_status_change.
constexpr int kTakenFromPool = 1, kHandedOver = 2, kSessionEnded = 3, kReentered = 4;

std::string new_code(World& world, const Citizen& citizen, const std::string& open_kfid,
                     int state) {
  const bool ended = state == kEnded;
  const std::string code = world.new_id("MC", 12);
  world.event_codes.put(
      code, {.citizen = citizen.id,
             .open_kfid = open_kfid,
             .until = world.now() + (ended ? seconds(kEndCodeLife) : seconds(kQueueCodeLife)),
             .state_needed = state,
             .takes_menu = ended});
  return code;
}

int change_type(int from, int to) {
  if (to == kEnded) return kSessionEnded;
  if (from == kServed) return kHandedOver;
  return from == kEnded ? kReentered : kTakenFromPool;
}

}  // namespace

bool may_move(int from, int to) {
  switch (from) {
    case kUntreated:
      return to == kBot || to == kPool || to == kServed || to == kEnded;
    case kBot:
      return to == kPool || to == kServed || to == kEnded;
    case kPool:
    case kServed:
      return to == kServed || to == kEnded;
    default:
      return false;
  }
}

std::string move_session(World& world, Citizen& citizen, const std::string& open_kfid, int to,
                         const std::string& servicer, Mover mover) {
  Session& session = world.session(citizen, open_kfid);
  const int from = session.state;
  const std::string old_servicer = session.servicer;
  session.state = to;
  session.servicer = to == kServed ? servicer : "";
  world.show(
      citizen,
      {.from = Speaker::state, .text = fmt::format("{} → {}", from, to), .open_kfid = open_kfid});
  const bool gives_code = to == kPool || to == kEnded || (to == kServed && from != kServed);
  const std::string code = gives_code ? new_code(world, citizen, open_kfid, to) : "";
  if (mover == Mover::api) return code;
  const int change = change_type(from, to);
  nlohmann::json event = {{"event_type", "session_status_change"}, {"change_type", change}};
  if (change == kHandedOver || change == kSessionEnded) event["old_servicer_userid"] = old_servicer;
  if (change != kSessionEnded) event["new_servicer_userid"] = servicer;
  if (change == kTakenFromPool || change == kSessionEnded) event["msg_code"] = code;
  world.push_event(citizen, open_kfid, std::move(event));
  return code;
}

}  // namespace huiyin::sim::wecom
