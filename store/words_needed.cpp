#include "store/words_needed.h"

namespace huiyin::store {

std::vector<templates::Catalogue::Need> needed_words() {
  return {
      {"desk.waiting_offer", {"日期", "时间", "截止"}},
      {"desk.visit_reminder", {"预约号", "日期", "时间", "地点", "电话"}},
      {"desk.visit_reminder_today", {"预约号", "日期", "时间", "地点", "电话"}},
      {"desk.sorry", {"电话"}},
      {"desk.signal_told", {"信号", "时间", "会话", "人数", "原话"}},
      {"desk.signal_people", {"人数"}},
      {"desk.signal.other", {}},
      {"desk.human_asked", {"时间", "会话"}},
      {"desk.review_asked", {"登记号", "机关", "期限"}},
      {"desk.rereview_asked", {"登记号", "机关", "期限"}},
      {"desk.level_above", {}},
  };
}

}  // namespace huiyin::store
