#include "app/import/office_data.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/utf8.h"
#include "config/json_text.h"
#include "config/nearest.h"

namespace huiyin::app {
namespace {

using nlohmann::json;
using petition::CaseEvent;
using petition::EventBody;
namespace event = petition::event;

// The file that is read, and what is wrong with it.
struct Source {
  const std::string& name;
  config::ObjectLines lines;
  std::vector<Problem>& faults;
  std::vector<Problem>& warnings;

  void fault(const std::string& path, std::string what, std::string remedy) {
    faults.push_back({"import.shape", name + ": " + path, std::move(what), std::move(remedy)});
  }
};

// Reads one object's fields and notes what is wrong with them.
class FieldReader {
 public:
  FieldReader(const json& object, std::string path, Source& source)
      : object_(object), path_(std::move(path)), source_(source) {}

  std::string text(const char* key, bool is_needed = false) {
    asked_.emplace_back(key);
    const auto at = object_.find(key);
    if (at == object_.end()) {
      if (is_needed) fault(key, "缺少这一项", "请补上");
      return {};
    }
    if (at->is_string()) {
      std::string text(trimmed(at->get_ref<const std::string&>()));
      if (is_needed && text.empty()) fault(key, "写的是空的", "请补上");
      return text;
    }
    if (at->is_number() || at->is_boolean()) return json_text(*at);
    fault(key, "应是一段文字", "请改成加引号的文字");
    return {};
  }

  // A needed text that has a rule of its own.
  template <class T>
  std::optional<T> parsed(const char* key) {
    const std::string text = this->text(key, true);
    if (text.empty()) return std::nullopt;  // told above
    auto value = T::parse(text);
    if (value) return std::move(*value);
    fault(value.error(), key);
    return std::nullopt;
  }

  std::optional<LocalDate> date(const char* key, bool is_needed = false) {
    const std::string text = this->text(key, is_needed);
    if (text.empty()) return std::nullopt;
    const auto date = LocalDate::parse(text);
    if (!date) fault(key, "“" + text + "”不是日期", "请写成 2026-11-24 的样子");
    return date;
  }

  // Calls `each` with a reader of each object in the list `key`.
  template <class Each>
  void each_of(const char* key, Each each) {
    asked_.emplace_back(key);
    const auto list = object_.find(key);
    if (list == object_.end()) return;
    const std::string path = path_of(key);
    if (!list->is_array()) return source_.fault(path, "应是一个列表", "请写成 [ … ]");
    for (std::size_t i = 0; i < list->size(); ++i) {
      const std::string at = path + "[" + std::to_string(i) + "]";
      if (!(*list)[i].is_object()) {
        source_.fault(at, "应是一个对象", "请写成 { … }");
        continue;
      }
      FieldReader one((*list)[i], at, source_);
      each(one);
      one.warn_of_unread();
    }
  }

  // A reader of the object `key`, where there is one.
  std::optional<FieldReader> object(const char* key) {
    asked_.emplace_back(key);
    const auto at = object_.find(key);
    if (at == object_.end()) return std::nullopt;
    if (at->is_object()) return FieldReader(*at, path_of(key), source_);
    fault(key, "应是一个对象", "请写成 { … }");
    return std::nullopt;
  }

  void fault(const std::string& key, std::string what, std::string remedy) {
    fault({"import.field", "", std::move(what), std::move(remedy)}, key);
  }
  void fault(const Problem& problem, const std::string& key) {
    source_.faults.push_back({problem.code, where_is(key), problem.what, problem.remedy});
  }

  // Fields that others read, or that wait for their time.
  void leave(std::initializer_list<const char*> keys) {
    asked_.insert(asked_.end(), keys.begin(), keys.end());
  }

  // What stands in the file and was not asked for: a slip of the pen would else be lost silently.
  void warn_of_unread() {
    for (const auto& [key, value] : object_.items()) {
      if (std::ranges::find(asked_, key) != asked_.end()) continue;
      const auto meant = config::nearest(key, asked_);
      source_.warnings.push_back({"import.unread", where_is(std::string(utf8_prefix(key, 100))),
                                  "不认识这一项，没有导入",
                                  meant ? "是不是想写 " + *meant + "？" : "不需要时可以删去"});
    }
  }

  const json& fields() const { return object_; }
  // File, line and path: "office.json:41: cases[3]".
  std::string where() const {
    const auto line = source_.lines.find(path_);
    return source_.name + (line == source_.lines.end() ? "" : ":" + std::to_string(line->second)) +
           ": " + path_;
  }

 private:
  std::string where_is(const std::string& key) const {
    return where() + (path_.empty() ? "" : ".") + key;
  }
  std::string path_of(const char* key) const { return path_.empty() ? key : path_ + "." + key; }

