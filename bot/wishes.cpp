#include "bot/wishes.h"

#include "base/utf8.h"
#include "bot/case_keys.h"
#include "bot/case_words.h"
#include "bot/company.h"
#include "bot/cues.h"
#include "bot/notices.h"
#include "bot/readers.h"
#include "bot/story.h"

namespace huiyin::bot {
namespace {

// Another business, by the classifier and by its own words: day, name and phone alone make a
// booking.
bool is_about_something_else(std::string_view intent, std::string_view text) {
  if (intent == "reschedule")
    return has_any(text, {"改", "换", "调", "推", "提前", "往后", "挪", "变更", "另外挑", "重新"});
  if (intent == "cancel_visit")
    return has_any(text, {"取消", "退", "撤", "不去", "不来", "销", "让给"});
  if (intent == "query_progress")
    return has_any(text, {"进度", "进展", "查", "办得", "咋样", "怎么样", "到哪", "结果", "动静",
                          "回音", "信儿"});
  if (intent == "get_notice")
    return has_any(text, {"告知书", "告知单", "通知", "意见书", "文书", "答复书"});
  if (intent == "supplement") return has_any(text, {"补", "材料", "证据", "照片", "收据"});
  if (intent == "apply_review") return has_any(text, {"复查", "复核", "不服", "重新"});
  if (intent == "rate") return has_any(text, {"满意", "评价", "好评", "差评", "打分"});
  if (intent == "unsubscribe")
    return has_any(text, {"退订", "别发", "别再", "不要再", "拒收", "停止"});
  return false;
}

// "刚才说错了，是上午十点", "我那个预约再加一个人": of the visit that stands.
bool corrects_booking(const Talk& talk) {
  const std::string& text = talk.plain;
  if (cue::wrong(text) && !cue::slot_named(text).empty()) return true;
  const bool has_value = talk.heard.has(ValueKind::when) || talk.heard.has(ValueKind::people);
  if (!talk.state.last_booking.empty() && has_value && count_points(text) <= 20 &&
      has_any(text, {"说错", "弄错", "写错", "不对", "搞错", "改回", "换回", "改主意", "改到",
                     "改成", "改上午", "改下午", "换到", "换成", "换上午", "换下午", "挪到"}))
    return true;
  return cue::more_people(text, std::nullopt) > 0 &&
         (has_any(text, {"约的", "那个预约", "我的预约", "那个约"}) ||
          ((talk.heard.band != Band::act || talk.heard.intent != "book_visit") &&
           !talk.heard.has(ValueKind::when)));
}

// "那我现在就申请", after the matter was told; "帮我申请复查". How and until when are questions.
bool applies_for_review(const Talk& talk) {
  const std::string& text = talk.plain;
  const bool named = has_any(text, {"申请复查", "申请复核", "要复查", "要复核", "提复查", "提复核",
                                    "递复查", "递复核", "复查申请", "复核申请"});
  const bool spoken_of = speaks_of_case(talk) &&
                         has_any(text, {"就申请", "要申请", "那我申请", "帮我申请", "给我申请"});
  if (!named && !spoken_of) return false;
  if (has_any(text, {"不申请", "不要", "不想", "不复", "先不", "别", "撤"})) return false;
  const bool asks_how = has_any(text, {"怎么", "咋", "什么", "啥", "多久", "几天", "多少", "来得及",
                                       "期限", "哪", "谁", "费", "需要", "到了", "收到"});
  const bool asks = cue::question(text) && !has_any(text, {"帮我", "给我", "想申请", "我要"});
  return !asks_how && !asks;
}

// "我那个号不想要了": of the visit's number; a telephone's is another one.
bool wants_no_seat(const Talk& talk) {
  return has_any(talk.plain, {"号不要了", "号不想要", "号我不要", "号就不要", "号我不想要",
                              "名额不要", "名额我不要", "不要那个号", "不要这个号"}) &&
         !has_any(talk.plain, {"手机", "电话", "号码", "编号"}) &&
         !talk.heard.has(ValueKind::phone);
}

// "绑定", "帮我绑一下", "解绑": a short word of this very thing. Cards and other accounts are bound
// too, and hands; whoever says that it was not he needs a person.
std::string binding(const std::string& text) {
  if (!has_any(text, {"绑定", "绑一下", "绑上", "解绑", "绑的"}) ||
      has_any(text,
              {"卡", "会员", "医保", "社保", "银行", "手机号", "强制", "的手", "人绑", "妈绑"}))
    return "";
  if (has_any(text, {"不是我", "不是本人", "谁绑", "我没绑", "没有绑", "没绑过", "另一个微信"}))
    return "human";
  constexpr std::size_t kPointsOfWish = 12;
  if (count_points(text) > kPointsOfWish ||
      has_any(text, {"吗", "为什么", "什么用", "安全", "好处"}))
    return "";
  const bool refuses = has_any(text, {"不绑", "不想绑", "没绑", "别绑", "不用绑", "不要"});
  if (has_any(text, {"解绑", "解除绑定", "取消绑定"}))
    return has_any(text, {"不要解", "别解", "不解", "解绑不了"}) ? "" : "unbind";
  return refuses || !has_any(text, {"绑定", "绑一下", "绑上"}) ? "" : "bind";
}

}  // namespace

std::string plain_wish(const Talk& talk) {
  const std::string& text = talk.plain;
  const bool sure = talk.heard.band == Band::act;
  if (has_any(text, {"转人工", "人工客服", "人工服务", "真人", "找个人", "叫你们领导来"}))
    return "human";
  if (std::string wish = binding(text); !wish.empty()) return wish;
  if (notices::wants_again(talk)) return "get_notice";
  if (cue::about_booking_when(text)) return "query_progress";
  if (applies_for_review(talk)) return "apply_review";
  if (corrects_booking(talk) && !talk.desk.my_bookings().empty()) return "reschedule";
  if (has_any(text, {"在候补吗", "还在候补", "排到第几", "排第几", "第几位", "候补到", "排队排到"}))
    return "query_progress";
  if (talk.heard.has(ValueKind::booking_no)) {
    if (has_any(text, {"取消", "退", "撤", "不去", "不来", "销"})) return "cancel_visit";
    if (has_any(text, {"改", "换", "调", "推", "提前", "变更"})) return "reschedule";
  }
  if (talk.heard.has(ValueKind::booking_no) && (!sure || talk.heard.intent == "out_of_scope"))
    return "query_progress";
  if (has_any(text, {"重新约", "再约", "重新给我约", "重新帮我约", "另约", "还是想来", "还是想去",
                     "又想来了", "又想去了"}) &&
      talk.desk.my_bookings().empty() && !talk.heard.has(ValueKind::booking_no))
    return "book_visit";
  if (stay_away(talk) && !talk.desk.my_bookings().empty()) return "reschedule";
  if (has_any(text, {"让给", "替我去", "替我来", "代我去", "代我来"}) &&
      !has_any(text, {"让给别", "让给其", "让给人", "让给需要", "让给后"}) &&
      !talk.desk.my_bookings().empty())
    return "reschedule";
  // "那有人退号能通知我不": of others' seats.
  if (talk.heard.intent == "cancel_visit" && cue::wants_waiting(text) &&
      !has_any(text, {"取消", "不排", "不等", "退出"}))
    return "book_visit";
  if (has_any(text, {"取消", "退掉", "撤了", "不去了", "不来了"}) &&
      !talk.desk.my_bookings().empty() && !cue::hold(text) &&
      !has_any(text, {"改到", "改成", "换到", "换成", "退订"}))
    return "cancel_visit";
  if (wants_no_seat(talk) && !talk.desk.my_bookings().empty()) return "cancel_visit";
  // "三点来不了，上午行不": of the visit that stands.
  if (talk.heard.has(ValueKind::when) && !talk.desk.my_bookings().empty() &&
      has_any(text, {"来不了", "去不了", "来不成", "去不成", "赶不上", "赶不过", "走不开", "没空"}))
    return "reschedule";
  if (talk.heard.has(ValueKind::when) && cue::asks_for_seat(text)) return "book_visit";
  const bool receives = has_any(text, {"接访", "接待日", "领导接待"});
  const bool wants_to_go = has_any(
      text, {"我想去", "想去", "能去吗", "我能去", "我要去", "去得成", "还能约", "能约吗", "报名",
             "我想来", "想来", "一起来", "要来", "想过来", "一起去", "一块去", "一起过去"});
  if (receives && wants_to_go) return "book_visit";
  if (!wants_to_go &&
      has_any(text, {"哪个领导", "哪位领导", "哪个局长", "哪位局长", "谁接待", "谁来接", "谁接访",
                     "几号接待", "几号接访", "哪天接", "接待日是", "接访日是"}))
    return "ask_office";
  if (asks_with_keys(talk)) return "query_progress";
  const bool numbered = talk.heard.has(ValueKind::case_no) || talk.heard.has(ValueKind::query_code);
  // "最近哪天能约"
  if (!sure && asks_for_a_day(talk) && has_any(text, {"约", "能去", "能来", "去见", "来见"}))
    return "book_visit";
  // "替邻居约，12月15号上午十点半"
  if (!sure && cue::for_other(text) && has_any(text, {"约", "登记", "报名"})) return "book_visit";
  // A code typed alone asks how the matter stands.
  if (numbered && (!sure || talk.heard.intent == "out_of_scope")) return "query_progress";
  // Who names a day to come and who comes, and wants nothing else by name, wants to come.
  const Found* day = talk.heard.first(ValueKind::when);
  const bool to_come = day && (!day->when.date || *day->when.date >= talk.desk.today());
  if (to_come && read::kinds_of_values(talk) >= 2 &&
      !(sure && is_about_something_else(talk.heard.intent, text)))
    return "book_visit";
  if (cue::asks_to_book(text) && !is_about_something_else(talk.heard.intent, text))
    return "book_visit";
  if (sure && talk.heard.intent != "out_of_scope" && talk.heard.intent != "threat") return {};
  if (cue::wants_waiting(text)) return "book_visit";
  const bool many =
      talk.heard.has(ValueKind::people) || has_any(text, {"我们", "咱们", "大伙", "大家"});
  if (wants_to_go && (many || talk.heard.has(ValueKind::when))) return "book_visit";
  return {};
}

bool asks_for_a_day(const Talk& talk) {
  return cue::question(talk.plain) && !talk.heard.has(ValueKind::booking_no) &&
         has_any(talk.plain, {"哪天", "几号", "机号", "哪一天", "哪日", "啥时候接", "什么时候接"});
}

bool wants_several_visits(const Talk& talk) {
  const std::string& text = talk.plain;
  if (has_any(text, {"各约",       "各挂",         "各预约",   "各登记",     "各自约",
                     "分别约",     "分别预约",     "分开约",   "一人约一个", "一人挂一个",
                     "一人一个号", "一人预约一个", "每人约",   "每人一个号", "约两个号",
                     "约俩号",     "约2个号",      "挂两个号", "要两个号",   "两个预约",
                     "约两次",     "约两个时间",   "约两天",   "分两次约",   "约两回"}))
    return true;
  const std::vector<bool> of_story = values_of_story(talk.heard, talk.desk.today());
  int days = 0;
  for (std::size_t i = 0; i < talk.heard.values.size(); ++i) {
    const Found& found = talk.heard.values[i];
    if (found.kind == ValueKind::when && found.when.date && found.role == Role::none &&
        !of_story[i] && *found.when.date >= talk.desk.today())
      ++days;
  }
  return days > 1 &&
         has_any(text, {"都要约", "都约", "都想约", "都预约", "都要预约", "都帮我约", "都给我约",
                        "都挂", "两天都", "都要去", "都想去", "都要来", "都想来", "再约一个",
                        "还要约一个", "也约", "也要约", "两个都"});
}

}  // namespace huiyin::bot
