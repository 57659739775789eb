#include "gateway/api/schemas.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>

#include "base/ensure.h"
#include "gateway/api/console_shapes.h"
#include "gateway/api/examples_shapes.h"
#include "gateway/api/figure_shapes.h"
#include "gateway/api/office_shapes.h"
#include "gateway/api/rules_shapes.h"
#include "gateway/api/scopes.h"
#include "petition/case_event_shape.h"
#include "petition/case_file.h"
#include "store/api_keys.h"
#include "store/bulk.h"
#include "store/listings.h"
#include "store/provider_templates.h"
#include "store/webhooks.h"
#include "store/wordings.h"

namespace huiyin::gateway::api {
namespace {

constexpr Shape kShapes[] = {
    {"Problem",
     "type text, title text, status whole, code text, where text, detail text, remedy text, "
     "article? text, errors? [Fault]"},
    {"Fault",
     "code text, where text, detail text, remedy text, article? text, line? whole, column? text"},
    {"Case",
     "number text, office text, state State, state_title text, state_since date?, is_open "
     "flag, is_accusation flag, first_receiver text, handler text, unit text, co_units [text], "
     "sponsor text, place text, cause text, opinion text, conclusion text, entries whole, due "
     "date?, due_clock text?, due_title text?, days_left whole?, petitioner_id? whole?, "
     "representative_ids? [whole], query_code? text",
     false, true},
    {"Event",
     "entry whole, title text, event text, date date, by? text, as? text, recorded_at moment", true,
     true},
    {"Clock",
     "clock text, title text, article text, owner text, start_event text, begins date, days "
     "whole?, unit text, extended_days whole, excluded_days whole, suspended_from date?, nominal "
     "date?, due date?, safe date?, provisional flag, met_on date?, ended_on date?, is_running "
     "flag, is_late flag, how_counted text, counting [CountedDays]",
     false, true},
    {"CountedDays", "from date, until date, first whole, last whole, note text"},
    {"Service", "document text, number text, served_on date, proof text, remedy text", false, true},
    {"Notice",
     "id whole, kind text, number text, issued_by text, issued_at moment, step text, opened_at "
     "moment?, is_withdrawn flag",
     false, true},
    {"NewNotice", "kind text, by text, as text, number? text, fields? NoticeFields"},
    {"NoticeFields", "", true},
    {"NewWithdrawal", "by text, as text, reason text, replaced_by? whole"},
    {"NewService", "by text, as text, proof text, date? date"},
    {"NoticeTask", "notice whole, case text, number text, step text, since moment", false, true},
    {"Reminder",
     "key text, clock text, step text, push text, whom text, state text, due text, at moment, "
     "acknowledged_by text?, acknowledged_at moment?",
     false, true},
    {"FreeTime", "time text, free whole"},
    {"ReceptionDay",
     "date date, nominal date, registration_closes date, registration_open flag, leader_morning "
     "text, leader_afternoon text, times [FreeTime]",
     false, true},
    {"ReceptionPreview", "date date, to date?, visits [PlannedVisit]"},
    {"PlannedVisit",
     "number text, time text, people whole, name? text, new_time text?, seated text?, channel "
     "text?, words text"},
    {"ReceptionMove", "to date, reason text"},
    {"ReceptionCancelling", "reason text"},
    {"ReceptionChange",
     "id whole, date date, to date?, is_back flag, may_be_put_back flag, by text, reason text, at "
     "moment, told [ReceptionTold]",
     false, true},
    {"ReceptionDayLeft", "date date, booked whole", false, true},
    {"ReceptionTold", "booking text, time text, message whole?, state MessageState?"},
    {"CalendarYear",
     "year whole, published flag, source text, is_put flag, edition whole, days [CalendarDay], "
     "versions [CalendarVersion]"},
    {"CalendarDay", "date date, name text, works flag"},
    {"CalendarVersion", "id whole, by text, at moment, is_back flag, pasted text"},
    {"CalendarNotice", "text text, source? text"},
    {"CalendarOrder", "text text, source? text, edition whole"},
    {"CalendarPreview",
     "year whole, edition whole, published flag, is_whole flag, unread [text], days [CalendarDay], "
     "changed [ChangedDay], moved [MovedDeadline], moved_count whole, moved_cases whole, "
     "confirmed_count whole, is_all flag, reception_days [ReceptionShift]"},
    {"ChangedDay", "date date, was text, is text, name text"},
    {"MovedDeadline",
     "case text, office text, clock text, title text, from date, to date, told [text]"},
    {"ReceptionShift", "office text, office_name text, from date, to date, booked whole"},
    {"Booking",
     "number text, office text, date date, time text, people whole, phone_last4? text, name? text, "
     "phone? text, matter? text, query_code? text, arrived_at? moment?, arrived_by? text",
     false, true},
    {"CheckIn", "booking Booking, day text, minutes_late whole"},
    {"CheckInCode", "number text, address text, modules whole, path text", false, true},
    {"ArrivalWish", "by? text"},
    {"BookingRequest",
     "name text, phone text, date date, time text, people? whole, matter text, representatives? "
     "[text], office? text"},
    {"KnownPeople", "items [Person]"},
    {"Person", "id whole, name text, phone text?, phone_cut_at moment?, cases [text]"},
    {"PhoneCut", "by text"},
    {"NewPhone", "by text, phone text"},
    {"Message",
     "id whole, channel text, kind text, about text, state MessageState, created_at moment, "
     "attempts whole, code text, reason text, possible_double flag, resent_as whole?, trace text, "
     "finished_at moment?, office text",
     false, true},
    {"MessageDetail",
     "...Message, priority text, due_at moment, expires_at moment?, account text, provider_id "
     "text, to text, text text?, cases [text], receipts [MessageReceipt], resend? Resend"},
    {"MessageReceipt",
     "state MessageState, code text, reason text, told_at moment, received_at moment"},
    {"Resend", "of whole, key text, by text, changed text, may_be_double flag, at moment"},
    {"ResendRequest", "to? text, text? text, channel? text, may_be_double? flag, by? text"},
    {"Conversation",
     "id whole, channel text, office text, name text, person_id whole?, phone text, wrote_at "
     "moment?, waits_since moment?, waits_for text, taken Takeover?, with_servicer_since moment?, "
     "sent_since_wrote whole, signals [Signal]",
     false, true},
    {"Signal",
     "id whole, kind text, state text, office text, conversation_id whole?, case_number text, "
     "booking_number text, people whole, times whole, raised_at moment, last_at moment, of_life "
     "flag, is_calling flag, taken_at moment?, taken_by text, ended_at moment?, ended_by text",
     false, true},
    {"SignalDetail",
     "...Signal, outcome text?, matters [text], said [SignalSaid], told "
     "[SignalTold]"},
    {"SignalSaid", "at moment, words text?"},
    {"SignalTold", "name text, channel text, at moment, call whole, state text, reason text"},
    {"SignalCounts", "open whole, of_life whole, taken whole, longest_since moment?"},
    {"SignalWish", "by? text"},
    {"SignalOutcome", "outcome text, by? text"},
    {"Takeover", "by text, is_mine flag, since moment, spoke_at moment, hands_back_at moment"},
    {"ConversationTalk", "...Conversation, items [TalkItem], before text?, newest whole"},
    {"TalkItem",
     "id whole, side text, at moment, kind text, text text?, choices [text], by text, state text, "
     "reason text, about text"},
    {"WaitingForHuman", "count whole, taken whole, longest_since moment?"},
    {"TakeoverWish", "by? text"},
    {"TakeoverSeen", "until whole, by? text"},
    {"TakeoverReply", "text text, until whole, by? text"},
    {"Promise", "office text, lost whole, overdue whole, total PromiseCount, days [PromiseDay]"},
    {"PromiseCount",
     "said whole, handed_over whole, within_2s whole, within_10s whole, within_2s_percent "
     "number?, within_10s_percent number?, accepted whole, delivered whole, by_sms whole, "
     "delivered_percent number?, waiting whole, expired whole, failed whole, parked whole, "
     "unknown whole"},
    {"PromiseDay", "date date, ...PromiseCount, overdue whole"},
    {"Start", "is_done flag, steps [StartStep]"},
    {"StartStep", "step text, is_done flag, lacking [text]"},
    {"NewCase",
     "as text, event? text, by? text, date? date, office? text, petitioner? Petitioner, "
     "representatives? [Petitioner], signatories? whole, arrival? text, matter? text, place? text",
     true},
    {"Petitioner", "name? text, phone? text"},
    {"WebhookRequest", "url text, events? [text]"},
    {"Webhook", "id text, office text, url text, events [text], created_at moment, secret? text",
     false, true},
    {"Delivery",
     "id whole, case text, entry whole, event text, state DeliveryState, attempts whole, "
     "created_at moment, last_status whole?, finished_at moment?",
     false, true},
    {"BulkOrder",
     "text? text, sms? text, text_key? text, values? [BulkValue], office? text, per_minute? whole, "
     "until? date, recipients BulkRecipients"},
    {"BulkRecipients",
     "phones? [text], people? [whole], bookings? [text], cases? [text], day? date, each? "
     "[BulkOne]"},
    {"BulkOne", "phone? text, person? whole, booking? text, case? text, values? [BulkValue]"},
    {"BulkValue", "name text, value text"},
    {"BulkLook", "recipients whole, sms_parts whole, per_minute whole, first [BulkFirst]"},
    {"BulkFirst", "to text, text text, sms text, sms_signs whole, sms_parts whole"},
    {"Bulk",
     "id whole, office text, text text, sms text, text_key text, by text, state BulkState, "
     "per_minute whole, "
     "until "
     "date?, created_at moment, changed_by text, changed_at moment?, finished_at moment?, "
     "recipients whole, counts BulkCounts, left_out BulkLeftOut",
     false, true},
    {"BulkCounts",
     "waiting whole, queued whole, held whole, accepted whole, delivered whole, failed whole, "
     "expired whole, kept_back whole, unknown whole"},
    {"BulkLeftOut",
     "doubled whole, opted_out whole, unreachable whole, too_late whole, stopped whole"},
    {"Reading", "id whole, at moment, key text, by text, office text, what text, subject text",
     false, true},
};

constexpr std::array<std::span<const Shape>, 6> kAllShapes{
    kShapes, kConsoleShapes, kOfficeShapes, kFigureShapes, kRulesShapes, kExamplesShapes};

const Shape& shape_named(std::string_view name) {
  for (const auto shapes : kAllShapes)
    for (const Shape& shape : shapes)
      if (shape.name == name) return shape;
  throw Broken("a shape takes over the fields of one that there is");
}

OrderedJson shape_ref(std::string_view name) {
  return {{"$ref", "#/components/schemas/" + std::string(name)}};
}

OrderedJson type_json(std::string_view type) {
  if (type.starts_with('['))
    return {{"type", "array"}, {"items", type_json(type.substr(1, type.size() - 2))}};
  const bool is_nullable = type.ends_with('?');
  if (is_nullable) type.remove_suffix(1);
  OrderedJson out;
  if (type == "text")
    out = {{"type", "string"}};
  else if (type == "whole")
    out = {{"type", "integer"}};
  else if (type == "number")
    out = {{"type", "number"}};
  else if (type == "flag")
    out = {{"type", "boolean"}};
  else if (type == "date")
    out = {{"type", "string"}, {"format", "date"}};
  else if (type == "moment")
    out = {{"type", "string"}, {"format", "date-time"}};
  else if (is_nullable)
    return {{"anyOf", {shape_ref(type), {{"type", "null"}}}}};
  else
    return shape_ref(type);
  if (is_nullable) out["type"] = OrderedJson::array({out["type"], "null"});
  return out;
}

std::string_view next_word(std::string_view& text, char end) {
  const auto at = text.find(end);
  const std::string_view word = text.substr(0, at);
  text.remove_prefix(at == text.npos ? text.size() : at + 1);
  while (text.starts_with(' ')) text.remove_prefix(1);
  return word;
}

void add_fields(std::string_view fields, OrderedJson& properties, OrderedJson& required) {
  constexpr std::string_view kAllOf = "...";
  while (!fields.empty()) {
    std::string_view field = next_word(fields, ',');
    if (field.starts_with(kAllOf)) {
      add_fields(shape_named(field.substr(kAllOf.size())).fields, properties, required);
      continue;
    }
    std::string_view name = next_word(field, ' ');
    const bool is_optional = name.ends_with('?');
    if (is_optional) name.remove_suffix(1);
    if (!is_optional) required.push_back(name);
    properties[std::string(name)] = type_json(field);
  }
}

OrderedJson shape_json(const Shape& shape) {
  OrderedJson properties = OrderedJson::object(), required = OrderedJson::array();
  add_fields(shape.fields, properties, required);
  return {{"type", "object"},
          {"required", std::move(required)},
          {"properties", std::move(properties)},
          {"additionalProperties", shape.is_open}};
}

OrderedJson page_shape(std::string_view of) {
  return {{"type", "object"},
          {"required", {"items", "next_cursor"}},
          {"properties",
           {{"items", {{"type", "array"}, {"items", shape_ref(of)}}},
            {"next_cursor", {{"type", {"string", "null"}}}}}},
          {"additionalProperties", false}};
}

OrderedJson properties_json(const std::vector<petition::EventField>& fields);

// One field of an event as it is posted. All may be left out: what the law asks for and is missing
// is refused with the field's name.
OrderedJson field_json(const petition::EventField& field) {
  using Kind = petition::EventField::Kind;
  const auto list_of = [](OrderedJson items) {
    return OrderedJson{{"type", "array"}, {"items", std::move(items)}};
  };
  switch (field.kind) {
    case Kind::text:
      return type_json("text");
    case Kind::texts:
      return type_json("[text]");
    case Kind::whole:
      return type_json("whole");
    case Kind::flag:
      return type_json("flag");
    case Kind::date:
      return type_json("date");
    case Kind::case_number:
      return {{"type", "string"}, {"pattern", "^XF[0-9]{4}-[0-9]{6}$"}};
    case Kind::choice:
      return {{"type", "string"}, {"enum", field.choices}};
    case Kind::choices:
      return list_of({{"type", "string"}, {"enum", field.choices}});
    case Kind::list:
      return list_of({{"type", "object"},
                      {"properties", properties_json(field.items)},
                      {"additionalProperties", false}});
    case Kind::events:
      return list_of(shape_ref("NewEvent"));
  }
  return type_json("text");
}

OrderedJson properties_json(const std::vector<petition::EventField>& fields) {
  OrderedJson properties = OrderedJson::object();
  for (const petition::EventField& field : fields) properties[field.name] = field_json(field);
  return properties;
}

std::string schema_of_event(std::string_view event) { return "NewEvent_" + std::string(event); }

OrderedJson event_schema(const petition::EventShape& shape) {
  OrderedJson properties{{"event", {{"const", shape.name}}},
                         {"as", type_json("text")},
                         {"by", type_json("text")},
                         {"date", type_json("date")}};
  properties.update(properties_json(shape.fields));
  return {{"type", "object"},
          {"title", shape.title},
          {"required", {"event", "as"}},
          {"properties", std::move(properties)},
          {"additionalProperties", false}};
}

// What may be put on a ledger: one schema an event, told apart by its name.
void add_events(OrderedJson& all) {
  OrderedJson any = OrderedJson::array(), mapping = OrderedJson::object();
  for (const petition::EventShape& shape : petition::event_shapes()) {
    const std::string name = schema_of_event(shape.name);
    all[name] = event_schema(shape);
    any.push_back(shape_ref(name));
    mapping[std::string(shape.name)] = "#/components/schemas/" + name;
  }
  all["NewEvent"] = {
      {"oneOf", std::move(any)},
      {"discriminator", {{"propertyName", "event"}, {"mapping", std::move(mapping)}}}};
}

OrderedJson state_names() {
  OrderedJson names = OrderedJson::array();
  for (int i = 0; i <= int(petition::State::withdrawn); ++i)
    names.push_back(petition::name(petition::State(i)));
  return names;
}

}  // namespace

OrderedJson schemas() {
  OrderedJson all = OrderedJson::object();
  for (const auto shapes : kAllShapes)
    for (const Shape& shape : shapes) {
      all[std::string(shape.name)] = shape_json(shape);
      if (shape.has_page) all[std::string(shape.name) + "Page"] = page_shape(shape.name);
    }
  add_events(all);
  all["Paper"] = {{"type", "string"}, {"format", "binary"}};
  all["EventStream"] = {{"type", "string"}};
  all["State"] = {{"type", "string"}, {"enum", state_names()}};
  all["MessageState"] = {{"type", "string"}, {"enum", store::message_states()}};
  all["KeyMode"] = {{"type", "string"}, {"enum", store::key_modes()}};
  all["BulkState"] = {{"type", "string"}, {"enum", store::bulk_states()}};
  all["ProviderTemplateState"] = {{"type", "string"}, {"enum", store::provider_template_states()}};
  all["WordingState"] = {{"type", "string"}, {"enum", store::wording_states()}};
  all["DeliveryState"] = {{"type", "string"}, {"enum", store::delivery_states()}};
  return all;
}

}  // namespace huiyin::gateway::api
