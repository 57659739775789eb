#include "bot/offers.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::offers_test {
namespace {

using namespace literals;

void offer_seat(FakeOffice& office, const std::string& who) {
  const bot::BookingRequest request{.name = *petition::PersonName::parse(who),
                                    .phone = *petition::Phone::parse("13900001008"),
                                    .people = 1,
                                    .representatives = {},
                                    .matter = "药店不开发票",
                                    .for_other = false,
                                    .date = {},
                                    .time = {}};
  office.offers.insert_or_assign(
      who, bot::SeatOffer{*LocalDate::parse("2026-12-15"), *LocalTime::parse("15:30"),
                          office.now + hours{4}, request});
}

TEST_CASE("a seat offered is taken by a short yes, and left by a short no") {
  FakeOffice office = yunling("2026-12-01T09:00"_at);
  Visitor visitor(office, "郑玉梅");
  offer_seat(office, "郑玉梅");
  CHECK(holds_words(visitor.says("不要了"), "下一位"));
  CHECK(office.bookings.empty());
  offer_seat(office, "郑玉梅");
  CHECK(holds_words(visitor.says("好的我要"), "15:30"));
  CHECK(office.bookings.size() == 1);
}

TEST_CASE("an offer that is over is said to be over, also to its tap") {
  FakeOffice office = yunling("2026-12-01T09:00"_at);
  Visitor visitor(office, "郑玉梅");
  CHECK(holds_words(visitor.taps("offer.yes"), "过了保留时间"));
  CHECK(holds_words(visitor.taps("offer.no"), "过了保留时间"));
  CHECK(office.bookings.empty());
}

TEST_CASE("an offer that is only on its way is not answered by what he says") {
  FakeOffice office = yunling("2026-12-01T09:00"_at);
  Visitor visitor(office, "郑玉梅");
  offer_seat(office, "郑玉梅");
  office.offers.at("郑玉梅").told = false;
  visitor.says("不用了");
  visitor.says("要");
  CHECK(office.bookings.empty());
  CHECK(office.offers.size() == 1);
}

TEST_CASE("the letters of a yes in a longer sentence take no seat") {
  FakeOffice office = yunling("2026-12-01T09:00"_at);
  Visitor visitor(office, "郑玉梅");
  offer_seat(office, "郑玉梅");
  visitor.says("我还要问个事");
  visitor.says("我要预约来访");
  CHECK(office.bookings.empty());
  CHECK(office.offers.size() == 1);
}

TEST_CASE("the newest question is answered: an offer that came after what is open") {
  FakeOffice office = yunling("2026-12-01T09:00"_at);
  Visitor visitor(office, "郑玉梅");
  visitor.says("我要预约来访");
  office.now += minutes{5};
  offer_seat(office, "郑玉梅");
  office.offers.at("郑玉梅").asked = office.now;
  office.now += minutes{1};
  CHECK(holds_words(visitor.says("要"), "15:30"));
  CHECK(office.bookings.size() == 1);
  CHECK(office.offers.empty());
}

TEST_CASE("what was asked after an offer is not answered for it") {
  FakeOffice office = yunling("2026-12-01T09:00"_at);
  Visitor visitor(office, "郑玉梅");
  offer_seat(office, "郑玉梅");
  office.offers.at("郑玉梅").asked = office.now;
  office.now += minutes{5};
  visitor.says("我要预约来访");
  visitor.says("不要");
  CHECK(office.offers.size() == 1);
}

TEST_CASE("by SMS an offer is answered by its number") {
  FakeOffice office = yunling("2026-12-01T09:00"_at);
  Visitor visitor(office, "郑玉梅");
  visitor.desk.write_by_sms("13900001008");
  offer_seat(office, "郑玉梅");
  CHECK(holds_words(visitor.says("2"), "下一位"));
  offer_seat(office, "郑玉梅");
  CHECK(holds_words(visitor.says("1"), "15:30"));
  CHECK(office.bookings.size() == 1);
}

}  // namespace
}  // namespace huiyin::test::offers_test
