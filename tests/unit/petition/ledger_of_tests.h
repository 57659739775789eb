// A ledger written line by line in a test: each event recorded at nine of its own day.
#pragma once

#include "base/ensure.h"
#include "petition/case_file.h"
#include "tests/unit/petition/law_of_tests.h"

namespace huiyin::petition {

inline const CaseNumber kNumber = CaseNumber::of(2026, 101);

inline CaseEvent on(const char* date, EventBody body, std::string by = "", Role as = Role::import) {
  const LocalDate day = *LocalDate::parse(date);
  return {day, instant_of(day, LocalTime(9, 0)), std::move(by), std::move(body), as};
}

class Ledger {
 public:
  // Unjudged, as read back.
  Ledger& write(const char* date, EventBody body, std::string by = "") {
    file_ = fold(std::move(file_), on(date, std::move(body), std::move(by)));
    return *this;
  }
  // Judged, as written anew; must be taken.
  Ledger& add(const char* date, EventBody body, std::string by = "", Role as = Role::import) {
    auto next = apply(file_, on(date, std::move(body), std::move(by), as), law_of_tests());
    ensure(next.has_value(), next ? "" : (next.error().code + " " + next.error().where).c_str());
    file_ = *std::move(next);
    return *this;
  }
  // The code of the refusal; "" when it would be taken.
  std::string refused(const char* date, EventBody body, std::string by = "",
                      Role as = Role::import) const {
    const auto no = refusal(file_, on(date, std::move(body), std::move(by), as), law_of_tests());
    return no ? no->code : "";
  }
  // The same with its field: "case.missing sponsored.unit".
  std::string refused_at(const char* date, EventBody body, std::string by = "",
                         Role as = Role::import) const {
    const auto no = refusal(file_, on(date, std::move(body), std::move(by), as), law_of_tests());
    return no ? no->code + " " + no->where : "";
  }
  const CaseFile& file() const { return file_; }

 private:
  CaseFile file_;
};

inline Ledger ledger() { return {}; }

// Registered and accepted at a unit, with a handler: in progress.
inline Ledger in_progress(const char* accepted) {
  return ledger()
      .add(accepted, event::Registered{kNumber, Arrival::online, ReceivedBy::unit, "过期药品"})
      .add(accepted, event::Accepted{"药品科"})
      .add(accepted, event::Assigned{"药品科", "周启明", {}});
}

// By the people of the office: registered, accepted, held by 周启明.
inline Ledger worked_on(const char* accepted) {
  event::Registered registered{.number = kNumber, .matter = "过期药品", .place = "东街"};
  registered.intake.handler = "周启明";
  return ledger()
      .add(accepted, registered, "方蕾", Role::receiver)
      .add(accepted, event::Accepted{"药品科"}, "方蕾", Role::duty)
      .add(accepted, event::Assigned{"药品科", "周启明", {}}, "方蕾", Role::duty)
      .add(accepted, event::Served{.document = Document::acceptance, .proof = "当面签收"}, "周启明",
           Role::handler);
}

// An opinion with all that its kind asks for.
inline event::Concluded opinion_of_tests(OpinionKind kind = OpinionKind::explained) {
  event::Concluded body{.kind = kind, .number = "31号", .cause = "政策不明"};
  body.conclusion = "已说明";
  body.opinion = "予以解释";
  body.facts = "已查明";
  body.basis = "《药品管理法》第九十八条";
  body.signed_by = "苏敏";
  if (kind == OpinionKind::supported) {
    body.carried_out_by = "药品科";
    body.carried_out_until = LocalDate(2026, 12, 31);
  } else {
    body.reasons = "没有依据";
  }
  return body;
}

inline event::Served service_of_tests(Document document, std::string number) {
  return {.document = document,
          .number = std::move(number),
          .proof = "签收回证",
          .remedy = "可自收到之日起30日内向省局请求复查"};
}

}  // namespace huiyin::petition
