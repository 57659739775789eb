// 办结: an opinion with all that its kind asks for (《信访工作条例》第三十二条). Everything may
// come in one message with its words before colons, or one by one.
#include <algorithm>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/staff/staff_acts.h"
#include "bot/staff/staff_readers.h"
#include "bot/understanding/sentence.h"
#include "petition/case_duties.h"

namespace huiyin::bot {
namespace {

namespace event = petition::event;
using petition::CaseFile;
using petition::OpinionKind;

const std::vector<std::string_view>& labels() {
  static const std::vector<std::string_view> all{
      "文号", "查明的事实", "查明", "事实",     "处理意见", "意见",     "法律依据", "依据",
      "理由", "落实单位",   "落实", "由谁落实", "落实时间", "落实期限", "签发人",   "签发"};
  return all;
}

// Under any of these words before a colon; else, when it was asked for, the whole message.
bool take_labelled(StaffTalk& talk, Topic& topic, bool awaited, const std::string& key,
                   std::initializer_list<const char*> names) {
  const auto said = staff_read::labelled(talk.message.text, labels());
  for (const char* name : names)
    if (const auto found = said.find(name); found != said.end() && !found->second.empty()) {
      topic.set(key, found->second);
      return true;
    }
  return said.empty() && staff_slots::whole_message(talk, topic, awaited, key);
}

std::optional<OpinionKind> kind_in(std::string_view text) {
  if (has_any(text, {"不予支持", "不支持"})) return OpinionKind::not_supported;
  if (has_any(text, {"解释", "说明情况"})) return OpinionKind::explained;
  if (has_any(text, {"支持"})) return OpinionKind::supported;
  return {};
}

bool take_kind(StaffTalk& talk, Topic& topic, bool awaited) {
  auto kind = kind_in(talk.plain);
  if (!kind && awaited && talk.plain.size() == 1 && talk.plain >= "1" && talk.plain <= "3")
    kind = static_cast<OpinionKind>(talk.plain[0] - '1');
  if (!kind || (topic.has("kind") && !awaited)) return false;
  topic.set("kind", std::to_string(static_cast<int>(*kind)));
  return true;
}

// "云药信处意〔2026〕31号" wherever it stands.
bool take_document_number(StaffTalk& talk, Topic& topic, bool awaited) {
  const std::u32string text = code_points(talk.message.text);
  const auto open = text.find_first_of(U"〔[【（");
  const auto end = open == text.npos ? text.npos : text.find(U'号', open);
  if (end != text.npos && text.find_first_of(U"〕]】）", open) < end) {
    std::size_t begin = open;
    while (begin > 0 && is_han(text[begin - 1])) --begin;
    topic.set("number", utf8(std::u32string_view(text).substr(begin, end + 1 - begin)));
    return true;
  }
  // Who has none leaves it to the office: empty, the next of its series.
  if (awaited && has_any(talk.plain, {"自动", "系统", "下一个", "编一个", "没有文号", "还没编"})) {
    topic.set("number", "");
    return true;
  }
  return take_labelled(talk, topic, awaited, "number", {"文号"});
}

bool take_facts(StaffTalk& talk, Topic& topic, bool awaited) {
  return take_labelled(talk, topic, awaited, "facts", {"查明的事实", "查明", "事实"});
}
bool take_opinion(StaffTalk& talk, Topic& topic, bool awaited) {
  return take_labelled(talk, topic, awaited, "opinion", {"处理意见", "意见"});
}
bool take_basis(StaffTalk& talk, Topic& topic, bool awaited) {
  return take_labelled(talk, topic, awaited, "basis", {"法律依据", "依据"});
}
bool take_reasons(StaffTalk& talk, Topic& topic, bool awaited) {
  return take_labelled(talk, topic, awaited, "reasons", {"理由"});
}
bool take_carrier(StaffTalk& talk, Topic& topic, bool awaited) {
  return take_labelled(talk, topic, awaited, "carrier", {"落实单位", "由谁落实", "落实"});
}
bool take_waiver(StaffTalk& talk, Topic& topic, bool awaited) {
  return staff_slots::whole_message(talk, topic, awaited, "waiver");
}

bool take_until(StaffTalk& talk, Topic& topic, bool awaited) {
  const bool is_named = has_any(talk.plain, {"落实时间", "落实期限"});
  const auto day = staff_read::coming_day(talk);
  if (!day || (!awaited && !is_named)) return false;
  topic.set("until", day->iso());
  return true;
}

bool take_signer(StaffTalk& talk, Topic& topic, bool awaited) {
  const auto said = staff_read::labelled(talk.message.text, labels());
  std::string where = awaited && said.empty() ? talk.message.text : "";
  for (const char* name : {"签发人", "签发"})
    if (const auto found = said.find(name); found != said.end()) where = found->second;
  if (where.empty()) where = staff_read::behind(talk.message.text, {"签发人是", "签发是"});
  const auto named = staff_read::colleagues(talk, where);
  if (named.empty()) return false;
  topic.set("signer", named.front().name);
  return true;
}

bool is_supported(const Topic& topic, const CaseFile&) {
  return topic.has("kind") && topic.number("kind") == static_cast<int>(OpinionKind::supported);
}
bool is_not_supported(const Topic& topic, const CaseFile& file) {
  return !is_supported(topic, file);
}
bool waits_for_co_units(const Topic&, const CaseFile& file) {
  return !petition::silent_co_units(file).empty();
}

petition::EventBody conclude_body(const StaffTalk&, const Topic& topic, const CaseFile& file) {
  event::Concluded body;
  body.kind = static_cast<OpinionKind>(topic.has("kind") ? topic.number("kind") : 1);
  body.number = known_or_open(topic, "number");
  body.facts = known_or_open(topic, "facts");
  body.opinion = known_or_open(topic, "opinion");
  body.basis = known_or_open(topic, "basis");
  body.signed_by = known_or_open(topic, "signer");
  body.conclusion = body.opinion;
  if (is_supported(topic, file)) {
    body.carried_out_by = known_or_open(topic, "carrier");
    body.carried_out_until =
        topic.has("until") ? *LocalDate::parse(topic.value("until")) : LocalDate(2100, 1, 1);
  } else {
    body.reasons = known_or_open(topic, "reasons");
  }
  if (waits_for_co_units(topic, file)) body.without_answers = known_or_open(topic, "waiver");
  return body;
}

const char* kind_key(const Topic& topic) {
  switch (static_cast<OpinionKind>(topic.number("kind"))) {
    case OpinionKind::supported:
      return "staff.kind_supported";
    case OpinionKind::explained:
      return "staff.kind_explained";
    case OpinionKind::not_supported:
      return "staff.kind_not_supported";
  }
  return "staff.kind_explained";
}

std::string opinion_number(const CaseFile& after) {
  const petition::CaseEvent* concluded = petition::last<event::Concluded>(after);
  return concluded == nullptr ? "" : std::get<event::Concluded>(concluded->body).number;
}

void conclude_said_back(StaffTalk& talk, const Topic& topic, const CaseFile& after) {
  talk.say("staff.conclude_confirm", {{"登记号", number_of(after)},
                                      {"文号", opinion_number(after)},
                                      {"意见种类", talk.text(kind_key(topic))},
                                      {"事实", topic.value("facts")},
                                      {"意见", topic.value("opinion")},
                                      {"依据", topic.value("basis")},
                                      {"签发人", topic.value("signer")}});
}

void conclude_done(StaffTalk& talk, const Topic&, const CaseFile& after) {
  talk.say("staff.concluded", {{"登记号", number_of(after)}, {"文号", opinion_number(after)}});
}

}  // namespace

StaffAct conclude_act() {
  const auto worded = [](std::string_view key, std::string_view prompt,
                         bool (*take)(StaffTalk&, Topic&, bool),
                         bool (*wanted)(const Topic&, const CaseFile&) = nullptr) {
    return StaffSlot{.key = key, .prompt = prompt, .take = take, .wanted = wanted, .is_text = true};
  };
  return {.command = StaffCommand::conclude,
          .name = "staff.conclude",
          .slots = {{.key = "kind", .prompt = "staff.ask_kind", .take = take_kind},
                    worded("number", "staff.ask_document_number", take_document_number),
                    worded("facts", "staff.ask_facts", take_facts),
                    worded("opinion", "staff.ask_opinion", take_opinion),
                    worded("basis", "staff.ask_basis", take_basis),
                    worded("reasons", "staff.ask_reasons", take_reasons, is_not_supported),
                    worded("carrier", "staff.ask_carrier", take_carrier, is_supported),
                    {.key = "until",
                     .prompt = "staff.ask_until",
                     .take = take_until,
                     .wanted = is_supported},
                    worded("waiver", "staff.ask_waiver", take_waiver, waits_for_co_units),
                    {.key = "signer", .prompt = "staff.ask_signer", .take = take_signer}},
          .body = conclude_body,
          .said_back = conclude_said_back,
          .done = conclude_done};
}

}  // namespace huiyin::bot
