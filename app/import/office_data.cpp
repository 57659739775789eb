#include "app/import/office_data.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace huiyin::app {
namespace {

using nlohmann::json;
using petition::CaseEvent;
using petition::EventBody;
namespace event = petition::event;

// Reads one object's fields and notes what is wrong with them.
class Reader {
 public:
  Reader(const json& object, std::string where, std::vector<Problem>& faults)
      : object_(object), where_(std::move(where)), faults_(faults) {}

  std::string text(const char* key, bool is_needed = false) const {
    const auto at = object_.find(key);
    if (at == object_.end()) {
      if (is_needed) fault(key, "缺少这一项", "请补上");
      return {};
    }
    if (at->is_string()) return at->get<std::string>();
    if (at->is_number() || at->is_boolean()) return at->dump();
    fault(key, "应是一段文字", "请改成加引号的文字");
    return {};
  }

  std::optional<LocalDate> date(const char* key, bool is_needed = false) const {
    const std::string text = this->text(key, is_needed);
    if (text.empty()) return std::nullopt;
    const auto date = LocalDate::parse(text);
    if (!date) fault(key, "“" + text + "”不是日期", "请写成 2026-11-24 的样子");
    return date;
  }

  void fault(const std::string& key, std::string what, std::string remedy) const {
    faults_.push_back({"import.field", where_ + "." + key, std::move(what), std::move(remedy)});
  }
  void fault(const Problem& problem, const std::string& key) const {
    faults_.push_back({problem.code, where_ + "." + key, problem.what, problem.remedy});
  }
  const json& object() const { return object_; }
  const std::string& where() const { return where_; }
  std::vector<Problem>& faults() const { return faults_; }

 private:
  const json& object_;
  const std::string where_;
  std::vector<Problem>& faults_;
};

template <class Each>
void each_of(const json& all, const char* key, const std::string& where,
             std::vector<Problem>& faults, Each each) {
  const auto list = all.find(key);
  if (list == all.end()) return;
  if (!list->is_array()) {
    faults.push_back({"import.shape", where + ": " + key, "应是一个列表", "请写成 [ … ]"});
    return;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string at = where + ": " + key + "[" + std::to_string(i) + "]";
    if ((*list)[i].is_object())
      each(Reader((*list)[i], at, faults));
    else
      faults.push_back({"import.shape", at, "应是一个对象", "请写成 { … }"});
  }
}

std::optional<petition::OpinionKind> opinion_kind(const std::string& text) {
  if (text == "supported") return petition::OpinionKind::supported;
  if (text == "explained") return petition::OpinionKind::explained;
  if (text == "not_supported") return petition::OpinionKind::not_supported;
  return std::nullopt;
}

// The ledger that the fields of a case amount to, in the order of the days.
std::vector<CaseEvent> ledger_of(const Reader& reader, const petition::CaseNumber& number,
                                 Instant recorded) {
  std::vector<CaseEvent> events;
  const auto add = [&](LocalDate date, EventBody body, std::string by = "") {
    events.push_back({date, recorded, std::move(by), std::move(body)});
  };
  const auto accepted = reader.date("accepted");
  const auto received = reader.date("received");
  const std::string unit = reader.text("unit"), handler = reader.text("handler");
  if (!received && !accepted)
    reader.fault("received", "没有登记日期", "请写上 received（收到的日期）");
  const LocalDate first = received ? *received : accepted.value_or(LocalDate());
  event::Registered registered{
      .number = number, .matter = reader.text("matter", true), .place = reader.text("place")};
  add(first, std::move(registered));
  if (accepted) add(*accepted, event::Accepted{unit});
  if (accepted && !handler.empty()) add(*accepted, event::Assigned{unit, handler, {}});
  each_of(reader.object(), "shared_progress", reader.where(), reader.faults(),
          [&](const Reader& one) {
            const std::string text = one.text("text", true);
            if (const auto date = one.date("date", true))
              add(*date, event::Progress{text, ""}, handler);
          });
  if (const std::string note = reader.text("internal_note"); !note.empty())
    add(accepted.value_or(first), event::Progress{"", note}, handler);
  const auto found = reader.object().find("opinion");
  const bool has_opinion = found != reader.object().end();
  if (has_opinion && !found->is_object()) reader.fault("opinion", "应是一个对象", "请写成 { … }");
  if (!has_opinion && !reader.text("served").empty())
    reader.fault("served", "送达的是处理意见，却没有写 opinion", "请补上 opinion");
  if (has_opinion && found->is_object()) {
    const Reader opinion(*found, reader.where() + ".opinion", reader.faults());
    const auto kind = opinion_kind(opinion.text("kind", true));
    if (!kind)
      opinion.fault("kind", "不认识的意见种类", "请写 supported、explained 或 not_supported");
    const std::string opinion_no = opinion.text("no", true);
    if (const auto date = opinion.date("date", true); date && kind) {
      event::Concluded concluded;
      concluded.kind = *kind;
      concluded.number = opinion_no;
      add(*date, std::move(concluded), handler);
    }
    if (const auto served = reader.date("served")) {
      event::Served document;
      document.document = petition::Document::opinion;
      document.number = opinion_no;
      document.proof = reader.text("proof").empty() ? "导入" : reader.text("proof");
      add(*served, std::move(document));
    }
  }
  std::ranges::stable_sort(events, {}, &CaseEvent::date);
  return events;
}

}  // namespace

