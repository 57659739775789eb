#include "gateway/channels/wecom_kf.h"

#include <algorithm>

#include "store/sayings.h"

namespace huiyin::gateway {
namespace {

wecom::KfContent content_of(const bot::Saying& saying) {
  if (saying.menu.empty())
    return wecom::KfText{saying.tail.empty() ? saying.text : saying.text + "\n" + saying.tail};
  wecom::KfMenu menu{saying.text, {}, saying.tail};
  for (const bot::MenuItem& item : saying.menu)
    menu.items.push_back({wecom::KfMenuItem::Kind::click, item.label, item.id, ""});
  return menu;
}

}  // namespace

Verdict WecomKf::send(const Outgoing& message) {
  const store::SaidBody said = store::read_saying_body(message.body);
  const auto parts = wecom::fitted(content_of(said.saying));
  if (parts.empty()) return {Advice::give_up, "empty", "要发送的内容是空的", true};
  // One row is one message under one msgid. What would not fit was made to fit by the bot; should
  // it not, the choices (which stand last) matter more than the length of the words before them.
  const wecom::KfContent& content = parts.back();
  if (!said.welcome_code.empty()) {
    const auto answered = api_.kf_send_on_event(said.welcome_code, message.key, content);
    // One code, one message: refused after an attempt that stayed unanswered, it was used by that
    // attempt.
    if (!answered.answer.is_done() && message.perhaps_taken && answered.answer.errcode &&
        answered.answer.verdict.advice == Advice::give_up)
      return {Advice::accepted, answered.answer.verdict.code, "", false};
    return answered.answer.verdict;
  }
  return api_.kf_send({message.to, message.account, message.key, content}, message.perhaps_taken)
      .answer.verdict;
}

}  // namespace huiyin::gateway
