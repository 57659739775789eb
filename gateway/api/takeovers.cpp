// Somebody of the office answers a conversation himself: takes it over, writes in it, gives it
// back.
#include "store/takeovers.h"

#include <limits>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "gateway/api/caller.h"
#include "gateway/api/conversation_view.h"
#include "gateway/api/json_in.h"
#include "gateway/api/problem.h"
#include "templates/catalogue.h"

namespace huiyin::gateway::api {
namespace {

// One message of customer service takes 2048 bytes, with the mark before it; by SMS that is some
// five parts, which are paid for one by one.
constexpr std::size_t kReplySignsMax = 600, kSmsReplySignsMax = 300;

struct Wish {
  std::string by, text;
  store::InboxId until{};
};

enum class Asks { nothing, until, reply };

Wish wish_of(const Call& call, petition::JsonReader& in, Asks asks, std::size_t signs_max) {
  Wish wish{.by = who_does(call.caller, in, petition::Need::required), .text = {}};
  if (asks != Asks::nothing)
    wish.until = {in.whole("until", 0, std::numeric_limits<int>::max(), petition::Need::required)};
  if (asks != Asks::reply) return wish;
  wish.text = in.text("text", petition::Need::required);
  if (count_points(wish.text) > signs_max)
    in.refuse("text", "json.range", "太长，一次最多 " + std::to_string(signs_max) + " 个字",
              "请分几次写");
  else if (!has_no_controls(wish.text))
    in.refuse("text", "json.kind", "里面有控制字符", "请只写文字");
  return wish;
}

store::OfficeContext office_of(const Call& call, const store::ConversationRow& row) {
  return call.parts
      .at_main(call.tx, call.now, "conversation-" + std::to_string(row.id.value),
               call.parts.mail_waits)
      .at(call.parts.offices.serving(call.tx, row.office));
}

// Done, it is told of as it is then.
Answer told_anew(const Call& call) {
  const auto row = seen_conversation(call);
  if (!row) return not_found();
  return {.body = text_of(conversation_json(call, *row, Names::whole)),
          .subjects = {conversation_subject(row->id)}};
}

template <class Act>
Answer act_in(const Call& call, Asks asks, Act act) {
  const auto row = seen_conversation(call);
  if (!row) return not_found();
  const std::size_t signs_max = row->channel == store::kSms ? kSmsReplySignsMax : kReplySignsMax;
  petition::Faults faults;
  const auto wish = body_of(call.request, faults, [&](petition::JsonReader& in) {
    return wish_of(call, in, asks, signs_max);
  });
  if (!wish) return problem(422, faults);
  const auto done =
      act(office_of(call, *row), row->id, store::Answerer{call.caller.key_id, wish->by}, *wish);
  if (!done) return problem(409, done.error());
  return told_anew(call);
}

Answer take(const Call& call) {
  return act_in(call, Asks::nothing, [](const auto& office, auto id, const auto& who, const Wish&) {
    return store::take_over(office, id, who);
  });
}

Answer see(const Call& call) {
  return act_in(call, Asks::until,
                [](const auto& office, auto id, const auto& who, const Wish& wish) {
                  return store::mark_seen(office, id, who, wish.until);
                });
}

Answer say(const Call& call) {
  return act_in(call, Asks::reply,
                [](const auto& office, auto id, const auto& who, const Wish& wish) {
                  return store::reply(office, id, who, wish.text, wish.until);
                });
}

Answer give_back(const Call& call) {
  return act_in(call, Asks::until,
                [&call](const auto& office, auto id, const auto& who, const Wish& wish) {
                  return store::hand_back(office, id, who, wish.until, call.parts.talk_waits);
                });
}

Endpoint row_of(std::string_view path, std::string_view id, std::string_view english,
                Answer (*handler)(const Call&), std::string_view request) {
  return {.method = "POST",
          .path = path,
          .id = id,
          .english = english,
          .scope = Scope::conversations_answer,
          .handler = handler,
          .answer = "Conversation",
          .request = request,
          .body = Body::json};
}

Answer list_quick_replies(const Call& call) {
  OrderedJson items = OrderedJson::array();
  const templates::Catalogue& words = call.parts.words.current();
  for (const std::string& key : words.keys())
    if (key.starts_with("quick.")) items.push_back({{"key", key}, {"text", words.say(key)}});
  return {.body = text_of({{"items", std::move(items)}})};
}

}  // namespace

std::vector<Endpoint> takeover_endpoints() {
  return {
      {.method = "GET",
       .path = "/quick-replies",
       .id = "listQuickReplies",
       .english = "What is often said by who takes a conversation over, as the office words it.",
       .scope = Scope::conversations_answer,
       .handler = list_quick_replies,
       .answer = "QuickReplies"},
      row_of("/conversations/{id}/take", "takeConversation",
             "Takes it over: the bot says nothing there until it is given back. 409 names who "
             "has it. Asked again by who has it, it changes nothing.",
             take, "TakeoverWish"),
      row_of("/conversations/{id}/seen", "seeConversation",
             "Who has it has seen everything up to `until` (`newest` of what he was told): the "
             "bot answers none of that any more.",
             see, "TakeoverSeen"),
      row_of("/conversations/{id}/replies", "replyInConversation",
             "Says something in it, marked as a person's words; sent as everything is.", say,
             "TakeoverReply"),
      row_of("/conversations/{id}/hand-back", "handBackConversation",
             "Gives it back to the bot, which answers what came in after `until`.", give_back,
             "TakeoverSeen")};
}

}  // namespace huiyin::gateway::api
