#include "bot/dialogues/person_slots.h"

#include <algorithm>

#include "base/utf8.h"
#include "bot/company.h"
#include "bot/cues.h"
#include "bot/readers.h"
#include "petition/person_name.h"
#include "petition/phone.h"

namespace huiyin::bot::person_slots {
namespace {

constexpr std::string_view kBetween = "、";

bool is_introduced(const Talk& talk, const std::string& name) {
  if (has_any(talk.plain, {"名字", "姓名"})) return true;
  return std::ranges::any_of(talk.heard.values, [&](const Found& found) {
    return found.kind == ValueKind::name && found.normal.starts_with(name) &&
           (found.introduced || found.role == Role::new_value);
  });
}

// Between signs, or alone: "我想预约，郑玉梅".
bool stands_alone(const Talk& talk, const std::string& name) {
  const auto clauses = clauses_of(talk.plain);
  return clauses.size() > 1 && std::ranges::find(clauses, name) != clauses.end();
}

std::vector<std::string> split_names(std::string_view left) {
  std::vector<std::string> out;
  while (!left.empty()) {
    const auto end = left.find(kBetween);
    out.emplace_back(left.substr(0, end));
    if (end == left.npos) break;
    left.remove_prefix(end + kBetween.size());
  }
  return out;
}

// "电话1390000100": what was meant for a phone, even where it is none.
std::string digits_called_phone(std::string_view text) {
  const auto is_digit = [](char sign) { return sign >= '0' && sign <= '9'; };
  for (const std::string_view noun : {"电话", "手机", "号码", "联系方式"}) {
    auto at = text.find(noun);
    if (at == text.npos) continue;
    at += noun.size();
    for (const std::string_view between : {"号码", "号", "是", ":", "："})
      if (text.substr(at).starts_with(between)) at += between.size();
    auto end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end > at) return std::string(text.substr(at, end - at));
  }
  return {};
}

// "事由改成药店不给开发票"
std::string corrected_matter(const Talk& talk) {
  if (cue::slot_named(talk.plain) != "matter" || !cue::wrong(talk.plain)) return {};
  const std::string text(trimmed(talk.message.text));
  for (const std::string_view word :
       {"改成", "改为", "换成", "写成", "应该是", "应为", "而是", "是"}) {
    const auto found = text.rfind(word);
    if (found != text.npos && found + word.size() < text.size())
      return std::string(trimmed(text.substr(found + word.size())));
  }
  return {};
}

// "事由再加一条，他们还没有行医执照": what is told besides.
std::string added_matter(const Talk& talk) {
  if (cue::slot_named(talk.plain) != "matter" && !has_any(talk.plain, {"再加一条", "补充一条"}))
    return {};
  if (!has_any(talk.plain, {"再加", "补充", "加上", "加一条", "添一条", "还要加"})) return {};
  const std::string text(trimmed(talk.message.text));
  for (const std::string_view mark : {"，", ",", "：", ":"})
    if (const auto at = text.find(mark); at != text.npos)
      return std::string(trimmed(text.substr(at + mark.size())));
  return {};
}

// "免贵姓马，叫长顺": told in two pieces.
std::optional<std::string> surname_and_given(std::string_view text) {
  const auto clauses = clauses_of(text);
  for (std::size_t i = 0; i + 1 < clauses.size(); ++i) {
    const auto at = clauses[i].rfind("姓");
    if (at == std::string::npos) continue;
    const std::string surname = clauses[i].substr(at + std::string_view("姓").size());
    std::string_view given = clauses[i + 1];
    for (const std::string_view opening : {"名叫", "名字叫", "大名", "单名", "名", "叫"})
      if (given.starts_with(opening)) {
        given.remove_prefix(opening.size());
        const std::size_t family = count_points(surname), own = count_points(given);
        if (family >= 1 && family <= 2 && own >= 1 && own <= 2) return surname + std::string(given);
        break;
      }
  }
  return {};
}

// "是大小的小，孙小军" after 孙晓军: written with another sign.
bool is_respelled(const std::string& known, const std::string& said) {
  const auto a = code_points(known), b = code_points(said);
  if (a.size() != b.size() || a.size() < 2 || a.front() != b.front()) return false;
  int apart = 0;
  for (std::size_t i = 0; i < a.size(); ++i) apart += a[i] != b[i] ? 1 : 0;
  return apart == 1;
}

// "把胡春花换成田有根", "再加一个田有根": a name that only its place tells.
std::string name_put_in(const std::string& text, const std::vector<std::string>& all) {
  for (const std::string_view word :
       {"换成", "改成", "改为", "加一个", "加上", "加个", "添上", "再加"}) {
    const auto at = text.rfind(word);
    if (at == text.npos) continue;
    std::string name;
    for (const char32_t point : code_points(text.substr(at + word.size()))) {
      if (point < 0x4e00 || point > 0x9fff || count_points(name) == 4) break;
      append_utf8(name, point);
    }
    for (const std::string_view tail : {"吧", "了", "来", "去"})
      if (name.ends_with(tail) && count_points(name) > 2) name.resize(name.size() - tail.size());
    const bool is_known = std::ranges::find(all, name) != all.end();
    if (count_points(name) >= 2 && !is_known && !has_any(name, {"个人", "一个", "两个"}))
      return name;
  }
  return {};
}

// "电话最后两位错了，是08": the digits that end the phone that was told.
std::optional<std::string> mended_tail(const Talk& talk, const Topic& topic) {
  const std::string known = topic.value("phone");
  if (known.empty() || !cue::wrong(talk.plain) ||
      !has_any(talk.plain, {"最后", "末", "尾", "后两位", "后三位", "后四位"}))
    return {};
  // "最后2位错了，不是03是08": those that stand last, behind the word that says what is right.
  const auto behind = talk.plain.rfind("是");
  if (behind == std::string::npos) return {};
  std::string digits;
  for (const char sign : talk.plain.substr(behind))
    if (sign >= '0' && sign <= '9') digits += sign;
  if (digits.size() < 2 || digits.size() > 4) return {};
  return known.substr(0, known.size() - digits.size()) + digits;
}

}  // namespace

