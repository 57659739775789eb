#include "bot/staff/commands.h"

#include <initializer_list>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/staff/staff_readers.h"

namespace huiyin::bot {
namespace {

bool begins(std::string_view text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) return true;
  return false;
}

// Said first, a word names the act, whatever the report behind it speaks of.
StaffCommand by_its_head(std::string_view text) {
  if (begins(text, {"进展", "进度：", "进度:", "最新进展", "报进展", "报告进展", "汇报", "内部",
                    "协办答复", "答复主办"}))
    return StaffCommand::progress;
  if (begins(text, {"督办结束", "结束督办", "解除督办", "督办办结", "督办结果", "关闭督办"}))
    return StaffCommand::end_supervision;
  if (begins(text, {"督办"})) return StaffCommand::supervise;
  if (begins(text, {"异议", "提异议", "提出异议"})) return StaffCommand::object;
  return StaffCommand::none;
}

bool is_extension(std::string_view text) {
  if (has_any(text,
              {"延期", "延长", "延其", "延旗", "延迟", "延后", "延到", "展期", "宽限", "推迟"}))
    return true;
  if (has_any(text, {"办不完", "办不结", "来不及", "赶不上", "延", "再给", "多给", "再要"}))
    return staff_read::day_count(text).has_value();
  return false;
}

bool refuses(std::string_view text) {
  return has_any(text, {"不同意", "不批", "不准", "不予", "驳回", "不行", "不能延", "别延"});
}
bool approves(std::string_view text) {
  return !refuses(text) && has_any(text, {"同意", "批准", "批了", "准了", "准予", "准许", "可以延",
                                          "批一下", "我批", "审批通过"});
}

// "办不完" is the contrary of it, "还没办结" a question.
bool concludes(std::string_view text) {
  if (has_any(text,
              {"没办结", "未办结", "办不结", "不能办结", "什么时候办结", "何时办结", "办结期限"}))
    return false;
  return has_any(text, {"办结", "结案", "办完了", "办理完毕", "处理意见", "出意见"});
}

// A paper that was handed over, and is named; of what is to be done, was not done or is asked it
// says nothing, and other acts speak of what was sent as well.
bool serves(std::string_view text) {
  if (!has_any(text, {"送达", "签收", "已送到", "当面交给", "已邮寄", "已寄出"}) ||
      has_any(text, {"没",   "未",   "等",   "无法", "不了", "拒",   "退",   "何时", "什么时候",
                     "几时", "明天", "后天", "准备", "打算", "请",   "吗",   "及时", "尽快",
                     "同意", "批",   "转给", "转办", "异议", "办结", "督办", "协办"}))
    return false;
  if (has_any(text, {"文书", "告知书", "意见书", "通知书", "回证"}))
    return !is_extension(text) || !staff_read::day_count(text);
  constexpr std::size_t kBarePoints = 9;  // "已送达", after the case was named
  return count_points(text) <= kBarePoints && has_any(text, {"送达"});
}

StaffCommand of_others(std::string_view text) {
  if (has_any(text, {"退回"}) && approves(text)) return StaffCommand::consent;
  if (has_any(text, {"督办"}))
    return has_any(text, {"结束", "关闭", "解除", "撤销", "撤了", "取消", "完成", "结果"})
               ? StaffCommand::end_supervision
               : StaffCommand::supervise;
  if (has_any(text, {"异议", "退回", "退件", "不归我", "不归咱", "不归本", "不是我们", "不属于我",
                     "不属于本", "不该我", "不属本"}))
    return StaffCommand::object;
  if (has_any(text, {"转办", "转给", "移交", "交办", "交给", "改派", "派给", "换人办", "改由"}))
    return StaffCommand::hand_on;
  if (has_any(text, {"协办", "会办", "请配合", "一起办"})) return StaffCommand::call_in;
  if (has_any(text, {"进展", "进度", "汇报", "报告一下", "更新一下", "记一下", "记录一下"}))
    return StaffCommand::progress;
  return StaffCommand::none;
}

// Short, and he means himself: "我来跟他说" is no report.
bool takes_it(std::string_view text) {
  constexpr std::size_t kTakingPoints = 10;
  return count_points(text) <= kTakingPoints &&
         begins(text, {"我来", "我去", "我接", "我处理", "我马上", "我在处理", "接手", "我负责"});
}

StaffCommand of_office(std::string_view text) {
  if (takes_it(text)) return StaffCommand::take_signal;
  if (has_any(text, {"待办", "要办", "有什么事", "有啥事", "手上有", "手里有", "手上还", "手里还",
                     "手头", "我的件", "我的案", "哪些件", "啥件", "什么件", "没办完", "几件",
                     "什么任务", "快到期"}))
    return StaffCommand::todo;
  if (has_any(text, {"预约", "接访", "接待", "名单"})) return StaffCommand::visits;
  if (has_any(text, {"人工", "等待", "谁在等"})) return StaffCommand::waits;
  if (has_any(text, {"帮助", "怎么用", "help", "菜单", "怎么发", "能问什么"}))
    return StaffCommand::help;
  if (has_any(text, {"谢谢", "收到", "知道了", "好的", "辛苦"})) return StaffCommand::thanks;
  if (has_any(text, {"看看", "看一下", "看下", "查一下", "查下", "什么情况", "怎么样", "到哪一步"}))
    return StaffCommand::view;
  return StaffCommand::none;
}

}  // namespace

StaffCommand staff_command(std::string_view typed) {
  const std::string text = plain(staff_read::bare(typed));
  if (const auto first = by_its_head(text); first != StaffCommand::none) return first;
  if (serves(text)) return StaffCommand::serve;
  const bool is_of_extension = is_extension(text);
  const bool is_of_return = has_any(text, {"退回"});
  if (!is_of_return && refuses(text) &&
      (is_of_extension || begins(text, {"不同意", "不批", "驳回"})))
    return StaffCommand::refuse_extension;
  if (!is_of_return && approves(text)) return StaffCommand::approve_extension;
  if (concludes(text) && !is_of_extension) return StaffCommand::conclude;
  if (is_of_extension) return StaffCommand::ask_extension;
  if (const auto other = of_others(text); other != StaffCommand::none) return other;
  return of_office(text);
}

}  // namespace huiyin::bot
