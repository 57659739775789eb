#include "bot/dialogues/booking_words.h"

#include <algorithm>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/readers.h"
#include "bot/schedule.h"
#include "bot/shut_look_up.h"
#include "bot/understanding/sentence.h"
#include "petition/booking_number.h"

namespace huiyin::bot {
namespace {

constexpr std::size_t kMatterPointsShown = 40;
constexpr std::size_t kBookingsShown = 8;

void note(Topic& topic, const Booking& booking) {
  topic.set("which", booking.number.text());
  topic.forget("_locked");
}

// Two signs in a row that stand in both.
bool share_words(std::string_view said, const std::string& matter) {
  const auto a = code_points(said), b = code_points(plain(matter));
  for (std::size_t i = 0; i + 1 < a.size(); ++i)
    for (std::size_t j = 0; j + 1 < b.size(); ++j)
      if (a[i] == b[j] && a[i + 1] == b[j + 1]) return true;
  return false;
}

// "说发票的那个": what one of them alone is about.
const Booking* by_matter(const Talk& talk, const std::vector<Booking>& mine) {
  const Booking* match = nullptr;
  for (const Booking& booking : mine) {
    if (!share_words(talk.plain, booking.what.matter)) continue;
    if (match) return nullptr;
    match = &booking;
  }
  return match;
}

bool is_at(const Booking& booking, const read::Spoken& spoken) {
  if (spoken.date && (booking.what.date < *spoken.date ||
                      booking.what.date > spoken.end_date.value_or(*spoken.date)))
    return false;
  if (spoken.time) {
    const auto same = [&](minutes later) {
      return booking.what.time.since_midnight() == spoken.time->since_midnight() + later;
    };
    if (!same(minutes{0}) && !(spoken.hour_is_ambiguous && same(hours{12}))) return false;
  }
  return spoken.date || spoken.time;
}

}  // namespace

std::string matter_in_short(const std::string& matter) {
  const auto points = code_points(matter);
  std::u32string shown;
  for (const char32_t point : points) shown += point < ' ' ? U' ' : point;
  if (shown.size() <= kMatterPointsShown) return utf8(shown);
  return utf8(std::u32string_view(shown).substr(0, kMatterPointsShown)) + "…";
}

std::optional<Booking> booking_of_mine(Talk& talk, const std::string& number) {
  for (Booking& booking : talk.desk.my_bookings())
    if (booking.number.text() == number) return std::move(booking);
  return {};
}

std::optional<Booking> meant_booking(Talk& talk, const Topic& topic) {
  if (auto mine = booking_of_mine(talk, topic.value("which"))) return mine;
  if (!topic.has("_key")) return {};
  const auto number = petition::BookingNumber::parse(topic.value("which"));
  if (!number) return {};
  auto found = talk.desk.find_booking(*number, topic.value("_key"));
  if (auto* booking = std::get_if<Booking>(&found)) return std::move(*booking);
  return {};
}

Took take_which(Talk& talk, Topic& topic, bool awaited) {
  if (const Found* found = talk.heard.first(ValueKind::booking_no)) {
    const auto number =
        petition::BookingNumber::parse(found->normal.empty() ? found->text : found->normal);
    if (number && topic.value("which") != number->text()) {
      topic.set("which", number->text());
      topic.forget("_key");
      topic.forget("key");
      if (booking_of_mine(talk, number->text()))
        topic.forget("_locked");
      else
        topic.set("_locked", "yes");
      return Took::value;
    }
    return Took::nothing;
  }
  if (topic.has("which")) return Took::nothing;
  const auto mine = talk.desk.my_bookings();
  if (mine.size() == 1) {
    note(topic, mine.front());
    return awaited ? Took::value : Took::nothing;
  }
  // "医院收费那个改到12月15号": by what it is about; the day is where it goes.
  if (!awaited && mine.size() > 1 && has_any(talk.plain, {"那个", "那次", "那件", "的那"}))
    if (const Booking* one = by_matter(talk, mine)) {
      note(topic, *one);
      return Took::value;
    }
  for (const read::Spoken& spoken : {read::old_when(talk), read::when(talk)}) {
    const Booking* match = nullptr;
    int matches = 0;
    for (const Booking& booking : mine)
      if (is_at(booking, spoken)) match = &booking, ++matches;
    if (matches == 1) {
      note(topic, *match);
      return Took::value;
    }
  }
  const bool of_one = has_any(talk.plain, {"取消", "退", "改期", "销"}) && mine.size() > 1;
  if (awaited || of_one) {
    if (const auto nth = read::ordinal(talk.plain); nth && *nth < mine.size()) {
      note(topic, mine[*nth]);
      return Took::value;
    }
    if (awaited)
      if (const Booking* one = by_matter(talk, mine)) {
        note(topic, *one);
        return Took::value;
      }
  }
  // The last four signs of a number, bare: "0315".
  if (const auto digits = read::digits(talk, 4, {"预约号", "编号", "号码"}, awaited))
    for (const Booking& booking : mine)
      if (booking.number.text().ends_with(*digits)) {
        note(topic, booking);
        return Took::value;
      }
  return Took::nothing;
}

std::optional<std::string> last4_of_phone(const Talk& talk) {
  const Found* phone = talk.heard.first(ValueKind::phone);
  if (!phone || phone->normal.size() < 4 || phone->role == Role::new_value) return {};
  return phone->normal.substr(phone->normal.size() - 4);
}

namespace {

bool key_is_wanted(Talk&, const Topic& topic) { return topic.has("which") && topic.has("_locked"); }

// "A0311 1003": digits that stand by themselves right behind the number.
std::optional<std::string> key_behind_number(const Talk& talk) {
  const Found* number = talk.heard.first(ValueKind::booking_no);
  if (!number) return {};
  const auto text = code_points(talk.heard.text);
  std::size_t at = number->end;
  while (at < text.size() && is_any_of(text[at], U" ,，、;；。")) ++at;
  std::string digits;
  for (; at < text.size() && half_width(text[at]) >= U'0' && half_width(text[at]) <= U'9'; ++at)
    digits += char(half_width(text[at]));
  const bool ends = at == text.size() || is_any_of(text[at], U" ,，、;；。");
  return ends && (digits.size() == 4 || digits.size() == 6) ? std::optional(digits) : std::nullopt;
}

Took take_key(Talk& talk, Topic& topic, bool awaited) {
  if (!key_is_wanted(talk, topic) || topic.has("key")) return Took::nothing;
  auto key = read::digits(talk, 6, {"查询码", "查寻码", "码"}, awaited);
  if (!key) key = read::digits(talk, 4, {"后四位", "尾号", "末四位", "四位"}, awaited);
  if (!key) key = key_behind_number(talk);
  if (!key) key = last4_of_phone(talk);
  if (!key) return Took::nothing;
  const auto number = petition::BookingNumber::parse(topic.value("which"));
  if (!number) return Took::nothing;
  auto found = talk.desk.find_booking(*number, *key);
  if (std::holds_alternative<Booking>(found)) {
    topic.set("_key", *key);
    topic.set("key", "known");
    return Took::value;
  }
  if (std::get<LookUpRefusal>(found) == LookUpRefusal::shut) {
    say_look_up_shut(talk);
    topic.set("_over", "yes");
  } else {
    talk.say("look_up.booking_not_found");
  }
  return Took::refused;
}

void ask_which(Talk& talk, Topic&, bool in_other_words) {
  std::vector<Choice> choices;
  for (const Booking& booking : talk.desk.my_bookings()) {
    if (choices.size() == kBookingsShown) break;
    choices.push_back({"set:which=" + booking.number.text(),
                       booking.number.text() + " " +
                           schedule::moment_words(talk, booking.what.date, booking.what.time)});
  }
  if (choices.empty())
    talk.ask(in_other_words ? "which.ask_number_again" : "which.ask_number");
  else
    talk.ask("which.ask", {}, std::move(choices));
}

}  // namespace

Slot which_slot() {
  return {.key = "which",
          .prompt = "which.ask_number",
          .again = "which.ask_number_again",
          .why = "why.which",
          .wrong = "which.wrong",
          .take = take_which};
}

Slot which_of_mine_slot() {
  Slot slot = which_slot();
  slot.ask = ask_which;
  return slot;
}

Slot key_slot() {
  return {.key = "key",
          .prompt = "look_up.ask_key",
          .again = "look_up.ask_key_again",
          .why = "why.key",
          .wrong = "look_up.key_wrong",
          .take = take_key,
          .wanted = key_is_wanted};
}

}  // namespace huiyin::bot