bool tells_of_others(const Talk& talk, const Topic& topic) {
  return topic.awaiting == "matter" && topic.has("name") && topic.has("phone") &&
         !cue::wrong(talk.plain) &&
         (cue::grieves(talk.plain) ||
          has_any(talk.plain, {"医生", "店主", "负责人", "经理", "店长", "他叫", "她叫", "那人"}));
}

Took take_name(Talk& talk, Topic& topic, bool awaited) {
  if (!awaited && tells_of_others(talk, topic)) return Took::nothing;
  const bool for_other = topic.has("_for_other");
  if (for_other)
    if (const auto own = read::own_name(talk)) topic.set("_agent", *own);
  auto said = read::name(talk, for_other);
  if (!said && awaited) said = surname_and_given(talk.plain);
  if (!said && topic.has("name") && !topic.has("_prefilled"))
    for (const std::string& clause : clauses_of(talk.plain))
      if (is_respelled(topic.value("name"), clause)) said = clause;
  if (!said) return Took::nothing;
  // Among the names of representatives only the speaker's own is the booking's.
  if (!awaited && topic.awaiting == "representatives" && !read::own_name(talk))
    return Took::nothing;
  if (!awaited && !is_introduced(talk, *said)) {
    const bool may_correct = topic.has("name") && !topic.has("_prefilled")
                                 ? cue::wrong(talk.plain)
                                 : read::kinds_of_values(talk) >= 2;
    const bool is_all = count_points(talk.plain) <= count_points(*said) + 2;
    const bool is_told = (is_all || stands_alone(talk, *said)) && !topic.has("name");
    const bool respelled = stands_alone(talk, *said) && is_respelled(topic.value("name"), *said);
    if (!may_correct && !is_told && !respelled) return Took::nothing;
  }
  const auto name = petition::PersonName::parse(*said);
  if (!name) {
    talk.say("name.wrong");
    return Took::refused;
  }
  topic.set("name", name->text());
  topic.forget("_prefilled");
  return Took::value;
}

