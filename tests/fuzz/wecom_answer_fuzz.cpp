// Any bytes as the API's answer, and as what is to be said.
#include <cstdint>
#include <string>

#include "base/ensure.h"
#include "base/utf8.h"
#include "gateway/wecom/answers.h"
#include "gateway/wecom/kf_message.h"

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::wecom;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  constexpr int kStatus[] = {200, 200, 200, 204, 302, 400, 404, 429, 500};
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const HttpAnswer answer{Reached::answered, kStatus[data[0] % 9], bytes, "application/json"};
  const auto read = read_answer(answer);
  ensure(read.is_done() == (read.verdict.advice == Advice::accepted), "done is accepted");
  ensure(read.is_done() || !read.verdict.reason.empty(), "a refusal has a reason");
  ensure(!read.is_done() || answer.status == 200 || answer.status == 204, "only 2xx is done");
  const auto sent = read_send_answer(answer, {"Wang.Fang", "li_na-2"});
  ensure(sent.accepted.size() + sent.refused.size() <= 2, "nobody is counted twice");
  static_cast<void>(read_kf_repeat(answer));
  for (const auto& part : split_text(bytes, 64))
    ensure(!part.empty() && part.size() <= 64 && is_utf8(part), "a part fits and is whole");
  const KfMenu menu{bytes, {{KfMenuItem::Kind::click, bytes, "id", ""}}, bytes};
  for (const auto& part : fitted(menu))
    ensure(send_body({"wm", "wk", "m", part}).has_value(), "what was fitted is taken");
  return 0;
}
