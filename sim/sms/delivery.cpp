#include "sim/sms/delivery.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "sim/actions.h"
#include "sim/sms/limits.h"
#include "sim/sms/phone_number.h"
#include "sim/sms/receipts.h"
#include "sim/sms/segments.h"

namespace huiyin::sim::sms {
namespace {

constexpr hours kValidity{48};
constexpr std::size_t kReplyBytesMax = 3000;

// How each provider says it; 云MAS and Tencent hand the carrier's code on.
struct Words {
  const char* delivered;
  const char* absent;
  const char* refused;
};
constexpr std::array<Words, kProviders.size()> kWords{{
    {"DELIVERED", "MOBILE_NOT_ON_SERVICE", "MOBILE_IN_BLACK"},
    {"DELIVRD", "MK:0001", "DB:0140"},
    {"DELIVRD", "MK:0001", "DB:0140"},
}};
const Words& words_of(Provider provider) { return kWords[std::size_t(provider)]; }

void finish(World& world, Message& message, State state, std::string code) {
  message.state = state;
  message.code = std::move(code);
  message.done = world.now();
}

std::string final_text(const Account& account, const std::string& text) {
  return "【" + account.signature + "】" + text;
}

void come(World& world, Phone& phone, Message& message) {
  const Account& account = world.settings.account(message.provider);
  world.show(phone, {.at = world.now(),
                     .provider = message.provider,
                     .peer = account.number + message.extension,
                     .text = final_text(account, message.text),
                     .parts = message.parts,
                     .id = message.id,
                     .extension = message.extension});
  world.count("sms came");
  finish(world, message, State::delivered, words_of(message.provider).delivered);
}

void decide(World& world, Phone& phone, Message& message) {
  const Words& words = words_of(message.provider);
  const Faults& faults = world.faults;
  if (phone.refuses.contains(message.provider))
    return finish(world, message, State::failed, words.refused);
  if (phone.is == PhoneIs::absent) return finish(world, message, State::failed, words.absent);
  if (world.is_met(message.provider) && world.hit(faults.sms_failed)) {
    world.count("sms failed on purpose");
    const auto which = world.between({0, std::int64_t(faults.sms_failed_codes.size()) - 1});
    return finish(world, message, State::failed, faults.sms_failed_codes[std::size_t(which)]);
  }
  if (phone.is == PhoneIs::off && phone.held.size() < World::kHeldMax)
    return phone.held.push_back(message.number);
  come(world, phone, message);
}

// The one of this number, or the last that came; null when there is none.
const ScreenLine* answered_line(const Phone& phone, std::optional<std::uint64_t> number) {
  const auto found = std::find_if(
      phone.lines.rbegin(), phone.lines.rend(),
      [&](const ScreenLine& one) { return !one.is_mine && (!number || one.number == *number); });
  return found == phone.lines.rend() ? nullptr : &*found;
}

}  // namespace

ReceiptComes accept(World& world, Message given, Kind kind) {
  Phone& phone = world.phone(given.phone);
  given.sent = world.now();
  given.parts = parts_of(final_text(world.settings.account(given.provider), given.text));
  note_taken(phone, {given.sent, given.provider, given.template_code, given.text, kind});
  world.count("sms " + std::string(name_of(given.provider)) + " accepted");
  Message& message = world.keep(std::move(given));
  decide(world, phone, message);
  const bool is_early = world.is_met(message.provider) && world.hit(world.faults.receipt_early);
  if (message.state != State::held)
    plan_receipt(world, message.number, is_early ? Range{} : world.faults.receipt_delay_ms);
  return is_early ? ReceiptComes::before_the_answer : ReceiptComes::after_the_answer;
}

Result<std::uint64_t> owner_writes(World& world, const std::string& number, const std::string& text,
                                   const Addressee& to) {
  const auto known = mainland_phone(number);
  if (!known) return wrong("phone", "不是 11 位手机号");
  if (is_blank(text) || text.size() > kReplyBytesMax) return wrong("text", "应有 1 到 1000 个字");
  Phone& phone = world.phone(*known);
  ScreenLine mine{.is_mine = true, .at = world.now(), .text = text, .parts = parts_of(text)};
  if (to.provider) {
    mine.provider = *to.provider;
    mine.peer = world.settings.account(*to.provider).number + to.extension;
    mine.extension = to.extension;
  } else {
    const ScreenLine* last = answered_line(phone, to.line);
    if (!last) return wrong("line", "没有这条短信，不能回复");
    mine.provider = last->provider;
    mine.peer = last->peer;
    mine.extension = last->extension;
  }
  world.count("sms replies");
  push_reply(world, phone, mine);
  world.show(phone, std::move(mine));
  return phone.next_line - 1;
}

void set_phone(World& world, Phone& phone, PhoneIs is) {
  phone.is = is;
  world.touch(phone);
  if (is == PhoneIs::off) return;
  for (const std::uint64_t number : std::exchange(phone.held, {})) {
    Message* message = world.find_message(number);
    if (!message) continue;
    const bool is_late = world.now() - message->sent > kValidity;
    if (is == PhoneIs::absent || is_late)
      finish(world, *message, State::failed,
             is_late ? "EXPIRED" : words_of(message->provider).absent);
    else
      come(world, phone, *message);
    plan_receipt(world, number, world.faults.receipt_delay_ms);
  }
}

}  // namespace huiyin::sim::sms
