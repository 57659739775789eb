#include "bot/offers.h"

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
  if (!talk.desk.my_offer()) return false;
  const bool refuses =
      read::no(talk) || has_any(talk.plain, {"不要", "不用", "不去", "算了", "让给"});
  const bool accepts = read::yes(talk) || has_any(talk.plain, {"要", "接受", "就这个", "约"});
  if (count_points(talk.plain) > 12 || cue::question(talk.plain) || (!refuses && !accepts))
    return false;
  if (refuses)
    decline(talk);
  else
    take(talk);
  return true;
}

}  // namespace huiyin::bot::offers
