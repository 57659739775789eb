#include "gateway/sms/http_way.h"

#include "gateway/sms/segments.h"

namespace huiyin::gateway {

int HttpWay::parts_of(const std::string& text) const { return int(sms::segments(text).size()); }

sms::SmsMessage HttpWay::message_of(const Letter& letter) const {
  sms::SmsMessage out{.phones = {letter.phone}, .our_id = letter.key};
  if (account_.template_code.empty()) {
    out.text = letter.text;
  } else {
    out.template_code = account_.template_code;
    out.params = {{account_.template_param, letter.text}};
  }
  return out;
}

sms::SmsAnswer HttpWay::send(const Letter& letter) {
  const auto request = account_.provider->request(account_.account, message_of(letter),
                                                  clock_.now(), random_.hex(16));
  if (!request)  // of this message: a number that the provider does not go to
    return {.phone = letter.phone,
            .meaning = sms::AnswerClass::elsewhere,
            .verdict = {Advice::give_up, request.error().code, request.error().what, true}};
  const HttpAnswer answer = http_.call({.method = request->method,
                                        .base_url = request->base_url,
                                        .target = request->path_and_query,
                                        .body = request->body,
                                        .content_type = request->content_type,
                                        .headers = request->headers});
  return account_.provider->read_answer(answer, {letter.phone}).front();
}

}  // namespace huiyin::gateway
