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

  Result<void> serve(NoticeId notice, const char* proof, const char* by = "江禾",
                     Role as = Role::handler) {
    return turn({}, [&](const OfficeContext& desk) {
      return serve_by_hand(desk, notice, {"2026-11-01"_day, proof, by, as});
    });
  }
  Result<CaseActDone> act(event::Served body) {
    return turn({}, [&](const OfficeContext& desk) {
      return act_on_case(desk, {kCase, "江禾", std::move(body), "2026-11-01"_day});
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
  CHECK(room.review_counts_from() == "2026-11-01"_day);
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

TEST_CASE("the service of another paper leaves the notice on its way") {
  Room room;
  REQUIRE(room.act({.document = Document::opinion,
                    .number = "青市监信处意〔2026〕88号",
                    .proof = "本人签收",
                    .remedy = "可自收到之日起30日内向青岚县人民政府请求复查"}));
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
  const std::size_t entries = room.file().ledger.size();
  REQUIRE(room.serve(id, "本人签收"));
  CHECK(room.facts(id) == std::vector<std::string>{"issued", "signed_for"});
  CHECK(room.row(id).step == "done");
  CHECK(room.file().ledger.size() == entries);
}

}  // namespace notice_service_test
