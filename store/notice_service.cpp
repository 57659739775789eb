#include "store/notice_service.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/utf8.h"
#include "petition/case_steps.h"
#include "petition/document_number.h"
#include "petition/documents.h"
#include "store/case_actor.h"
#include "store/case_acts.h"
#include "store/case_telling.h"
#include "store/cases.h"
#include "store/notice_steps.h"
#include "store/staff_mail.h"
#include "store/staff_roles.h"

namespace huiyin::store {
namespace {

using petition::CaseFile;
using petition::DocumentNumber;
using petition::event::Served;

const templates::NoticeKind* kind_of(const OfficeContext& desk, const NoticeRow& row) {
  return desk.office.notices.kinds->find(row.kind);
}

bool is_of(const OfficeContext& desk, const NoticeRow& row, petition::Document document) {
  const templates::NoticeKind* kind = kind_of(desk, row);
  return kind != nullptr && kind->document == document;
}

// In the order of issue.
std::vector<NoticeRow> waiting(const OfficeContext& desk, const std::string& case_no,
                               petition::Document document) {
  std::vector<NoticeRow> rows;
  for (NoticeRow& row : notices_of_case(desk.tx, case_no))
    if (!row.opened && !row.is_withdrawn && is_of(desk, row, document))
      rows.push_back(std::move(row));
  return rows;
}

// The proof names people: its digest stands in the chain, its words on the ledger, sealed.
void record_service(const OfficeContext& desk, NoticeId id, LocalDate day,
                    const std::string& proof) {
  record_fact(desk.tx, id, Fact::signed_for, desk.now,
              json_text(nlohmann::json{{"day", day.iso()},
                                       {"proof", desk.keys.lookup_hash("proof", proof)}}));
  mark_served(desk, id);
}

std::optional<Problem> wrong_service(const OfficeContext& desk, const NoticeRow& row,
                                     const ServiceByHand& service) {
  if (row.opened) return Problem{"notice.served", "notice", "这份文书已经送达", "不用再记录"};
  if (row.is_withdrawn)
    return Problem{"notice.withdrawn", "notice", "这份文书已经撤销了，送到了也不算数",
                   "请送达替换它的那一份"};
  if (is_blank(service.proof))
    return Problem{"notice.proof", "proof", "没有写明怎样知道已经送达",
                   "请写明签收回证、邮件号或见证人"};
  if (service.day < office_date(row.issued) || service.day > desk.today())
    return Problem{"notice.day", "date", "送达日期在签发以前，或者还没有到", "请核对日期"};
  const auto file = case_file(desk.tx, desk.keys, row.case_no);
  const auto actor = actor_on(desk, row.case_no, file, service.by, service.as);
  if (!actor) return actor.error();
  if (!row.case_no.empty() && !file) return unknown_case(row.case_no);
  return std::nullopt;
}

// A service by hand that the ledger holds no more sets its notice on its way again.
void take_back_service(const OfficeContext& desk, const NoticeRow& row) {
  desk.tx.execute("UPDATE notice SET opened_at = NULL, step = 'link' WHERE id = $1",
                  {row.id.value});
  const auto again = notice(desk.tx, row.id);
  if (!bring_by_link(desk, *again)) bring_the_next_way(desk, row.id);
}

}  // namespace

Result<void> serve_by_hand(const OfficeContext& desk, NoticeId id, const ServiceByHand& service) {
  const auto row = notice(desk.tx, id);
  if (!row) return Refused({"notice.unknown", "notice", "没有这份文书", "请核对后再记录"});
  if (auto no = wrong_service(desk, *row, service)) return Refused(*std::move(no));
  const templates::NoticeKind* kind = kind_of(desk, *row);
  if (kind == nullptr || !kind->document || row->case_no.empty()) {
    record_service(desk, id, service.day, service.proof);
    return {};
  }
  const auto done = act_on_case(
      desk, {row->case_no, service.by, Served{*kind->document, row->number, service.proof, {}},
             service.day, service.as});
  if (done) return {};
  if (done.error().code != "case.state") return Refused(done.error());
  record_service(desk, id, service.day, service.proof);
  tell_off_ledger(desk, *row, done.error().what);
  return {};
}

void fill_in_service(const OfficeContext& desk, const CaseFile& file, Served& body) {
  if (!file.number) return;
  auto rows = waiting(desk, file.number->text(), body.document);
  if (const auto* made = petition::made(file, body.document))  // not one of an earlier round
    std::erase_if(rows, [&](const NoticeRow& row) { return row.issued < made->recorded; });
  if (body.number.empty() && !rows.empty()) body.number = rows.back().number;
  if (!body.remedy.empty()) return;
  for (const NoticeRow& row : rows)
    if (DocumentNumber::are_same(row.number, body.number))
      body.remedy = templates::remedy_text(written_notice(desk.tx, desk.keys, row.id));
}

void note_service(const OfficeContext& desk, const std::string& case_no, const CaseFile& file,
                  const petition::CaseEvent& event) {
  if (const auto* body = std::get_if<Served>(&event.body)) {
    for (const NoticeRow& row : waiting(desk, case_no, body->document))
      if (DocumentNumber::are_same(row.number, body->number))
        record_service(desk, row.id, event.date, body->proof);
    return;
  }
  if (!std::holds_alternative<petition::event::Corrected>(event.body)) return;
  for (const NoticeRow& row : notices_of_case(desk.tx, case_no)) {
    const templates::NoticeKind* kind = kind_of(desk, row);
    const bool was_signed_for = row.opened && !row.is_withdrawn &&
                                has_fact(desk.tx, row.id, Fact::signed_for) &&
                                !has_fact(desk.tx, row.id, Fact::opened);
    if (was_signed_for && kind != nullptr && kind->document &&
        petition::served(file, *kind->document) == nullptr)
      take_back_service(desk, row);
  }
}

}  // namespace huiyin::store
