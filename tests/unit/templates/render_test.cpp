#include "templates/render.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"
#include "tests/unit/templates/some_template.h"

namespace huiyin::templates::render_test {
namespace {

using namespace huiyin::literals;
using namespace testing;

Rendered said(std::string_view text, const Values& values, Target target = Target::plain) {
  const std::vector<Declared> declared{
      {"姓名", Kind::name}, {"期限", Kind::date}, {"天数", Kind::number}, {"材料", Kind::list}};
  auto parsed = parse_template(lines_of(text), "words/a.txt", declared);
  REQUIRE(parsed.faults.empty());
  return render(parsed.text, values, target);
}

TEST_CASE("a condition asks whether its variable holds something, and a missing one does not") {
  const char* text = "{如果 期限}最迟{期限}{否则}期限未定{完}";
  CHECK(said(text, {{"期限", Value::date("2026-11-27"_day)}}).text == "最迟2026年11月27日");
  CHECK(said(text, {}).text == "期限未定");
  CHECK(said(text, {}).missing.empty());
  CHECK(said("{如果 天数}延{完}", {{"天数", Value::number(0)}}).text.empty());
}

TEST_CASE("a list is gone through in its order, or written in one breath") {
  const Values values{{"材料", Value::list({"身份证", "购药小票"})}};
  CHECK(said("请带：\n{每个 项 在 材料}\n· {项}\n{完}\n谢谢", values).text ==
        "请带：\n· 身份证\n· 购药小票\n谢谢");
  CHECK(said("请带：\n{每个 项 在 材料}\n· {项}\n{完}", values).text ==
        "请带：\n· 身份证\n· 购药小票");
  CHECK(said("请带{材料}。", values).text == "请带身份证、购药小票。");
  CHECK(said("{每个 项 在 材料}{如果 项}[{项}]{完}{完}", {{"材料", Value::list({"", "x"})}}).text ==
        "[x]");
}

TEST_CASE("what has no value is named, each once") {
  const auto rendered = said("{姓名}{期限}{姓名}{每个 项 在 材料}{项}{完}", {});
  CHECK(rendered.missing == std::vector<std::string>{"姓名", "期限", "材料"});
}

TEST_CASE("values are escaped for the target, the office's own words are left alone") {
  const Values values{{"姓名", Value::name("<a>【x】&")}, {"材料", Value::list({"<b>"})}};
  CHECK(said("<p>{姓名}{每个 项 在 材料}{项}{完}</p>", values, Target::html).text ==
        "<p>&lt;a&gt;【x】&amp;&lt;b&gt;</p>");
  CHECK(said("<a href=\"x\">看</a>{姓名}", values, Target::wecom_text).text ==
        "<a href=\"x\">看</a>＜a>【x】&");
  CHECK(said("【签】{姓名}", values, Target::sms).text == "【签】<a>〔x〕&");
}

TEST_CASE("no text and no values bring the renderer down, and escaping holds wherever they meet") {
  CHECK(holds("render is total", [] {
    const std::string first = any_bytes();
    const std::vector<std::string> items = any_texts();
    const Template text = some_template::any();
    const Values values{
        {"甲", Value::text(first)}, {"乙", Value::number(0)}, {"丙", Value::list(items)}};
    for (const Target target : {Target::plain, Target::wecom_text, Target::sms, Target::html}) {
      const auto rendered = render(text, values, target);
      for (const std::string& name : rendered.missing) PROPERTY_ASSERT(name == "丁");
    }
    // Without words of its own, a page holds no markup at all.
    Template bare = text;
    std::erase_if(bare, [](const Node& node) { return node.kind != Node::Kind::variable; });
    PROPERTY_ASSERT(render(bare, values, Target::html).text.find_first_of("<>\"'") ==
                    std::string::npos);
  }));
}

}  // namespace
}  // namespace huiyin::templates::render_test