  const json& object_;
  const std::string path_;
  Source& source_;
  std::vector<std::string> asked_;
};

std::optional<petition::OpinionKind> opinion_kind(const std::string& text) {
  if (text == "supported") return petition::OpinionKind::supported;
  if (text == "explained") return petition::OpinionKind::explained;
  if (text == "not_supported") return petition::OpinionKind::not_supported;
  return std::nullopt;
}

// The opinion that concludes a case, and its service.
template <class Add>
void add_opinion(FieldReader& reader, const std::string& handler, Add add) {
  auto opinion = reader.object("opinion");
  const auto served = reader.date("served");
  const std::string proof = reader.text("proof");
  if (!opinion) {
    if (served) reader.fault("served", "送达的是处理意见，却没有写 opinion", "请补上 opinion");
    return;
  }
  const std::string kind_text = opinion->text("kind", true), number = opinion->text("no", true);
  const auto kind = opinion_kind(kind_text);
  if (!kind && !kind_text.empty())
    opinion->fault("kind", "不认识的意见种类", "请写 supported、explained 或 not_supported");
  const auto date = opinion->date("date", true);
  opinion->warn_of_unread();
  if (date && kind) {
    event::Concluded concluded;
    concluded.kind = *kind;
    concluded.number = number;
    add(*date, std::move(concluded), handler);
  }
  if (served) {
    event::Served document;
    document.document = petition::Document::opinion;
    document.number = number;
    document.proof = proof.empty() ? "导入" : proof;
    add(*served, std::move(document), "");
  }
}

// The ledger that the fields of a case amount to, in the order of the days. All fields are read,
// also those of a case without a number: its other faults are told too.
std::vector<CaseEvent> ledger_of(FieldReader& reader, const Result<petition::CaseNumber>& number,
                                 Instant recorded) {
  std::vector<CaseEvent> events;
  const auto add = [&](LocalDate date, EventBody body, std::string by) {
    events.push_back({date, recorded, std::move(by), std::move(body)});
  };
  const auto accepted = reader.date("accepted");
  const auto received = reader.date("received");
  const std::string unit = reader.text("unit"), handler = reader.text("handler"),
                    matter = reader.text("matter", true), place = reader.text("place");
  if (!received && !accepted && reader.text("received").empty() && reader.text("accepted").empty())
    reader.fault("received", "没有登记日期", "请写上 received（收到的日期）");
  const LocalDate first = received ? *received : accepted.value_or(LocalDate());
  if (number)
    add(first, event::Registered{.number = *number, .matter = matter, .place = place}, "");
  if (accepted) add(*accepted, event::Accepted{unit}, "");
  if (accepted && !handler.empty()) add(*accepted, event::Assigned{unit, handler, {}}, "");
  reader.each_of("shared_progress", [&](FieldReader& one) {
    const std::string text = one.text("text", true);
    if (const auto date = one.date("date", true)) add(*date, event::Progress{text, ""}, handler);
  });
  if (const std::string note = reader.text("internal_note"); !note.empty())
    add(accepted.value_or(first), event::Progress{"", note}, handler);
  add_opinion(reader, handler, add);
  std::ranges::stable_sort(events, {}, &CaseEvent::date);
  return events;
}

}  // namespace

OfficeData read_office_data(std::string_view text, const std::string& where, Instant recorded,
                            Later later, std::vector<Problem>& faults) {
  OfficeData data;
  Source source{where, {}, faults, data.warnings};
  json all;
  if (!config::read_json(text, where, all, faults, &source.lines)) return data;
  if (!all.is_object()) {
    faults.push_back({"import.shape", where, "文件里应是一组数据", "请写成 { … }"});
    return data;
  }
  const LocalDate today = office_date(recorded);
  const bool is_rehearsal = later == Later::left_out || all.contains("now");
  FieldReader file(all, "", source);
  file.each_of("citizens", [&](FieldReader& reader) {
    const auto name = reader.parsed<petition::PersonName>("name");
    const auto phone = reader.parsed<petition::Phone>("phone");
    if (name && phone) data.citizens.push_back({*name, *phone});
  });
  file.each_of("cases", [&](FieldReader& reader) {
    const std::string typed = reader.text("no", true);
    const auto number = petition::CaseNumber::parse(typed, today);
    if (!number && !typed.empty()) reader.fault(number.error(), "no");
    const std::string code = reader.text("code", true),
                      petitioner = reader.text("petitioner", true), state = reader.text("state");
    auto events = ledger_of(reader, number, recorded);
    if (!number) return;
    CaseData one{number->text(), petitioner, code, state, std::move(events), reader.where()};
    if (is_rehearsal) {
      const auto left_out =
          std::erase_if(one.events, [&](const CaseEvent& event) { return event.date > today; });
      if (left_out > 0) one.state.clear();
      if (one.events.empty()) return;
    }
    data.cases.push_back(std::move(one));
  });
  file.each_of("identities", [&](FieldReader& reader) {
    const auto name = reader.parsed<petition::PersonName>("person");
    const auto phone = reader.parsed<petition::Phone>("phone");
    const std::string channel = reader.text("channel", true),
                      user = reader.text("external_userid", channel != "sms");
    if (name && phone) data.identities.push_back({*name, *phone, channel, user, reader.where()});
  });
  file.each_of("given", [&](FieldReader& reader) {
    GivenData given{reader.text("kind", true), {}, reader.where()};
    for (const auto& [key, value] : reader.fields().items())
      if (key != "kind") given.fields[key] = reader.text(key.c_str());
    data.given.push_back(std::move(given));
  });
  file.leave({"office", "reception", "staff", "units", "told", "now", "bookings"});
  file.warn_of_unread();
  return data;
}

}  // namespace huiyin::app
