// A room with a case in it: XF2026-000201 of 沈小满 (13900007001, code 604817), registered on 19
// October 2026, accepted on the 21st, in the hands of 江禾 of 食品科: to be concluded by Monday
// 21 December (the 20th is a Sunday).
#pragma once

#include "store/case_acts.h"
#include "store/cases.h"
#include "store/conversations.h"
#include "store/people.h"
#include "tests/support/store_room.h"

namespace huiyin::store {

inline const std::string kCaseNo = "XF2026-000201";

struct CaseRoom : StoreRoom {
  explicit CaseRoom(petition::Intake intake = {}) {
    using namespace literals;
    namespace event = petition::event;
    event::Registered in{.number = petition::CaseNumber::of(2026, 201), .matter = "过期奶粉"};
    in.intake = std::move(intake);
    put("2026-10-19"_day, "", in);
    put("2026-10-21"_day, "高朗", event::Accepted{"食品科"});
    put("2026-10-21"_day, "高朗", event::Assigned{"食品科", "江禾", {}});
    write([&](Transaction& tx) {
      const auto phone = petition::Phone::parse("13900007001").value();
      person =
          person_of(tx, keys, petition::PersonName::parse("沈小满").value(), phone, clock.now());
      index_case(tx, keys, kCaseNo, "604817", phone, person);
    });
  }

  // As an import writes it: nobody is asked, nobody is told.
  void put(LocalDate date, std::string by, petition::EventBody body) {
    write([&](Transaction& tx) {
      append_event(tx, keys, kCaseNo,
                   {date, instant_of(date, LocalTime(9, 0)), std::move(by), std::move(body)});
    });
  }
  Result<CaseActDone> act(std::string by, petition::EventBody body) {
    return turn({}, [&](const OfficeContext& office) {
      return act_on_case(office, {kCaseNo, std::move(by), std::move(body)});
    });
  }
  petition::CaseFile file() {
    return database.read([&](Transaction& tx) { return *case_file(tx, keys, kCaseNo); });
  }
  ConversationId joined() {
    const ConversationId talk = citizen("wm-shen");
    write([&](Transaction& tx) { join_identity(tx, talk, person, clock.now()); });
    return talk;
  }

  std::int64_t person = 0;
};

}  // namespace huiyin::store
