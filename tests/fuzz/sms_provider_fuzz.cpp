// What SMS providers answer, and what anybody may push in their name.
#include <cstddef>
#include <cstdint>

#include "base/ensure.h"
#include "base/utf8.h"
#include "gateway/sms/look_up.h"
#include "gateway/sms/phone_form.h"
#include "gateway/sms/sms_provider.h"

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::sms;

namespace {

void check_facts(const SmsFacts& facts) {
  for (const Receipt& receipt : facts.receipts) {
    ensure(phone_form(receipt.phone) == receipt.phone, "a phone is in its form");
    ensure(!receipt.provider_id.empty() || !receipt.our_id.empty(), "a receipt is of a message");
    ensure(receipt.provider_id.size() <= kIdBytesMax, "an id is bounded");
    ensure(receipt.reason.empty() == (receipt.state == ReceiptState::delivered),
           "what is not delivered has a reason");
  }
  for (const Reply& reply : facts.replies) {
    ensure(phone_form(reply.phone) == reply.phone, "a phone is in its form");
    ensure(is_utf8(reply.text), "words are UTF-8");
  }
  for (const std::string& raw : facts.bad) ensure(is_utf8(raw), "what is kept is UTF-8");
}

void check_push(const Pushed& pushed) {
  check_facts(pushed.facts);
  const auto& [receipts, replies, bad] = pushed.facts;
  ensure(pushed.answer.status == 200 || (pushed.answer.status >= 400 && pushed.answer.status < 500),
         "a push is taken or refused");
  ensure(pushed.answer.status == 200 || (receipts.empty() && replies.empty() && bad.empty()),
         "nothing is kept of what is refused");
}

void check_answer(const SmsAnswer& answer, int status) {
  const bool is_ok = answer.meaning == AnswerClass::ok;
  ensure(is_ok == (answer.verdict.advice == Advice::accepted), "ok is accepted");
  ensure(is_ok || !answer.verdict.reason.empty(), "a refusal has a reason");
  ensure(!is_ok || (status >= 200 && status < 300), "only 2xx is ok");
  ensure(is_ok || answer.provider_id.empty(), "what was not taken has no id");
}

void check_looked_up(const SmsProvider& provider, const HttpAnswer& http) {
  const Sought sought{.phone = "13800001234", .our_id = "k"};
  const LookUpPlace place{0, 1};
  const LookUpPage page = provider.read_looked_up(http, sought, place);
  check_answer(page.answer, http.status);
  const bool is_ok = page.answer.meaning == AnswerClass::ok;
  ensure(is_ok || (page.records.empty() && !page.next), "of what is refused nothing is read");
  ensure(!page.next || page.next->day > place.day || page.next->page > place.page,
         "pages go forward");
  const SmsWay::Looked looked{page.answer, page.records, page.is_whole};
  const Seen sight = seen(sought, looked, {"1"}, http.status == 204);
  for (const Receipt& record : page.records)
    ensure(phone_form(record.phone) == record.phone, "a phone is in its form");
  for (const Receipt& record : sight.records)
    ensure(record.phone == sought.phone && (record.our_id.empty() || record.our_id == "k"),
           "no other message's record is taken");
  check_facts({.receipts = sight.records});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  constexpr int kStatus[] = {200, 200, 200, 204, 302, 400, 404, 429, 500};
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const HttpAnswer http{Reached::answered, kStatus[data[0] % 9], bytes, "application/json"};
  const std::vector<std::string> phones{"13800001234", "19900004321", "13800001234"};
  for (const SmsProvider* provider : sms_providers()) {
    check_answer(provider->read_trial(http), http.status);
    const auto answers = provider->read_answer(http, phones);
    ensure(answers.size() == phones.size(), "each number has its answer");
    for (std::size_t i = 0; i < phones.size(); ++i) {
      ensure(answers[i].phone == phones[i], "answers stand in the order of the numbers");
      check_answer(answers[i], http.status);
    }
    check_push(provider->read_reports(bytes));
    check_push(provider->read_replies(bytes));
    check_looked_up(*provider, http);
    check_facts(provider->read_fetched(http, Fetch::reports).facts);
    check_facts(provider->read_fetched(http, Fetch::replies).facts);
  }
  return 0;
}
