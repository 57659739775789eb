#include "bot/when_wished.h"

#include <algorithm>

#include "bot/cues.h"
#include "bot/wishes.h"

namespace huiyin::bot::schedule {
namespace {

// The next free hour of the settled day before or after the settled one; at least as far off as
// was said: "早半个小时", "晚一个小时", "早一点".
std::optional<LocalTime> shifted(Talk& talk, const Topic& topic) {
  const bool settled = topic.has("_date") && topic.has("_time");
  const auto date = LocalDate::parse(topic.value(settled ? "_date" : "_was_date"));
  const auto time = LocalTime::parse(topic.value(settled ? "_time" : "_was_time"));
  if (!date || !time) return {};
  const bool earlier = has_any(talk.plain, {"早点", "早一点", "早一些", "早些", "更早", "再早",
                                            "早半", "早一个", "早个", "往前", "提前"});
  const bool later =
      has_any(talk.plain, {"晚点", "晚一点", "晚一些", "晚些", "再晚", "晚半", "晚一个", "晚个",
                           "往后", "推后", "迟点", "迟一点", "迟半"});
  if (earlier == later) return {};
  const minutes least =
      has_any(talk.plain, {"半个小时", "半小时", "半个钟", "半个点"})     ? minutes{30}
      : has_any(talk.plain, {"一个小时", "一小时", "个把小时", "一个钟"}) ? minutes{60}
                                                                          : minutes{1};
  std::optional<LocalTime> nearest;
  for (const ReceptionDay& day : talk.desk.reception_days()) {
    if (day.day != *date) continue;
    for (const Opening& opening : day.openings) {
      const auto off = earlier ? time->since_midnight() - opening.time.since_midnight()
                               : opening.time.since_midnight() - time->since_midnight();
      if (opening.free == 0 || off < least) continue;
      const bool nearer = !nearest || (earlier ? *nearest < opening.time : opening.time < *nearest);
      if (nearer) nearest = opening.time;
    }
  }
  return nearest;
}

// "15号不行，我要去住院", "换个日子", "除了15号还有哪天": not the day that is settled.
bool refuses_day(const Talk& talk, const Topic& topic, const read::Spoken& spoken) {
  const auto settled = LocalDate::parse(topic.value(topic.has("_date") ? "_date" : "_was_date"));
  if (!settled || spoken.time || spoken.part || (spoken.date && spoken.date != settled))
    return false;
  if (has_any(talk.plain, {"换一天", "换个日子", "换天", "别的日子", "其他日子", "其它日子",
                           "别的天", "换个日期", "另外一天", "别的时候", "换别的天"}))
    return true;
  return (spoken.date || spoken.that_day) &&
         has_any(talk.plain,
                 {"不行", "没空", "没时间", "去不了", "来不了", "去不成", "来不成", "有事", "住院",
                  "不方便", "不得空", "赶不上", "走不开", "除了", "出差"});
}

// "15号和下个月15号都要约": the first of them is booked first.
read::Spoken first_of_several(const Talk& talk) {
  for (const Found& found : talk.heard.values)
    if (found.kind == ValueKind::when && found.when.date) {
      read::Spoken first;
      first.date = found.when.date;
      first.end_date = found.when.end_date;
      first.time = found.when.time;
      first.hour_is_ambiguous = found.when.hour_is_ambiguous;
      first.part = found.when.part;
      return first;
    }
  return {};
}

}  // namespace

read::Spoken when_wished(Talk& talk, const Topic& topic, bool awaited) {
  if (topic.dialogue == "book_visit" && wants_several_visits(talk)) return first_of_several(talk);
  read::Spoken spoken = read::when(talk);
  // "今天可真冷啊": of the weather, and of no visit.
  if (!awaited && spoken.date == talk.desk.today() && !spoken.time && !cue::of_a_visit(talk.plain))
    return {};
  if (!spoken.time) {
    const read::Spoken old = read::old_when(talk);
    if (old.time && has_any(talk.plain, {"还是", "也是", "仍是", "仍然", "改回", "换回", "照旧"}))
      spoken.time = old.time, spoken.hour_is_ambiguous = old.hour_is_ambiguous;
  }
  if (!spoken.time &&
      has_any(talk.plain, {"同样的时间", "同样时间", "时间不变", "时间不动", "同一时间",
                           "还是那个时间", "还是那个点", "原来那个点", "原来的时间", "还是这个时间",
                           "还是这个点", "钟点不变", "老时间"})) {
    const std::string hour = topic.has("_time") ? topic.value("_time") : topic.value("_was_time");
    spoken.time = LocalTime::parse(hour);
  }
  // "我15号要出差，能改到下个月吗": the day that is given up, and where to.
  if (spoken.next_month && spoken.date && spoken.date == LocalDate::parse(topic.value("_was_date")))
    spoken.date.reset(), spoken.end_date.reset();
  if (refuses_day(talk, topic, spoken) && !spoken.next_month) {
    spoken = {};
    spoken.another_day = true;
  }
  const bool hour_is_free = !spoken.date && !spoken.time && !spoken.part && !spoken.next_month;
  if (!awaited && hour_is_free && !spoken.another_day)
    if (const auto hour = shifted(talk, topic)) {
      spoken = {};
      spoken.time = hour;
    }
  return spoken;
}

}  // namespace huiyin::bot::schedule
