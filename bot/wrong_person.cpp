#include "bot/wrong_person.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/readers.h"

namespace huiyin::bot::wrong_person {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::size_t kSentencePointsMax = 40;  // more tells a story
constexpr std::size_t kLinePointsMax = 16;      // of words that much else is said with
constexpr hours kSpokeLately{1};                // what is put right was said within it

constexpr auto kParticles = std::to_array<std::string_view>(
    {"了", "啦", "吧", "呀", "啊", "哦", "呢", "的", "嘛", "喽", "。", ".", "!", "！", "~"});

std::string_view bare(std::string_view text) {
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view end : kParticles)
      if (text.size() > end.size() && text.ends_with(end)) {
        text.remove_suffix(end.size());
        cut = true;
      }
  }
  return text;
}

bool is_one(std::string_view text, Words words) {
  return std::ranges::find(words, text) != words.end();
}

// 恁, 侬, 您 are 你; 俺 is 我.
std::string in_plain_persons(std::string_view plain) {
  static constexpr auto kSame = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"您", "你"}, {"恁", "你"}, {"侬", "你"}, {"俺", "我"}, {"偶", "我"}, {"唔系", "不是"}});
  std::string text(plain);
  for (const auto& [word, same] : kSame)
    for (std::size_t at = 0; (at = text.find(word, at)) != text.npos; at += same.size())
      text.replace(at, word.size(), same);
  return text;
}

// Who speaks for somebody knows him, and is where he may be told of.
bool speaks_for_him(std::string_view text) {
  return has_any(text, {"女儿", "闺女", "儿子", "老伴", "老婆", "老公", "爱人", "家属", "家人",
                        "妈",   "爸",   "媳妇", "丈夫", "妻子", "孙子", "孙女", "亲戚", "替他",
                        "替她", "替我", "帮他", "帮她", "代办", "代他", "代她", "委托", "转告"});
}

// Things of a story are dialled, sent and found wrong too, and papers are.
bool is_of_a_story(std::string_view text) {
  return has_any(text, {"打错人", "药",   "价",     "标签",   "单子", "发票", "快递", "货",
                        "医生",   "医院", "护士",   "商家",   "店",   "处罚", "应该", "反映的",
                        "意见书", "文书", "通知书", "告知书", "名字", "日期", "材料", "银行",
                        "会员",   "预约", "经办",   "办事员", "吗",   "?",    "？"});
}

// "你们打错了", "短信发错人了", "找错人啦": whom they meant to reach is another.
bool is_sent_wrong(std::string_view clause) {
  static constexpr auto kWrong = std::to_array<std::string_view>(
      {"打错", "发错", "找错", "认错", "联系错", "通知错", "搞错", "弄错"});
  static constexpr auto kWhom = std::to_array<std::string_view>(
      {"人", "号", "号码", "电话", "电话号码", "手机", "手机号", "短信", "信息", "消息", "对象"});
  for (const std::string_view verb : kWrong) {
    const auto at = clause.find(verb);
    if (at == clause.npos) continue;
    const std::string_view before = clause.substr(0, at);
    const std::string_view behind = bare(clause.substr(at + verb.size()));
    if (is_one(behind, kWhom)) return !has_any(before, {"我", "他", "她"});
    const bool is_of_us = has_any(before, {"你", "电话", "短信", "信息", "消息"}) &&
                          !has_any(before, {"我", "他", "她"});
    const bool says_what = verb != "搞错" && verb != "弄错";
    const bool is_nothing_more = is_one(behind, kParticles) || behind.empty();
    if (is_of_us && says_what && is_nothing_more) return true;
  }
  return false;
}

// "不认识这个人", "没有叫王建国的", "查无此人".
bool knows_no_such_person(std::string_view clause) {
  if (has_any(clause,
              {"查无此人", "没有这个人", "没这个人", "没有这人", "没这人", "没有此人", "没有叫",
               "没叫这个", "这人我不认识", "这个人我不认识", "的人我不认识", "此人我不认识"}))
    return true;
  static constexpr auto kWhom = std::to_array<std::string_view>(
      {"这个人", "这人", "此人", "他", "她", "他们", "你们", "你们说的人", "你说的人",
       "你们说的这个人", "你说的这个人", "你们说的那个人", "这位", "你们找的人"});
  constexpr std::string_view kVerb = "不认识";
  const auto at = clause.find(kVerb);
  if (at == clause.npos) return false;
  const std::string_view before = clause.substr(0, at);
  const std::string_view behind = clause.substr(at + kVerb.size());
  const bool is_his_own = before.empty() || before == "我" || before == "我也" ||
                          before == "我根本" || before == "根本" || before == "我都";
  return is_his_own && (is_one(bare(behind), kWhom) || behind.starts_with("什么"));
}

