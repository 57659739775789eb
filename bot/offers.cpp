#include "bot/offers.h"

#include <algorithm>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/readers.h"
#include "bot/schedule.h"

namespace huiyin::bot::offers {

void take(Talk& talk) {
  const auto offer = talk.desk.my_offer();
  if (!offer) return talk.say("waiting.offer_over");
  const Seat seat = talk.desk.take_offer();
  if (const auto* booking = std::get_if<Booking>(&seat)) {
    talk.state.last_booking = booking->number.text();
    talk.say("book_visit.done",
             {{"预约号", booking->number.text()},
              {"查询码", booking->query_code},
              {"时间", schedule::moment_words(talk, booking->what.date, booking->what.time)},
              {"地点", talk.desk.office().address}});
  } else {
    talk.say("waiting.offer_over");
  }
}

void decline(Talk& talk) {
  const auto offer = talk.desk.my_offer();
  if (!offer) return talk.say("waiting.offer_over");
  talk.desk.decline_offer();
  talk.say("waiting.declined", {{"日期", schedule::day_words(talk, offer->day)}});
}

bool hear(Talk& talk) {
  // A bare "要" or "不要" is the answer; the same letters in a longer sentence say something else.
  const std::string& said = talk.plain;
  const auto begins = [&](std::initializer_list<std::string_view> words) {
    return count_points(said) <= 6 &&
           std::ranges::any_of(words, [&](auto word) { return said.starts_with(word); });
  };
  const bool refuses = read::no(talk) ||
                       has_any(said, {"不要了", "不用了", "不去", "算了", "让给"}) ||
                       begins({"不要", "不用", "不约", "不需要", "我不要", "我不用", "那不要"});
  const bool accepts =
      read::yes(talk) || has_any(said, {"接受", "就这个", "要这个", "要的", "我要去"}) ||
      (begins({"要", "我要", "那要", "那我要", "想要", "我想要", "肯定要", "当然要", "约"}) &&
       !begins({"要不", "要是"}));
  if (count_points(talk.plain) > 12 || cue::question(talk.plain) || (!refuses && !accepts))
    return false;
  const auto offer = talk.desk.my_offer();
  if (!offer || !offer->told) return false;
  if (refuses)
    decline(talk);
  else
    take(talk);
  return true;
}

}  // namespace huiyin::bot::offers
