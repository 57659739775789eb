#include "bot/answers.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "bot/case_cues.h"
#include "bot/case_words.h"
#include "bot/cues.h"
#include "bot/readers.h"
#include "bot/schedule.h"

namespace huiyin::bot::answers {
namespace {

// Owns its list: an initializer_list in a table would outlive the words that it points at.
using Words = std::vector<std::string_view>;

struct Row {
  Words words;           // one of these is in the question
  Words also;            // and one of these, when any is named
  std::string_view key;  // the answer
};

// Read from the top: the narrower question before the wider one.
const std::array kQuestions = {
    Row{{"材料", "证件", "带什么", "带啥", "带些什么", "带哪些", "要带", "身份证", "户口本"},
        {"带", "要", "准备", "哪些", "什么", "啥", "用"},
        "office.documents"},
    Row{{"公交", "地铁", "坐车", "坐几路", "几路车", "怎么走", "咋走", "怎么去", "咋去", "打车"},
        {},
        "office.way"},
    Row{{"停车", "车位", "开车"}, {}, "office.parking"},
    Row{{"机器人", "是真人", "自动回复", "是人工吗", "是人吗"}, {}, "office.robot"},
    Row{{"可以打电话", "能打电话", "打电话行", "电话多少", "电话是多少", "电话号码是", "座机",
         "联系电话", "打哪个电话", "能电话", "电话预约", "电话约", "你们电话", "你们的电话",
         "办公室电话", "号码多少", "给个电话", "留个电话"},
        {},
        "office.phone"},
    Row{{"轮椅", "坡道", "电梯", "无障碍", "残疾"}, {}, "office.access"},
    Row{{"知道是我", "会不会知道", "保密", "泄露", "透露", "报复"}, {}, "office.confidential"},
    Row{{"要不要钱", "收不收费", "免费", "要交钱吗", "要花钱吗"}, {}, "policy.free"},
    Row{{"收费", "要钱", "花钱", "交钱", "多少钱", "费用"},
        {"你们", "预约", "信访", "来访", "办", "约"},
        "policy.free"},
    Row{{"哪个领导", "哪位领导", "谁接待", "谁来接", "谁接访", "几号接待", "几号接访", "接待日",
         "接访日", "领导接待", "领导接访", "接访吗", "接待吗", "接访不", "接待不", "哪天接"},
        {},
        "office.reception"},
    Row{{"几点上班", "几点下班", "上班",     "下班",       "开门",     "关门",     "周末",
         "星期六",   "星期天",   "周六",     "周日",       "中午休息", "办公时间", "接待时间",
         "工作时间", "营业",     "有人值班", "几点到几点", "几点能",   "放假",     "值班"},
        {},
        "office.hours"},
    Row{{"地址", "在哪", "哪个地方", "什么地方", "啥地方", "位置", "哪条路", "哪里", "哪儿", "搁哪",
         "几楼", "哪栋", "窗口"},
        {},
        "office.place"},
    Row{{"复查", "复核"},
        {"几天", "多久", "期限", "多长", "多少天", "日内", "怎么", "咋", "哪", "什么时候",
         "来得及"},
        "policy.review"},
    Row{{"延期", "延长", "超期"}, {}, "policy.extension"},
    Row{{"最多", "能去几", "能来几", "可以去几", "可以来几"},
        {"几个人", "几人", "多少人", "几位", "几个"},
        "policy.representatives"},
    Row{{"代表"}, {"几", "多少", "最多", "能去", "要"}, "policy.representatives"},
    Row{{"多久", "多长时间", "几天", "多少天", "期限", "什么时候答复", "啥时候答复", "六十天",
         "60天", "十五天", "15天"},
        {},
        "policy.how_long"},
    Row{{"不受理", "不予受理", "哪些事你们管", "什么事你们管", "管什么事"},
        {},
        "policy.not_accepted"},
    Row{{"匿名", "不留名"}, {}, "policy.anonymous"},
    Row{{"法院", "判决", "判过", "官司", "改判", "判错", "仲裁"}, {}, "policy.court"},
    Row{{"网上", "当面"}, {"区别", "哪个快", "一样"}, "policy.ways"},
    Row{{"替人", "代办", "别人替", "家属", "代为", "委托", "替她来", "替他来", "替我来", "替她去",
         "替他去", "替我去", "让我替", "能替", "可以替", "代替"},
        {"可以", "能", "行", "吗"},
        "office.agent"},
};

// Others' business, with the door where it is opened.
const std::array kElsewhere = {
    Row{{"法院", "判决", "官司", "改判", "判错", "判得", "仲裁", "打官司", "律师"},
        {},
        "scope.court"},
    Row{{"社保", "医保", "养老金", "养老保险", "失业", "公积金", "退休金", "工伤", "工资",
         "社会保障"},
        {},
        "scope.social"},
    Row{{"报警", "被偷", "小偷", "打人", "派出所", "护照", "户口", "身份证丢"}, {}, "scope.police"},
    Row{{"路灯", "路没修", "村的路", "修路", "物业", "违建", "拆迁", "停水", "停电", "噪音", "垃圾",
         "停车费", "小区", "低保", "宅基地"},
        {},
        "scope.city"},
};

void say_office(Talk& talk, std::string_view key) {
  const OfficeFacts& office = talk.desk.office();
  talk.say(key, {{"名称", office.name},
                 {"地点", office.address},
                 {"电话", office.phone},
                 {"时间", office.hours},
                 {"上限", std::to_string(office.max_people)}});
}

void say_reception(Talk& talk) {
  const auto days = talk.desk.reception_days();
  const auto next = std::ranges::find_if(days, &ReceptionDay::registration_open);
  if (next == days.end()) return say_office(talk, "office.hours");
  const std::string day = schedule::day_words(talk, next->day);
  const std::string closes = schedule::day_words(talk, next->registration_closes);
  talk.state.offered_day = next->day.iso();
  if (next->leader_morning.empty() && next->leader_afternoon.empty())
    talk.say("office.reception_plain",
             {{"日期", day}, {"截止日", closes}, {"地点", talk.desk.office().address}});
  else
    talk.say("office.reception", {{"日期", day},
                                  {"截止日", closes},
                                  {"地点", talk.desk.office().address},
                                  {"上午领导", next->leader_morning},
                                  {"下午领导", next->leader_afternoon}});
}

bool matches(const Row& row, std::string_view text) {
  const auto has_one = [&](const Words& words) {
    return std::ranges::any_of(
        words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
  };
  return has_one(row.words) && (row.also.empty() || has_one(row.also));
}

// Who has an opinion in hand hears his own last day before the rule.
bool tell_own_remedy(Talk& talk) {
  for (const petition::CaseTold& told : talk.desk.my_cases()) {
    if (!told.remedy) continue;
    tell_case(talk, told);
    return true;
  }
  return false;
}

bool answer_from(Talk& talk, std::span<const Row> rows, std::string_view asked) {
  const auto row =
      std::ranges::find_if(rows, [&](const Row& each) { return matches(each, asked); });
  if (row == rows.end()) return false;
  if (row->key == "policy.review") (void)tell_own_remedy(talk);
  if (row->key == "office.reception")
    say_reception(talk);
  else
    say_office(talk, row->key);
  return true;
}

// "你们在哪？要带什么？": each question of a message has its answer, up to three.
bool answer_each(Talk& talk, std::span<const Row> rows) {
  constexpr int kAnswersMax = 3;
  int answers = 0;
  for (const std::string& clause : clauses_of(talk.plain))
    if (answers < kAnswersMax && cue::question(clause) && answer_from(talk, rows, clause))
      ++answers;
  return answers > 0 || answer_from(talk, rows, talk.plain);
}

void review(Talk& talk) {
  (void)tell_own_remedy(talk);
  by_a_person(talk, "intent.apply_review", "申请复查");
}

}  // namespace

std::vector<Choice> main_menu(const Talk& talk) {
  return {talk.choice("go:book_visit", "choice.book_visit"),
          talk.choice("go:query_progress", "choice.query_progress"),
          talk.choice("go:ask_office", "choice.ask_office"),
          talk.choice("go:human", "choice.human")};
}

bool question(Talk& talk) {
  const bool asks = cue::question(talk.plain);
  const bool by_intent = (talk.heard.intent == "ask_office" || talk.heard.intent == "ask_policy") &&
                         talk.heard.band != Band::ask;
  if (!asks && !by_intent) return false;
  if (answer_each(talk, kQuestions)) return true;
  if (talk.heard.band != Band::act) return false;
  if (talk.heard.intent == "ask_office") {
    say_office(talk, "office.all");
    return true;
  }
  if (talk.heard.intent == "ask_policy") {
    say_office(talk, "policy.other");
    return true;
  }
  return false;
}

bool aside(Talk& talk) {
  bool answered = false;
  for (const std::string& clause : clauses_of(talk.plain)) {
    if (!cue::question(clause)) continue;
    const auto row =
        std::ranges::find_if(kQuestions, [&](const Row& each) { return matches(each, clause); });
    // When is received, and at what hour, the booking itself tells.
    if (row == kQuestions.end() || row->key == "office.reception" || row->key == "office.hours")
      continue;
    say_office(talk, row->key);
    answered = true;
  }
  return answered;
}

bool on_office(Talk& talk, std::string_view clause) {
  const bool asks = cue::question(clause) ||
                    has_any(clause, {"发我", "告诉我", "说下", "说一下", "给我", "发一下"});
  const auto row = std::ranges::find_if(kQuestions, [&](const Row& each) {
    return each.key.starts_with("office.") && matches(each, clause);
  });
  if (!asks || row == kQuestions.end()) return false;
  return answer_from(talk, std::span(row, 1), clause);
}

void by_a_person(Talk& talk, std::string_view key, const char* reason) {
  talk.desk.ask_for_human(reason);
  const OfficeFacts& office = talk.desk.office();
  talk.say(key, {{"地点", office.address},
                 {"电话", office.phone},
                 {"时间", office.hours},
                 {"人员", office.duty_person}});
}

bool elsewhere(Talk& talk) { return answer_from(talk, kElsewhere, talk.plain); }

bool intent(Talk& talk, std::string_view name) {
  if (name == "ask_office") {
    if (!answer_each(talk, kQuestions)) say_office(talk, "office.all");
  } else if (name == "ask_policy") {
    if (!answer_each(talk, kQuestions)) say_office(talk, "policy.other");
  } else if (name == "greet") {
    if (talk.topic()) {
      talk.say("greet.again");
    } else {
      talk.say("greet", {{"名称", talk.desk.office().name}});
      talk.offer(main_menu(talk));
    }
  } else if (name == "thanks") {
    talk.say("thanks");
  } else if (name == "help") {
    help(talk);
  } else if (name == "human") {
    human(talk, "要求人工");
  } else if (name == "complain_handler" && count_points(talk.plain) <= 6) {
    // "我要投诉": of whom is not said yet, and nobody is alarmed by it.
    talk.ask("intent.complain_what", {},
             {talk.choice("go:book_visit", "choice.book_visit"),
              talk.choice("go:complain_handler", "choice.complain_handler"),
              talk.choice("go:human", "choice.human")});
  } else if (name == "complain_handler") {
    talk.desk.signal({.kind = "complaint", .people = 0, .words = talk.message.text});
    say_office(talk, "intent.complain_handler");
  } else if (name == "supplement") {
    by_a_person(talk, "intent.supplement", "补充材料");
  } else if (name == "get_notice") {
    by_a_person(talk, "intent.get_notice", "查看或补发文书");
  } else if (name == "apply_review") {
    review(talk);
  } else if (name == "rate") {
    by_a_person(talk, "intent.rate", "满意度评价");
  } else if (name == "unsubscribe") {
    by_a_person(talk, "intent.unsubscribe", "退订");
  } else if (name == "out_of_scope") {
    if (!elsewhere(talk)) {
      say_office(talk, "scope.other");
      if (!talk.topic()) talk.offer(main_menu(talk));
    }
  } else {
    return false;
  }
  return true;
}

bool story(Talk& talk) {
  constexpr std::size_t kStoryPointsMin = 5, kStoryPointsMax = 500;
  const std::size_t points = count_points(talk.plain);
  if (!cue::grieves(talk.plain) || cue::question(talk.plain) || points < kStoryPointsMin ||
      points > kStoryPointsMax)
    return false;
  talk.state.story = std::string(trimmed(talk.message.text));
  talk.ask(
      "story.heard", {},
      {talk.choice("go:book_visit", "choice.book_visit"), talk.choice("go:human", "choice.human")});
  return true;
}

void reception(Talk& talk) { say_reception(talk); }

void welcome(Talk& talk) {
  talk.say("welcome", {{"名称", talk.desk.office().name}});
  talk.offer(main_menu(talk));
}

void help(Talk& talk) {
  talk.say("help", {{"电话", talk.desk.office().phone}});
  if (!talk.topic()) {
    auto menu = main_menu(talk);
    menu.insert(menu.begin() + 1, {talk.choice("go:reschedule", "choice.reschedule"),
                                   talk.choice("go:cancel_visit", "choice.cancel_visit")});
    talk.offer(std::move(menu));
  }
}

void human(Talk& talk, std::string_view reason) {
  talk.desk.ask_for_human(std::string(reason));
  const OfficeFacts& office = talk.desk.office();
  if (office.duty_person.empty())
    talk.say("human.asked", {{"电话", office.phone}, {"时间", office.hours}});
  else
    talk.say("human.asked_named",
             {{"人员", office.duty_person}, {"电话", office.phone}, {"时间", office.hours}});
}

void media(Talk& talk) {
  const auto key = [&]() -> std::string_view {
    switch (talk.message.kind) {
      case MessageKind::image:
        return "media.image";
      case MessageKind::voice:
        return "media.voice";
      case MessageKind::video:
        return "media.video";
      case MessageKind::file:
        return "media.file";
      case MessageKind::location:
        return "media.location";
      case MessageKind::link:
        return "media.link";
      case MessageKind::sticker:
        return "media.sticker";
      default:
        return "media.other";
    }
  };
  say_office(talk, key());
}

void not_understood(Talk& talk) {
  ++talk.state.misses;
  const OfficeFacts& office = talk.desk.office();
  if (talk.state.misses >= 2)
    talk.say("not_understood.again", {{"电话", office.phone}});
  else
    talk.say("not_understood");
  talk.offer(main_menu(talk));
}

void offer_guesses(Talk& talk) {
  constexpr std::size_t kGuessesMax = 3;
  std::vector<std::string> names = {talk.heard.intent};
  for (const Guess& guess : talk.heard.alternatives) names.push_back(guess.intent);
  std::vector<Choice> choices;
  for (const std::string& name : names) {
    static constexpr std::array<std::string_view, 14> kOffered = {
        "book_visit",       "reschedule",   "cancel_visit", "query_progress", "get_notice",
        "supplement",       "apply_review", "ask_policy",   "ask_office",     "rate",
        "complain_handler", "unsubscribe",  "help",         "human"};
    if (std::ranges::find(kOffered, name) == kOffered.end() || choices.size() == kGuessesMax ||
        cue::disproves(name, talk.plain))
      continue;
    const Choice choice = talk.choice("go:" + name, "choice." + name);
    if (std::ranges::find(choices, choice) == choices.end()) choices.push_back(choice);
  }
  if (choices.empty()) return not_understood(talk);
  ++talk.state.misses;
  if (talk.heard.intent != "human" && choices.back().act != "go:human")
    choices.push_back(talk.choice("go:human", "choice.human"));
  talk.ask(talk.state.misses >= 2 ? "guess.ask_again" : "guess.ask", {}, std::move(choices));
}

}  // namespace huiyin::bot::answers
