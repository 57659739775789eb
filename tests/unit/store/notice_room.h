// An office that issues notices: the sample office, one matter of 沈小满 on which an opinion was
// given, and his conversation.
#pragma once

#include "store/cases.h"
#include "store/notice_links.h"
#include "store/notice_opening.h"
#include "store/notice_steps.h"
#include "store/people.h"
#include "tests/support/store_room.h"

namespace huiyin::store {

class NoticeRoom : public StoreRoom {
 public:
  static constexpr const char* kCase = "XF2026-000201";
  static constexpr const char* kNumber = "青市监信处意〔2026〕1号";

  NoticeRoom() : notices(office.notices) {
    office.facts.short_name = "青市监";
    office.facts.hours = "工作日 8:30-12:00";
    office.facts.address = "青岚县和平路26号";
    office.facts.duty_person = "叶青";
    who = citizen("wm-shen");
    write([&](Transaction& tx) {
      person = person_of(tx, keys, petition::PersonName::parse("沈小满").value(),
                         petition::Phone::parse("13900007001").value(), clock.now());
      join_identity(tx, who, person, clock.now());
    });
    namespace event = petition::event;
    append("2026-10-19",
           event::Registered{petition::CaseNumber::of(2026, 201), petition::Arrival::visit,
                             petition::ReceivedBy::unit, "超市出售过期奶粉"});
    append("2026-10-21", event::Accepted{"食品科"});
    append("2026-10-21", event::Assigned{"食品科", "江禾", {}});
    event::Concluded concluded;
    concluded.number = kNumber;
    concluded.opinion = "责令下架";
    append("2026-10-30", concluded);
  }

  void append(const char* day, petition::EventBody body) {
    const LocalDate date = LocalDate::parse(day).value();
    write([&](Transaction& tx) {
      append_event(tx, keys, kCase,
                   {date, instant_of(date, LocalTime(9, 0)), "江禾", std::move(body)});
    });
  }

  NoticeOrder opinion() {
    using templates::Value;
    return {.kind = "opinion_explained",
            .case_no = kCase,
            .fields = {{"收件人", Value::name("沈小满")},
                       {"事项", Value::text("超市出售过期奶粉")},
                       {"诉求", Value::text("退货并处罚")},
                       {"查明事实", Value::text("该批次已过保质期")},
                       {"处理意见", Value::text("责令下架")},
                       {"法律依据", Value::text("《食品安全法》第三十四条")},
                       {"理由", Value::text("已依法处罚")}},
            .by = "林岳",
            .as = petition::Role::unit_officer,
            .number = kNumber,
            .person = person,
            .phone = {}};
  }

  auto issue(const NoticeOrder& order) {
    return turn({}, [&](const OfficeContext& desk) { return issue_notice(desk, order); });
  }
  NoticeId issued() { return issue(opinion()).value().id; }

  std::string link(NoticeId id) {
    return turn({}, [&](const OfficeContext& desk) { return make_link(desk, id, "window"); });
  }
  std::string token(NoticeId id) {
    const std::string address = link(id);
    return address.substr(address.rfind('/') + 1);
  }
  Opening open(const std::string& token_of_link, const std::string& last4,
               const std::string& from = "10.0.0.1") {
    return turn({}, [&](const OfficeContext& desk) {
      return open_notice(desk, token_of_link, last4, from);
    });
  }
  int advance() {
    return turn({}, [&](const OfficeContext& desk) { return advance_notices(desk); });
  }

  std::vector<std::string> facts(NoticeId id) {
    std::vector<std::string> names;
    for (const EvidenceRow& row :
         database.read([&](Transaction& tx) { return evidence_of(tx, id); }))
      names.push_back(row.fact);
    return names;
  }
  NoticeRow row(NoticeId id) {
    return database.read([&](Transaction& tx) { return notice(tx, id).value(); });
  }
  petition::CaseFile file() {
    return database.read([&](Transaction& tx) { return case_file(tx, keys, kCase).value(); });
  }
  EvidenceReport verified() {
    return database.read([&](Transaction& tx) { return verify_evidence(tx, keys); });
  }

  NoticeRules& notices;
  ConversationId who;
  std::int64_t person = 0;
};

}  // namespace huiyin::store
