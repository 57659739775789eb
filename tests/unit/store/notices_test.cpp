#include "store/notices.h"

#include <catch2/catch.hpp>

#include "store/opt_outs.h"
#include "tests/unit/store/notice_room.h"

namespace notices_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;
using templates::Value;

TEST_CASE("a notice is issued with its number, kept as issued, and its issue is on record") {
  NoticeRoom room;
  const auto made = room.issue(room.opinion());
  REQUIRE(made);
  CHECK(made->written.number == NoticeRoom::kNumber);
  CHECK(made->written.unit == room.office.facts.name);
  CHECK(made->written.date == "2026年11月2日");
  CHECK_THAT(made->written.remedy.at(0), Contains("青岚县人民政府") && Contains("30日"));
  const NoticeRow row = room.row(made->id);
  CHECK(row.case_no == NoticeRoom::kCase);
  CHECK(row.number == NoticeRoom::kNumber);
  CHECK(row.issued == "2026-11-02T09:00"_at);
  CHECK(row.step == "link");
  CHECK_FALSE(row.opened);
  CHECK(room.facts(made->id) == std::vector<std::string>{"issued"});
  CHECK(room.database.read(
      [&](Transaction& tx) { return written_notice(tx, room.keys, made->id) == made->written; }));
  CHECK(room.database.read([](Transaction& tx) { return notices_of_case(tx, NoticeRoom::kCase); })
            .size() == 1);
}

TEST_CASE("who has opted out is not invited to rate, and is served all the same") {
  NoticeRoom room;
  NoticeOrder invitation = room.opinion();
  invitation.kind = "rating_invitation";
  invitation.as = petition::Role::system;
  invitation.number.reset();
  invitation.fields = {{"收件人", Value::name("沈小满")},
                       {"事项", Value::text("超市出售过期奶粉")},
                       {"评价方式", Value::text("回复满意或不满意")}};
  CHECK(room.issue(invitation));
  const auto phone = petition::Phone::parse("13900007001").value();
  room.write([&](Transaction& tx) { CHECK(opt_out(tx, room.keys, phone, room.clock.now())); });
  const auto refused = room.issue(invitation);
  REQUIRE_FALSE(refused);
  REQUIRE(refused.error().size() == 1);
  CHECK(refused.error()[0].code == "notice.opted_out");
  CHECK(room.issue(room.opinion()));
}

TEST_CASE("later words change nothing of a notice that was issued") {
  NoticeRoom room;
  const NoticeId id = room.issued();
  room.office.facts.name = "另一个名字";
  CHECK(room.database.read([&](Transaction& tx) {
    return written_notice(tx, room.keys, id).unit;
  }) == "青岚县市场监督管理局信访办");
}

TEST_CASE("what is missing is refused with every fault, and takes no number") {
  NoticeRoom room;
  NoticeOrder order = room.opinion();
  order.number.reset();
  order.fields.erase("理由");
  order.fields.erase("诉求");
  order.as = petition::Role::handler;
  room.office.reviewers.reviewer.clear();
  const auto made = room.issue(order);
  REQUIRE_FALSE(made);
  std::vector<std::string> where;
  for (const Problem& fault : made.error()) where.push_back(fault.where);
  CHECK(where == std::vector<std::string>{"as", "诉求", "理由", "复查机关"});
  CHECK(room.number("SELECT MAX(value) FROM counter WHERE name LIKE 'document/%'") == 1);
  CHECK(room.number("SELECT COUNT(*) FROM notice") == 0);
  CHECK(room.verified().rows == 0);
}

TEST_CASE("a notice of no such matter, of no such kind or with another's number is refused") {
  NoticeRoom room;
  NoticeOrder order = room.opinion();
  order.case_no = "XF2026-000999";
  CHECK(room.issue(order).error().at(0).code == "notice.unknown_case");
  order = room.opinion();
  order.kind = "opinion";
  CHECK(room.issue(order).error().at(0).code == "notice.unknown");
  order = room.opinion();
  order.number = "青市监信受告〔2026〕1号";
  CHECK(room.issue(order).error().at(0).code == "document_no.issuer");
  order.number = "一号";
  CHECK(room.issue(order).error().at(0).code == "document_no.shape");
}

TEST_CASE("a notice to a unit has a number and no link") {
  NoticeRoom room;
  const auto made = room.issue({.kind = "assign_letter",
                                .case_no = NoticeRoom::kCase,
                                .fields = {{"收件人", Value::name("食品科")},
                                           {"事项", Value::text("一件食品投诉")},
                                           {"办理要求", Value::text("查清批次")},
                                           {"办结日期", Value::date("2026-12-01"_day)},
                                           {"报告形式", Value::text("书面报告")}},
                                .by = "高朗",
                                .as = petition::Role::office_head,
                                .number = {},
                                .person = {},
                                .phone = {}});
  REQUIRE(made);
  CHECK(made->written.number == "青市监信交〔2026〕1号");
  CHECK(room.row(made->id).step == "done");
  CHECK(room.said("notice").empty());
}

TEST_CASE("a notice names the articles of the rule set in force on its day") {
  NoticeRoom room;
  room.clock.set("2021-06-01T09:00"_at);
  NoticeOrder order = room.opinion();
  order.number.reset();
  const auto made = room.issue(order);
  REQUIRE(made);
  CHECK_THAT(made->written.remedy.at(0), Contains("《信访条例》第三十四条"));
  CHECK(made->written.number == "青市监信处意〔2021〕1号");
}

TEST_CASE("neither the words of a notice nor its reader's phone can be read in the file") {
  NoticeRoom room;
  room.issued();
  CHECK_THAT(room.bytes(), Contains(NoticeRoom::kNumber));
  CHECK_THAT(room.bytes(), !Contains("该批次已过保质期"));
  CHECK_THAT(room.bytes(), !Contains("13900007001"));
}

}  // namespace notices_test
