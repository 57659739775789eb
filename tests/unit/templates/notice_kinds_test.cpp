#include "templates/notice_kinds.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/unit/templates/default_notices.h"

namespace huiyin::templates::notice_kinds_test {
namespace {

using Source = Catalogue::Source;

const std::string kFrame =
    "== notice.addressee {收件人}\n{收件人}\n== notice.contact {联系人}\n{联系人}\n"
    "== notice.link_wecom {链接}\n{链接}\n== notice.link_sms {链接}\n{链接}\n"
    "== notice.paper_check\n核对\n";

std::vector<Problem> faults_of(const std::string& kind, const std::string& words) {
  const std::vector<Source> texts{{"notices/a.txt", kFrame + words}};
  auto read = NoticeKinds::read("{\"kinds\": [" + kind + "]}", "notices/kinds.json", texts,
                                test::default_rules());
  return read ? std::vector<Problem>{} : read.error();
}

// A kind that can be, with one member more or other.
std::string simple_kind(const std::string& member) {
  return R"({"key": "a", "title": "甲", "to": "unit", "signs": [], "fields": [],)"
         R"("without_matter": true, )" +
         member + "}";
}

TEST_CASE("every kind of notice of the domain is there, with its word and its signature") {
  struct Row {
    const char *key, *title, *word;
  };
  const auto row = GENERATE(values<Row>({
      {"acceptance", "受理告知书", "受告"},
      {"not_accepted", "不予受理告知书", "不受告"},
      {"no_longer", "不再受理告知书", "不再告"},
      {"route", "分类处理告知书", "途告"},
      {"transfer", "转送（交办）告知书", "转告"},
      {"assign_letter", "交办函", "交"},
      {"return_letter", "异议退回函", "退"},
      {"visit_advice", "来访事项告知书", "访告"},
      {"supplement", "补正通知", "补"},
      {"extension", "延期告知书", "延告"},
      {"opinion_supported", "信访处理意见书", "处意"},
      {"opinion_explained", "信访处理意见书", "处意"},
      {"opinion_not_supported", "信访处理意见书", "处意"},
      {"suggestion_reply", "建议意见答复", "复"},
      {"mediation", "调解（和解）协议书", "调"},
      {"review_receipt", "复查受理通知书", "复查"},
      {"review_opinion", "信访事项复查意见书", "复查"},
      {"rereview_opinion", "信访事项复核意见书", "复核"},
      {"hearing_notice", "听证通知书", "听"},
      {"hearing_result", "听证意见", "听意"},
      {"booking_receipt", "预约登记回执", ""},
      {"visit_arrangement", "接访安排通知", ""},
      {"visit_change", "接访变更通知", ""},
      {"invitation", "约访函", ""},
      {"urging", "催办提醒", "督"},
      {"supervision", "督办通知", "督"},
      {"bulletin", "逾期通报", "通"},
      {"improvement_advice", "改进工作（追究责任、完善政策）建议", "建"},
      {"service_proof", "送达回证", ""},
      {"rating_invitation", "满意度评价邀请", ""},
  }));
  CAPTURE(row.key);
  const NoticeKind* kind = test::default_notices().find(row.key);
  REQUIRE(kind);
  CHECK(kind->title == row.title);
  CHECK(kind->word == row.word);
  CHECK_FALSE(kind->signs.empty());
  CHECK(test::default_notices().all().size() == 31);
}

TEST_CASE("a remedy is a duty where the law or the custom makes it one") {
  for (const char* key :
       {"not_accepted", "no_longer", "route", "opinion_supported", "opinion_explained",
        "opinion_not_supported", "review_opinion", "rereview_opinion", "hearing_notice",
        "booking_receipt", "bulletin", "supplement"}) {
    CAPTURE(key);
    CHECK(test::default_notices().find(key)->has_remedy);
  }
}

TEST_CASE("a papers' service is known to the ledger by its document") {
  CHECK(test::default_notices().find("opinion_explained")->document == petition::Document::opinion);
  CHECK(test::default_notices().find("review_opinion")->document ==
        petition::Document::review_opinion);
  CHECK_FALSE(test::default_notices().find("supplement")->document);
}

TEST_CASE("an office may change the words of a notice, not drop a fact") {
  const std::string kind =
      R"({"key": "a", "title": "甲书", "to": "citizen", "signs": ["duty"], "fields": ["理由", "期限:日期"],
          "without_matter": true, "basis": {"2022": "《条例》第一条"},
          "remedy": {"clock": "ask_review"}})";
  const std::string good =
      "== notice.a {理由} {依据}\n{理由}{依据}\n== notice.a.remedy {期限:日期} "
      "{救济日数:数字}\n{期限}{救济日数}\n";
  CHECK(faults_of(kind, good).empty());
  struct Row {
    const char *because, *words, *code, *where;
  };
  const auto row = GENERATE(values<Row>({
      {"a required field is said nowhere",
       "== notice.a {依据}\n{依据}\n== notice.a.remedy {期限:日期} "
       "{救济日数:数字}\n{期限}{救济日数}\n",
       "notice.fact_dropped", "notice.a"},
      {"the article is not said",
       "== notice.a {理由}\n{理由}\n== notice.a.remedy {期限:日期} "
       "{救济日数:数字}\n{期限}{救济日数}\n",
       "notice.fact_dropped", "notice.a"},
      {"the days of the remedy are not said",
       "== notice.a {理由} {依据}\n{理由}{依据}\n== notice.a.remedy {期限:日期}\n{期限}\n",
       "notice.fact_dropped", "notice.a.remedy"},
      {"the remedy has no words", "== notice.a {理由} {依据} {期限:日期}\n{理由}{依据}{期限}\n",
       "words.missing", "notice.a.remedy"},
      {"a day declared as words",
       "== notice.a {理由} {依据}\n{理由}{依据}\n== notice.a.remedy {期限} "
       "{救济日数:数字}\n{期限}{救济日数}\n",
       "words.other_kind", "notice.a.remedy"},
      {"a variable that nobody gives",
       "== notice.a {理由} {依据} {天气}\n{理由}{依据}{天气}\n"
       "== notice.a.remedy {期限:日期} {救济日数:数字}\n{期限}{救济日数}\n",
       "words.unknown_variable", "notice.a"},
  }));
  CAPTURE(row.because);
  const auto faults = faults_of(kind, row.words);
  REQUIRE_FALSE(faults.empty());
  CHECK(faults[0].code == row.code);
  CHECK(faults[0].where == row.where);
  CHECK_FALSE(faults[0].remedy.empty());
}

