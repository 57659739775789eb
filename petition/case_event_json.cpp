#include "petition/case_event_json.h"

#include <nlohmann/json.hpp>

#include "petition/json_reader.h"

namespace huiyin::petition {
namespace {

using Json = nlohmann::ordered_json;

template <class Value>
using Names = std::vector<std::pair<std::string_view, Value>>;

const Names<Arrival> kArrivals{{"letter", Arrival::letter},
                               {"visit", Arrival::visit},
                               {"online", Arrival::online},
                               {"phone", Arrival::phone}};
const Names<ReceivedBy> kReceivers{{"unit", ReceivedBy::unit}, {"office", ReceivedBy::office}};
const Names<OpinionKind> kOpinions{{"supported", OpinionKind::supported},
                                   {"explained", OpinionKind::explained},
                                   {"not_supported", OpinionKind::not_supported}};
const Names<Finding> kFindings{
    {"uphold", Finding::uphold}, {"change", Finding::change}, {"redo", Finding::redo}};
const Names<Document> kDocuments{{"opinion", Document::opinion},
                                 {"acceptance", Document::acceptance},
                                 {"route", Document::route},
                                 {"not_accepted", Document::not_accepted},
                                 {"review_opinion", Document::review_opinion},
                                 {"rereview_opinion", Document::rereview_opinion}};

// Each event's fields, once, for reading and for writing.
template <class Io>
void fields(Io& io, event::Registered& body) {
  io.number("number", body.number);
  io.choice("arrival", body.arrival, kArrivals);
  io.choice("received_by", body.received_by, kReceivers);
  io.text("matter", body.matter);
  io.text("place", body.place);
  io.flag("contact_known", body.contact_known);
}
template <class Io>
void fields(Io& io, event::TransferredIn& body) {
  io.number("number", body.number);
  io.text("from", body.from);
  io.date("superior_due", body.superior_due);
  io.text("matter", body.matter);
  io.text("place", body.place);
  io.flag("contact_known", body.contact_known);
}
template <class Io>
void fields(Io& io, event::Accepted& body) {
  io.text("unit", body.unit);
}
template <class Io>
void fields(Io& io, event::NotAccepted& body) {
  io.text("reason", body.reason);
  io.text("competent_body", body.competent_body);
}
template <class Io>
void fields(Io& io, event::Routed& body) {
  io.text("reason", body.reason);
  io.text("competent_body", body.competent_body);
}
template <class Io>
void fields(Io& io, event::Transferred& body) {
  io.text("to", body.to);
  io.text("contact", body.contact);
}
template <class Io>
void fields(Io& io, event::AnsweredOnSpot& body) {
  io.text("answer", body.answer);
}
template <class Io>
void fields(Io& io, event::Assigned& body) {
  io.text("unit", body.unit);
  io.text("handler", body.handler);
  io.texts("co_units", body.co_units);
}
template <class Io>
void fields(Io& io, event::Progress& body) {
  io.text("shared", body.shared);
  io.text("internal", body.internal);
}
template <class Io>
void fields(Io& io, event::ExtensionAsked& body) {
  io.days("days", body.days);
  io.text("reason", body.reason);
}
template <class Io>
void fields(Io& io, event::Extended& body) {
  io.days("days", body.days);
  io.text("approver", body.approver);
  io.text("approver_post", body.approver_post);
  io.text("reason", body.reason);
}
template <class Io>
void fields(Io& io, event::ExtensionRefused& body) {
  io.text("reason", body.reason);
}
template <class Io>
void fields(Io& io, event::Concluded& body) {
  io.choice("kind", body.kind, kOpinions);
  io.text("number", body.number);
  io.text("cause", body.cause);
  io.text("conclusion", body.conclusion);
}
template <class Io>
void fields(Io& io, event::Served& body) {
  io.choice("document", body.document, kDocuments);
  io.text("number", body.number);
  io.text("proof", body.proof);
}
template <class Io>
void fields(Io& io, event::NoticeResent& body) {
  io.text("number", body.number);
}
template <class Io>
void fields(Io& io, event::ReviewAsked& body) {
  io.text("reason", body.reason);
}
template <class Io>
void fields(Io& io, event::ReviewDecided& body) {
  io.text("number", body.number);
  io.choice("finding", body.finding, kFindings);
}
template <class Io>
void fields(Io& io, event::RereviewAsked& body) {
  io.text("reason", body.reason);
}
template <class Io>
void fields(Io& io, event::RereviewDecided& body) {
  io.text("number", body.number);
  io.choice("finding", body.finding, kFindings);
}
template <class Io>
void fields(Io&, event::HearingBegun&) {}
template <class Io>
void fields(Io&, event::HearingEnded&) {}
template <class Io>
void fields(Io& io, event::ImprovementAdvised& body) {
  io.text("advice", body.advice);
}
template <class Io>
void fields(Io& io, event::FollowedUp& body) {
  io.text("note", body.note);
}
template <class Io>
void fields(Io& io, event::Withdrawn& body) {
  io.text("words", body.words);
}
template <class Io>
void fields(Io&, event::Archived&) {}

class Writer {
 public:
  explicit Writer(Json& out) : out_(out) {}
  void number(const char* key, const CaseNumber& value) { out_[key] = value.text(); }
  void text(const char* key, const std::string& value) {
    if (!value.empty()) out_[key] = value;
  }
  void texts(const char* key, const std::vector<std::string>& value) {
    if (!value.empty()) out_[key] = value;
  }
  void flag(const char* key, bool value) { out_[key] = value; }
  void days(const char* key, int value) { out_[key] = value; }
  void date(const char* key, const std::optional<LocalDate>& value) {
    if (value) out_[key] = value->iso();
  }
  template <class Value>
  void choice(const char* key, Value value, const Names<Value>& names) {
    for (const auto& [name, each] : names)
      if (each == value) out_[key] = name;
  }

