#include "gateway/notices/notice_door.h"

#include <catch2/catch.hpp>

#include "store/notice_withdrawal.h"
#include "tests/unit/gateway/notices/private_page.h"
#include "tests/unit/store/notice_room.h"

namespace notice_door_test {

using namespace huiyin;
using namespace huiyin::gateway;
using Catch::Contains;

namespace {

// The door of an office's notices, knocked at without a server.
struct Knocked : store::NoticeRoom {
  Knocked()
      : book(
            write([&](store::Transaction& tx) { return store::Wordbook(tx, words, clock.now()); })),
        door(
            {database, keys, clock, random, book, offices}, [](auto, const store::Turn&) {},
            paper_desk),
        id(issued()),
        link_token(token(id)) {}

  HttpResponse post(const std::string& body, const std::string& from = "10.0.0.1") {
    HttpRequest request{.method = "POST",
                        .path = "/n/" + link_token,
                        .captures = {link_token},
                        .body = body,
                        .remote_address = from};
    HttpResponse answer;
    door.open(request, Responder([&](HttpResponse given) { answer = std::move(given); }));
    return answer;
  }
  HttpResponse confirm(const std::string& pass) {
    HttpRequest request{.method = "POST", .captures = {link_token}, .body = "pass=" + pass};
    HttpResponse answer;
    door.confirm(request, Responder([&](HttpResponse given) { answer = std::move(given); }));
    return answer;
  }

  HttpResponse print(const std::string& pass) {
    HttpRequest request{.method = "GET", .query = {{"pass", pass}}, .captures = {link_token}};
    HttpResponse answer;
    door.print(request, Responder([&](HttpResponse given) { answer = std::move(given); }));
    while (paper_desk.queue().step()) {
    }
    return answer;
  }
  std::string pass() {
    const HttpResponse page = post("last4=7001");
    const auto at = page.body.find("name=\"pass\" value=\"") + 19;
    return page.body.substr(at, page.body.find('"', at) - at);
  }

