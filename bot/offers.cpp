#include "bot/offers.h"

#include <algorithm>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/menu_answers.h"
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
              {"凭条", talk.is_by_sms() ? "" : booking->slip},
              {"时间", schedule::moment_words(talk, booking->what.date, booking->what.time)},
              {"地点", offer->place.empty() ? talk.desk.office().address : offer->place}});
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

namespace {

enum class Answer { none, yes, no };

// "我要预约来访", "我要查进度" begin like a yes.
bool names_another_wish(std::string_view said) {
  return has_any(said, {"预约", "来访", "登记", "查", "改", "换", "取消", "问", "投诉", "反映",
                        "举报", "人工", "材料", "复核", "绑定"});
}

Answer answer_of(const Talk& talk) {
  if (talk.is_by_sms())
    if (const auto number = menu::number_typed(talk.plain))
      return *number == 1 ? Answer::yes : *number == 2 ? Answer::no : Answer::none;
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
      (begins({"要", "我要", "那要", "那我要", "想要", "我想要", "肯定要", "当然要"}) &&
       !begins({"要不", "要是"}) && !names_another_wish(said)) ||
      said == "约" || begins({"约吧", "约上", "约了"});
  if (count_points(talk.plain) > 12 || cue::question(talk.plain)) return Answer::none;
  return refuses ? Answer::no : accepts ? Answer::yes : Answer::none;
}

// The platform's stamps are whole seconds.
constexpr seconds kStamp{1};

bool is_newest(const Talk& talk, const SeatOffer& offer) {
  return offer.asked && *offer.asked >= talk.state.last && talk.message.at + kStamp > *offer.asked;
}

bool answered(Talk& talk, bool must_be_newest) {
  const Answer answer = answer_of(talk);
  if (answer == Answer::none) return false;
  const auto offer = talk.desk.my_offer();
  if (!offer || !offer->told || (must_be_newest && !is_newest(talk, *offer))) return false;
  if (answer == Answer::no)
    decline(talk);
  else
    take(talk);
  return true;
}

}  // namespace

bool hear(Talk& talk) { return answered(talk, false); }
bool hear_newest(Talk& talk) { return answered(talk, true); }

}  // namespace huiyin::bot::offers
