#include "petition/case_event_json.h"

#include <nlohmann/json.hpp>

#include "base/json.h"
#include "petition/case_event_fields.h"
#include "petition/json_reader.h"

namespace huiyin::petition {
namespace {

using Json = nlohmann::ordered_json;

void write_event(Json& out, const CaseEvent& event);

class EventWriter {
 public:
  explicit EventWriter(Json& out) : out_(out) {}
  void number(const char* key, const CaseNumber& value) { out_[key] = value.text(); }
  void number(const char* key, const std::optional<CaseNumber>& value) {
    if (value) out_[key] = value->text();
  }
  void text(const char* key, const std::string& value) {
    if (!value.empty()) out_[key] = value;
  }
  void texts(const char* key, const std::vector<std::string>& value) {
    if (!value.empty()) out_[key] = value;
  }
  void flag(const char* key, bool value) { out_[key] = value; }
  void mark(const char* key, bool value) {
    if (value) out_[key] = true;
  }
  void days(const char* key, int value) { out_[key] = value; }
  void count(const char* key, int value) {
    if (value != 0) out_[key] = value;
  }
  void date(const char* key, const std::optional<LocalDate>& value) {
    if (value) out_[key] = value->iso();
  }
  template <class Value>
  void choice(const char* key, Value value, const Names<Value>& names) {
    out_[key] = name_of(value, names);
  }
  template <class Value>
  void choice(const char* key, std::optional<Value> value, const Names<Value>& names) {
    if (value) out_[key] = name_of(*value, names);
  }
  template <class Value>
  void choices(const char* key, const std::vector<Value>& values, const Names<Value>& names) {
    for (const Value value : values) out_[key].push_back(name_of(value, names));
  }
  template <class Item>
  void list(const char* key, std::vector<Item>& items) {
    for (Item& item : items) {
      Json each = Json::object();
      EventWriter writer(each);
      fields(writer, item);
      out_[key].push_back(std::move(each));
    }
  }
  void events(const char* key, const std::vector<CaseEvent>& events) {
    for (const CaseEvent& event : events) {
      Json each = Json::object();
      write_event(each, event);
      out_[key].push_back(std::move(each));
    }
  }

 private:
  template <class Value>
  static std::string_view name_of(Value value, const Names<Value>& names) {
    for (const auto& [name, each] : names)
      if (each == value) return name;
    return names.front().first;  // an enumerator without a name does not pass the tests
  }

  Json& out_;
};

// All but the moment of recording, which an entry inside a correction shares with it.
void write_event(Json& out, const CaseEvent& event) {
  out["event"] = name(event);
  out["date"] = event.date.iso();
  if (!event.by.empty()) out["by"] = event.by;
  if (event.as != Role::import) out["as"] = name(event.as);
  EventBody body = event.body;
  EventWriter writer(out);
  std::visit([&](auto& each) { fields(writer, each); }, body);
}

constexpr std::size_t kMembersMax = 200;  // members of a task force: beyond it the text is not ours

std::optional<CaseEvent> read_event(JsonReader& in, std::string_view where, Faults& faults);

class EventReader {
 public:
  EventReader(JsonReader& in, std::string_view where, Faults& faults)
      : in_(in), where_(where), faults_(faults) {}
  void number(const char* key, CaseNumber& value) {
    if (auto read = number_at(key, Need::required)) value = *read;
  }
  void number(const char* key, std::optional<CaseNumber>& value) {
    value = number_at(key, Need::optional);
  }
  void text(const char* key, std::string& value) { value = in_.text(key, Need::optional); }
  void texts(const char* key, std::vector<std::string>& value) {
    value = in_.texts(key, Need::optional);
  }
  void flag(const char* key, bool& value) { value = in_.flag(key, value); }
  void mark(const char* key, bool& value) { value = in_.flag(key, value); }
  void days(const char* key, int& value) {
    value = in_.whole(key, -kDaysAnyMax, kDaysAnyMax, Need::required);
  }
  void count(const char* key, int& value) {
    value = in_.whole(key, 0, kCountMax, Need::optional, 0);
  }
  void date(const char* key, std::optional<LocalDate>& value) {
    value = in_.date(key, Need::optional);
  }
  template <class Value>
  void choice(const char* key, Value& value, const Names<Value>& names) {
    if (in_.has(key)) value = in_.choice(key, names, Need::required);
  }
  template <class Value>
  void choice(const char* key, std::optional<Value>& value, const Names<Value>& names) {
    if (in_.has(key)) value = in_.choice(key, names, Need::required);
  }
  template <class Value>
  void choices(const char* key, std::vector<Value>& values, const Names<Value>& names) {
    for (const std::string& chosen : in_.texts(key, Need::optional)) {
      const auto it =
          std::ranges::find(names, std::string_view(chosen), &Names<Value>::value_type::first);
      if (it == names.end())
        in_.refuse(key, "json.choice", "没有这个选项", "请照台账说明里的名字写");
      else
        values.push_back(it->second);
    }
  }
  template <class Item>
  void list(const char* key, std::vector<Item>& items) {
    each_of(key, [&](JsonReader& in, const std::string& where) {
      EventReader reader(in, where, faults_);
      fields(reader, items.emplace_back());
      in.refuse_unknown_keys();
    });
  }
  void events(const char* key, std::vector<CaseEvent>& events) {
    each_of(key, [&](JsonReader& in, const std::string& where) {
      if (in.text("event", Need::optional) == event::Corrected::kName)
        return in.refuse("event", "json.choice", "更正里不能再写更正", "请再更正一次原来的那一条");
      if (auto read = read_event(in, where, faults_)) events.push_back(std::move(*read));
    });
  }

