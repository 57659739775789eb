#include "store/notice_paper.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/store/notice_room.h"

namespace notice_paper_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct Room : NoticeRoom {
  void give_seal(const std::string& png, int width_mm = 42) {
    office.seal = std::make_shared<const SealImage>(SealImage{png, width_mm});
  }
  NoticePaper paper(NoticeId id) {
    return turn({}, [&](const OfficeContext& desk) { return notice_paper(desk, id); });
  }
  std::int64_t images() { return number("SELECT COUNT(*) FROM seal_image"); }
};

}  // namespace

TEST_CASE("a notice keeps the seal of its day, and its image is kept once and sealed") {
  Room room;
  room.give_seal("the first seal");
  const NoticeId old = room.issued();
  NoticeOrder second = room.opinion();
  second.number.reset();
  const NoticeId another = room.issue(second).value().id;
  CHECK(room.images() == 1);
  room.give_seal("the new seal", 45);
  const NoticeId late = room.issue(second).value().id;
  CHECK(room.images() == 2);
  CHECK(room.paper(old).seal == SealImage{"the first seal", 42});
  CHECK(room.paper(another).seal == room.paper(old).seal);
  CHECK(room.paper(late).seal == SealImage{"the new seal", 45});
  CHECK(room.bytes().find("the first seal") == std::string::npos);
}

TEST_CASE("without a seal of the office, and of a kind that has none, none is printed") {
  Room room;
  CHECK_FALSE(room.paper(room.issued()).seal);
  room.give_seal("a seal");
  NoticeOrder order = room.opinion();
  order.kind = "visit_advice";
  order.number.reset();
  order.as = petition::Role::receiver;
  order.by = "叶青";
  using templates::Value;
  order.fields = {{"收件人", Value::name("沈小满")},      {"事项", Value::text("过期奶粉")},
                  {"接待机关", Value::name("县教育局")},  {"理由", Value::text("属其职权")},
                  {"接待地点", Value::text("和平路3号")}, {"接待时间", Value::text("工作日")},
                  {"所需材料", Value::list({"身份证"})}};
  const auto issued = room.issue(order);
  REQUIRE(issued);
  CHECK_FALSE(issued->written.has_seal);
  CHECK_FALSE(room.paper(issued->id).seal);
}

TEST_CASE("what is printed is what was issued, whatever the words have become") {
  Room room;
  const NoticeId id = room.issued();
  const NoticePaper before = room.paper(id);
  const auto now = room.office.notices.kinds->reworded(
      {{"notice.paper_check", "另一句话"},
       {"notice.contact", "有事找{联系人}，{联系电话}，{办公时间}"},
       {"notice.opinion_explained",
        "{登记号}{事项}{单位}{诉求}{查明事实}{处理意见}{理由}{法律依据}{依据}"}});
  REQUIRE(now);
  room.office.notices.kinds = std::make_shared<const templates::NoticeKinds>(*now);
  const NoticePaper after = room.paper(id);
  CHECK(after.written == before.written);
  CHECK(after.written.check.find("扫一扫") == 0);
  CHECK(after.check_digest == before.check_digest);
  CHECK(after.check_address == before.check_address);
}

TEST_CASE("a notice from before there was a line for paper prints with one") {
  Room room;
  const NoticeId id = room.issued();
  const auto written = room.paper(id).written;
  nlohmann::json old = nlohmann::json::parse(templates::notice_json(written));
  old.erase("check");
  room.execute("UPDATE notice SET document = $1 WHERE id = $2",
               {room.keys.seal(old.dump(), seal_name(id)), id.value});
  CHECK(room.paper(id).written == written);
}

}  // namespace notice_paper_test
