#include "gateway/notices/slip_door.h"

#include <catch2/catch.hpp>

#include "store/visit_slip.h"
#include "tests/unit/store/notice_room.h"

namespace slip_door_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::literals;
using Catch::Contains;

namespace {

struct Visited : store::NoticeRoom {
  Visited()
      : book(
            write([&](store::Transaction& tx) { return store::Wordbook(tx, words, clock.now()); })),
        door({database, keys, clock, random, book, offices}) {
    office.notices.public_url = "https://xf.example.gov.cn";
    visit = desk(citizen("wm-visitor"), [](store::OfficeDesk& one) {
      const auto days = one.reception_days();
      auto wanted = store::request("13900007009", days.front().day.iso(), "09:00");
      return std::get<bot::Booking>(one.book(wanted));
    });
  }
  HttpResponse show(const std::string& token) {
    HttpRequest request{.method = "GET", .captures = {token}, .remote_address = "10.0.0.1"};
    HttpResponse answer;
    door.show(request, Responder([&](HttpResponse given) { answer = std::move(given); }));
    return answer;
  }
  HttpResponse show() { return show(visit->slip.substr(visit->slip.rfind('/') + 1)); }

  store::Wordbook book;
  SlipDoor door;
  std::optional<bot::Booking> visit;
};

}  // namespace

TEST_CASE("a visitor's slip tells when and where, with the code for the door, and nothing of him") {
  Visited room;
  const HttpResponse page = room.show();
  CHECK(page.status == 200);
  CHECK_THAT(page.body, Contains("来访凭条") && Contains(room.visit->number.text()) &&
                            Contains("09:00") && Contains(room.office.facts.address) &&
                            Contains("<svg class=\"code\"") && Contains("aria-label"));
  const bot::BookingRequest& who = room.visit->what;
  for (const std::string& told :
       {who.name.text(), who.phone.text(), who.phone.last4(), who.matter, room.visit->query_code}) {
    CAPTURE(told);
    CHECK_THAT(page.body, !Contains(told));
  }
}

TEST_CASE("a slip of a visit that was called off says so, and has no code") {
  Visited room;
  room.turn({}, [&](const store::DeskContext& context) {
    store::cancel_booking(context, *store::find_booking(context, room.visit->number));
  });
  const HttpResponse page = room.show();
  CHECK(page.status == 200);
  CHECK_THAT(page.body, Contains("已取消") && !Contains("<svg"));
}

TEST_CASE("an address that is no slip of ours is answered plainly, whatever was typed") {
  Visited room;
  for (const std::string& token :
       {std::string("A0312"), std::string("<script>alert(1)</script>"), std::string(64, 'A')}) {
    const HttpResponse page = room.show(token);
    CHECK(page.status == 404);
    CHECK_THAT(page.body, Contains("没有这张凭条") && !Contains("<script"));
  }
}

}  // namespace slip_door_test
