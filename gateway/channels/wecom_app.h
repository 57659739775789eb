// Staff by the self-built app 自建应用 (developer.work.weixin.qq.com 90236 发送应用消息).
#pragma once

#include "gateway/channel.h"
#include "gateway/wecom/api.h"

namespace huiyin::gateway {

// Text, a card with buttons (its task id is the message's key), and what a card shows once it was
// done with. message/send knows no key of ours. What it does know is a repetition of the same
// request within some hours (enable_duplicate_check): an unanswered attempt is repeated word for
// word, and a request of another message differs from it, for its interval follows from the place
// in the outbox.
class WecomApp final : public Channel {
 public:
  explicit WecomApp(wecom::WecomApi& api) : api_(api) {}
  std::string_view name() const override { return "wecom.app"; }
  bool knows_repetitions() const override { return false; }
  Verdict send(const Outgoing& message) override;

 private:
  Verdict update(const Outgoing& message, const std::string& code, const std::string& words);

  wecom::WecomApi& api_;
};

}  // namespace huiyin::gateway
