// Ledgers by chance, for properties: events of every kind with fields from small pools, so that
// names meet again, and walks of them that the law takes.
#pragma once

#include <array>
#include <utility>

#include "base/random.h"
#include "petition/case_event_fields.h"
#include "tests/unit/petition/ledger_of_tests.h"

namespace huiyin::petition {

// Fills the fields of an event by chance; about one in eight stays as it was.
class ByChance {
 public:
  ByChance(Random& random, LocalDate today) : random_(random), today_(today) {}
  void number(const char*, CaseNumber& value) { value = kNumber; }
  void number(const char*, std::optional<CaseNumber>& value) {
    if (some()) value = CaseNumber::of(2025, int(random_.below(9)) + 1);
  }
  void text(const char*, std::string& value) {
    if (some()) value = kWords[random_.below(kWords.size())];
  }
  void texts(const char*, std::vector<std::string>& value) {
    if (random_.below(8) == 0) value.push_back(kWords[random_.below(kWords.size())]);
  }
  void flag(const char*, bool& value) { value = random_.below(5) != 0; }
  void mark(const char*, bool& value) { value = random_.below(6) == 0; }
  void days(const char*, int& value) { value = int(random_.below(40)) - 3; }
  void count(const char*, int& value) { value = int(random_.below(24)); }
  void date(const char*, std::optional<LocalDate>& value) {
    if (some()) value = today_ + days_of(random_.below(20));
  }
  template <class Value>
  void choice(const char*, Value& value, const Names<Value>& names) {
    value = names[random_.below(names.size())].second;
  }
  template <class Value>
  void choice(const char*, std::optional<Value>& value, const Names<Value>& names) {
    if (some()) value = names[random_.below(names.size())].second;
  }
  template <class Value>
  void choices(const char*, std::vector<Value>& values, const Names<Value>& names) {
    if (random_.below(8) == 0) values.push_back(names[random_.below(names.size())].second);
  }
  template <class Item>
  void list(const char*, std::vector<Item>& items) {
    if (some()) fields(*this, items.emplace_back());
  }
  void events(const char*, std::vector<CaseEvent>&) {}

 private:
  static constexpr std::array<const char*, 10> kWords{"周启明",       "苏敏",   "方蕾", "徐雯",
                                                      "药品科",       "器械科", "省局", "省政府",
                                                      "请查清后报我", "31号"};
  static std::chrono::days days_of(std::uint64_t n) { return std::chrono::days(int(n) - 5); }
  bool some() { return random_.below(8) != 0; }

  Random& random_;
  const LocalDate today_;
};

template <std::size_t I = 0>
EventBody body_by_chance(std::size_t kind, ByChance& chance) {
  if constexpr (I + 1 < std::variant_size_v<EventKinds>)
    if (kind != I) return body_by_chance<I + 1>(kind, chance);
  auto body = blank_body<std::variant_alternative_t<I, EventKinds>>();
  fields(chance, body);
  return body;
}

template <std::size_t... I>
std::size_t kind_named(std::string_view name, std::index_sequence<I...>) {
  std::size_t found = 0;
  ((std::variant_alternative_t<I, EventKinds>::kName == name ? void(found = I) : void()), ...);
  return found;
}

// Three times in four one that leads a file on; else most walks would end early in a withdrawal.
inline std::size_t kind_by_chance(Random& random) {
  static constexpr std::array<std::string_view, 14> kOnward{
      "registered",  "transferred_in", "accepted",       "assigned",       "concluded",
      "served",      "review_asked",   "review_decided", "rereview_asked", "rereview_decided",
      "followed_up", "served",         "archived",       "reopened"};
  if (random.below(4) == 0) return std::size_t(random.below(std::variant_size_v<EventKinds>));
  return kind_named(kOnward[random.below(kOnward.size())],
                    std::make_index_sequence<std::variant_size_v<EventKinds>>());
}

inline Role role_by_chance(Random& random) {
  // Half of them imports: of these fewer papers are asked, so walks get further.
  const auto& roles = all_roles();
  return random.below(2) == 0 ? Role::import : roles[random.below(roles.size())];
}

// An event of any kind about `today`, recorded some days later; a correction corrects one of
// `file`.
inline CaseEvent event_by_chance(Random& random, LocalDate today, const CaseFile& file) {
  ByChance chance(random, today);
  static constexpr std::array<const char*, 5> kWho{"周启明", "苏敏", "方蕾", "徐雯", ""};
  CaseEvent event{today - std::chrono::days(int(random.below(4))),
                  instant_of(today + std::chrono::days(int(random.below(3))), LocalTime(9, 0)),
                  kWho[random.below(kWho.size())], body_by_chance(kind_by_chance(random), chance),
                  role_by_chance(random)};
  auto* corrected = std::get_if<event::Corrected>(&event.body);
  if (corrected == nullptr) return event;
  corrected->entry = int(random.below(file.ledger.size() + 2));
  const bool is_there = corrected->entry >= 1 && corrected->entry <= int(file.ledger.size());
  if (!is_there || random.below(3) == 0) return event;
  CaseEvent instead = file.ledger[std::size_t(corrected->entry) - 1];
  instead.date = instead.date + std::chrono::days(int(random.below(7)) - 3);
  instead.recorded = {};
  corrected->instead.push_back(std::move(instead));
  return event;
}

// A file as it may come to be: of the events that chance proposes, those that the law takes.
inline CaseFile walk_by_chance(std::uint64_t seed, int tries) {
  SeededRandom random(seed);
  LocalDate today(2026, 3, 2);
  CaseFile file;
  for (int i = 0; i < tries; ++i) {
    const CaseEvent event = event_by_chance(random, today, file);
    auto next = apply(file, event, law_of_tests());
    if (!next) continue;
    file = *std::move(next);
    today = today + std::chrono::days(int(random.below(6)));
  }
  return file;
}

}  // namespace huiyin::petition
