#include "sim/wecom/world.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "sim/json_fields.h"
#include "sim/wecom/documents.h"

namespace huiyin::sim::wecom {
namespace {

constexpr std::size_t kMessagesMax = 200'000;
constexpr std::size_t kViolationsMax = 1000;
constexpr minutes kBellTokenLife{10};
constexpr hours kSessionLife{48};

std::string folded(std::string_view userid) {
  std::string lower(userid);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
  return lower;
}

}  // namespace

World::World(Settings given, const Clock& clock, Random& ids, Random& dice)
    : settings(std::move(given)), clock_(clock), ids_(ids), dice_(dice) {
  epoch = ids_.hex(4);
  for (const Player& player : settings.citizens) citizen(player.id).name = player.name;
  for (const Player& player : settings.staff) {
    Member& member = members[folded(player.id)];
    member.id = player.id;
    member.name = player.name;
  }
}

Instant World::now() const { return clock_.now() + rules_ahead; }
Instant World::stamp() const { return clock_.now() + stamps_ahead; }

std::int64_t World::stamp_seconds() const {
  return std::chrono::floor<seconds>(stamp()).time_since_epoch().count();
}

bool World::hit(double chance) { return chance > 0 && dice_.unit() < chance; }

std::int64_t World::between(const Range& range) {
  return range.low + std::int64_t(dice_.below(std::uint64_t(range.high - range.low) + 1));
}

std::string World::new_id(std::string_view prefix, std::size_t bytes) {
  return std::string(prefix) + ids_.hex(bytes);
}

std::string World::new_echo() { return std::to_string(1 + ids_.below(999'999'999'999'999'999)); }

std::string World::verification(Door door, const std::string& echo) {
  return verification_query(settings, door, echo, stamp_seconds(), ids_);
}

void World::forget_tokens() {
  tokens.clear();
  token_of_secret.clear();
}

void World::violate(std::string what, std::string detail) {
  count("violations");
  violations.push_back({stamp(), std::move(what), std::move(detail)});
  if (violations.size() > kViolationsMax) violations.pop_front();
}

void World::advise(const std::string& what) { count("advice " + what); }

Citizen& World::citizen(const std::string& id) {
  Citizen& citizen = citizens[id];
  if (citizen.id.empty()) {
    citizen.id = id;
    citizen.name = id;
  }
  return citizen;
}

Citizen* World::find_citizen(const std::string& id) {
  const auto found = citizens.find(id);
  return found == citizens.end() ? nullptr : &found->second;
}

Member* World::find_member(std::string_view userid) {
  const auto found = members.find(folded(userid));
  return found == members.end() ? nullptr : &found->second;
}

const Account* World::find_account(std::string_view open_kfid) const {
  const auto found = std::ranges::find(settings.accounts, open_kfid, &Account::open_kfid);
  return found == settings.accounts.end() ? nullptr : &*found;
}

Session& World::session(Citizen& citizen, const std::string& open_kfid) {
  Session& session = citizen.sessions[open_kfid];
  if (session.has_written && now() - session.last_written > kSessionLife) {
    session.state = service_state::kEnded;
    session.servicer.clear();
  }
  return session;
}

Entry& World::show(Person& person, Entry entry) {
  entry.at = stamp();
  touch(person);
  return person.transcript.add(std::move(entry));
}

void World::touch(Person& person) { person.version = ++version; }

void World::push(const std::string& open_kfid, const nlohmann::json& message) {
  messages.push_back({open_kfid, json_text(message), now()});
  if (messages.size() > kMessagesMax) {
    messages.pop_front();
    ++first_message;
  }
  count("kf_messages");
}

void World::ring(const std::string& open_kfid) {
  const std::string token = new_id("ENC", 20);
  bell_tokens.put(token, now() + kBellTokenLife);
  count("callbacks_kf");
  post({Door::kf, kf_bell(*this, open_kfid, token), ""});
}

void World::push_event(Citizen& citizen, const std::string& open_kfid, nlohmann::json event) {
  // The outer open_kfid and external_userid are absent on events: the inner ones tell.
  event["open_kfid"] = open_kfid;
  event["external_userid"] = citizen.id;
  push(open_kfid, {{"msgid", new_id()},
                   {"send_time", stamp_seconds()},
                   {"origin", 4},
                   {"msgtype", "event"},
                   {"event", std::move(event)}});
  ring(open_kfid);
}

}  // namespace huiyin::sim::wecom
