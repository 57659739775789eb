#include "templates/notice.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/property.h"
#include "tests/unit/templates/default_notices.h"

namespace huiyin::templates::notice_test {
namespace {

using namespace testing;

const petition::Rules& rules(const char* key) { return *test::default_rules().find(key); }

tl::expected<WrittenNotice, std::vector<Problem>> written(const char* kind, const Values& fields,
                                                          const char* set = "2022") {
  return write_notice(test::default_notices(), kind, fields, rules(set), "云药信处意〔2026〕31号");
}

Values fields_of(const char* kind) { return test::all_fields(*test::default_notices().find(kind)); }

bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

TEST_CASE("a notice of every kind says each of its facts, under each rule set that has it") {
  for (const NoticeKind& kind : test::default_notices().all()) {
    for (const petition::Rules& set : test::default_rules().sets()) {
      CAPTURE(kind.key, set.key);
      const Values fields = test::all_fields(kind);
      const auto notice =
          write_notice(test::default_notices(), kind.key, fields, set, "云信甲〔2026〕1号");
      const bool has_basis = kind.basis.empty() || kind.basis.contains(set.key);
      REQUIRE(notice.has_value() == has_basis);
      if (!notice) {
        CHECK(notice.error().at(0).code == "notice.basis");
        continue;
      }
      const std::string text = plain_text(*notice);
      for (const auto& [name, value] : fields) {
        CAPTURE(name);
        for (const std::string& item : value.items()) CHECK(says(text, item));
        if (value.items().empty()) CHECK(says(text, value.words()));
      }
      if (!kind.basis.empty()) CHECK(says(text, kind.basis.at(set.key)));
      CHECK(notice->number == (kind.word.empty() ? "" : "云信甲〔2026〕1号"));
      CHECK(notice->date == "2026年11月24日");
      CHECK(says(text, kind.title));
      CHECK(notice->remedy.empty() != kind.has_remedy);
    }
  }
}

TEST_CASE("each missing field is named in Chinese, all of them at once") {
  for (const NoticeKind& kind : test::default_notices().all()) {
    CAPTURE(kind.key);
    const auto nothing = write_notice(test::default_notices(), kind.key, {}, rules("2022"), "");
    REQUIRE_FALSE(nothing);
    std::vector<Declared> wanted = kind.fields;
    wanted.insert(wanted.end(), common_fields().begin(), common_fields().end());
    if (kind.has_matter)
      wanted.insert(wanted.end(), matter_fields().begin(), matter_fields().end());
    CHECK(nothing.error().size() == wanted.size());
    for (const Declared& one : wanted) {
      CAPTURE(one.name);
      const auto fault = std::ranges::find(nothing.error(), one.name, &Problem::where);
      REQUIRE(fault != nothing.error().end());
      CHECK(fault->code == "notice.missing");
      CHECK(says(fault->what, one.name));
      // One that is blank is as missing as one that is not there.
      Values fields = test::all_fields(kind);
      if (one.kind == Kind::text || one.kind == Kind::name) {
        fields.insert_or_assign(one.name, Value::text("　 "));
        const auto blank =
            write_notice(test::default_notices(), kind.key, fields, rules("2022"), "");
        REQUIRE_FALSE(blank);
        CHECK(blank.error().at(0).where == one.name);
      }
    }
  }
}

TEST_CASE("an opinion without the body that reviews it is refused") {
  for (const char* kind : {"opinion_supported", "opinion_explained", "opinion_not_supported"}) {
    CAPTURE(kind);
    Values fields = fields_of(kind);
    fields.insert_or_assign("复查机关", Value::name(""));
    const auto notice = written(kind, fields);
    REQUIRE_FALSE(notice);
    REQUIRE(notice.error().size() == 1);
    CHECK(notice.error()[0].where == "复查机关");
  }
  Values fields = fields_of("review_opinion");
  fields.erase("复核机关");
  REQUIRE_FALSE(written("review_opinion", fields));
}

TEST_CASE("the remedy names body, days and article of the matter's own rule set") {
  Values fields = fields_of("opinion_not_supported");
  fields.insert_or_assign("复查机关", Value::name("云岭市人民政府"));
  const auto now = written("opinion_not_supported", fields, "2022");
  const auto then = written("opinion_not_supported", fields, "2005");
  REQUIRE(now);
  REQUIRE(then);
  for (const char* words : {"30日", "云岭市人民政府", "《信访工作条例》第三十五条"})
    CHECK(says(now->remedy.at(0), words));
  CHECK(says(then->remedy.at(0), "《信访条例》第三十四条"));
  CHECK(says(plain_text(*now), "《信访工作条例》第三十一条第六项、第三十二条"));
  CHECK(says(plain_text(*then), "《信访条例》第三十二条"));
}

TEST_CASE("a final opinion says that it is final, and what may still be raised") {
  const auto notice = written("rereview_opinion", fields_of("rereview_opinion"));
  REQUIRE(notice);
  CHECK(says(notice->remedy.at(0), "终结"));
  CHECK(says(notice->remedy.at(0), "《信访工作条例》第三十六条第三款"));
  CHECK(says(notice->remedy.at(0), "新的事实和理由"));
}

TEST_CASE("a field of another kind is refused, and what may be left out is") {
  Values fields = fields_of("extension");
  fields.insert_or_assign("新期限", Value::text("月底"));
  fields.insert_or_assign("批准人职务", Value::text("副局长\n李某"));
  const auto notice = written("extension", fields);
  REQUIRE_FALSE(notice);
  REQUIRE(notice.error().size() == 2);
  for (const Problem& fault : notice.error()) CHECK(fault.code == "notice.kind_of_field");

  Values bare = fields_of("not_accepted");
  bare.erase("主管机关电话");
  const auto without = written("not_accepted", bare);
  REQUIRE(without);
  CHECK_FALSE(says(without->remedy.at(0), "电话"));
  CHECK(says(without->remedy.at(0), "地址"));
}

TEST_CASE("nobody types the article: what is given in its name is not said") {
  Values fields = fields_of("acceptance");
  fields.insert_or_assign("依据", Value::text("《不存在的法》"));
  const auto notice = written("acceptance", fields);
  REQUIRE(notice);
  CHECK_FALSE(says(plain_text(*notice), "《不存在的法》"));
}

TEST_CASE("an unknown kind of notice is refused") {
  const auto notice = written("acceptence", {});
  REQUIRE_FALSE(notice);
  CHECK(notice.error().at(0).code == "notice.unknown");
}

TEST_CASE("a notice is kept without loss, and what is no notice is not read as one") {
  const auto notice = written("opinion_supported", fields_of("opinion_supported"));
  REQUIRE(notice);
  CHECK(read_notice_json(notice_json(*notice)).value() == *notice);
  for (const char* wrong : {"", "{}", "[]", R"({"kind": 1})"}) CHECK_FALSE(read_notice_json(wrong));
}

TEST_CASE("whatever is typed into a notice, it is written or refused") {
  CHECK(holds("write_notice is total", [] {
    const std::string words = any_bytes();
    Values fields = fields_of("acceptance");
    fields.insert_or_assign("受理内容", Value::text(words));
    const auto notice = written("acceptance", fields);
    PROPERTY_ASSERT(notice || !notice.error().empty());
    if (notice) (void)notice_json(*notice);
  }));
}

}  // namespace
}  // namespace huiyin::templates::notice_test
