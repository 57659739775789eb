#include "gateway/notices/check_door.h"

#include <catch2/catch.hpp>

#include "store/notice_check.h"
#include "store/notice_withdrawal.h"
#include "tests/unit/gateway/notices/private_page.h"
#include "tests/unit/store/notice_room.h"

namespace check_door_test {

using namespace huiyin;
using namespace huiyin::gateway;
using Catch::Contains;

namespace {

struct Checked : store::NoticeRoom {
  Checked()
      : book(
            write([&](store::Transaction& tx) { return store::Wordbook(tx, words, clock.now()); })),
        door({database, keys, clock, random, book, offices}),
        id(issued()) {}

  std::string check_token() {
    return turn({}, [&](const store::OfficeContext& desk) {
      const std::string address = store::check_address(desk, id);
      return address.substr(address.rfind('/') + 1);
    });
  }
  HttpResponse check(const std::string& token, const std::string& from = "10.0.0.1") {
    HttpRequest request{.method = "GET", .captures = {token}, .remote_address = from};
    HttpResponse answer;
    door.check(request, Responder([&](HttpResponse given) { answer = std::move(given); }));
    return answer;
  }

  store::Wordbook book;
  CheckDoor door;
  store::NoticeId id;
};

// Of whom and what the notices of NoticeRoom are.
void check_names_nobody(const HttpResponse& page) {
  for (const char* told : {"沈小满", "沈", "奶粉", "过期", "退货", "13900007001", "7001",
                           store::NoticeRoom::kCase, "江禾", "林岳"}) {
    CAPTURE(told);
    CHECK_THAT(page.body, !Contains(told));
  }
}

}  // namespace

TEST_CASE("the page of a genuine notice tells what to compare, and nothing of whom it is about") {
  Checked room;
  const HttpResponse page = room.check(room.check_token());
  CHECK(page.status == 200);
  CHECK_THAT(page.body, Contains("是真的") && Contains("信访处理意见书") &&
                            Contains(store::NoticeRoom::kNumber) && Contains("2026年11月2日") &&
                            Contains(room.office.facts.name));
  const auto text = room.database.read(
      [&](store::Transaction& tx) { return store::notice_text(tx, room.keys, room.id); });
  CHECK_THAT(page.body, Contains(store::check_digest(text)));
  check_names_nobody(page);
}

TEST_CASE("what is no notice of ours is said plainly to be none, whatever was typed") {
  Checked room;
  for (const std::string& token :
       {std::string(22, 'A'), std::string("<script>alert(1)</script>"), room.token(room.id)}) {
    const HttpResponse page = room.check(token);
    CHECK(page.status == 404);
    CHECK_THAT(page.body, Contains("没有这份文书") && !Contains("<script") && !Contains("是真的"));
    check_names_nobody(page);
  }
}

TEST_CASE("a notice whose records were changed is not called genuine") {
  Checked room;
  room.execute("UPDATE evidence SET detail = '{}' WHERE seq = 1");
  const HttpResponse page = room.check(room.check_token());
  CHECK_THAT(page.body, Contains("不能证明") && Contains(room.office.facts.phone) &&
                            !Contains("<h1>这份文书是真的"));
  check_names_nobody(page);
}

TEST_CASE("a withdrawn notice is called so") {
  Checked room;
  store::NoticeOrder order = room.opinion();
  order.number.reset();
  const auto later = room.issue(order).value();
  REQUIRE(room.turn({}, [&](const store::OfficeContext& desk) {
    return store::withdraw_notice(desk, room.id,
                                  {"写错了", later.id, "冯川", petition::Role::unit_officer});
  }));
  const HttpResponse page = room.check(room.check_token());
  CHECK_THAT(page.body, Contains("已经撤销") && Contains(later.written.number) &&
                            !Contains("是真的") && !Contains("写错了"));
  check_names_nobody(page);
}

TEST_CASE("who tries many addresses is shut out, and the office's phone named") {
  Checked room;
  for (int i = 0; i < room.office.look_up_tries_max; ++i) (void)room.check("x");
  const HttpResponse page = room.check(room.check_token());
  CHECK(page.status == 429);
  CHECK_THAT(page.body, Contains(room.office.facts.phone) && Contains("30"));
  CHECK(room.check(room.check_token(), "10.0.0.2").status == 200);
}

TEST_CASE("the page is neither kept, indexed nor framed, and has no script") {
  Checked room;
  for (const HttpResponse& page : {room.check(room.check_token()), room.check("x")})
    testing::check_is_private(page);
}

TEST_CASE("a database that fails is an apology here too") {
  Checked room;
  const std::string token = room.check_token();
  room.execute("DROP TABLE evidence");
  const HttpResponse page = room.check(token);
  CHECK(page.status == 500);
  CHECK_THAT(page.body, Contains(room.office.facts.phone));
}

}  // namespace check_door_test
