#include "store/notice_again.h"

#include "base/ensure.h"
#include "petition/document_number.h"
#include "store/case_notices.h"
#include "store/notice_links.h"
#include "store/notices.h"
#include "store/people.h"

namespace huiyin::store {
namespace {

constexpr const char* kOpinionRecord = "opinion_record";  // config/defaults/notices
constexpr const char* kByChat = "wecom";

std::optional<NoticeId> record_of_opinion(const OfficeContext& desk, const petition::CaseFile& file,
                                          const petition::CaseEvent& concluded,
                                          std::int64_t reader) {
  using templates::Value;
  const auto citizen = person(desk.tx, desk.keys, reader);
  ensure(citizen.has_value(), "a petitioner is a person who is known");
  const auto& opinion = std::get<petition::event::Concluded>(concluded.body);
  const bot::OfficeFacts& facts = desk.office.facts;
  const auto issued =
      issue_notice(desk, {.kind = kOpinionRecord,
                          .case_no = file.number->text(),
                          .fields = {{"收件人", Value::name(citizen->name.text())},
                                     {"事项", Value::text(petition::matter(file))},
                                     {"原文号", Value::name(opinion.number)},
                                     {"作出日期", Value::date(concluded.date)},
                                     {"处理意见", Value::text(opinion.opinion)},
                                     {"领取地点", Value::text(facts.address)},
                                     {"领取时间", Value::text(facts.hours)}},
                          .by = std::string(petition::title(petition::Role::system)),
                          .as = petition::Role::system,
                          .number = {},
                          .person = reader,
                          .phone = citizen->phone,
                          .is_handed = true});
  if (!issued) {
    tell_not_issued(desk, file, "", kOpinionRecord, issued.error());
    return std::nullopt;
  }
  return issued->id;
}

}  // namespace

std::string link_to_opinion(const OfficeContext& desk, const petition::CaseFile& file,
                            const petition::CaseEvent& concluded,
                            std::optional<std::int64_t> citizen) {
  const std::string& number = std::get<petition::event::Concluded>(concluded.body).number;
  std::optional<NoticeId> again;
  for (const NoticeRow& row : notices_of_case(desk.tx, file.number->text()))
    if (!row.is_withdrawn && (petition::DocumentNumber::are_same(row.number, number) ||
                              (!again && row.kind == kOpinionRecord)))
      again = row.id;
  if (!again && citizen) again = record_of_opinion(desk, file, concluded, *citizen);
  return again ? make_link(desk, *again, kByChat) : "";
}

}  // namespace huiyin::store
