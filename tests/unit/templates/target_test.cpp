#include "templates/target.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "tests/support/property.h"

namespace huiyin::templates::target_test {
namespace {

using namespace testing;

TEST_CASE("what a citizen typed is no link in a message of the office") {
  struct Row {
    const char *because, *typed, *said;
  };
  const auto row = GENERATE(values<Row>({
      {"a link", "<a href=\"http://x\">点我</a>", "＜a href=\"http://x\">点我＜/a>"},
      {"in capitals, with a blank", "< A HREF=x>", "＜ A HREF=x>"},
      {"hidden by a control character",
       "<\x01"
       "a href=x>",
       "＜a href=x>"},
      {"less than is less than", "3<5，<好>", "3<5，<好>"},
      {"lines stay", "一\n二\t三", "一\n二\t三"},
  }));
  CAPTURE(row.because);
  CHECK(escaped(row.typed, Target::wecom_text) == row.said);
}

TEST_CASE("an SMS has one line, one signature and no sign that a gateway drops") {
  CHECK(escaped("【假签名】一\n二😀\x07", Target::sms) == "〔假签名〕一 二");
}

TEST_CASE("markup in a value is words in a page") {
  CHECK(escaped("<b a='1' c=\"2\">&amp;\x00", Target::html) ==
        "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;");
}

TEST_CASE("a document keeps each byte") {
  CHECK(escaped("<a>【】\n", Target::plain) == "<a>【】\n");
}

TEST_CASE("no value breaks out of its place") {
  CHECK(holds("html holds no markup", [] {
    const std::string bytes = any_bytes();
    const std::string safe = escaped(bytes, Target::html);
    PROPERTY_ASSERT(is_utf8(safe));
    PROPERTY_ASSERT(safe.find_first_of("<>\"'") == safe.npos);
    for (auto at = safe.find('&'); at != safe.npos; at = safe.find('&', at + 1))
      PROPERTY_ASSERT(safe.find(';', at) != safe.npos);
  }));
  CHECK(holds("an sms holds no line and no signature", [] {
    const std::string bytes = any_bytes();
    const std::string safe = escaped(bytes, Target::sms);
    PROPERTY_ASSERT(is_utf8(safe));
    PROPERTY_ASSERT(safe.find('\n') == safe.npos);
    PROPERTY_ASSERT(safe.find("【") == safe.npos);
    PROPERTY_ASSERT(escaped(safe, Target::sms) == safe);
  }));
  CHECK(holds("a message holds no link", [] {
    static const std::vector<std::string> pieces = {"<",    "a",     "A", "/", " ",
                                                    "\x02", " href", ">", "好"};
    const std::string typed = any_row_of(pieces);
    std::string safe = escaped(typed, Target::wecom_text);
    PROPERTY_ASSERT(escaped(safe, Target::wecom_text) == safe);
    std::erase_if(safe, [](char c) { return c == ' ' || c == '/'; });
    std::ranges::replace(safe, 'A', 'a');
    PROPERTY_ASSERT(safe.find("<a") == safe.npos);
  }));
}

}  // namespace
}  // namespace huiyin::templates::target_test
