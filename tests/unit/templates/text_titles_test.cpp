#include "templates/text_titles.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "base/utf8.h"
#include "config/embedded.h"
#include "templates/catalogue.h"

namespace huiyin::templates::text_titles_test {
namespace {

TextTitles shipped() {
  return TextTitles::parse(config::embedded("titles.txt"), "titles.txt", nullptr).value();
}

// Of words and papers alike: each file of them begins a text with "== KEY".
std::vector<std::string> keys_of_the_program() {
  std::vector<std::string> keys;
  for (const char* folder : {"words/", "notices/"}) {
    std::vector<Catalogue::Source> sources;
    for (const std::string_view path : config::embedded_below(folder))
      if (path.ends_with(".txt"))
        sources.push_back({std::string(path), std::string(config::embedded(path))});
    const auto read = Catalogue::parse(sources, nullptr);
    REQUIRE(read);
    const auto more = read->keys();
    keys.insert(keys.end(), more.begin(), more.end());
  }
  return keys;
}

TEST_CASE("every text of the program has a title of its own that fits a line") {
  const TextTitles titles = shipped();
  const auto keys = keys_of_the_program();
  REQUIRE(keys.size() > 700);
  std::map<std::string, std::string> key_of;
  for (const std::string& key : keys) {
    CAPTURE(key);
    const std::string title = titles.of(key);
    CHECK(title != key);
    CHECK(count_points(title) <= kTitlePointsMax);
    const auto [before, is_fresh] = key_of.emplace(title, key);
    CAPTURE(before->second);
    CHECK(is_fresh);
  }
}

TEST_CASE("no title is left of a text that is no more") {
  const TextTitles titles = shipped();
  const auto keys = keys_of_the_program();
  for (const auto& [key, title] : titles.all()) {
    CAPTURE(key, title);
    CHECK(std::ranges::count(keys, key) == 1);
  }
}

TEST_CASE("what goes out by SMS alone is called so") {
  const TextTitles titles = shipped();
  // That somebody asked by SMS is told to staff over WeCom.
  for (const std::string& key : keys_of_the_program())
    if (key.ends_with(kBrief) || (key.ends_with("_sms") && !key.ends_with("_by_sms"))) {
      CAPTURE(key);
      CHECK(titles.of(key).ends_with("短信"));
    }
}

TEST_CASE("a short form is called as its text, and what has no title by its key") {
  const auto titles = TextTitles::parse("# 预约\n\nvisit.ask  预约·问姓名\r\n", "t.txt", nullptr);
  REQUIRE(titles);
  CHECK(titles->of("visit.ask") == "预约·问姓名");
  CHECK(titles->of("visit.ask.brief") == "预约·问姓名·短信");
  CHECK(titles->of("visit.other") == "visit.other");
  CHECK(titles->of("visit.other.brief") == "visit.other.brief");
  CHECK(titles->of("") == "");
}

TEST_CASE("each fault of a file of titles is told with its line") {
  struct Row {
    const char* text;
    const char* code;
    const char* where;
  };
  const auto row = GENERATE(values<Row>({
      {"a.b 甲\na.c\n", "titles.shape", "t.txt 第2行第1列"},
      {"a.b 甲\na.b 乙\n", "titles.key_twice", "t.txt 第2行第1列"},
      {"a.b 甲\n# 乙\na.c 甲\n", "titles.twice", "t.txt 第3行第1列"},
      {"a.b 一二三四五六七八九十一二三四五六七八九十一\n", "titles.too_long", "t.txt 第1行第1列"},
      {"a.b.brief 甲\n", "titles.brief", "t.txt 第1行第1列"},
      {"\xff\n", "titles.encoding", "t.txt"},
  }));
  CAPTURE(row.code);
  std::vector<Problem> faults;
  const auto read = TextTitles::parse(row.text, "t.txt", &faults);
  REQUIRE_FALSE(read);
  REQUIRE(faults.size() == 1);
  CHECK(read.error().code == row.code);
  CHECK(faults[0].where == row.where);
  CHECK_FALSE(faults[0].remedy.empty());
}

TEST_CASE("all faults of a file of titles are told at once") {
  std::vector<Problem> faults;
  CHECK_FALSE(TextTitles::parse("a\nb\nc 丙\n", "t.txt", &faults));
  CHECK(faults.size() == 2);
}

}  // namespace
}  // namespace huiyin::templates::text_titles_test
