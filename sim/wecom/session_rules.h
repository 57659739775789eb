// The rules of a kf session 会话状态 (documents 94698, 96427, 96428): who may go where, and what
// codes come of it.
#pragma once

#include <string>

#include "sim/wecom/world.h"

namespace huiyin::sim::wecom {

enum class Mover { api, client };  // the gateway's call, or a servicer in the WeCom client

bool may_move(int from, int to);

// Moves the session and gives the msg_code of that step, "" when there is none.
std::string move_session(World& world, Citizen& citizen, const std::string& open_kfid, int to,
                         const std::string& servicer, Mover mover);

}  // namespace huiyin::sim::wecom
