#include "store/notice_service.h"

#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/utf8.h"
#include "store/case_acts.h"

namespace huiyin::store {
namespace {

using petition::event::Served;

const templates::NoticeKind* kind_of(const OfficeContext& desk, const NoticeRow& row) {
  return desk.office.notices.kinds->find(row.kind);
}

bool is_of(const OfficeContext& desk, const NoticeRow& row, petition::Document document) {
  const templates::NoticeKind* kind = kind_of(desk, row);
  return kind != nullptr && kind->document == document;
}

std::vector<NoticeRow> waiting(const OfficeContext& desk, const std::string& case_no,
                               petition::Document document) {
  std::vector<NoticeRow> rows;
  for (NoticeRow& row : notices_of_case(desk.tx, case_no))
    if (!row.opened && is_of(desk, row, document)) rows.push_back(std::move(row));
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

}  // namespace

Result<void> serve_by_hand(const OfficeContext& desk, NoticeId id, const ServiceByHand& service) {
  const auto row = notice(desk.tx, id);
  if (!row) return Refused({"notice.unknown", "notice", "没有这份文书", "请核对后再记录"});
  if (row->opened) return Refused({"notice.served", "notice", "这份文书已经送达", "不用再记录"});
  if (is_blank(service.proof))
    return Refused(
        {"notice.proof", "proof", "没有写明怎样知道已经送达", "请写明签收回证、邮件号或见证人"});
  const templates::NoticeKind* kind = kind_of(desk, *row);
  if (kind == nullptr || !kind->document || row->case_no.empty()) {
    record_service(desk, id, service.day, service.proof);
    return {};
  }
  const auto done = act_on_case(
      desk, {row->case_no, service.by, Served{*kind->document, row->number, service.proof, {}},
             service.day, service.as});
  if (!done) return Refused(done.error());
  return {};
}

void fill_in_service(const OfficeContext& desk, const std::string& case_no, Served& body) {
  const auto rows = waiting(desk, case_no, body.document);
  if (body.number.empty() && rows.size() == 1) body.number = rows.front().number;
  if (!body.remedy.empty()) return;
  for (const NoticeRow& row : rows)
    if (row.number == body.number)
      body.remedy = templates::remedy_text(written_notice(desk.tx, desk.keys, row.id));
}

void note_service(const OfficeContext& desk, const std::string& case_no,
                  const petition::CaseEvent& event) {
  const auto* body = std::get_if<Served>(&event.body);
  if (body == nullptr) return;
  for (const NoticeRow& row : waiting(desk, case_no, body->document))
    if (row.number == body->number) record_service(desk, row.id, event.date, body->proof);
}

}  // namespace huiyin::store