OfficeData read_office_data(std::string_view text, const std::string& where, Instant recorded,
                            Later later, std::vector<Problem>& faults) {
  OfficeData data;
  const json all = json::parse(text, nullptr, /*allow_exceptions=*/false, /*ignore_comments=*/true);
  if (!all.is_object()) {
    faults.push_back({"import.json", where, "不是一份完整的 JSON", "请检查括号、引号和逗号"});
    return data;
  }
  const LocalDate today = office_date(recorded);
  const bool is_rehearsal = later == Later::left_out || all.contains("now");
  each_of(all, "citizens", where, faults, [&](const Reader& reader) {
    auto name = petition::PersonName::parse(reader.text("name", true));
    auto phone = petition::Phone::parse(reader.text("phone", true));
    if (!name) reader.fault(name.error(), "name");
    if (!phone) reader.fault(phone.error(), "phone");
    if (name && phone) data.citizens.push_back({*name, *phone});
  });
  each_of(all, "cases", where, faults, [&](const Reader& reader) {
    const auto number = petition::CaseNumber::parse(reader.text("no", true), today);
    if (!number) return reader.fault(number.error(), "no");
    const std::string code = reader.text("code", true),
                      petitioner = reader.text("petitioner", true);
    CaseData one{number->text(),
                 petitioner,
                 code,
                 reader.text("state"),
                 ledger_of(reader, *number, recorded),
                 reader.where()};
    if (is_rehearsal) {
      const auto left_out =
          std::erase_if(one.events, [&](const CaseEvent& event) { return event.date > today; });
      if (left_out > 0) one.state.clear();
      if (one.events.empty()) return;
    }
    data.cases.push_back(std::move(one));
  });
  each_of(all, "identities", where, faults, [&](const Reader& reader) {
    auto name = petition::PersonName::parse(reader.text("person", true));
    auto phone = petition::Phone::parse(reader.text("phone", true));
    if (!name) reader.fault(name.error(), "person");
    if (!phone) reader.fault(phone.error(), "phone");
    const std::string user = reader.text("external_userid", true);
    if (name && phone)
      data.identities.push_back({*name, *phone, reader.text("channel", true), user});
  });
  each_of(all, "given", where, faults, [&](const Reader& reader) {
    GivenData given{reader.text("kind", true), {}, reader.where()};
    for (const auto& [key, value] : reader.object().items())
      if (key != "kind") given.fields[key] = reader.text(key.c_str());
    data.given.push_back(std::move(given));
  });
  return data;
}

}  // namespace huiyin::app
