#include "bot/understanding/example_rules.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/opt_out.h"
#include "bot/understanding/sentence.h"

namespace huiyin::bot {
namespace {

// Danger is a list of words, and 退订 its own; neither is there to be taught.
constexpr std::array kIntentRows{IntentRow{"book_visit", "预约来访", true},
                                 IntentRow{"reschedule", "改来访时间", true},
                                 IntentRow{"cancel_visit", "取消来访", true},
                                 IntentRow{"query_progress", "查办理进度", true},
                                 IntentRow{"get_notice", "看文书", true},
                                 IntentRow{"supplement", "补材料", true},
                                 IntentRow{"apply_review", "申请复查复核", true},
                                 IntentRow{"ask_policy", "问政策和期限", true},
                                 IntentRow{"ask_office", "问地址和时间", true},
                                 IntentRow{"rate", "评价满意度", true},
                                 IntentRow{"human", "找工作人员", true},
                                 IntentRow{"complain_handler", "投诉工作人员", true},
                                 IntentRow{"greet", "打招呼", true},
                                 IntentRow{"thanks", "道谢", true},
                                 IntentRow{"help", "问怎么用", true},
                                 IntentRow{"out_of_scope", "不归这里管的事和闲话", true},
                                 IntentRow{"unsubscribe", "退订", false},
                                 IntentRow{"threat", "扬言和辱骂", false}};

constexpr std::size_t kDigitsMax = 6;  // a longer number is somebody's, whatever it is

std::size_t longest_number(const Sentence& s) {
  std::size_t longest = 0, here = 0;
  for (std::size_t at = 0; at < s.size(); ++at) {
    here = is_digit(s[at]) ? here + 1 : 0;
    longest = std::max(longest, here);
  }
  return longest;
}

// What of it is somebody's; empty: nothing.
std::string personal_part(const Sentence& s, const Understood& heard) {
  static const std::map<ValueKind, std::string_view> kPersonal{
      {ValueKind::phone, "电话"},        {ValueKind::id18, "身份证号"},
      {ValueKind::id15, "身份证号"},     {ValueKind::name, "人名"},
      {ValueKind::case_no, "登记号"},    {ValueKind::booking_no, "预约号"},
      {ValueKind::query_code, "查询码"}, {ValueKind::uscc, "信用代码"}};
  for (const Found& value : heard.values) {
    if (value.last4) return "号码后四位";
    const auto found = kPersonal.find(value.kind);
    if (found != kPersonal.end()) return std::string(found->second) + "“" + value.text + "”";
  }
  return longest_number(s) > kDigitsMax ? "一长串号码" : "";
}

std::optional<Problem> length_fault(const Sentence& s, const std::string& where) {
  const auto han = std::size_t(std::ranges::count_if(s.plain, is_han));
  const bool has_lines = std::ranges::any_of(s.plain, [](char32_t c) { return c < 0x20; });
  if (s.size() <= kExamplePointsMax && han >= kExampleHanMin && !has_lines) return std::nullopt;
  return Problem{"examples.length", where,
                 "例句应是一句话，至少" + std::to_string(kExampleHanMin) + "个汉字，最多" +
                     std::to_string(kExamplePointsMax) + "个字",
                 "请只写这一句话"};
}

// What is heard before any example is.
std::optional<Problem> before_fault(const Example& one, const Understood& heard,
                                    const std::string& where) {
  if (heard.risk != Risk::none || heard.harm != Harm::none || heard.intent == "threat")
    return Problem{"examples.danger", where, "“" + one.text + "”里有警示的话，一律先按警示办",
                   "请换一句；警示的话不能教成别的意思"};
  const bool is_opt_out =
      opt_out::wish(plain(one.text)) != opt_out::Wish::none || heard.intent == "unsubscribe";
  if (is_opt_out || heard.by == DecidedBy::command)
    return Problem{"examples.before", where,
                   "“" + one.text + "”已有固定的意思：" +
                       std::string(is_opt_out ? "退订或恢复接收" : intent_title(heard.intent)),
                   "请删去这一句"};
  if (heard.intent == "human" && one.intent != "human")
    return Problem{"examples.before", where,
                   "“" + one.text + "”听起来是要找工作人员，这样的话一律先找人",
                   "请换一句，或者归到“找工作人员”"};
  return std::nullopt;
}

std::optional<Problem> example_fault(const Understanding& understanding, const Example& one,
                                     const std::string& where, Instant now) {
  const auto row = std::ranges::find(kIntentRows, one.intent, &IntentRow::key);
  if (row == kIntentRows.end() || !row->is_taught)
    return Problem{"examples.intent", where, "不能给这个意思加例句", "请从列出的意思里选"};
  const Sentence s = sentence(one.text);
  if (auto fault = length_fault(s, where)) return fault;
  const Understood heard = understanding.understand(one.text, now);
  if (const std::string part = personal_part(s, heard); !part.empty())
    return Problem{"examples.personal", where, "例句里像是有" + part + "，例句不能有个人信息",
                   "请删去，或者换一种不指名的说法"};
  return before_fault(one, heard, where);
}

}  // namespace

std::span<const IntentRow> intent_rows() { return kIntentRows; }

std::string_view intent_title(std::string_view key) {
  const auto row = std::ranges::find(kIntentRows, key, &IntentRow::key);
  return row == kIntentRows.end() ? "其他" : row->title;
}

std::vector<Problem> example_faults(const Understanding& understanding,
                                    std::span<const Example> examples, Instant now) {
  if (examples.size() > kExamplesMax)
    return {{"examples.many", "examples",
             "例句最多" + std::to_string(kExamplesMax) + "句，现在有" +
                 std::to_string(examples.size()) + "句",
             "请删去用不着的"}};
  std::vector<Problem> faults;
  std::map<std::u32string, const Example*> known;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const Example& one = examples[i];
    const std::string where = "examples[" + std::to_string(i) + "]";
    if (auto fault = example_fault(understanding, one, where, now)) {
      faults.push_back(*std::move(fault));
      continue;
    }
    const auto [at, is_new] = known.try_emplace(understanding.essence(one.text), &one);
    if (is_new) continue;
    const Example& other = *at->second;
    if (other.intent == one.intent)
      faults.push_back(
          {"examples.twice", where, "“" + one.text + "”和“" + other.text + "”一样", "请删去一句"});
    else
      faults.push_back({"examples.conflict", where,
                        "“" + one.text + "”既是“" + std::string(intent_title(other.intent)) +
                            "”又是“" + std::string(intent_title(one.intent)) + "”",
                        "一句话只能有一个意思，请删去一处"});
  }
  return faults;
}

}  // namespace huiyin::bot