// "这个号换人了", "机主已变更", "号码给别人了", "他不用这个号了", and a bare "换号了".
bool names_the_change(std::string_view text) {
  static constexpr auto kBare =
      std::to_array<std::string_view>({"换号", "已换号", "已经换号", "这个号换", "这号换", "号码换",
                                       "号码已换", "手机号换", "换号码", "此号已换", "号已经换"});
  if (is_one(bare(text), kBare)) return true;
  if (has_any(text, {"机主", "号主"}) &&
      has_any(text, {"换", "变更", "不是", "原机主", "前机主", "以前", "原来", "之前", "上一",
                     "上个", "老机主", "我才是"}))
    return true;
  if (!has_any(text, {"号", "卡", "电话", "手机"}) || has_any(text, {"我换", "我的号换", "我手机"}))
    return false;
  if (has_any(text,
              {"号换人",         "号码换人",     "号换主",     "号码换主",     "号码已经换人",
               "号已经换人",     "号已换人",     "号给别人",   "号码给别人",   "号已经给别人",
               "号码已经给别人", "别人的号",     "别人在用",   "号已经不是",   "号码已经不是",
               "号早就不是",     "号码早就不是", "号不是他",   "号不是她",     "号码不是他",
               "号码不是她",     "不是他的号",   "不是她的号", "不是他的电话", "不是她的电话",
               "号现在是我",     "号码现在是我", "号是我的了", "号码是我的了", "号现在我用",
               "号现在我在用",   "号现在归我",   "此号非",     "我的新号",     "不是原来的人"}))
    return true;
  const bool uses_it_no_more =
      has_any(text, {"不用这个号", "不用这个手机号", "不用这号", "不用此号", "不用这张卡"});
  if (uses_it_no_more && has_any(text, {"他", "她", "原来的人", "以前的人", "人家"}) &&
      !has_any(text, {"我"}))
    return true;
  return count_points(text) <= kLinePointsMax &&
         has_any(text, {"新办的号",     "新办的手机号", "新办的卡",   "新办的电话", "刚办的号",
                        "刚办的手机号", "刚办的卡",     "才办的号",   "才办的卡",   "新买的号",
                        "新买的卡",     "新买的手机号", "刚买的号",   "刚买的卡",   "卡是我新办",
                        "卡是我刚办",   "号是我新办",   "号是我刚办", "号是我刚买", "号是我新买",
                        "号码是我新办", "号码是我刚办"});
}

// "我不是王某", "我不是你们要找的人", "我姓李不姓王".
bool denies_a_name(std::string_view clause) {
  static constexpr auto kHim = std::to_array<std::string_view>(
      {"他", "她", "他本人", "她本人", "这个人", "这人", "那个人", "那人", "此人"});
  const auto behind = [&](std::string_view denial) {
    const auto at = clause.find(denial);
    return at == clause.npos ? std::string_view() : bare(clause.substr(at + denial.size()));
  };
  if (const std::string_view name = behind("不姓");
      has_any(clause, {"我不姓", "我姓"}) && count_points(name) == 1)
    return true;
  if (has_any(clause, {"不是姓"}) && count_points(behind("不是姓")) == 1) return true;
  if (behind("这不是").find("某") != std::string_view::npos &&
      has_any(clause, {"号", "电话", "手机"}))
    return true;
  for (const std::string_view denial : {"我不是", "我不叫", "我也不是"}) {
    const std::string_view whom = behind(denial);
    if (whom.empty()) continue;
    if (is_one(whom, kHim)) return true;
    constexpr std::size_t kTitledPoints = 4;
    if (has_any(whom, {"某", "先生", "女士", "大爷", "大妈", "老师"}) &&
        count_points(whom) <= kTitledPoints)
      return !is_one(whom, std::to_array<std::string_view>({"老师", "先生", "女士"}));
    if (has_any(whom, {"要找的", "你们找的", "你找的", "你说的", "你们说的"}) &&
        has_any(whom, {"人", "那个", "这个", "那位"}))
      return true;
  }
  return false;
}

