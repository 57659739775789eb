// What is said by SMS: how long it may get, and what it must not tell.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "base/utf8.h"
#include "bot/converse.h"
#include "tests/support/property.h"
#include "tests/unit/bot/bot_words.h"
#include "tests/unit/bot/visitor.h"

namespace huiyin::test::brief_forms_test {
namespace {

using namespace literals;

// Parts of 67 signs, less a signature of twelve and its brackets, which the provider puts before.
constexpr std::size_t kSignature = 14;
constexpr std::size_t kTwoParts = 134 - kSignature, kOnePart = 70 - kSignature;

const char* const kSecret = "假阿胶毒胶囊";

bool tells_of_matter(std::string_view name) {
  return name == "事由" || name == "进展" || name == "理由";
}

// As people and offices have them, the longest too.
std::string any_value(std::string_view name) {
  using Texts = std::vector<std::string>;
  static const std::map<std::string_view, Texts> kValues = {
      {"姓名", {"李四", "欧阳建华", "阿卜杜·热合曼"}},
      {"电话", {"12345", "0999-5550123", "13900001001"}},
      {"人数", {"1", "5", "12"}},
      {"另注", {"", " 代办：欧阳建华", " 代表：马长顺、刘满仓、胡春花、田有根、白雪梅"}},
      {"日期", {"1月5日（周二）", "12月15日（周二）", "2027年12月15日（周三）"}},
      {"时间", {"9:00", "12月15日（周二）14:00"}},
      {"地点", {"云岭市文昌路8号", "云岭市文昌路8号一楼接待室", "云岭市高新区人民东路118号二楼"}},
      {"名称", {"云岭信访局", "云岭市药品监督管理局信访办"}},
      {"单位", {"药品科", "医疗器械监督管理科"}},
      {"机关", {"云岭省政府", "云岭省药品监督管理局"}},
      {"依据", {"《信访条例》第三十四条", "《信访工作条例》第三十五条"}},
      {"文号", {"云药信告〔2026〕1号", "云药信处意〔2026〕131号"}},
      {"登记号", {"XF2026-000101"}},
      {"链接", {"http://127.0.0.1:8080/n/9f6d665a837f0424707a1b967b5cf1c5"}},
      {"代表", {"张三、李四", "马长顺、刘满仓、胡春花、田有根、白雪梅"}},
      {"已有", {"张三", "马长顺、刘满仓、胡春花、田有根"}},
      {"人员", {"方蕾", "欧阳建华"}},
      {"批准人", {"局长", "信访办主任"}},
      {"上午领导", {"局长", "信访办主任"}},
      {"下午领导", {"局长", "副局长"}},
      {"截止", {"12月10日（周四）16:00"}},
      {"最晚", {"12月10日（周四）", "2027年12月10日（周五）"}},
      {"哪件", {"XF2026-000101"}},
      {"环节", {"复查"}},
      {"节日", {"春节", "国庆节、中秋节"}}};
  if (tells_of_matter(name)) return kSecret;
  const auto row = kValues.find(name);
  if (row != kValues.end()) return testing::any_of(row->second);
  if (name.ends_with("日期") || name.ends_with("期限") || name == "截止日")
    return testing::any_of(kValues.at("日期"));
  if (name.ends_with("时间")) return testing::any_of(kValues.at("时间"));
  return std::to_string(testing::any_in(1, 100));
}

std::string said_by_sms(const templates::Catalogue::Need& need) {
  templates::Values values;
  for (const std::string_view name : need.variables)
    values.emplace(std::string(name), templates::Value::text(any_value(name)));
  const std::string brief = std::string(need.key) + std::string(templates::kBrief);
  const bool has_brief = default_words().has(brief);
  return default_words().fill(has_brief ? brief : need.key, values, templates::Target::sms).text;
}

// What an SMS consists of is in the basic plane: nothing can be cut in two.
bool is_in_basic_plane(const std::string& text) {
  return std::ranges::all_of(code_points(text), [](char32_t point) { return point <= 0xFFFF; });
}

TEST_CASE("every text that may be said by SMS fits two parts, whatever it is filled with") {
  const auto needs = bot::needed_words();
  CHECK(testing::holds("with its signature", [&] {
    for (const auto& need : needs) {
      const std::string said = said_by_sms(need);
      PROPERTY_ASSERT(count_points(said) <= kTwoParts, std::string(need.key) + ": " + said);
      PROPERTY_ASSERT(is_in_basic_plane(said), said);
    }
  }));
}

TEST_CASE("most texts by SMS are one part") {
  const auto needs = bot::needed_words();
  std::size_t in_one = 0;
  for (const auto& need : needs) {
    templates::Values values;
    for (const std::string_view name : need.variables)
      values.emplace(std::string(name), templates::Value::text("12345678"));
    const std::string brief = std::string(need.key) + std::string(templates::kBrief);
    const auto& key = default_words().has(brief) ? brief : std::string(need.key);
    if (count_points(default_words().fill(key, values, templates::Target::sms).text) <= kOnePart)
      ++in_one;
  }
  CAPTURE(in_one, needs.size());
  CHECK(in_one * 100 >= needs.size() * 80);
}

TEST_CASE("no text by SMS tells what the matter is about") {
  for (const auto& need : bot::needed_words()) {
    templates::Values values;
    for (const std::string_view name : need.variables)
      values.emplace(std::string(name),
                     templates::Value::text(tells_of_matter(name) ? kSecret : "甲"));
    const std::string brief = std::string(need.key) + std::string(templates::kBrief);
    const auto& key = default_words().has(brief) ? brief : std::string(need.key);
    CAPTURE(need.key);
    const std::string said = default_words().fill(key, values, templates::Target::sms).text;
    CHECK(said.find(kSecret) == std::string::npos);
  }
}

// Whole answers: several texts of one turn, and the numbered choices.
std::size_t points_sent(const bot::Saying& saying) {
  std::size_t points = count_points(saying.text);
  for (const bot::MenuItem& item : saying.menu) points += count_points(item.label) + 3;
  return points;
}

TEST_CASE("whatever is said in a booking by SMS is answered in two parts at most, and kept quiet") {
  const std::vector<std::string> lines = {"约来访",
                                          "吴桂芳",
                                          "阿卜杜·热合曼",
                                          "用这个号",
                                          "1",
                                          "两个人",
                                          "买到假阿胶",
                                          "明天",
                                          "12.15上午9点半",
                                          "12月16号",
                                          "10月15号",
                                          "换个时间",
                                          "9点",
                                          "3",
                                          "对",
                                          "不对",
                                          "到时候带啥",
                                          "你们在哪",
                                          "帮助",
                                          "改期",
                                          "取消",
                                          "进度",
                                          "482913",
                                          "1001",
                                          "9999",
                                          "转人工",
                                          "7",
                                          "算了",
                                          "退订",
                                          "恢复",
                                          "谢谢",
                                          "为什么要电话",
                                          "1月呢",
                                          "接着办",
                                          "我不想留名字",
                                          "13900001014",
                                          "我们十二个人",
                                          "排候补",
                                          "急，等不到",
                                          "听不懂",
                                          "XF2026-000101"};
  CHECK(testing::holds("any walk of them", [&] {
    FakeOffice office = yunling("2026-11-26T08:30"_at);
    Visitor visitor(office, "吴桂芳");
    visitor.desk.write_by_sms("13900001004");
    const int turns = testing::any_in(3, 16);
    for (int i = 0; i < turns; ++i) {
      const std::string line = testing::any_of(lines);
      const std::string said = visitor.says(line);
      testing::note("> " + line + "\n< " + said);
      PROPERTY_ASSERT(!visitor.sayings.empty() && visitor.sayings.size() <= 3);
      for (const bot::Saying& saying : visitor.sayings)
        PROPERTY_ASSERT(points_sent(saying) <= kTwoParts, said);
      // One SMS where it fits into one.
      if (visitor.sayings.size() > 1) {
        std::size_t all = visitor.sayings.size() - 1;
        for (const bot::Saying& saying : visitor.sayings) all += points_sent(saying);
        PROPERTY_ASSERT(all > kTwoParts, said);
      }
      PROPERTY_ASSERT(said.find("阿胶") == std::string::npos, said);
    }
  }));
}

}  // namespace
}  // namespace huiyin::test::brief_forms_test
