// What was said to whom and what became of it; and what did not get through, said once more.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "gateway/api/caller.h"
#include "gateway/api/case_view.h"
#include "gateway/api/conversation_view.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/json_in.h"
#include "gateway/api/paging.h"
#include "gateway/api/problem.h"
#include "petition/json_reader.h"
#include "store/listings.h"
#include "store/message_detail.h"
#include "store/resending.h"

namespace huiyin::gateway::api {
namespace {

using nlohmann::json;

constexpr std::size_t kMendedBytesMax = 2000;  // what one message of customer service takes
constexpr std::size_t kByBytesMax = 100;

template <class Optional, class Make>
OrderedJson json_or_null(const Optional& value, Make make) {
  return value ? OrderedJson(make(*value)) : OrderedJson(nullptr);
}

OrderedJson message_json(const store::MessageRow& row) {
  return {{"id", row.id},
          {"channel", row.channel},
          {"kind", row.kind},
          {"about", row.about},
          {"state", row.state},
          {"created_at", moment_text(row.created)},
          {"attempts", row.attempts},
          {"code", row.code},
          {"reason", row.reason},
          {"possible_double", row.possible_double},
          {"resent_as", json_or_null(row.resent_as, [](std::int64_t id) { return id; })},
          {"trace", row.trace},
          {"office", row.office},
          {"finished_at", json_or_null(row.finished, moment_text)}};
}

// "parked,failed": nothing where one of them is no state.
std::optional<std::vector<store::OutboxState>> states_asked(const HttpRequest& request) {
  std::vector<store::OutboxState> states;
  const auto asked = request.parameter("state");
  if (!asked) return states;
  std::string_view rest = *asked;
  while (true) {
    const auto comma = rest.find(',');
    const auto state = store::message_state_named(rest.substr(0, comma));
    if (!state) return std::nullopt;
    if (std::ranges::find(states, *state) == states.end()) states.push_back(*state);
    if (comma == rest.npos) return states;
    rest.remove_prefix(comma + 1);
  }
}

Answer list_messages(const Call& call) {
  const auto [page, refusal] = page_of(call.request);
  if (refusal) return *refusal;
  const auto before = id_after(page);
  if (!before) return bad_cursor();
  const auto states = states_asked(call.request);
  if (!states) return bad_parameter("state", "没有这种状态；几种状态之间用逗号隔开");
  const auto found =
      store::message_page(call.tx, call.caller.offices, *states, *before, page.limit);
  OrderedJson items = OrderedJson::array();
  for (const store::MessageRow& row : found.rows) items.push_back(message_json(row));
  return {.body =
              text_of(page_json(std::move(items), found.next ? std::to_string(*found.next) : ""))};
}

// Whose telephone it is, is for who may know people.
std::string recipient_of(const Caller& caller, const store::MessageDetail& message) {
  if (message.row.channel == store::kWecomApp) return message.user;
  const auto phone = petition::Phone::parse(message.user);
  if (message.row.channel != store::kSms || !phone) return "";
  return caller.has(Scope::people_read) ? phone->text() : phone->masked();
}

std::string_view priority_name(store::Priority priority) {
  constexpr std::array<std::string_view, store::kPriorities> kNames{"at_once",  "reply",  "notice",
                                                                    "reminder", "digest", "bulk"};
  return kNames.at(std::size_t(priority));
}

OrderedJson resend_json(const store::ResendRecord& resend) {
  return {{"of", resend.of},
          {"key", resend.key_id},
          {"by", resend.by},
          {"changed", resend.changed},
          {"may_be_double", resend.may_be_double},
          {"at", moment_text(resend.at)}};
}

OrderedJson receipt_json(const store::ReceiptRow& receipt) {
  return {{"state", store::message_states().at(std::size_t(receipt.state))},
          {"code", receipt.code},
          {"reason", receipt.reason},
          {"told_at", moment_text(receipt.told)},
          {"received_at", moment_text(receipt.received)}};
}

OrderedJson detail_json(const Call& call, const store::MessageDetail& message) {
  OrderedJson out = message_json(message.row);
  out["priority"] = priority_name(message.priority);
  out["due_at"] = moment_text(message.due);
  out["expires_at"] = json_or_null(message.expires, moment_text);
  out["account"] = message.sent_by;
  out["provider_id"] = message.provider_id;
  out["to"] = recipient_of(call.caller, message);
  out["text"] =
      json_or_null(words_of_body(message.body), [](const std::string& text) { return text; });
  out["cases"] = message.case_numbers;
  out["receipts"] = OrderedJson::array();
  for (const store::ReceiptRow& receipt : message.receipts)
    out["receipts"].push_back(receipt_json(receipt));
  if (message.resend) out["resend"] = resend_json(*message.resend);
  return out;
}

std::string subject_of(std::int64_t id) { return "message/" + std::to_string(id); }

// Of an office that the caller sees, and of no case that is kept from him.
std::optional<store::MessageDetail> seen_message(const Call& call) {
  const auto id = id_after({.after = call.request.captures.at(0)});
  auto message = id ? store::message_detail(call.tx, call.parts.keys, {*id}) : std::nullopt;
  if (!message || !call.caller.sees(message->row.office)) return std::nullopt;
  const bool sees_all = std::ranges::all_of(message->case_numbers, [&](const std::string& number) {
    return seen_case(call, number).has_value();
  });
  if (!sees_all) return std::nullopt;
  return message;
}

Answer get_message(const Call& call) {
  const auto message = seen_message(call);
  if (!message) return not_found();
  return {.body = text_of(detail_json(call, *message)), .subjects = {subject_of(message->row.id)}};
}

std::optional<std::string> text_asked(petition::JsonReader& in, std::string_view key,
                                      std::size_t bytes_max) {
  if (!in.has(key)) return std::nullopt;
  std::string text = in.text(key, petition::Need::required);
  if (text.size() > bytes_max)
    in.refuse(key, "json.range", "太长，最多 " + std::to_string(bytes_max) + " 个字节",
              "请写短一些");
  else if (!has_no_controls(text))
    in.refuse(key, "json.kind", "里面有控制字符", "请只写文字");
  return text;
}

store::ResendWish resend_wish(const Call& call, petition::JsonReader& in) {
  store::ResendWish wish{.key_id = call.caller.key_id};
  wish.text = text_asked(in, "text", kMendedBytesMax);
  wish.by = who_does(call.caller, in, petition::Need::optional);
  if (wish.by.size() > kByBytesMax || !has_no_controls(wish.by))
    in.refuse("by", "json.range", "不是一个人的姓名", "请写经办人的姓名");
  wish.may_be_double = in.flag("may_be_double", false);
  if (in.has("channel"))
    wish.channel = in.choice<std::string>("channel",
                                          {{store::kSms, std::string(store::kSms)},
                                           {store::kWecomKf, std::string(store::kWecomKf)},
                                           {store::kWecomApp, std::string(store::kWecomApp)}},
                                          petition::Need::required);
  if (const std::string to = in.text("to", petition::Need::optional); !to.empty()) {
    const auto phone = petition::Phone::parse(to);
    if (phone)
      wish.to = *phone;
    else
      in.refuse("to", phone.error().code.c_str(), phone.error().what, phone.error().remedy);
    if (wish.channel.value_or(std::string(store::kSms)) != store::kSms)
      in.refuse("to", "json.choice", "手机号只用于短信", "请把 channel 写成 sms，或者去掉 to");
  }
  return wish;
}

// Its own trace, so that the logs tell of both as of one thing.
store::OfficeContext office_of_message(const Call& call, const store::MessageDetail& message) {
  return acting_at_main(call, message.row.trace)
      .at(call.parts.offices.serving(call.tx, message.row.office));
}

Answer resend_message(const Call& call) {
  const auto message = seen_message(call);
  if (!message) return not_found();
  petition::Faults faults;
  const auto wish = body_of(call.request, faults,
                            [&](petition::JsonReader& in) { return resend_wish(call, in); });
  if (!wish) return problem(422, faults);
  const auto again = store::resend(office_of_message(call, *message), *message, *wish);
  if (!again) throw Undone(problem(409, again.error()));
  const auto row = store::find_message(call.tx, *again);
  return {.status = 201,
          .body = text_of(message_json(*row)),
          .headers = {{"Location",
                       std::string(kApiRoot) + "/messages/" + std::to_string(again->value)}},
          .subjects = {subject_of(message->row.id), subject_of(again->value)}};
}

}  // namespace

std::vector<Endpoint> message_endpoints() {
  const Parameter state{
      .name = "state",
      .english =
          "Of these states alone, by commas: \"parked,failed,unknown\". With queued, "
          "accepted or delivered a page may be short, also empty, and still lead on."};
  return {{.method = "GET",
           .path = "/messages",
           .id = "listMessages",
           .english = "What was sent or waits to be sent, the newest first; without the words.",
           .scope = Scope::messages_read,
           .handler = list_messages,
           .answer = "MessagePage",
           .query = {state, limit_parameter(), cursor_parameter()}},
          {.method = "GET",
           .path = "/messages/{id}",
           .id = "getMessage",
           .english = "One message with its words, for whom it is and what providers told of it.",
           .scope = Scope::messages_text,
           .handler = get_message,
           .answer = "MessageDetail"},
          {.method = "POST",
           .path = "/messages/{id}/resend",
           .id = "resendMessage",
           .english = "Has a message that did not get through said once more: as it was, to a "
                      "mended phone, in mended words, or by another channel. Refused with 409 and "
                      "why; once for each message.",
           .scope = Scope::messages_send,
           .handler = resend_message,
           .answer = "Message",
           .status = 201,
           .request = "ResendRequest",
           .body = Body::json}};
}

}  // namespace huiyin::gateway::api