// Of whom the talk is: the name ends there, or it is his number's.
bool ends_name(std::string_view behind, bool is_of_number) {
  if (is_of_number) return behind.starts_with("的") && has_any(behind, {"号", "电话", "手机"});
  if (behind.starts_with("的")) return false;  // 我不是白来的
  return behind.empty() || behind.starts_with("本人") || behind.starts_with("，") ||
         behind.starts_with(",") || is_one(behind, kParticles) || behind.starts_with("。");
}

// A name behind words that say that it is not his. 刁民 and 黄牛 look like names.
bool denies_found_name(const Talk& talk) {
  static constexpr auto kNoNames = std::to_array<std::string_view>(
      {"刁民", "黄牛", "钱多", "毛病多", "常客", "单身", "房主", "白来", "成心", "党员", "干部",
       "司机", "高手", "农民", "商户"});
  const auto points = code_points(talk.heard.text);
  return std::ranges::any_of(talk.heard.values, [&](const Found& found) {
    if (found.kind != ValueKind::name || is_one(found.normal, kNoNames)) return false;
    constexpr std::size_t kDenialPoints = 5;
    const std::string before = in_plain_persons(read::before(talk, found.begin, kDenialPoints));
    const std::string behind =
        bot::plain(utf8(std::u32string_view(points).substr(std::min(found.end, points.size()))));
    if (read::ends_with_any(before, {"我不是", "我不叫", "我不认识"}) || before == "不认识")
      return ends_name(behind, false);
    return read::ends_with_any(before, {"这不是", "已经不是", "早就不是"}) &&
           ends_name(behind, true);
  });
}

bool is_a_line(std::string_view plain) {
  return count_points(plain) <= kSentencePointsMax && !speaks_for_him(plain) &&
         !is_of_a_story(plain);
}

}  // namespace

bool says_so(std::string_view plain) {
  if (!is_a_line(plain)) return false;
  const std::string text = in_plain_persons(plain);
  if (names_the_change(text)) return true;
  bool is_wrong = false, is_not_he = false;
  for (const std::string& clause : clauses_of(text)) {
    if (is_sent_wrong(clause) || knows_no_such_person(clause) || denies_a_name(clause)) return true;
    is_wrong |= may_say_so(clause);
    is_not_he |= has_any(clause, {"不是我", "没关系", "不是本人"});
  }
  return is_wrong && is_not_he && clauses_of(text).size() > 1;
}

bool may_say_so(std::string_view plain) {
  static constexpr auto kAlone = std::to_array<std::string_view>({"打错",
                                                                  "发错",
                                                                  "错",
                                                                  "搞错",
                                                                  "弄错",
                                                                  "找错",
                                                                  "认错",
                                                                  "你们弄错",
                                                                  "你们搞错",
                                                                  "不是我",
                                                                  "不认识",
                                                                  "我不认识",
                                                                  "不是本人",
                                                                  "我不是本人",
                                                                  "不是他本人",
                                                                  "不是她本人",
                                                                  "你找谁",
                                                                  "你们找谁",
                                                                  "我没信访过",
                                                                  "我没有信访过",
                                                                  "我从来没信访过",
                                                                  "没信访过",
                                                                  "我没反映过",
                                                                  "我没有反映过",
                                                                  "我没反映过什么",
                                                                  "我没反映过什么事",
                                                                  "我没反映过问题",
                                                                  "我没投诉过",
                                                                  "我没有投诉过",
                                                                  "我没举报过",
                                                                  "我没去过你们那",
                                                                  "我没找过你们"});
  return is_one(bare(in_plain_persons(plain)), kAlone);
}

bool hear(Talk& talk) {
  if (!talk.is_by_sms()) return false;
  const Session::State& state = talk.state;
  const bool spoke = talk.topic() != nullptr ||
                     (state.last != Instant{} && talk.desk.now() - state.last < kSpokeLately);
  const bool gives_phone = talk.heard.has(ValueKind::phone);  // where he can be reached now
  const bool said = says_so(talk.plain) || (is_a_line(talk.plain) && denies_found_name(talk)) ||
                    (!spoke && may_say_so(talk.plain));
  if (!said || gives_phone) return false;
  talk.desk.disown_phone();
  const std::int64_t question = talk.state.question;
  talk.state = Session::State{};  // all of it was told by or to somebody else
  talk.state.question = question;
  talk.say("wrong_person.done", {{"电话", talk.desk.office().phone}});
  return true;
}

}  // namespace huiyin::bot::wrong_person
