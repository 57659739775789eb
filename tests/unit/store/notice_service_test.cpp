#include "store/notice_service.h"

#include <catch2/catch.hpp>

#include "store/case_acts.h"
#include "tests/unit/store/notice_room.h"

namespace notice_service_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;
using petition::Document;
using petition::Role;
namespace event = petition::event;

namespace {

struct Room : NoticeRoom {
  NoticeId id = issued();

  LocalDate day = "2026-11-03"_day;

  Room() { clock.advance(days{2}); }

  Result<void> serve(NoticeId notice, const char* proof, const char* by = "江禾",
                     Role as = Role::handler) {
    return turn({}, [&](const OfficeContext& desk) {
      return serve_by_hand(desk, notice, {day, proof, by, as});
    });
  }
  Result<CaseActDone> act(event::Served body) {
    return turn({}, [&](const OfficeContext& desk) {
      return act_on_case(desk, {kCase, "江禾", std::move(body), day});
    });
  }
  std::optional<LocalDate> review_counts_from() {
    for (const auto& deadline : petition::deadlines(file(), office.rules, office.calendar))
      if (deadline.clock == "ask_review") return deadline.begins;
    return std::nullopt;
  }
};

}  // namespace

TEST_CASE("a notice signed for at the window is served by the word of who saw it") {
  Room room;
  CHECK(room.serve(NoticeId{99}, "签收回证").error().code == "notice.unknown");
  CHECK(room.serve(room.id, " ").error().code == "notice.proof");
  CHECK(room.serve(room.id, "签收回证", "唐溪").error().code == "case.unknown");
  REQUIRE(room.serve(room.id, "签收回证 2026-11-01"));
  CHECK(room.serve(room.id, "签收回证").error().code == "notice.served");
  CHECK(room.facts(room.id) == std::vector<std::string>{"issued", "signed_for"});
  CHECK(room.file().state == petition::State::served);
  CHECK(room.review_counts_from() == room.day);
  CHECK(room.row(room.id).step == "done");
}

TEST_CASE("a service written on the ledger is that of the notice, with its number and remedy") {
  Room room;
  const auto done = room.act({.document = Document::opinion, .number = {}, .proof = "本人签收"});
  REQUIRE(done);
  const auto& body = std::get<event::Served>(done->event.body);
  CHECK(body.number == NoticeRoom::kNumber);
  CHECK_THAT(body.remedy, Contains("青岚县人民政府") && Contains("30日"));
  CHECK(room.facts(room.id) == std::vector<std::string>{"issued", "signed_for"});
  CHECK(room.row(room.id).step == "done");
  room.clock.advance(days{30});
  CHECK(room.advance() == 0);
}

TEST_CASE("a number is found however it is written") {
  Room room;
  const auto done =
      room.act({.document = Document::opinion, .number = "青市监信处意[2026]1号", .proof = "签收"});
  REQUIRE(done);
  CHECK(std::get<event::Served>(done->event.body).number == NoticeRoom::kNumber);
  CHECK(room.row(room.id).step == "done");
}

TEST_CASE("a service is of a day on which it can have been, by who is of the matter") {
  Room room;
  room.day = "2026-11-01"_day;  // before its issue
  CHECK(room.serve(room.id, "签收").error().code == "notice.day");
  room.day = "2026-12-01"_day;
  CHECK(room.serve(room.id, "签收").error().code == "notice.day");
  room.day = "2026-11-03"_day;
  CHECK(room.serve(room.id, "签收", "无此人").error().code == "staff.unknown");
  CHECK(room.serve(room.id, "签收", "江禾", Role::leader).error().code == "case.role");
  CHECK(room.row(room.id).step == "link");
}

TEST_CASE("what the ledger takes no more is evidence, and the office hears why") {
  Room room;
  room.append("2026-11-03", event::Withdrawn{"不反映了"});
  REQUIRE(room.serve(room.id, "签收回证", "叶青", Role::duty));
  CHECK(room.row(room.id).step == "done");
  CHECK(room.facts(room.id) == std::vector<std::string>{"issued", "signed_for"});
  CHECK_THAT(room.said("notice").back().text, Contains("台账没有记上"));
}

TEST_CASE("a service that is corrected away sets its notice on its way again") {
  Room room;
  REQUIRE(room.act({.document = Document::opinion, .number = {}, .proof = "本人签收"}));
  REQUIRE(room.row(room.id).step == "done");
  const int entry = int(room.file().ledger.size());
  REQUIRE(room.turn({}, [&](const OfficeContext& desk) {
    event::Corrected undone;
    undone.entry = entry;
    undone.reason = "记错了登记号";
    return act_on_case(desk, {NoticeRoom::kCase, "高朗", std::move(undone)});
  }));
  CHECK(room.row(room.id).step == "link");
  CHECK_FALSE(room.row(room.id).opened);
  REQUIRE(std::holds_alternative<OpenedNotice>(room.open(room.token(room.id), "7001")));
  CHECK(room.file().state == petition::State::served);
  CHECK(room.review_counts_from() == "2026-11-04"_day);
}

TEST_CASE("the service of another paper is none of the opinion's") {
  Room room;
  const auto other = room.act({.document = Document::opinion,
                               .number = "青市监信处意〔2026〕88号",
                               .proof = "本人签收",
                               .remedy = "可自收到之日起30日内向青岚县人民政府请求复查"});
  REQUIRE_FALSE(other);
  CHECK(other.error().code == "case.number");
  CHECK(room.row(room.id).step == "link");
  CHECK(room.facts(room.id) == std::vector<std::string>{"issued"});
}

TEST_CASE("a notice that no event of the ledger speaks of is served as evidence alone") {
  Room room;
  NoticeOrder order = room.opinion();
  using templates::Value;
  order.kind = "supplement";
  order.as = Role::handler;
  order.number.reset();
  order.fields.emplace("所缺材料", Value::list({"购物小票"}));
  order.fields.emplace("补正期限", Value::date("2026-11-20"_day));
  order.fields.emplace("补正方式", Value::text("送到窗口"));
  order.fields.emplace("逾期后果", Value::text("按现有材料办理"));
  const NoticeId id = room.issue(order).value().id;
  room.day = "2026-11-04"_day;
  const std::size_t entries = room.file().ledger.size();
  REQUIRE(room.serve(id, "本人签收"));
  CHECK(room.facts(id) == std::vector<std::string>{"issued", "signed_for"});
  CHECK(room.row(id).step == "done");
  CHECK(room.file().ledger.size() == entries);
}

}  // namespace notice_service_test