 private:
  static constexpr int kDaysAnyMax = 100000;  // whether days are lawful is judged elsewhere
  static constexpr int kCountMax = 1000000;

  std::optional<CaseNumber> number_at(const char* key, Need need) {
    const std::string typed = in_.text(key, need);
    if (typed.empty()) return std::nullopt;
    auto parsed = CaseNumber::parse(typed, LocalDate(2100, 12, 31));
    if (parsed) return *parsed;
    in_.refuse(key, "json.kind", parsed.error().what, parsed.error().remedy);
    return std::nullopt;
  }

  template <class Read>
  void each_of(const char* key, Read read) {
    const auto* list = in_.member(key, Need::optional);
    if (list == nullptr) return;
    if (!list->is_array() || list->size() > kMembersMax)
      return in_.refuse(key, "json.kind", "应是一串内容", "请写成 [{…}, {…}] 的样子");
    for (std::size_t i = 0; i < list->size(); ++i) {
      JsonReader each((*list)[i], where_, at_index(in_.path_of(key), i), faults_);
      read(each, std::string(where_));
    }
  }

  JsonReader& in_;
  const std::string_view where_;
  Faults& faults_;
};

// The body of the kind whose name it is; nothing when there is none.
template <std::size_t I = 0>
std::optional<EventBody> read_body(std::string_view name, EventReader& reader) {
  if constexpr (I == std::variant_size_v<EventKinds>) {
    return std::nullopt;
  } else {
    using Body = std::variant_alternative_t<I, EventKinds>;
    if (Body::kName != name) return read_body<I + 1>(name, reader);
    Body body = blank_body<Body>();
    fields(reader, body);
    return EventBody(std::move(body));
  }
}

Role read_role(JsonReader& in) {
  const std::string named = in.text("as", Need::optional);
  if (named.empty()) return Role::import;
  if (const auto role = role_named(named)) return *role;
  in.refuse("as", "json.choice", "没有这个身份", "请照权限表里的名字写,例如 handler");
  return Role::import;
}

std::optional<CaseEvent> read_event(JsonReader& in, std::string_view where, Faults& faults) {
  const std::string name = in.text("event", Need::required);
  if (name.empty()) return std::nullopt;
  if (!is_ledger_name(name)) {
    in.refuse("event", "event.unknown", "台账里没有这个事件", "请照台账事件的名字写,例如 progress");
    return std::nullopt;
  }
  const LocalDate date = in.date("date", Need::required).value_or(LocalDate());
  std::string by = in.text("by", Need::optional);
  const Role as = read_role(in);
  EventReader reader(in, where, faults);
  auto body = read_body(name, reader);
  in.member("recorded_ms", Need::optional);  // read by who has need of it
  in.refuse_unknown_keys();
  if (!body) return std::nullopt;
  return CaseEvent{date, Instant{}, std::move(by), *std::move(body), as};
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
  Json out = Json::object();
  write_event(out, event);
  out["recorded_ms"] = unix_ms(event.recorded);
  return json_text(out);
}

Result<CaseEvent> read_event_json(std::string_view json) {
  Faults faults;
  const auto value = parsed_json(json, "event", faults);
  if (!value) return Refused(faults.front());
  JsonReader in(*value, "event", "", faults);
  auto event = read_event(in, "event", faults);
  if (event) event->recorded = read_moment(in);
  if (!faults.empty() || !event) return Refused(faults.front());
  return *std::move(event);
}

}  // namespace huiyin::petition
