#include "gateway/api/conversation_view.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "gateway/api/paging.h"
#include "gateway/api/signal_view.h"
#include "gateway/channels/plain_text.h"
#include "gateway/walk/reading.h"
#include "petition/phone.h"
#include "store/cards.h"
#include "store/listings.h"
#include "store/sayings.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::string_view kOfServicer = "servicer.";

OrderedJson takeover_json(const Call& call, const store::Takeover& taken) {
  return {{"by", taken.who.name},
          {"is_mine", taken.who.key_id == call.caller.key_id},
          {"since", moment_text(taken.taken)},
          {"spoke_at", moment_text(taken.spoke)},
          {"hands_back_at", moment_text(taken.spoke + call.parts.hand_back_after)}};
}

std::string phone_of(const store::ConversationRow& row, Names names) {
  if (row.channel != store::kSms) return {};
  const auto phone = petition::Phone::parse(row.user);
  if (!phone) return {};
  return names == Names::whole ? phone->text() : phone->masked();
}

OrderedJson item_json(const char* side, std::int64_t id, Instant at, std::string_view kind) {
  return {{"id", id},     {"side", side},    {"at", moment_text(at)},
          {"kind", kind}, {"text", nullptr}, {"choices", OrderedJson::array()},
          {"by", ""},     {"state", ""},     {"reason", ""},
          {"about", ""}};
}

OrderedJson came_in_json(const Caller& caller, const std::string& channel, Instant at,
                         const store::CameIn& in) {
  const bool is_of_servicer = in.kind.starts_with(kOfServicer);
  const std::string kind = is_of_servicer ? in.kind.substr(kOfServicer.size()) : in.kind;
  OrderedJson out = item_json(is_of_servicer ? "servicer" : "citizen", in.id.value, at, kind);
  out["state"] = in.is_set_aside ? "set_aside" : in.waits ? "waits" : "done";
  // What he took back stays on record, and is shown to nobody.
  if (!caller.has(Scope::messages_text) || !in.raw || kind == "recalled") return out;
  const auto heard = channel == store::kSms ? read_sms(*in.raw) : read_kf(*in.raw);
  if (heard && !heard->message.text.empty()) out["text"] = heard->message.text;
  return out;
}

OrderedJson went_out_json(const Caller& caller, Instant at, const store::WentOut& went) {
  OrderedJson out = item_json(went.by.empty() ? "bot" : "person", went.id.value, at, went.kind);
  out["by"] = went.by;
  out["state"] = store::message_states().at(std::size_t(went.state));
  out["reason"] = went.reason;
  out["about"] = went.about;
  if (!caller.has(Scope::messages_text) || !went.body) return out;
  const bot::Saying saying = store::read_saying_body(*went.body).saying;
  out["text"] = saying.tail.empty() ? saying.text : saying.text + "\n" + saying.tail;
  for (const bot::MenuItem& item : saying.menu) out["choices"].push_back(item.label);
  return out;
}

}  // namespace

std::string conversation_subject(store::ConversationId id) {
  return "conversation/" + std::to_string(id.value);
}

std::optional<std::string> words_of_body(const std::optional<std::string>& body) {
  if (!body) return std::nullopt;
  if (const auto card = store::read_card_body(*body)) {
    std::string text = card->title;
    for (const auto& [what, value] : card->rows) text += "\n" + what + "：" + value;
    return card->note.empty() ? text : text + "\n" + card->note;
  }
  if (const auto done = store::read_card_done_body(*body)) return done->words;
  return plain_text(store::read_saying_body(*body).saying);
}

std::optional<store::ConversationRow> seen_conversation(const Call& call) {
  const auto id = id_after({.after = call.request.captures.at(0)});
  auto row = id ? store::conversation_row(call.tx, call.parts.keys, call.parts.offices, {*id})
                : std::nullopt;
  if (!row || !call.caller.sees(row->office)) return std::nullopt;
  return row;
}

OrderedJson conversation_json(const Call& call, const store::ConversationRow& row, Names names) {
  const bool is_whole = names == Names::whole && call.caller.has(Scope::people_read);
  OrderedJson out{{"id", row.id.value}, {"channel", row.channel}, {"office", row.office}};
  out["name"] = !row.name ? "" : is_whole ? row.name->text() : row.name->masked();
  out["person_id"] = row.person ? OrderedJson(*row.person) : OrderedJson(nullptr);
  out["phone"] = phone_of(row, is_whole ? Names::whole : Names::masked);
  out["wrote_at"] = moment_or_null(row.wrote);
  out["waits_since"] = moment_or_null(row.waits_since);
  out["waits_for"] = row.waits_for;
  out["taken"] = row.taken ? takeover_json(call, *row.taken) : OrderedJson(nullptr);
  out["with_servicer_since"] = moment_or_null(row.with_servicer);
  out["sent_since_wrote"] = row.sent_since_wrote;
  out["signals"] = OrderedJson::array();
  if (call.caller.has(Scope::signals_read))
    for (const auto& signal :
         store::open_signals_in(call.tx, call.parts.offices, signal_viewer(call), row.id))
      out["signals"].push_back(signal_json(signal));
  return out;
}

OrderedJson side_json(const Caller& caller, const std::string& channel, const store::Side& side) {
  if (side.came_in) return came_in_json(caller, channel, side.at, *side.came_in);
  if (side.went_out) return went_out_json(caller, side.at, *side.went_out);
  OrderedJson out = item_json("mark", side.handed->id, side.at, side.handed->act);
  out["by"] = side.handed->by;
  return out;
}

}  // namespace huiyin::gateway::api
