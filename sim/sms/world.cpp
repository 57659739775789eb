#include "sim/sms/world.h"

#include "base/ensure.h"

namespace huiyin::sim::sms {
namespace {

constexpr std::size_t kViolationsMax = 1000;

}  // namespace

World::World(Settings given, const Clock& clock, Random& ids, Random& dice)
    : settings(std::move(given)), clock_(clock), ids_(ids), dice_(dice) {
  epoch = ids_.hex(4);
  for (const Player& player : settings.phones) phone(player.phone).name = player.name;
}

bool World::hit(double chance) { return chance > 0 && dice_.unit() < chance; }

std::int64_t World::between(const Range& range) {
  return range.low + std::int64_t(dice_.below(std::uint64_t(range.high - range.low) + 1));
}

std::string World::new_digits(std::size_t digits) {
  std::string text;
  while (text.size() < digits) text += char('0' + ids_.below(10));
  if (text.front() == '0') text.front() = '9';
  return text;
}

bool World::is_met(Provider provider) const {
  return faults.sms_only.empty() || faults.sms_only == name_of(provider);
}

bool World::is_left_out(const Message& message) {
  if (!is_met(message.provider)) return false;
  return now() - message.sent < milliseconds(faults.sms_query_lag_ms) || hit(faults.sms_query_lost);
}

void World::violate(Provider provider, const std::string& what, std::string detail) {
  count("violations");
  violations.push_back(
      {now(), "sms " + std::string(name_of(provider)) + ": " + what, std::move(detail)});
  if (violations.size() > kViolationsMax) violations.pop_front();
}

Phone& World::phone(const std::string& number) {
  if (const auto found = phones.find(number); found != phones.end()) return found->second;
  ensure(phones.size() < kPhonesMax, "a test has fewer phones");
  Phone& made = phones[number];
  made.number = made.name = number;
  return made;
}

Phone* World::find_phone(const std::string& number) {
  const auto found = phones.find(number);
  return found == phones.end() ? nullptr : &found->second;
}

Message& World::keep(Message message) {
  message.number = first_message + messages.size();
  messages.push_back(std::move(message));
  if (messages.size() > kMessagesMax) {
    messages.pop_front();
    ++first_message;
  }
  return messages.back();
}

Message* World::find_message(std::uint64_t number) {
  if (number < first_message || number - first_message >= messages.size()) return nullptr;
  return &messages[number - first_message];
}

void World::show(Phone& phone, ScreenLine line) {
  line.number = phone.next_line++;
  phone.lines.push_back(std::move(line));
  if (phone.lines.size() > Phone::kLinesMax) phone.lines.pop_front();
  touch(phone);
}

}  // namespace huiyin::sim::sms