Took take_phone(Talk& talk, Topic& topic, bool awaited) {
  if (const auto mended = mended_tail(talk, topic))
    if (const auto phone = petition::Phone::parse(*mended)) {
      topic.set("phone", phone->text());
      return Took::value;
    }
  if (!awaited && tells_of_others(talk, topic)) return Took::nothing;
  if (const Found* found = read::phone(talk)) {
    const auto phone = petition::Phone::parse(found->normal.empty() ? found->text : found->normal);
    if (phone) {
      topic.set("phone", phone->text());
      topic.forget("_phone_prefilled");
      return Took::value;
    }
  }
  const bool means_this = has_any(
      talk.plain, {"这个号", "本机", "这个手机", "当前号码", "现在这个", "就这个", "发短信的"});
  if (means_this && (awaited || talk.plain.find("用") != talk.plain.npos)) {
    if (const auto phone = talk.desk.channel_phone()) {
      topic.set("phone", phone->text());
      topic.forget("_phone_prefilled");
      return Took::value;
    }
    if (!awaited) return Took::nothing;
    talk.say("phone.not_seen");
    return Took::refused;
  }
  std::string typed = awaited ? talk.plain : digits_called_phone(talk.plain);
  // "那留我邻居的，1 3 9 0 …": the digits without the words around them.
  if (awaited && !petition::Phone::parse(typed)) {
    std::string bare;
    for (const char sign : typed)
      if (sign >= '0' && sign <= '9') bare += sign;
    if (petition::Phone::parse(bare)) typed = bare;
  }
  const auto digits =
      std::ranges::count_if(typed, [](char sign) { return sign >= '0' && sign <= '9'; });
  if (digits < 5) return Took::nothing;
  const auto phone = petition::Phone::parse(typed);
  if (phone) {
    topic.set("phone", phone->text());
    return Took::value;
  }
  talk.say(phone.error().code == "phone.length" ? "phone.wrong_length" : "phone.wrong",
           {{"位数", std::to_string(digits)}});
  return Took::refused;
}

void tell_staff_of_group(Talk& talk, Topic& topic, int people) {
  if (people < kGroupFrom || topic.has("_told_group")) return;
  topic.set("_told_group", std::to_string(people));
  talk.desk.signal({.kind = "group_visit", .people = people, .words = talk.message.text});
}

bool is_of_representatives(const Talk& talk, const Topic& topic) {
  for (const char* key : {"_many", "_some", "representatives"})
    for (const std::string& name : split_names(topic.value(key)))
      if (talk.plain.find(name) != talk.plain.npos) return true;
  return topic.has("representatives") &&
         (!read::names(talk, true).empty() || !name_put_in(talk.plain, {}).empty());
}

Took take_people(Talk& talk, Topic& topic, bool awaited) {
  // "再加一个田有根" is told of the list, which tells how many they are.
  if (topic.has("representatives") && !name_put_in(talk.plain, {}).empty()) return Took::nothing;
  const bool asked = awaited || cue::slot_named(talk.plain) == "people" ||
                     (topic.awaiting == "representatives" && !topic.has("people"));
  auto said = read::people(talk, asked);
  if (asked)
    if (const auto added_up = company(talk)) said = added_up;
  const int known = topic.has("people") ? topic.number("people") : topic.number("_people_was");
  if (const auto away = stay_away(talk)) {
    if (away->left)
      said = away->left;
    else if (known > 0)
      said = std::max(1, known - away->fewer);
  } else if (known > 0)
    if (const int more = cue::more_people(talk.plain, said)) said = known + more;
  if (!said) return Took::nothing;
  const int max = talk.desk.office().max_people;
  if (*said < 1) {
    talk.say("people.wrong");
    return Took::refused;
  }
  if (*said > max) {
    topic.forget("people");
    topic.set("_group", std::to_string(*said));
    tell_staff_of_group(talk, topic, *said);
    topic.set("_next", "representatives");
    talk.say("people.rule", {{"人数", std::to_string(*said)}, {"上限", std::to_string(max)}});
    return Took::value;
  }
  // In the end he comes by himself: no list of one.
  if (topic.has("_group") && (*said == 1 || cue::wrong(talk.plain))) {
    topic.forget("_group");
    topic.forget("representatives");
  }
  topic.set("people", std::to_string(*said));
  if (topic.has("representatives") && static_cast<int>(representatives_of(topic).size()) != *said)
    topic.forget("representatives");
  return Took::value;
}

std::vector<std::string> representatives_of(const Topic& topic) {
  return split_names(topic.value("representatives"));
}