TEST_CASE("a kind that cannot be is refused where it is written") {
  struct Row {
    const char *because, *member, *code, *where;
  };
  const auto row = GENERATE(values<Row>({
      {"a role that nobody has", R"("signs": ["king"])", "notice.role",
       "notices/kinds.json: kinds[0].signs[0]"},
      {"a kind of field that is none", R"("fields": ["甲:时刻"])", "notice.field",
       "notices/kinds.json: kinds[0].fields[0]"},
      {"a rule set that is none", R"("basis": {"1999": "x"})", "notice.rules",
       "notices/kinds.json: kinds[0].basis.1999"},
      {"a clock that is none", R"("remedy": {"clock": "x"})", "notice.clock",
       "notices/kinds.json: kinds[0].remedy.clock"},
      {"a document that the ledger does not know", R"("document": "x")", "json.choice",
       "notices/kinds.json: kinds[0].document"},
  }));
  CAPTURE(row.because);
  const auto faults =
      faults_of(simple_kind(row.member), "== notice.a\n话\n== notice.a.remedy\n话\n");
  REQUIRE_FALSE(faults.empty());
  CHECK(faults[0].code == row.code);
  CHECK(faults[0].where == row.where);
}

TEST_CASE("a kind written twice, and a file that is no JSON, are refused") {
  const std::string kind = simple_kind("\"seal\": true");
  CHECK(faults_of(kind + "," + kind, "== notice.a\n话\n").at(0).code == "notice.twice");
  CHECK(faults_of("{", "== notice.a\n话\n").at(0).code == "json.shape");
}

TEST_CASE("the words of a notice can be others, and its facts stay") {
  const std::vector<Source> texts{
      {"notices/a.txt", kFrame + "== notice.a {理由} {依据}\n{理由}{依据}\n"}};
  const auto kinds =
      NoticeKinds::read("{\"kinds\": [" + simple_kind(R"("fields": ["理由"])") + "]}", "k", texts,
                        test::default_rules());
  REQUIRE(kinds);
  const auto other = kinds->reworded({{"notice.a", "按{依据}，因{理由}"}});
  REQUIRE(other);
  CHECK(other->words().words("notice.a") == "按{依据}，因{理由}");
  CHECK(other->find("a")->title == "甲");
  const auto dropped = kinds->reworded({{"notice.a", "按{依据}"}});
  REQUIRE_FALSE(dropped);
  CHECK(dropped.error().at(0).where == "notice.a");
}

}  // namespace
}  // namespace huiyin::templates::notice_kinds_test