  store::Wordbook book;
  PaperDesk paper_desk{{{"Noto Serif CJK SC"}, {"Noto Serif CJK SC"}}};
  NoticeDoor door;
  store::NoticeId id;
  std::string link_token;
};

// What the store would refuse today, from a time when it did not.
templates::WrittenNotice with_private_sign(Knocked& room) {
  auto written = room.database.read(
      [&](store::Transaction& tx) { return store::written_notice(tx, room.keys, room.id); });
  written.paragraphs.at(0) += "\U0010FFFD";
  return written;
}

}  // namespace

TEST_CASE("a link asks for the digits, whether it is one or not, and looks nothing up") {
  Knocked room;
  for (const std::string& token : {room.link_token, std::string(32, '0')}) {
    HttpResponse answer;
    room.door.ask({.method = "GET", .captures = {token}},
                  Responder([&](HttpResponse given) { answer = std::move(given); }));
    CHECK(answer.status == 200);
    CHECK_THAT(answer.body, Contains("last4") && !Contains("奶粉") && !Contains("处理意见"));
  }
  CHECK(room.facts(room.id) == std::vector<std::string>{"issued"});
}

TEST_CASE("the right digits open the notice, and its button confirms it") {
  Knocked room;
  const HttpResponse page = room.post("last4=7001");
  CHECK(page.status == 200);
  CHECK_THAT(page.body, Contains("信访处理意见书") && Contains(store::NoticeRoom::kNumber) &&
                            Contains("该批次已过保质期") && Contains("青岚县人民政府"));
  const HttpResponse confirmed = room.confirm(room.pass());
  CHECK(confirmed.status == 200);
  CHECK_THAT(confirmed.body, Contains("已确认收到"));
  CHECK(room.facts(room.id) == std::vector<std::string>{"issued", "opened", "confirmed"});
}

TEST_CASE("digits are taken as people type them") {
  const auto* typed = GENERATE("last4=%EF%BC%97%EF%BC%90%EF%BC%90%EF%BC%91", "last4=+70+01+",
                               "last4=139-0000-7001", "a=b&last4=7001");
  CAPTURE(typed);
  Knocked room;
  CHECK(room.post(typed).status == 200);
}

TEST_CASE("wrong digits are refused, then the door is shut and the office's phone named") {
  Knocked room;
  for (const char* wrong : {"last4=0000", "last4=", "", "last4=%", "other=7001"}) {
    CAPTURE(wrong);
    const HttpResponse page = room.post(wrong);
    CHECK((page.status == 403 || page.status == 429));
    CHECK_THAT(page.body, !Contains("处理意见书"));
  }
  const HttpResponse shut = room.post("last4=7001", "10.0.0.2");
  CHECK(shut.status == 429);
  CHECK_THAT(shut.body, Contains(room.office.facts.phone) && Contains("30"));
}

TEST_CASE("who has passed the check can load the print, the same each time") {
  Knocked room;
  const std::string pass = room.pass();
  const HttpResponse paper = room.print(pass);
  CHECK(paper.status == 200);
  CHECK(paper.content_type == "application/pdf");
  CHECK(paper.body.starts_with("%PDF-"));
  CHECK(paper.body == room.print(pass).body);
  const auto has = [&](const char* name, const char* value) {
    for (const auto& [key, told] : paper.headers)
      if (key == name && told.find(value) != std::string::npos) return true;
    return false;
  };
  CHECK(has("Cache-Control", "no-store"));
  CHECK(has("X-Robots-Tag", "noindex"));
  CHECK(has("Content-Disposition", "UTF-8''%E4%BF%A1"));
  CHECK(room.facts(room.id) == std::vector<std::string>{"issued", "opened"});
}

TEST_CASE("without its pass, or after half an hour, the print asks for the digits") {
  Knocked room;
  const std::string pass = room.pass();
  for (const std::string& wrong : {std::string(), std::string("1.x"), pass + "x"}) {
    const HttpResponse page = room.print(wrong);
    CHECK_THAT(page.body, Contains("last4") && !Contains("%PDF"));
  }
  room.clock.advance(minutes{31});
  CHECK_THAT(room.print(pass).body, Contains("last4"));
}

TEST_CASE("the print of a notice stays as it was when its words are changed") {
  Knocked room;
  const std::string pass = room.pass();
  const std::string before = room.print(pass).body;
  const auto now = room.office.notices.kinds->reworded(
      {{"notice.paper_check", "另一句话"},
       {"notice.contact", "有事找{联系人}，{联系电话}，{办公时间}"},
       {"notice.opinion_explained",
        "{登记号}{事项}{单位}{诉求}{查明事实}{处理意见}{理由}{法律依据}{依据}"}});
  REQUIRE(now);
  room.office.notices.kinds = std::make_shared<const templates::NoticeKinds>(*now);
  CHECK(room.print(pass).body == before);
  store::NoticeOrder order = room.opinion();
  order.number.reset();
  const auto issued = room.issue(order).value();
  CHECK(issued.written.check == "另一句话");
}

TEST_CASE("where nothing can be printed the citizen hears where to get it") {
  Knocked room;
  room.execute(
      "UPDATE notice SET document = $1 WHERE id = $2",
      {room.keys.seal(templates::notice_json(with_private_sign(room)), store::seal_name(room.id)),
       room.id.value});
  const HttpResponse page = room.print(room.pass());
  CHECK(page.status == 503);
  CHECK_THAT(page.body, Contains(room.office.facts.phone) && Contains("取不到"));
}

TEST_CASE("a withdrawn notice says so above its text, and is not confirmed") {
  Knocked room;
  REQUIRE(room.turn({}, [&](const store::OfficeContext& desk) {
    return store::withdraw_notice(desk, room.id,
                                  {"写错了", {}, "冯川", petition::Role::unit_officer});
  }));
  const HttpResponse page = room.post("last4=7001");
  CHECK_THAT(page.body, Contains("已经撤销") && !Contains("我已收到") && Contains("处理意见书"));
}

TEST_CASE("an old pass asks for the digits again") {
  Knocked room;
  CHECK_THAT(room.confirm("1.x").body, Contains("last4"));
  CHECK(room.facts(room.id) == std::vector<std::string>{"issued"});
}

TEST_CASE("a page is neither kept, indexed, framed nor told of to others") {
  Knocked room;
  for (const HttpResponse& page : {room.post("last4=7001"), room.post("last4=0000")})
    testing::check_is_private(page);
}

TEST_CASE("a database that fails is an apology, not a blank page") {
  Knocked room;
  room.execute("DROP TABLE notice_link");
  const HttpResponse page = room.post("last4=7001");
  CHECK(page.status == 500);
  CHECK_THAT(page.body, Contains(room.office.facts.phone));
}

TEST_CASE("where there are several offices, it is an apology when one asks for the page too") {
  Knocked room;
  store::Office county = room.office;
  county.code = "yunxi";
  const store::OfficeBook both({room.office, county});
  const NoticeDoor door(
      {room.database, room.keys, room.clock, room.random, room.book, both},
      [](auto, const store::Turn&) {}, room.paper_desk);
  room.execute("DROP TABLE notice_link");
  HttpResponse page;
  door.ask({.method = "GET", .captures = {room.link_token}},
           Responder([&](HttpResponse given) { page = std::move(given); }));
  CHECK(page.status == 500);
  CHECK_THAT(page.body, Contains(room.office.facts.phone));
}

TEST_CASE("as time passes, what was not opened goes the next way") {
  Knocked room;
  room.clock.advance(days{3});
  room.door.round();
  CHECK(room.row(room.id).step == "sms");
}

}  // namespace notice_door_test
