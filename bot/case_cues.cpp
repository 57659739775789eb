#include "bot/case_cues.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "bot/cues.h"

namespace huiyin::bot::cue {
namespace {

// What is longer tells how it went.
bool is_a_line(std::string_view text) {
  constexpr std::size_t kPointsMax = 40;
  return count_points(text) <= kPointsMax;
}

bool is_of_a_visit(std::string_view text) {
  return has_any(text, {"预约", "约号", "来访", "接待", "接访", "约个", "约的", "改期"});
}

// "药店给我打电话推销": what shops and hospitals did is no wish to the office.
bool is_of_others(std::string_view text) {
  return has_any(text,
                 {"药店", "医院", "诊所", "老板", "医生", "护士", "商家", "厂家", "快递", "推销"});
}

}  // namespace

bool my_own(std::string_view text) {
  return has_any(text, {"我自己的", "我自己那", "俺自己", "我本人的", "我的呢", "俺的呢",
                        "我那个呢", "我那件呢", "我的那个呢", "那我的"});
}

bool of_mine(std::string_view text) {
  return my_own(text) || has_any(text, {"我的", "俺的", "我那", "俺那", "我反映", "俺反映"});
}

bool asks_progress(std::string_view text) {
  if (is_of_a_visit(text) || has_any(text, {"想反映", "要反映", "来反映", "去反映", "取消"}))
    return false;
  if (has_any(text, {"查进度", "查下进度", "查一下进度", "看进度", "看下进度", "办理进度", "办到哪",
                     "办到了哪", "查得咋样", "查得怎么样"}))
    return true;
  const bool of_case = has_any(text, {"案", "的事", "那事", "那个事", "信访件", "登记号", "我反映",
                                      "俺反映", "的投诉", "我的件"});
  return of_case && has_any(text, {"看看",   "看下", "看一下", "查",   "到哪", "哪一步", "哪步",
                                   "怎么样", "咋样", "咋个样", "结果", "办完", "办好",   "进度",
                                   "进展",   "说法", "动静",   "音信", "办得", "消息"});
}

bool asks_if_late(std::string_view text) {
  if (!is_a_line(text) || is_of_a_visit(text)) return false;
  // "超了怎么办", "到时候没办完咋整"
  const bool what_then = has_any(text, {"怎么办", "咋办", "咋整", "咋个办", "该咋", "该怎么",
                                        "怎么说", "咋说", "找谁", "呢", "会怎样", "会咋"});
  const bool supposes = has_any(
      text, {"要是", "如果", "万一", "假如", "到时", "到期", "到了", "那要", "若是", "过了"});
  const bool in_time_not =
      has_any(text, {"办不完",   "办不好", "办不下来", "没办完",   "没办好", "没结果", "没有结果",
                     "不给答复", "没答复", "不答复",   "没给答复", "还没完", "没消息", "不给结果",
                     "没动静",   "不办",   "没弄好",   "没弄完",   "弄不完", "弄不好", "没搞好"});
  if (has_any(text, {"超了", "超期", "逾期", "过期没办", "超时", "拖过"}) &&
      !has_any(text, {"药", "食品", "奶"}))
    return what_then || supposes ||
           has_any(text, {"都超", "早超", "这么多天", "好几天", "好多天", "多少天", "几天了"});
  return in_time_not && supposes && (what_then || question(text));
}

bool asks_latest(std::string_view text) {
  return is_a_line(text) && (has_any(text, {"延", "拖"}) || has_any(text, {"最长", "最多"})) &&
         has_any(text, {"最多", "最长", "最晚", "最迟", "顶多"}) &&
         has_any(text, {"延", "拖", "办"}) &&
         has_any(text, {"哪天", "几号", "多久", "几天", "多少天", "到什么时候", "到啥时", "到何时",
                        "哪一天", "多长"});
}

bool asks_accepted(std::string_view text) {
  return is_a_line(text) && text.find("受理") != text.npos &&
         has_any(text, {"几号", "哪天", "哪一天", "什么时候受理", "啥时候受理", "哪日", "受理日",
                        "什么时间受理", "受理了没", "受理没", "受理了吗", "你们受理了"});
}

bool asks_registered(std::string_view text) {
  return is_a_line(text) && text.find("登记") != text.npos && !is_of_a_visit(text) &&
         has_any(text, {"几号登记", "哪天登记", "什么时候登记", "啥时候登记", "登记的日子",
                        "登记日期", "哪一天登记"});
}

bool asks_served(std::string_view text) {
  return is_a_line(text) &&
         has_any(text, {"几号收", "哪天收", "什么时候收到", "啥时候收到", "几号送", "哪天送",
                        "哪一天收", "几号签收", "哪天签收"}) &&
         has_any(text, {"意见书", "答复", "文书", "告知书", "的"}) && !has_any(text, {"能", "会"});
}

bool waits_on(std::string_view text) {
  constexpr std::size_t kPointsMax = 14;
  return count_points(text) <= kPointsMax && !question(text) && !has_any(text, {"什么时候"}) &&
         has_any(text, {"再等等", "等等吧", "等着吧", "那我等", "我等着", "再等几天", "慢慢等",
                        "等消息", "等通知", "等你们", "再等一等", "接着等", "那就等"}) &&
         !has_any(text,
                  {"候补", "排", "不等", "等不", "约", "没人", "个月", "天了", "年了", "好久"});
}

bool asks_when_open(std::string_view text) {
  if (!is_a_line(text)) return false;
  const bool when = has_any(
      text, {"什么时候", "啥时", "几点", "多久", "多会", "何时", "几时", "等多", "好久", "多长"});
  if (when && has_any(text, {"再查", "能查", "可以查", "查得", "让查", "让我查", "再试", "解",
                             "恢复", "放开", "能看", "好久能"}))
    return true;
  return has_any(text, {"停我",   "锁我",     "锁了我", "把我锁",   "把我停", "封我",   "不让我查",
                        "不让查", "停了我",   "锁住",   "查不了",   "被锁",   "锁了",   "停我的",
                        "锁掉",   "不给我查", "不给查", "还不能查", "还能查", "能再查", "能查了"});
}

bool withdraws(std::string_view text) {
  if (!is_a_line(text) || is_of_a_visit(text) ||
      has_any(text, {"不撤", "别撤", "没撤", "不会撤", "不是", "让我撤", "逼我", "叫我撤",
                     "什么意思", "他们", "会怎", "退货", "撤销处分", "预约号"}))
    return false;
  if (has_any(text, {"撤诉", "撤案", "撤访", "撤件", "不告了", "不想告了", "不想再告", "不再告",
                     "不投诉了", "不追究了", "不举报了", "不信访了", "撤销投诉", "撤销信访",
                     "撤销案", "撤了案", "不反映了"}))
    return true;
  // "药店把货撤了，案子怎么样了": what others took back, or goods, is no matter withdrawn.
  return std::ranges::any_of(clauses_of(text), [](const std::string& clause) {
    if (has_any(clause, {"货", "药品", "产品", "执照", "许可", "处罚", "广告", "把药", "他们撤",
                         "药店撤", "医院撤", "你们撤", "厂家撤"}))
      return false;
    if (clause.find("撤回") != clause.npos) return true;
    return has_any(clause, {"撤掉", "撤了", "撤销", "撤下来", "撤出来"}) &&
           has_any(clause, {"案", "信访", "投诉", "反映", "的事", "这事", "那事", "个事", "件",
                            "吧", "行不", "行吗"});
  });
}

bool keeps_it(std::string_view text) {
  return is_a_line(text) && !is_of_a_visit(text) && text.find("告诉") == text.npos &&
         has_any(text, {"不撤了", "不撤回", "先不撤", "别撤", "先别撤", "还是要告", "继续告",
                        "接着告", "不想撤", "还是不撤"});
}

bool asks_whom(std::string_view text) {
  constexpr std::size_t kPointsMax = 12;
  return count_points(text) <= kPointsMax && !has_any(text, {"复查", "复核", "约"}) &&
         has_any(text, {"找谁", "问谁", "跟谁说", "找哪个"});
}

bool names_by_grief(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kEnds = {"那个", "那件", "那个事", "那件事",
                                                            "那个案子"};
  constexpr std::size_t kPointsMax = 24;
  return count_points(text) <= kPointsMax && grieves(text) &&
         std::ranges::any_of(kEnds, [&](std::string_view end) { return text.ends_with(end); });
}

bool urges(std::string_view text) {
  return is_a_line(text) && !is_of_a_visit(text) &&
         has_any(text, {"催催", "催一下", "催下", "催一催", "催促", "帮我催", "帮忙催", "催办",
                        "给我催", "催他们", "抓紧办", "快点办", "快些办", "加快办"}) &&
         !is_of_others(text) && !has_any(text, {"催了", "别催", "不催", "催过"});
}

bool wants_call(std::string_view text) {
  constexpr std::size_t kPointsMax = 60;
  if (count_points(text) > kPointsMax || is_of_others(text) || text.find("别再") != text.npos ||
      has_any(text, {"没给我", "没有给我", "不给我打", "没打", "怎么没", "咋没", "骗", "别给我打",
                     "不要给我打", "有人给我打", "谁给我打", "陌生", "会打", "会给我"}))
    return false;
  const bool to_me =
      has_any(text, {"给我", "给俺", "跟我", "打我", "给老人", "给她", "给他", "打给我", "回我",
                     "打过来", "回个电话", "回电话", "联系我", "回电"});
  const bool calls = has_any(text, {"打电话", "打个电话", "打一个电话", "打给我", "回电话",
                                    "回个电话", "来个电话", "来电话", "回电", "打过来", "打我电话",
                                    "打我手机", "通个电话", "回我电话", "电话联系我", "去个电话"});
  return to_me && calls;
}

bool waits_in_vain(std::string_view text) {
  return is_a_line(text) && !is_of_others(text) &&
         !has_any(text, {"查", "案", "约", "大厅", "门口", "窗口", "楼下"}) &&
         has_any(text, {"没人理", "没人回", "没人搭理", "没人联系", "没有人理", "没有人回",
                        "没人找我", "没人应", "没个人理", "没人来", "人呢", "没人给我回",
                        "没人给我打", "不见人", "没见人"}) &&
         !has_any(text, {"有人呢", "老人呢", "个人呢", "别人呢"});
}

bool new_phone(std::string_view text) {
  return is_a_line(text) && !is_of_others(text) &&
         (has_any(text, {"换号了",   "换了号",   "换手机号",  "换电话",   "换了电话", "换了手机",
                         "手机号换", "号码换",   "电话换",    "号换了",   "换新号",   "换卡",
                         "停机了",   "手机丢",   "号码丢",    "手机掉了", "手机卡丢", "号注销",
                         "号码注销", "号不用了", "号码不用了"}) ||
          (has_any(text, {"以前那个号", "原来那个号", "原来的号", "以前的号", "老号码", "旧号",
                          "之前的号", "原号码"}) &&
           has_any(text, {"记不", "忘", "丢", "不用", "停", "没了", "注销", "打不通"})));
}

bool disproves(std::string_view intent, std::string_view text) {
  if (intent == "unsubscribe")
    return new_phone(text) ||
           !has_any(text,
                    {"退订",     "别发",       "别再",     "别给我发", "别老",       "不要再",
                     "不要发",   "不要给我发", "不用发",   "不用再",   "不用给我发", "不想收",
                     "不想再收", "不收",       "拒收",     "停止",     "停发",       "不再接收",
                     "不接收",   "取消提醒",   "关掉提醒", "关闭提醒", "不需要提醒", "不要提醒",
                     "不用提醒", "td"});
  if (intent == "complain_handler")
    return has_any(text, {"医院", "诊所", "药店", "药房", "商家", "老板", "厂", "医生", "护士",
                          "养老院", "卖家", "超市", "店里", "店家"}) &&
           !has_any(text,
                    {"你们", "工作人员", "经办",   "承办", "办事",   "窗口", "科长", "科员", "局",
                     "干部", "领导",     "好处",   "受贿", "包庇",   "贪",   "红包", "姓",   "勾结",
                     "主任", "公务员",   "信访办", "接待", "保护伞", "态度", "举报", "投诉"});
  if (intent == "apply_review")
    return has_any(text, {"再查", "查一次", "查一遍"}) &&
           !has_any(text, {"复查", "复核", "不服", "意见", "重新", "不满", "不同意"});
  return false;
}

}  // namespace huiyin::bot::cue
