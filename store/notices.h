// Notices 文书: issued with a number, kept as issued, brought to their citizen by links, and on
// record step by step (evidence.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "petition/permissions.h"
#include "petition/phone.h"
#include "store/desk_context.h"
#include "store/evidence.h"
#include "templates/notice.h"

namespace huiyin::store {

struct NoticeOrder {
  std::string kind;
  std::string case_no;       // empty: of no matter
  templates::Values fields;  // what is not given is filled in from the office: 单位 日期 联系人
                             // 联系电话 办公时间 登记号 复查机关 复核机关
  std::string by;  // who issues it, and in which role
  petition::Role as = petition::Role::handler;
  std::optional<std::string> number;     // 文号 that was taken for it already; else the next one
  std::optional<std::int64_t> person;    // its citizen: he gets a link
  std::optional<petition::Phone> phone;  // whose last four digits open it; else that person's
  bool is_handed = false;  // who orders it hands its link over: nothing is sent, no step follows
  std::string said_before = {};  // what his chat is told above the link; an SMS says nothing of it
};

struct IssuedNotice {
  NoticeId id;
  templates::WrittenNotice written;
};

// Writes it, takes its number, keeps it and records its issue; for a citizen, puts the link into
// the outbox of his conversation, or the next way (notice_steps.h) where he has none: with a phone
// by SMS, without one as somebody's task. All in this transaction, or nothing. Refuses
// with every fault: those of write_notice, notice.signature (that role does not sign this kind),
// notice.unknown_case, notice.phone (nothing could open it), document_no.* of the number.
[[nodiscard]] tl::expected<IssuedNotice, std::vector<Problem>> issue_notice(
    const OfficeContext& desk, const NoticeOrder& order);

struct NoticeRow {
  NoticeId id;
  std::string case_no, kind, number, issued_by, step;
  std::optional<std::int64_t> person;
  Instant issued{};
  std::optional<Instant> opened;
  bool is_withdrawn = false;  // notice_withdrawal.h
};
std::optional<NoticeRow> notice(Transaction& tx, NoticeId id);
std::vector<NoticeRow> notices_of_case(Transaction& tx, const std::string& case_no);

// Its citizen has it: it is brought no further.
void mark_served(const OfficeContext& desk, NoticeId id);

// As it was issued, as the one text whose digest is evidence. Throws Unreadable.
std::string notice_text(Transaction& tx, const Keyring& keys, NoticeId id);
// The same in its parts.
templates::WrittenNotice written_notice(Transaction& tx, const Keyring& keys, NoticeId id);

// What its sealed text is named by: "notice/17".
std::string seal_name(NoticeId id);

}  // namespace huiyin::store
