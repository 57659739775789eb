// Who of the citizens talks with the bot, who waits for a person, and what was said on both sides.
#include <nlohmann/json.hpp>

#include "gateway/api/conversation_view.h"
#include "gateway/api/paging.h"
#include "gateway/api/problem.h"

namespace huiyin::gateway::api {
namespace {

std::optional<store::ConversationFilter> filter_asked(const HttpRequest& request) {
  const auto asked = request.parameter("filter");
  if (!asked || *asked == "all") return store::ConversationFilter::all;
  if (*asked == "waiting") return store::ConversationFilter::waiting;
  if (*asked == "taken") return store::ConversationFilter::taken;
  return std::nullopt;
}

// Names are masked whoever asks: who goes through a list does not read each person's.
Answer list_conversations(const Call& call) {
  const auto [page, refusal] = page_of(call.request);
  if (refusal) return *refusal;
  const auto filter = filter_asked(call.request);
  if (!filter) return bad_parameter("filter", "只能是 waiting、taken 或者 all");
  const auto found = store::conversation_page(call.tx, call.parts.keys, call.parts.offices,
                                              call.caller.offices, *filter, page.after, page.limit);
  if (!found) return bad_cursor();
  OrderedJson items = OrderedJson::array();
  for (const store::ConversationRow& row : found->rows)
    items.push_back(conversation_json(call, row, Names::masked));
  return {.body = text_of(page_json(std::move(items), found->next))};
}

Answer get_waiting(const Call& call) {
  const auto waiting = store::waiting_for_human(call.tx, call.parts.offices, call.caller.offices);
  return {.body = text_of({{"count", waiting.count},
                           {"taken", waiting.taken},
                           {"longest_since", moment_or_null(waiting.longest)}})};
}

Answer get_conversation(const Call& call) {
  const auto row = seen_conversation(call);
  if (!row) return not_found();
  const auto [page, refusal] = page_of(call.request);
  if (refusal) return *refusal;
  const auto sides =
      store::conversation_sides(call.tx, call.parts.keys, row->id, page.after, page.limit);
  if (!sides) return bad_cursor();
  OrderedJson out = conversation_json(call, *row, Names::whole);
  out["items"] = OrderedJson::array();
  for (const store::Side& side : sides->items)
    out["items"].push_back(side_json(call.caller, row->channel, side));
  out["before"] =
      sides->before.empty() ? OrderedJson(nullptr) : OrderedJson(cursor_of(sides->before));
  out["newest"] = store::newest_in(call.tx, row->id).value;
  Answer answer{.body = text_of(out)};
  const bool tells_of_person =
      call.caller.has(Scope::messages_text) || call.caller.has(Scope::people_read);
  if (tells_of_person) answer.subjects = {conversation_subject(row->id)};
  return answer;
}

}  // namespace

std::vector<Endpoint> conversation_endpoints() {
  const Parameter filter{.name = "filter",
                         .english =
                             "waiting: for a person, the longest first; taken: by somebody "
                             "at the console; all, the newest first.",
                         .schema = R"({"type":"string","enum":["waiting","taken","all"]})"};
  return {
      {.method = "GET",
       .path = "/conversations",
       .id = "listConversations",
       .english = "Citizens' conversations with the bot, without words and with masked names. A "
                  "page may be short, also empty, and still lead on.",
       .scope = Scope::conversations_read,
       .handler = list_conversations,
       .answer = "ConversationPage",
       .query = {filter, limit_parameter(), cursor_parameter()}},
      {.method = "GET",
       .path = "/conversations/waiting",
       .id = "getWaitingForHuman",
       .english = "How many wait for a person, since when the first, and how many are answered by "
                  "somebody at the console.",
       .scope = Scope::conversations_read,
       .handler = get_waiting,
       .answer = "WaitingForHuman"},
      {.method = "GET",
       .path = "/conversations/events",
       .id = "watchConversations",
       .english = "Server-Sent Events: `conversation` with the id of one that changed, `many` when "
                  "too many did, `ready` at the beginning; goes on behind Last-Event-ID. No "
                  "personal data. Ends at sign-out and at loss of the right.",
       .scope = Scope::conversations_read,
       .handler = nullptr,
       .answer = "EventStream",
       .answer_type = "text/event-stream",
       .is_live = true},
      {.method = "GET",
       .path = "/conversations/{id}",
       .id = "getConversation",
       .english = "Both sides of one, the oldest first, from the newest back: `before` is the "
                  "cursor of what comes before. Words need messages:text, the whole name "
                  "people:read; each reading is on record.",
       .scope = Scope::conversations_read,
       .handler = get_conversation,
       .answer = "ConversationTalk",
       .query = {limit_parameter(), cursor_parameter()}}};
}

}  // namespace huiyin::gateway::api