 private:
  Json& out_;
};

class Reader {
 public:
  explicit Reader(JsonReader& in) : in_(in) {}
  void number(const char* key, CaseNumber& value) {
    const std::string typed = in_.text(key, Need::required);
    if (typed.empty()) return;
    if (auto parsed = CaseNumber::parse(typed, LocalDate(2100, 12, 31)))
      value = *parsed;
    else
      in_.refuse(key, "json.kind", parsed.error().what, parsed.error().remedy);
  }
  void text(const char* key, std::string& value) { value = in_.text(key, Need::optional); }
  void texts(const char* key, std::vector<std::string>& value) {
    value = in_.texts(key, Need::optional);
  }
  void flag(const char* key, bool& value) { value = in_.flag(key, value); }
  void days(const char* key, int& value) {
    value = in_.whole(key, -kDaysAnyMax, kDaysAnyMax, Need::required);
  }
  void date(const char* key, std::optional<LocalDate>& value) {
    value = in_.date(key, Need::optional);
  }
  template <class Value>
  void choice(const char* key, Value& value, const Names<Value>& names) {
    if (in_.has(key)) value = in_.choice(key, names, Need::required);
  }

 private:
  static constexpr int kDaysAnyMax = 100000;  // whether days are lawful is judged elsewhere
  JsonReader& in_;
};

template <class Body>
Body blank() {
  if constexpr (requires(Body body) { body.matter; })
    return Body{CaseNumber::of(2000, 1)};
  else
    return Body{};
}

// The body of the kind whose name it is; nothing when this build has none.
template <std::size_t I = 0>
std::optional<EventBody> read_body(std::string_view name, JsonReader& in) {
  if constexpr (I == std::variant_size_v<EventBody>) {
    return std::nullopt;
  } else {
    using Body = std::variant_alternative_t<I, EventBody>;
    if (Body::kName != name) return read_body<I + 1>(name, in);
    Body body = blank<Body>();
    Reader reader(in);
    fields(reader, body);
    return EventBody(std::move(body));
  }
}

Instant read_moment(JsonReader& in) {
  const auto* value = in.member("recorded_ms", Need::required);
  if (value == nullptr) return {};
  if (value->is_number_integer()) {
    const Instant moment{milliseconds{value->get<std::int64_t>()}};
    if (moment >= Instant{} && is_plausible(office_date(moment))) return moment;
  }
  in.refuse("recorded_ms", "json.kind", "应是1990年到2100年之间的一个时刻(毫秒)", "请写整数");
  return {};
}

}  // namespace

std::string event_json(const CaseEvent& event) {
  Json out{
      {"event", name(event)}, {"date", event.date.iso()}, {"recorded_ms", unix_ms(event.recorded)}};
  if (!event.by.empty()) out["by"] = event.by;
  EventBody body = event.body;
  Writer writer(out);
  std::visit([&](auto& each) { fields(writer, each); }, body);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<CaseEvent> read_event_json(std::string_view json) {
  Faults faults;
  const auto value = parsed_json(json, "event", faults);
  if (!value) return Refused(faults.front());
  JsonReader in(*value, "event", "", faults);
  const std::string name = in.text("event", Need::required);
  if (!faults.empty()) return Refused(faults.front());
  if (!is_ledger_name(name))
    return Refused({"event.unknown", "event: event", "台账里没有这个事件",
                    "请照台账事件的名字写,例如 progress"});
  const LocalDate date = in.date("date", Need::required).value_or(LocalDate());
  const Instant recorded = read_moment(in);
  std::string by = in.text("by", Need::optional);
  auto body = read_body(name, in);
  if (!body)
    return Refused({"event.not_yet", "event: event", "这个版本还不能记录这种事件",
                    "请升级到支持它的版本后再记录"});
  in.refuse_unknown_keys();
  if (!faults.empty()) return Refused(faults.front());
  return CaseEvent{date, recorded, std::move(by), *std::move(body)};
}

}  // namespace huiyin::petition
