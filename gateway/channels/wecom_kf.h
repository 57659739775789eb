// Citizens by WeChat customer service 微信客服 (developer.work.weixin.qq.com 96427 发送消息, 96428
// 欢迎语).
#pragma once

#include "gateway/channel.h"
#include "gateway/wecom/api.h"

namespace huiyin::gateway {

// The body is a saying as store/sayings.h writes it. The key is the msgid: the platform shows none
// twice, so an unanswered attempt is repeated under it without fear.
class WecomKf final : public Channel {
 public:
  explicit WecomKf(wecom::WecomApi& api) : api_(api) {}
  std::string_view name() const override { return "wecom.kf"; }
  bool knows_repetitions() const override { return true; }
  Verdict send(const Outgoing& message) override;

 private:
  wecom::WecomApi& api_;
};

}  // namespace huiyin::gateway
