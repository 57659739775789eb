#include "bot/cues.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace huiyin::bot {
namespace {

// Long texts tell a story: a cue inside one steers nothing.
constexpr std::size_t kSteeringPointsMax = 24;

bool is_short(std::string_view text) { return count_points(text) <= kSteeringPointsMax; }

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  static constexpr std::array<std::string_view, 12> kEnds = {"吧", "了", "啊", "呀", "呢", "哦",
                                                             "嘛", "。", "！", "!",  ".",  "，"};
  for (bool cut = true; cut;) {
    if (std::ranges::find(words, text) != words.end()) return true;
    cut = false;
    for (const auto end : kEnds)
      if (text.size() > end.size() && text.ends_with(end)) {
        text.remove_suffix(end.size());
        cut = true;
        break;
      }
  }
  return false;
}

// Behind the last sign that parts clauses.
std::string_view last_clause(std::string_view text) {
  for (const std::string_view sign : {"，", ",", "。", "；", ";", "！", "!"}) {
    while (text.ends_with(sign)) text.remove_suffix(sign.size());
  }
  for (const std::string_view sign : {"，", ",", "。", "；", ";", "！", "!"})
    if (const auto at = text.rfind(sign); at != text.npos) text.remove_prefix(at + sign.size());
  return text;
}

}  // namespace

std::string plain(std::string_view text) {
  std::string out;
  for (const char32_t point : code_points(text)) {
    char32_t sign = half_width(point);
    if (sign >= 'A' && sign <= 'Z') sign += 'a' - 'A';
    if (sign <= ' ' || sign == 0xa0 || sign == 0x3000 || sign == 0x200b || sign == 0xfeff) continue;
    append_utf8(out, sign);
  }
  return out;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return text.find(word) != text.npos; });
}

std::vector<std::string> clauses_of(std::string_view plain_text) {
  static constexpr std::u32string_view kBreaks = U"，,。；;！!、？?";
  std::vector<std::string> out(1);
  for (const char32_t point : code_points(plain_text)) {
    if (half_width(point) == U'?') out.back() += '?';
    if (kBreaks.find(point) == kBreaks.npos)
      append_utf8(out.back(), point);
    else
      out.emplace_back();
  }
  std::erase(out, std::string());
  return out;
}