namespace {

// "周大海不去了", "胡春花换成田有根", "再加一个田有根": the list that was told, put right.
std::optional<std::vector<std::string>> edited_representatives(const Talk& talk,
                                                               const Topic& topic) {
  std::vector<std::string> all;
  for (const char* key : {"_many", "_some", "representatives"})
    if (topic.has(key)) all = split_names(topic.value(key));
  if (all.empty()) return {};
  const auto named = [&](const std::string& name) {
    return talk.plain.find(name) != talk.plain.npos;
  };
  const auto gone = std::ranges::find_if(all, named);
  if (!is_of_representatives(talk, topic)) return {};
  std::string other;  // somebody who is named and was not in the list
  for (const std::string& name : read::names(talk, true))
    if (std::ranges::find(all, name) == all.end()) other = name;
  if (other.empty()) other = name_put_in(talk.plain, all);
  if (gone != all.end() && !other.empty() && has_any(talk.plain, {"换", "改成", "改为", "替"})) {
    *gone = other;
    return all;
  }
  if (gone != all.end() && has_any(talk.plain, {"不去", "不来", "去不了", "来不了", "去不成",
                                                "去掉", "删掉", "划掉", "不算", "退出"})) {
    all.erase(gone);
    return all;
  }
  if (gone == all.end() && !other.empty() &&
      has_any(talk.plain, {"再加", "加上", "加一个", "添"})) {
    all.push_back(other);
    return all;
  }
  return {};
}

}  // namespace

Took take_representatives(Talk& talk, Topic& topic, bool awaited) {
  if (!topic.has("_group")) return Took::nothing;
  const auto edited = edited_representatives(talk, topic);
  if (edited) {
    for (const char* key : {"_some", "_many", "representatives", "people"}) topic.forget(key);
  }
  std::vector<std::string> said = edited ? *edited : read::names(talk, awaited);
  if (!awaited && !edited && said.size() < 2) return Took::nothing;
  if (said.empty()) return Took::nothing;
  const std::size_t max = static_cast<std::size_t>(talk.desk.office().max_people);
  // "我、刘满仓": the speaker is one of them, by the name he gave.
  const bool and_me =
      has_any(talk.plain, {"我、", "我,", "我，", "我和", "还有我", "加上我", "我跟"});
  if (and_me && topic.has("name") && std::ranges::find(said, topic.value("name")) == said.end())
    said.insert(said.begin(), topic.value("name"));
  std::vector<std::string> all =
      awaited && !edited ? split_names(topic.value("_some")) : std::vector<std::string>();
  for (const std::string& name : said)
    if (std::ranges::find(all, name) == all.end()) all.push_back(name);
  std::string list;
  for (const std::string& name : all) list += (list.empty() ? "" : std::string(kBetween)) + name;
  if (all.size() > max) {
    topic.forget("_some");
    topic.set("_many", list);
    talk.say("representatives.too_many",
             {{"人数", std::to_string(all.size())}, {"上限", std::to_string(max)}});
    return Took::refused;
  }
  const int wanted = topic.has("people") ? topic.number("people") : static_cast<int>(all.size());
  if (static_cast<int>(all.size()) < wanted) {
    topic.set("_some", list);
    talk.say("representatives.some",
             {{"已有", list}, {"还差", std::to_string(wanted - static_cast<int>(all.size()))}});
    return Took::value;
  }
  topic.forget("_some");
  topic.forget("_many");
  topic.set("representatives", list);
  topic.set("people", std::to_string(all.size()));
  // Somebody has to stand for the booking: the speaker, or else the first he named. It is said
  // back.
  const auto own = read::own_name(talk);
  if (!topic.has("name")) topic.set("name", own ? *own : all.front());
  return Took::value;
}

Took take_matter(Talk& talk, Topic& topic, bool awaited) {
  if (topic.has("matter") && !awaited) {
    const std::string more = added_matter(talk);
    const std::string corrected =
        more.empty() ? corrected_matter(talk) : topic.value("matter") + "，" + more;
    if (corrected.empty()) return Took::nothing;
    topic.set("matter", corrected);
    return Took::value;
  }
  const auto said = read::matter(talk, awaited, tells_of_others(talk, topic));
  if (!said) return Took::nothing;
  topic.set("matter", *said);
  return Took::value;
}

}  // namespace huiyin::bot::person_slots
