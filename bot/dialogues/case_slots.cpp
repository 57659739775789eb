#include "bot/dialogues/case_slots.h"

#include "bot/case_keys.h"
#include "bot/cues.h"
#include "bot/readers.h"
#include "petition/case_number.h"

namespace huiyin::bot::case_slots {
namespace {

// Whole by what is his own, or as this year's when it is the whole series.
std::string completed(Talk& talk, const std::string& normal) {
  for (const petition::CaseTold& mine : talk.desk.my_cases())
    if (mine.case_number.ends_with(normal)) return mine.case_number;
  constexpr std::size_t kSeriesDigits = 6;
  if (normal.size() < kSeriesDigits) return {};
  return "XF" + std::to_string(talk.desk.today().year()) + "-" + normal;
}

}  // namespace

bool is_end_of_number(std::string_view normal) {
  return normal.size() <= 6 && normal.find_first_not_of("0123456789") == normal.npos;
}

Took take_number(Talk& talk, Topic& topic) {
  if (topic.has("_visit")) return Took::nothing;
  const auto keys = case_keys(talk);
  std::string said = keys.empty() ? std::string() : keys.front().number;
  if (said.empty()) return Took::nothing;
  if (is_end_of_number(said)) {
    said = completed(talk, said);
    if (said.empty()) {
      // The code finds it as well, and tells nobody else's from its end.
      if (!topic.has("_end_told")) talk.say("query_progress.number_end");
      topic.set("_end_told", "yes");
      return Took::value;
    }
  }
  const auto number = petition::CaseNumber::parse(said, talk.desk.today());
  if (!number) {
    talk.say("query_progress.number_wrong");
    return Took::refused;
  }
  topic.set("_number", number->text());
  return Took::value;
}

namespace {

Took take_code(Talk& talk, Topic& topic, bool) {
  if (topic.has("_visit")) return Took::nothing;
  const Took number = take_number(talk, topic);
  const auto keys = case_keys(talk);
  if (keys.empty() || keys.front().code.empty()) return number;
  topic.set("code", keys.front().code);
  return Took::value;
}

Took take_last4(Talk& talk, Topic& topic, bool awaited) {
  if (topic.has("_visit")) return Took::nothing;
  if (const auto keys = case_keys(talk); !keys.empty() && !keys.front().code.empty()) {
    // What stands beside another code is that one's.
    if (keys.front().last4.empty()) return Took::nothing;
    topic.set("last4", keys.front().last4);
    return Took::value;
  }
  if (const Found* found = talk.heard.last4(); found && !found->normal.empty()) {
    topic.set("last4", found->normal);
    return Took::value;
  }
  const auto last4 = read::digits(talk, 4,
                                  {"后四位", "后4位", "末四位", "尾号", "最后四位", "尾数", "四位",
                                   "手机", "电话", "号码", "后头", "后面"},
                                  awaited);
  if (last4) {
    topic.set("last4", *last4);
    return Took::value;
  }
  // 一千零一: the digits of a number read as one.
  if (const Found* said = talk.heard.first(ValueKind::number);
      said && awaited && said->number >= 1000 && said->number <= 9999 &&
      said->number == static_cast<int>(said->number)) {
    topic.set("last4", std::to_string(static_cast<int>(said->number)));
    return Took::value;
  }
  // "现在的是139…": not the one that was left when the matter was registered.
  const bool is_new = has_any(talk.plain, {"现在的", "新号", "新的号", "现在用", "现在号"});
  const auto phone = last4_of_phone(talk);
  if (!phone || is_new) return Took::nothing;
  topic.set("last4", *phone);
  return Took::value;
}

void ask_code(Talk& talk, Topic& topic, bool in_other_words) {
  if (topic.has("_number") && !in_other_words)
    return talk.ask("query_progress.ask_code_of", {{"登记号", topic.value("_number")}});
  if (topic.has("_whose") && !in_other_words && !talk.desk.my_cases().empty())
    return talk.ask("query_progress.ask_code_of_other");
  talk.ask(in_other_words ? "query_progress.ask_code_again" : "query_progress.ask_code",
           {{"电话", talk.desk.office().phone}});
}

// Of several the one is named whose digits are wanted.
void ask_last4(Talk& talk, Topic& topic, bool in_other_words) {
  if (topic.has("_several") && !in_other_words)
    return talk.ask("query_progress.ask_last4_of", {{"查询码", topic.value("code")}});
  talk.ask(in_other_words ? "query_progress.ask_last4_again" : "query_progress.ask_last4");
}

}  // namespace

Slot code(bool (*wanted)(Talk&, const Topic&)) {
  return {.key = "code",
          .prompt = "query_progress.ask_code",
          .again = "query_progress.ask_code_again",
          .why = "why.code",
          .wrong = "query_progress.code_wrong",
          .take = take_code,
          .wanted = wanted,
          .ask = ask_code};
}

Slot last4(bool (*wanted)(Talk&, const Topic&)) {
  return {.key = "last4",
          .prompt = "query_progress.ask_last4",
          .again = "query_progress.ask_last4_again",
          .why = "why.last4",
          .wrong = "query_progress.last4_wrong",
          .take = take_last4,
          .wanted = wanted,
          .ask = ask_last4};
}

}  // namespace huiyin::bot::case_slots
