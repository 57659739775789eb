#include "tests/simulation/plans.h"

#include <algorithm>
#include <array>

namespace huiyin::simulation {
namespace {

using namespace huiyin::literals;

const Instant kFirstDay = "2026-12-08T09:00"_at;  // the day of reception is 15 December
constexpr int kExact = 5, kCompeting = 3;

constexpr std::array kNames{"赵安宝", "钱昌达", "孙恩芳", "李光海",
                            "周吉康", "吴宝昌", "郑达恩", "王芳光"};
constexpr std::array kTimes{"10:00", "10:30", "14:00", "14:30", "15:00"};

Citizen citizen(const std::string& id, Instant at) {
  Citizen one;
  one.id = "wm" + id;
  one.speaks_at = at;
  return one;
}

void says(Citizen& one, const std::string& text, Instant not_before = {}) {
  one.lines.push_back({text, not_before});
}

std::string wish(const std::string& name, const std::string& phone, const std::string& when) {
  return "我叫" + name + "，电话" + phone + "，想" + when + "来反映药店卖过期药，就我一个人";
}

// The eve of the visit: who has written within two days is reminded at the hour; others hear of it
// when they write again, before what they are answered.
void hears_of_his_visit(Citizen& one, Random& dice) {
  const std::uint64_t how = dice.below(3);
  if (how == 0) says(one, "你好", "2026-12-14T10:00"_at);
  if (how < 2) says(one, "谢谢", "2026-12-14T18:30"_at);
}

Citizen exact(int i, Random& dice) {
  const std::string name = kNames[std::size_t(i)], phone = "1390000200" + std::to_string(i);
  const std::string time = kTimes[std::size_t(i)];
  const std::string all = wish(name, phone, "12月15日" + time);
  Citizen one =
      citizen("Citizen" + std::to_string(i), kFirstDay + seconds{std::int64_t(dice.below(3600))});
  one.enters = dice.below(2) == 0;
  switch (dice.below(5)) {
    case 0:
      for (const auto& line : {std::string("你好"), all, std::string("对"),
                               std::string("你们在哪里办公"), std::string("谢谢")})
        says(one, line);
      hears_of_his_visit(one, dice);
      break;
    case 1:
      for (const auto& line : {all, std::string("要带什么材料"), std::string("对"),
                               std::string("查进度"), std::string("算了"), std::string("谢谢")})
        says(one, line);
      hears_of_his_visit(one, dice);
      break;
    case 2:
      for (const auto& line :
           {"我要预约12月15日" + time, name, phone, std::string("一个人"),
            std::string("诊所乱收费"), std::string("对"), std::string("几点上班")})
        says(one, line);
      hears_of_his_visit(one, dice);
      break;
    case 3:
      for (const auto& line :
           {all, "等下，电话写错了，是1391111200" + std::to_string(i), std::string("对"),
            std::string("我不去了，帮我取消"), std::string("确认"), std::string("谢谢")})
        says(one, line);
      break;
    default:
      for (const auto& line : {std::string("今天天气怎么样"), std::string("帮助"),
                               "查进度 XF2026-90000" + std::to_string(i), std::string("123456"),
                               std::string("0000"), std::string("算了"), std::string("再见")})
        says(one, line);
      break;
  }
  return one;
}

Citizen competing(int i, Random& dice) {
  Citizen one =
      citizen("Rival" + std::to_string(i), kFirstDay + seconds{std::int64_t(dice.below(3600))});
  one.competes = true;
  says(one, "你好");
  says(one,
       wish(kNames[std::size_t(kExact + i)], "1390000300" + std::to_string(i), "12月15日09:00"));
  for (const char* line : {"对", "你们在哪里办公", "谢谢"}) says(one, line);
  return one;
}

// January has one seat, somebody has it, and gives it up; two stand in the line for it. The first
// takes it, lets it go, or says nothing until it goes on by itself.
void queue_for_january(Plans& plans, Random& dice) {
  Citizen holder = citizen("Holder", kFirstDay + seconds{std::int64_t(dice.below(3600))});
  says(holder, wish("冯思远", "13900004000", "1月15日下午2点"));
  says(holder, "对");
  says(holder, "我不去了，帮我取消", "2026-12-09T09:30"_at);
  says(holder, "确认");
  Citizen first = citizen("First", "2026-12-08T12:00"_at),
          second = citizen("Second", "2026-12-08T14:00"_at);
  for (auto* one : {&first, &second}) {
    says(*one, one == &first ? wish("陈静安", "13900004001", "1月15日下午2点")
                             : wish("褚立新", "13900004002", "1月15日下午2点"));
    says(*one, "那我排候补吧");
    says(*one, "对");
    says(*one, "我排到第几了");
  }
  switch (dice.below(3)) {
    case 0:  // takes it; the other stays
      says(first, "要", "2026-12-09T12:00"_at);
      says(second, "我排到第几了", "2026-12-09T15:00"_at);
      break;
    case 1:  // lets it go
      says(first, "不要", "2026-12-09T12:00"_at);
      says(second, "要", "2026-12-09T15:00"_at);
      break;
    default:  // says nothing for twelve hours, and is late then
      says(second, "要", "2026-12-10T09:00"_at);
      says(first, "要", "2026-12-10T12:00"_at);
      break;
  }
  for (Citizen* one : {&holder, &first, &second}) plans.citizens.push_back(std::move(*one));
}

// Three matters whose sixty days end about these days, in two units: who handles them is reminded,
// and above them whoever is to know: all of it as without faults.
void push_handlers(Plans& plans, Random& dice) {
  for (int i = 0; i < 3; ++i) {
    const bool is_food = dice.below(2) == 0;
    plans.cases.push_back(
        {.serial = 211 + i,
         .code = "60482" + std::to_string(i),
         .phone = "1390000701" + std::to_string(i),
         .name = kNames[std::size_t(i)],
         .unit = is_food ? "食品科" : "价格科",
         .linked = "",
         .handler = is_food ? "江禾" : "唐溪",
         .registered = LocalDate(2026, 10, 5) + days{std::int64_t(dice.below(20))}});
  }
  // At five past nine of each working day the pushes of the morning are out.
  for (int day = 8; day <= 16; ++day)
    if (day != 12 && day != 13)
      plans.moments.push_back(instant_of(LocalDate(2026, 12, day), LocalTime(9, 5)));
}

// Two cases: one of a citizen who is known here, one that is asked for by its code. And strangers
// who would like to know: one guesses, one books under the first one's telephone.
void ask_for_cases(Plans& plans, Random& dice) {
  const auto about = [&] { return kFirstDay + seconds{std::int64_t(dice.below(7200))}; };
  Citizen known = citizen("Known", about());
  says(known, "我的件办到哪了");
  says(known, "我要预约12月15日16:00，一个人，药店卖过期药");  // who he is need not be asked
  says(known, "先不办了");
  says(known, "谢谢");
  Citizen owner = citizen("Owner", about());
  owner.lines = {{"查进度 XF2026-000202", {}, false},
                 {"后四位是7002，查询码604818", {}, false},
                 {"谢谢", {}, false}};
  Citizen stranger = citizen("Stranger", about());
  stranger.pause_max_s = 20;
  says(stranger, "查进度 XF2026-000202");
  for (int i = 0; i < 6; ++i)
    stranger.lines.push_back({"后四位是0000，查询码604818", {}, i % 3 != 2});
  says(stranger, "后四位是7002，查询码604818");
  says(stranger, "算了", "2026-12-08T15:00"_at);
  says(stranger, "你们在哪里办公");
  Citizen impostor = citizen("Impostor", about());
  says(impostor, wish("何大胆", "13900007001", "12月15日15:30"));
  says(impostor, "对");
  says(impostor, "我的件办到哪了");
  says(impostor, "XF2026-000201");
  says(impostor, "7001");
  says(impostor, "算了");
  says(impostor, "再见");
  plans.cases = {{201, "604817", "13900007001", "沈小满", "食品科", known.id},
                 {202, "604818", "13900007002", "许立春", "药械科", ""}};
  plans.secrets = {{"食品科", {known.id}}, {"药械科", {owner.id}}, {"沈小满", {known.id}}};
  for (Citizen* one : {&known, &owner, &stranger, &impostor})
    plans.citizens.push_back(std::move(*one));
}

Citizen writer_of_sms(const std::string& phone, Random& dice) {
  Citizen one;
  one.id = phone;
  one.by_sms = true;
  one.speaks_at = kFirstDay + seconds{std::int64_t(dice.below(7200))};
  return one;
}

// By SMS: one books and is reminded, one books and gives it up, one asks for his case, one asks
// what everybody asks.
void write_by_sms(Plans& plans, Random& dice) {
  Citizen comes = writer_of_sms("13900005000", dice), leaves = writer_of_sms("13900005001", dice),
          owner = writer_of_sms("13900005002", dice), asks = writer_of_sms("13900005003", dice);
  if (dice.below(2) == 0) says(comes, "你好");
  says(comes, wish("卫长安", comes.id, "12月15日11:00"));
  says(comes, "对");
  says(comes, "要带什么材料");
  hears_of_his_visit(comes, dice);
  says(leaves, wish("蒋文清", leaves.id, "12月15日11:30"));
  says(leaves, "对");
  says(leaves, "我不去了，帮我取消", "2026-12-10T10:00"_at);
  says(leaves, "确认");
  says(owner, "查进度 XF2026-000203");
  says(owner, "后四位是5002，查询码604819");
  says(owner, "谢谢");
  for (const char* line : {"你们在哪里办公", "几点上班", "帮助"}) says(asks, line);
  if (dice.below(2) == 0) says(asks, "今天天气怎么样", "2026-12-11T09:00"_at);
  plans.cases.push_back({203, "604819", owner.id, "尹长河", "价格科", ""});
  for (Citizen* one : {&comes, &leaves, &owner, &asks}) plans.citizens.push_back(std::move(*one));
  plans.is_mas_first = dice.below(3) == 0;
  plans.moves_january = "2026-12-15T11:00"_at;
}

}  // namespace

Plans draw_plans(Random& dice) {
  Plans plans;
  plans.begins = kFirstDay;
  for (int i = 0; i < kExact; ++i) plans.citizens.push_back(exact(i, dice));
  for (int i = 0; i < kCompeting; ++i) plans.citizens.push_back(competing(i, dice));
  queue_for_january(plans, dice);
  ask_for_cases(plans, dice);
  Citizen crowd = citizen("Crowd", kFirstDay + seconds{std::int64_t(dice.below(7200))});
  says(crowd, "我们五十多人明天一起去市政府门口堵门");
  says(crowd, "知道了");
  plans.citizens.push_back(std::move(crowd));
  // Some say two at once. Not more: the platform takes five answers to what was said last.
  for (Citizen& one : plans.citizens) {
    if (one.competes || one.by_sms || std::ranges::any_of(one.lines, &Line::with_next)) continue;
    for (std::size_t i = 0; i + 1 < one.lines.size(); ++i)
      if (dice.below(8) == 0 && one.lines[i + 1].not_before == Instant{}) {
        one.lines[i].with_next = true;
        ++i;
      }
  }
  plans.staff = {{"帮助", kFirstDay + minutes{20}},
                 {"接访名单", "2026-12-10T16:00"_at},
                 {"帮助", "2026-12-14T17:30"_at}};
  push_handlers(plans, dice);
  write_by_sms(plans, dice);
  // An offer nobody answers runs out, also one of a move that a crash put off to the last morning;
  // the eve's reminders are due.
  plans.moments.insert(plans.moments.end(), {"2026-12-09T22:30"_at, "2026-12-14T16:05"_at,
                                             plans.moves_january, "2026-12-16T22:30"_at});
  std::ranges::sort(plans.moments);
  return plans;
}

}  // namespace huiyin::simulation
