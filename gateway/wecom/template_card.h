// The platform's form of a card: 按钮交互型 button_interaction (developer.work.weixin.qq.com 90236
// 发送应用消息, 模板卡片消息).
#pragma once

#include <string>
#include <string_view>

#include "store/cards.h"

namespace huiyin::gateway::wecom {

// JSON. `task_id`: ours, one for each card, of [0-9A-Za-z_-@], at most 128 bytes; it comes back
// with each press.
std::string template_card(const store::Card& card, std::string_view task_id);

}  // namespace huiyin::gateway::wecom
