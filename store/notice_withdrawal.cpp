#include "store/notice_withdrawal.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/utf8.h"
#include "store/case_actor.h"
#include "store/cases.h"
#include "store/notice_links.h"

namespace huiyin::store {
namespace {

bool may_sign(const OfficeContext& desk, const std::string& kind_key, petition::Role as) {
  const templates::NoticeKind* kind = desk.office.notices.kinds->find(kind_key);
  return kind == nullptr || std::ranges::count(kind->signs, as) > 0;
}

bool can_replace(Transaction& tx, NoticeId other, const NoticeRow& row) {
  const auto later = notice(tx, other);
  return later && later->case_no == row.case_no && later->id.value > row.id.value &&
         !later->is_withdrawn;
}

std::optional<Problem> withdrawal_refusal(const OfficeContext& desk,
                                          const std::optional<NoticeRow>& row,
                                          const NoticeWithdrawal& wanted) {
  if (!row) return Problem{"notice.unknown", "notice", "没有这份文书", "请核对"};
  if (row->is_withdrawn)
    return Problem{"notice.withdrawn", "notice", "这份文书已经撤销了", "不用再撤销"};
  if (is_blank(wanted.reason))
    return Problem{"notice.reason", "reason", "没有写撤销的原因", "请写明为什么撤销"};
  const auto file = case_file(desk.tx, desk.keys, row->case_no);
  if (const auto actor = actor_on(desk, row->case_no, file, wanted.by, wanted.as); !actor)
    return actor.error();
  if (!may_sign(desk, row->kind, wanted.as))
    return Problem{"notice.signature", "as",
                   std::string(petition::title(wanted.as)) + "不能撤销这种文书",
                   "应由能签发它的人撤销"};
  if (wanted.replaced_by && !can_replace(desk.tx, *wanted.replaced_by, *row))
    return Problem{"notice.replaced_by", "replaced_by", "替换它的不是同一件事项里后来签发的文书",
                   "请先签发新的文书，再撤销旧的"};
  return std::nullopt;
}

}  // namespace

Result<void> withdraw_notice(const OfficeContext& desk, NoticeId id,
                             const NoticeWithdrawal& withdrawal) {
  const auto row = notice(desk.tx, id);
  if (auto fault = withdrawal_refusal(desk, row, withdrawal)) return Refused(*std::move(fault));
  const auto replaced_by =
      withdrawal.replaced_by ? nlohmann::json(withdrawal.replaced_by->value) : nlohmann::json();
  record_fact(desk.tx, id, Fact::withdrawn, desk.now,
              json_text(nlohmann::json{{"replaced_by", replaced_by}}));
  take_back_link(desk, id);
  const std::string why =
      json_text(nlohmann::json{{"by", withdrawal.by}, {"reason", withdrawal.reason}});
  desk.tx.execute(
      "UPDATE notice SET withdrawal = $1, step = 'done', step_at = $2 WHERE id = $3",
      {desk.keys.seal(why, seal_name(id) + "/withdrawal"), unix_ms(desk.now), id.value});
  return {};
}

}  // namespace huiyin::store
