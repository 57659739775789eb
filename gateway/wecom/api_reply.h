// What the calls of the API share: a refusal of our own before any call, and an answer that says
// done but lacks its part.
#pragma once

#include "gateway/wecom/api_line.h"

namespace huiyin::gateway::wecom {

// Never sent: outside of the platform's limits, our defect.
inline ApiAnswer never_sent(const Problem& problem) {
  return {AnswerClass::never, {Advice::give_up, problem.code, problem.what, true}, std::nullopt};
}

inline ApiAnswer unreadable_answer() {
  return {AnswerClass::retry,
          {Advice::unanswered, "unreadable", "企业微信的回答无法识别", false},
          std::nullopt};
}

}  // namespace huiyin::gateway::wecom
