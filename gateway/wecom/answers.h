// What an answer of WeCom's API means. One table of codes 全局错误码 (developer.work.weixin.qq.com
// 90313), one row a code; `errmsg` is never matched, it changes and carries a random hint.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/channel.h"
#include "gateway/http/http_client.h"

namespace huiyin::gateway::wecom {

enum class AnswerClass : std::uint8_t {
  done,
  retry,   // back off, again
  token,   // a new access token once, the same call once
  wait,    // slow down
  window,  // not by this door now: the citizen must write first, or another door
  never,   // give up, tell the operator
  config,  // stop the channel, alarm
};

struct ApiAnswer {
  AnswerClass meaning = AnswerClass::retry;
  Verdict verdict;
  std::optional<std::int64_t> errcode;  // nothing: no answer, or none that could be read

  bool is_done() const { return meaning == AnswerClass::done; }
};

// `body`: gets the answer's JSON, for who reads on; stays as it is where there is none to be read.
ApiAnswer read_answer(const HttpAnswer& answer,
                      std::shared_ptr<const nlohmann::json>* body = nullptr);

// The class, advice and reason of an errcode. Not in the table: never, and the operator is told.
ApiAnswer answer_of(std::int64_t errcode);

// After kf/send_msg was repeated under a msgid whose earlier attempt may have been taken. The
// platform then refuses the msgid, and with which errcode is not documented: so 40035 and every
// code without a row of its own mean that the earlier attempt arrived. The others keep their
// meaning, and so do all 41xxx (the request lacks something).
ApiAnswer read_kf_repeat(const HttpAnswer& answer);

// message/send and update_template_card: errcode 0 does not mean that everybody got it.
struct SendAnswer {
  ApiAnswer answer;
  std::vector<std::string> accepted, refused;  // of those asked, spelled as asked
  std::string msgid;
  std::string response_code;  // for one update of the card, within 72 h
};
SendAnswer read_send_answer(const HttpAnswer& answer, const std::vector<std::string>& userids);

std::string_view name(AnswerClass meaning);  // "done", "retry" …

}  // namespace huiyin::gateway::wecom
