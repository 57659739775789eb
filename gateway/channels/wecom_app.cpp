#include "gateway/channels/wecom_app.h"

#include <string>

#include "gateway/channels/plain_text.h"
#include "gateway/wecom/template_card.h"
#include "store/cards.h"
#include "store/sayings.h"

namespace huiyin::gateway {
namespace {

constexpr int kIntervalMin = 7200;   // seconds: far beyond the last attempt's back-off …
constexpr int kIntervalMax = 14400;  // … and the most that the platform takes

// The same for each attempt at one message, another for each of the 7,200 after it. By chance, as
// of a hash, the same words to one person would meet once in a hundred days of ten such messages.
seconds repeats_hidden(std::int64_t number) {
  return seconds{kIntervalMin + number % (kIntervalMax - kIntervalMin + 1)};
}

}  // namespace

// One code, one change: refused after an attempt that stayed unanswered, it was used by that one.
Verdict WecomApp::update(const Outgoing& message, const std::string& code,
                         const std::string& words) {
  const auto answer = api_.update_card({{message.to}, code, words, {}}).answer;
  if (!answer.is_done() && message.perhaps_taken && answer.errcode &&
      answer.verdict.advice == Advice::give_up)
    return {Advice::accepted, answer.verdict.code, "", false};
  return answer.verdict;
}

Verdict WecomApp::send(const Outgoing& message) {
  if (const auto card = store::read_card_body(message.body))
    return api_
        .send_card({message.to}, wecom::template_card(*card, message.key),
                   repeats_hidden(message.number))
        .answer.verdict;
  if (const auto done = store::read_card_done_body(message.body))
    return update(message, done->code, done->words);
  const std::string text = plain_text(store::read_saying_body(message.body).saying);
  const auto parts = wecom::split_text(text);
  if (parts.empty()) return {Advice::give_up, "empty", "要发送的内容是空的", true};
  return api_.send_text({message.to}, parts.front(), repeats_hidden(message.number)).answer.verdict;
}

}  // namespace huiyin::gateway
