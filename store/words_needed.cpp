#include "store/words_needed.h"

namespace huiyin::store {

std::vector<templates::Catalogue::Need> needed_words() {
  return {
      {"waiting.offer", {"日期", "时间", "截止"}},
      {"reminder.visit", {"预约号", "日期", "时间", "地点", "电话"}},
      {"sorry.fault", {"电话"}},
      {"signal.told", {"信号", "时间", "会话", "人数", "原话"}},
      {"signal.people", {"人数"}},
      {"signal.other", {}},
      {"human.asked", {"时间", "会话"}},
  };
}

}  // namespace huiyin::store
