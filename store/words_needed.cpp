#include "store/words_needed.h"

#include <algorithm>
#include <iterator>

#include "store/reminder_texts.h"

namespace huiyin::store {

std::vector<templates::Catalogue::Need> needed_words() {
  // Of an event on a ledger, whichever it is: its words take of these what they want.
  const std::vector<std::string_view> told{"登记号", "人员", "事项", "内容", "天数", "期限"};
  std::vector<templates::Catalogue::Need> all{
      {"case_told.assigned", told},
      {"case_told.citizen_extended", {"登记号", "天数", "期限", "理由", "批准人", "依据", "电话"}},
      {"case_told.concluded", told},
      {"case_told.extended", told},
      {"case_told.extension_asked", told},
      {"case_told.extension_refused", told},
      {"case_told.first_receiver_named", told},
      {"case_told.handed_over", told},
      {"case_told.instructed", told},
      {"case_told.material_added", told},
      {"case_told.no_date", {}},
      {"case_told.notice_resent", told},
      {"case_told.objected", told},
      {"case_told.other", told},
      {"case_told.progress", told},
      {"case_told.rereview_asked", told},
      {"case_told.returned", told},
      {"case_told.review_asked", told},
      {"case_told.sms_extended", {"单位", "期限", "电话"}},
      {"case_told.sponsored", told},
      {"case_told.supervision_closed", told},
      {"case_told.supervision_opened", told},
      {"case_told.withdrawn", told},
      {"bind.elsewhere", {"电话"}},
      {"bind.sms", {"单位", "电话"}},
      {"bind.code_sms", {"单位", "验证码", "分钟"}},
      {"phone_cut.elsewhere", {"地点", "电话"}},
      {"phone_cut.staff", {"时间", "尾号", "来源", "登记号", "撤回", "预约"}},
      {"phone_cut.by_holder", {}},
      {"phone_cut.by_staff", {"人员"}},
      {"phone_cut.no_case", {}},
      {"phone_cut.untold", {"编号"}},
      {"desk.waiting_offer", {"日期", "时间", "截止"}},
      {"desk.visit_reminder", {"预约号", "日期", "时间", "地点", "电话", "凭条"}},
      {"desk.visit_reminder_today", {"预约号", "日期", "时间", "地点", "电话", "凭条"}},
      {"desk.reception_moved", {"预约号", "原日期", "原时间", "日期", "时间", "地点", "电话"}},
      {"desk.reception_moved_sms", {"单位", "预约号", "日期", "时间", "电话"}},
      {"desk.reception_moved_staff", {"原日期", "日期", "件数", "换时间", "加座"}},
      {"desk.reception_cancelled", {"预约号", "原日期", "原时间", "下次", "电话"}},
      {"desk.reception_cancelled_sms", {"单位", "预约号", "原日期", "电话"}},
      {"desk.reception_cancelled_waiting", {"原日期", "下次", "电话"}},
      {"desk.reception_cancelled_staff", {"原日期", "件数", "候补"}},
      {"desk.reception_back", {"预约号", "日期", "截止", "电话"}},
      {"desk.reception_back_sms", {"单位", "预约号", "日期", "电话"}},
      {"desk.reception_back_staff", {"日期", "件数"}},
      {"desk.sorry", {"电话"}},
      {"desk.signal_told", {"信号", "时间", "会话", "预约号", "人数", "原话"}},
      {"desk.signal_take_up", {}},
      {"desk.signal_call", {"信号", "时间", "会话", "次数"}},
      {"desk.signal_sms", {"时间", "编号"}},
      {"desk.signal_sms_taken", {"编号", "件数"}},
      {"desk.signal_sms_has", {"编号", "人员"}},
      {"desk.signal_card_note", {}},
      {"desk.signal_card_time", {}},
      {"desk.signal_card_talk", {}},
      {"desk.signal_card_take", {}},
      {"desk.signal_card_taken", {"人员"}},
      {"desk.signal_card_over", {}},
      {"desk.signal_people", {"人数"}},
      {"desk.signal.other", {}},
      {"desk.signal_joint_letter", {"登记号", "人数"}},
      {"desk.signal_repeat", {"登记号", "件数"}},
      {"desk.signal_cluster", {"主题", "地点", "人数", "天数"}},
      {"desk.human_asked", {"时间", "会话"}},
      {"desk.human_reply", {"内容"}},
      {"desk.human_reply_sms", {"内容"}},
      {"desk.bot_is_back", {}},
      {"desk.takeover_lapsed", {"会话", "人员", "时间"}},
      {"desk.human_asked_by_sms", {"时间", "会话", "电话"}},
      {"desk.level_above", {}},
      {"desk.notice_off_ledger", {"文号", "登记号", "原因"}},
      {"desk.notice_proof", {}},
      {"desk.notice_corrected", {"登记号", "文号"}},
      {"desk.notice_not_issued", {"登记号", "文书", "缺"}},
      {"desk.notice_how_to_ask", {"登记号", "电话"}},
      {"desk.notice_number_skipped", {}},
      {"desk.notice_call", {"文号", "登记号"}},
      {"desk.notice_post", {"文号", "登记号"}},
      // Nothing fills them: a person reads each before he says it.
      {"quick.ask_matter", {}},
      {"quick.wait", {}},
      {"quick.bring", {}},
      {"quick.noted", {}},
  };
  std::ranges::move(needed_reminder_words(), std::back_inserter(all));
  return all;
}

}  // namespace huiyin::store