namespace cue {

bool back(std::string_view text) {
  return is_short(text) && (has_any(text, {"返回上一步", "上一步", "回上一步", "退回去", "倒回去",
                                           "往回退", "回到前面", "上一个问题", "前一步"}) ||
                            is_one_of(text, {"返回", "后退", "回退", "退回"}));
}

bool drop(std::string_view text) {
  // "有人不来了就通知我": of others.
  if (!is_short(text) || wants_waiting(text) ||
      has_any(text, {"不取消", "别取消", "先别", "不要取消"}))
    return false;
  return has_any(text,
                 {"不约了",   "先不约",   "不预约了", "不弄了", "不办了",   "不查了", "不填了",
                  "不改了",   "不登记了", "取消吧",   "取消掉", "取消预约", "先取消", "下次再说",
                  "改天再说", "以后再说", "不想约",   "不想弄", "不申请",   "放弃",   "按原来的",
                  "照原来的", "不来了",   "不去了",   "不用约", "不绑",     "别绑"}) ||
         is_one_of(text, {"算了", "取消", "退出", "不要", "不用", "停", "结束", "拉倒", "算了算了",
                          "那算了", "不搞", "还是算了", "不问了", "quit"}) ||
         text.starts_with("算了,") || text.starts_with("算了，") || text.starts_with("算了我") ||
         is_one_of(last_clause(text), {"算了", "取消", "拉倒", "那算了", "还是算了"});
}

bool hold(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kMoment = {"等一下", "等下", "等会",
                                                              "等我",   "稍等", "等等"};
  if (!is_short(text)) return false;
  return has_any(text, {"先别", "别取消", "不取消", "不要取消", "先等等", "再想想", "考虑一下",
                        "先留着", "留着吧", "别退", "不退"}) ||
         is_one_of(text, {"等等", "等一下", "等会", "等会儿", "慢着", "别"}) ||
         (!question(text) && !wrong(text) && !has_any(text, {"取消", "退", "约", "查", "把"}) &&
          std::ranges::any_of(kMoment, [&](auto word) { return text.starts_with(word); }));
}

bool go_on(std::string_view text) {
  return is_short(text) && has_any(text, {"继续", "接着", "往下", "接下去", "下一步"});
}

bool why(std::string_view text) {
  return has_any(text, {"为什么要", "为啥要", "干嘛要",   "凭什么要", "为什么问",   "为什么需要",
                        "问这个",   "问这些", "要这个干", "要这些干", "有什么用",   "有啥用",
                        "干什么用", "干啥用", "做什么用", "拿去干",   "会不会泄露", "安全吗",
                        "给别人",   "给外人", "告诉别人", "外传",     "骚扰",       "要我电话",
                        "要我名字", "干吗要", "咋还要",   "怎么还要", "用身份证",   "换个查法",
                        "别的办法"}) ||
         (text.find("要") != text.npos &&
          has_any(text, {"干嘛", "干啥", "干什么", "做什么", "做啥"}));
}

bool unclear(std::string_view text) {
  return is_short(text) && has_any(text, {"什么意思", "啥意思", "没看懂", "看不懂", "不明白",
                                          "没明白", "不懂", "听不懂", "怎么填", "怎么写", "怎么说",
                                          "咋填", "咋写", "填什么", "写什么", "举个例子"});
}

bool wrong(std::string_view text) {
  return has_any(text,
                 {"错了", "不对", "写错", "打错", "填错", "说错", "记错", "搞错", "弄错", "改一下",
                  "改下", "更正", "要改", "想改", "改改", "换一下", "改成", "换成", "不是"});
}

bool restart(std::string_view text) {
  return is_short(text) &&
         has_any(text, {"重新来", "从头来", "从头开始", "从头再来", "重来", "重填", "重新填",
                        "重新说", "重新弄", "全错了", "都错了", "全填错", "都填错", "全写错"});
}

bool lost(std::string_view text) {
  return is_short(text) &&
         has_any(text, {"忘了",   "忘记",   "不记得",     "记不得",    "记不住", "记不清",
                        "找不到", "找不着", "弄丢",       "丢了",      "没收到", "没给过",
                        "不晓得", "不知道", "没有码",     "没码",      "没有号", "没号",
                        "想不起", "没存",   "没有查询码", "没有预约号"});
}

bool protests(std::string_view text) {
  return is_short(text) && has_any(text, {"凭什么", "凭啥", "为什么只", "为啥只", "怎么只能"});
}

bool moves(std::string_view text) {
  return has_any(text, {"改到", "改成", "改为", "改期", "改天", "改个", "改在", "换到", "换成",
                        "换个时间", "挪到", "推到", "延到", "往后推", "提前到"});
}

bool takes_it(std::string_view text) {
  // "上午没了啊，那下午那个也行": what he takes may come last.
  return std::ranges::any_of(clauses_of(text), [](std::string_view clause) {
    return is_short(clause) && !question(clause) &&
           has_any(clause, {"就这个", "就那个", "要这个", "要那个", "这个吧", "那个吧", "这个就行",
                            "那个就行", "就它", "只好这", "只能这", "也行", "就这样"});
  });
}

bool cannot_come(std::string_view text) {
  return count_points(text) <= 20 && !question(text) &&
         has_any(text,
                 {"去不成", "来不成", "去不了", "来不了", "去不得", "赶不过去", "过不去了"}) &&
         !has_any(text, {"改", "换", "取消", "退", "撤", "销", "推", "挪", "调", "人工"});
}

bool comes_late(std::string_view text) {
  return count_points(text) <= 30 &&
         has_any(text, {"晚到", "迟到", "堵车", "堵在", "路上耽", "赶不及", "晚点到", "到晚了",
                        "可能晚", "会晚一"}) &&
         !has_any(text, {"取消", "退", "别人", "他们", "你们", "送货", "快递", "药", "物流"});
}

int more_people(std::string_view text, std::optional<int> said) {
  if (has_any(text, {"一共", "总共", "共计", "加起来", "合计", "不去", "不来", "事由", "一条"}))
    return 0;
  if (has_any(text, {"再加", "再来", "再带", "多加", "多来", "多带", "再多", "加上", "添"}))
    return said.value_or(1);
  const bool comes_too = has_any(text, {"也跟我", "也要去", "也要来", "也一起", "也想去", "也想来",
                                        "也去", "也来", "跟我一起去", "跟着去", "也要一起"});
  return comes_too && !said ? 1 : 0;
}

bool seen(std::string_view text) {
  return count_points(text) <= 14 && !question(text) &&
         !has_any(text, {"没收到", "没有收到", "未收到", "收到过", "收不到"}) &&
         has_any(text, {"知道了", "收到", "明白了", "晓得了", "清楚了", "记住了", "了解了",
                        "一定到", "一定去", "一定来", "准时到", "到时见", "放心"});
}

bool grieves(std::string_view text) {
  return has_any(
      text,
      {"骗",   "假",     "过期", "坏了", "乱",     "不给",     "没人管", "不管", "收费", "问题",
       "违规", "拖欠",   "欠",   "害",   "疼",     "没有批号", "没说明", "黑心", "三无", "变质",
       "吃出", "劣质",   "受伤", "不退", "涨价",   "医院",     "诊所",   "卫生", "药店", "店家",
       "疫苗", "老板",   "举报", "反映", "没批号", "不准",     "忽悠",   "坑",   "发霉", "异物",
       "无证", "保健品", "吃坏", "过敏", "退货",   "退钱",     "质量",   "虚假", "宣传", "推销"});
}

bool asks_for_seat(std::string_view text) {
  return question(text) &&
         has_any(text, {"名额", "空位", "空额", "位子", "位置吗", "有号", "没有号", "还能约",
                        "能约", "约得上", "约得到", "还有空"});
}

bool cannot_wait(std::string_view text) {
  return has_any(text, {"等不及", "等不了", "等不起", "太远了", "太晚了", "太久", "着急", "太急"});
}

bool asks_who(std::string_view text) {
  return has_any(text, {"哪个领导", "哪位领导", "什么领导", "哪位", "谁接", "谁来接", "是谁",
                        "谁在", "领导是"}) &&
         !has_any(text, {"约", "改", "换"});
}

bool of_a_visit(std::string_view text) {
  return !asks_who(text) &&
         (asks_for_seat(text) ||
          has_any(text, {"约", "来", "去", "接待", "接访", "见", "改", "换", "挪", "调", "空", "行",
                         "可以", "方便", "成不", "中不", "登记", "报名"}));
}

bool that_day(std::string_view text) {
  return has_any(text, {"那天", "那一天", "这天", "这一天", "当天", "那个日子", "那日", "同一天"});
}

bool next_month(std::string_view text) {
  return has_any(text, {"下个月", "下月", "次月", "下一个接待日", "下个接待日", "下次接待",
                        "再下一次", "下一次"});
}

bool for_other(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kFor = {"替", "帮", "给", "代", "为", "陪"};
  static constexpr std::array<std::string_view, 26> kWhom = {
      "我妈",   "我爸",   "我母亲", "我父亲", "我爷爷", "我奶奶", "我外公", "我外婆",  "我姥姥",
      "我姥爷", "我老伴", "我爱人", "我老公", "我老婆", "我丈夫", "我妻子", "我儿子",  "我女儿",
      "我哥",   "我姐",   "我弟",   "我妹",   "我邻居", "老人",   "邻居",   "家里老人"};
  for (const auto verb : kFor)
    for (const auto whom : kWhom)
      if (text.find(std::string(verb) + std::string(whom)) != text.npos) return true;
  return has_any(
      text, {"替别人",   "帮别人",     "替他",     "替她",   "帮他约", "帮她约",     "给他约",
             "给她约",   "代别人",     "代为预约", "替人",   "帮人约", "不是我本人", "不是我去",
             "不是我来", "不是我要去", "替亲戚",   "帮亲戚", "替朋友", "帮朋友"});
}

bool question(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kEnds = {"?",  "吗", "么", "不",
                                                            "呢", "嘛", "没"};
  std::string_view end = text;
  while (end.ends_with("。") || end.ends_with("，")) end.remove_suffix(3);
  if (std::ranges::any_of(kEnds, [&](std::string_view sign) { return end.ends_with(sign); }))
    return true;
  // 开不开门, 接没接到: the same sign on both sides of a no.
  const auto points = code_points(text);
  for (std::size_t i = 2; i < points.size(); ++i)
    if (points[i] == points[i - 2] && (points[i - 1] == U'不' || points[i - 1] == U'没'))
      return true;
  // 接访不接访: the same with words of two signs.
  for (std::size_t i = 2; i + 2 < points.size(); ++i)
    if (points[i] == U'不' && points[i - 2] == points[i + 1] && points[i - 1] == points[i + 2])
      return true;
  // "那个什么保健品": a word one is looking for asks nothing.
  if (has_any(text, {"那个什么", "这个什么", "没什么", "什么的"})) return false;
  return has_any(text,
                 {"?",      "什么",   "啥",     "哪",     "机号",   "几点",   "多久",   "多长时间",
                  "怎么",   "咋",     "如何",   "是不是", "会不会", "来得及", "能不能", "可不可以",
                  "行不行", "有没有", "要不要", "问下",   "问一下", "请问",   "多少钱", "几天",
                  "几号",   "找谁",   "问谁",   "归谁",   "谁管"});
}

bool asks_to_book(std::string_view text) {
  if (has_any(text, {"不约了", "取消", "改期", "不想约", "不想预约", "约的", "约了", "约不"}))
    return false;
  return text == "预约" || text == "予约" ||
         has_any(text,
                 {"想约",     "要约",   "想预约",   "要预约",  "想予约",   "要予约", "帮我约",
                  "帮我预约", "给我约", "约一下",   "约个",    "预约来访", "约来访", "登记来访",
                  "来访登记", "挂个号", "我来预约", "约吧",    "那就约",   "怎么约", "咋约",
                  "怎么预约", "咋预约", "如何预约", "怎样预约"});
}

bool wants_booking(std::string_view text) {
  if (has_any(text, {"不约了", "取消预约", "取消约", "改期"})) return false;
  return has_any(
      text, {"预约", "予约", "约来访", "想约", "要约", "约一下", "约个", "约在", "约到", "就约",
             "挂个号", "挂号", "约时间", "约吧", "给约", "来访登记", "登记来访", "报个名"});
}

bool wants_waiting(std::string_view text) {
  return has_any(
      text, {"候补", "排队", "排上", "排一个", "排个", "有空位通知", "有人退", "等空位", "等名额",
             "有人不来", "谁不来", "别人不来", "空出来", "腾出来", "有空位就", "有名额就"});
}

bool would_wait(std::string_view text) {
  return is_short(text) && !question(text) &&
         has_any(text, {"排吧", "我排", "帮我排", "给我排", "排着",   "排上",    "排1",
                        "排十", "等位", "等退号", "我等着", "等着吧", "就等",    "那等",
                        "候着", "等号", "等空",   "等名额", "等通知", "挂个号等"}) &&
         !has_any(text, {"钱", "烦", "急", "累", "不等", "等不", "不排", "时候", "三个月"});
}

bool refuses_privacy(std::string_view text) {
  constexpr std::size_t kBareMax = 5;  // "我不同意"
  if (!is_short(text) || question(text)) return false;
  if (count_points(text) <= kBareMax && text.find("不同意") != text.npos) return true;
  return has_any(text, {"名字", "姓名", "电话", "手机", "号码", "信息", "隐私"}) &&
         has_any(text, {"不同意", "不想留", "不愿意留", "不愿留", "不留", "不给", "不想给",
                        "不能给", "不想告诉", "不愿意给"}) &&
         !has_any(text, {"药店", "医院", "老板", "他们", "商家"});
}

bool about_booking_when(std::string_view text) {
  if (has_any(text, {"几个预约", "哪些预约", "有没有预约", "我的预约呢", "约了几个", "约的几个人",
                     "写了几个人", "几个人来着", "登记了几个人", "约上了没", "约上了吧", "是约上了",
                     "约的都有", "都约了", "约了哪", "约上没有"}))
    return true;
  // "预约号多少我忘了", "我的号记不住，你再说一遍"
  if (has_any(text, {"预约号", "约号", "我的号", "约的那个号", "约的号", "那个号"}) &&
      has_any(text, {"多少", "忘", "是啥", "是什么", "记不", "找不", "丢了", "再说一", "再发"}))
    return true;
  if (has_any(text, {"改", "换", "取消", "退", "推", "提前", "不去", "不来"})) return false;
  // "我是几号去来着": of what he once knew, as of his own visit.
  const bool asks_when =
      has_any(text, {"什么时候", "几点", "哪天", "几号", "啥时候", "啥时", "多会"});
  if (asks_when && has_any(text, {"我", "俺"}) &&
      has_any(text, {"来着", "是几号去", "是几号来", "是哪天去", "是几点去", "该几点", "该几号"}))
    return true;
  return has_any(text, {"我约的", "我预约的", "我的预约", "我那个预约", "约了没", "约上没",
                        "约好了没", "预约成功", "我约了"}) &&
         has_any(text, {"什么时候", "几点", "哪天", "几号", "什么时间", "查", "看", "成功", "没",
                        "吗", "啥时", "多会"});
}

bool about_matter(std::string_view text) {
  if (has_any(text, {"约", "上班", "下班", "接待", "开门", "带什么", "地址", "怎么走"}))
    return false;
  return has_any(
      text, {"谁在管",   "谁给我",   "谁给办",   "慢",       "等到",     "快点",     "快些",
             "快一点",   "催",       "超期",     "逾期",     "谁管",     "谁负责",   "谁在办",
             "谁办",     "谁在处理", "哪个部门", "哪个单位", "哪个科",   "归谁",     "归哪",
             "承办",     "经办",     "最晚",     "最迟",     "哪天答复", "几号答复", "时候答复",
             "多久",     "时候能",   "时候出",   "几天能",   "几号能",   "哪天能",   "办完",
             "办好",     "办结",     "结果",     "期限",     "到期",     "延期",     "延长",
             "怎么还没", "怎么还不", "哪一步",   "啥进展",   "进展",     "进度",     "答复"});
}

bool when_answered(std::string_view text) {
  return has_any(text, {"什么时候", "啥时", "几时", "何时", "哪天", "几号", "多久", "几天"}) &&
         has_any(text, {"答复", "意见书", "结果", "告知书"}) &&
         !has_any(text, {"领", "取", "补发", "重发", "再发", "纸质", "寄", "约", "医院", "化验",
                         "检验", "药店"});
}

bool another_matter(std::string_view text) {
  return has_any(text,
                 {"再查",     "另查",   "查另",   "另一个",   "另一件",   "另外一", "别的件",
                  "别的事",   "其他件", "其它件", "也查一下", "也查下",   "也查查", "再帮我查",
                  "再给我查", "换一个", "换一件", "还有一个", "还有一件", "第二个", "第二件"}) &&
         !has_any(text, {"复查", "复核", "约"});
}

std::string_view slot_named(std::string_view text) {
  using Row = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Row, 17> kNouns = {{{"姓名", "name"},
                                                  {"名字", "name"},
                                                  {"电话", "phone"},
                                                  {"手机", "phone"},
                                                  {"号码", "phone"},
                                                  {"联系方式", "phone"},
                                                  {"人数", "people"},
                                                  {"几个人", "people"},
                                                  {"代表", "representatives"},
                                                  {"事由", "matter"},
                                                  {"事情", "matter"},
                                                  {"内容", "matter"},
                                                  {"反映的", "matter"},
                                                  {"时间", "when"},
                                                  {"日期", "when"},
                                                  {"日子", "when"},
                                                  {"钟点", "when"}}};
  for (const auto& [noun, slot] : kNouns)
    if (text.find(noun) != text.npos) return slot;
  return {};
}

}  // namespace cue
}  // namespace huiyin::bot
