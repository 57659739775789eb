#include "gateway/sms/http_way.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "gateway/sms/extension.h"
#include "gateway/sms/segments.h"

namespace huiyin::gateway {
namespace {

// Of fifty records each. No phone is sent so much within two days: a provider takes 50 a day.
constexpr int kLookUpPagesMax = 10;

}  // namespace

HttpCall call_of(const sms::SmsRequest& request) {
  return {.method = request.method,
          .base_url = request.base_url,
          .target = request.path_and_query,
          .body = request.body,
          .content_type = request.content_type,
          .headers = request.headers};
}

int HttpWay::parts_of(const std::string& text) const { return int(sms::segments(text).size()); }

sms::SmsMessage HttpWay::message_of(const Letter& letter) const {
  sms::SmsMessage out{.phones = {letter.phone},
                      .extension = sms::extension_of(letter.office_code, account_.extension_digits),
                      .our_id = letter.key};
  if (letter.by_template) {
    out.template_code = letter.by_template->code;
    out.params = letter.by_template->params;
  } else if (account_.template_code.empty()) {
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
  return account_.provider->read_answer(http_.call(call_of(*request)), {letter.phone}).front();
}

SmsWay::Looked HttpWay::look_up(const sms::Sought& sought) {
  const sms::SmsProvider& provider = *account_.provider;
  Looked all{.answer = {}, .is_whole = true};
  std::optional<sms::LookUpPlace> place = sms::LookUpPlace{};
  for (int pages = 0; place && pages < kLookUpPagesMax; ++pages) {
    const auto request =
        provider.look_up_request(account_.account, sought, *place, clock_.now(), random_.hex(16));
    sms::LookUpPage page = provider.read_looked_up(http_.call(call_of(request)), sought, *place);
    all.answer = std::move(page.answer);
    if (all.answer.meaning != sms::AnswerClass::ok) return {.answer = std::move(all.answer)};
    all.is_whole = all.is_whole && page.is_whole;
    std::ranges::move(page.records, std::back_inserter(all.records));
    place = page.next;
  }
  if (place) all.is_whole = false;
  return all;
}

}  // namespace huiyin::gateway
