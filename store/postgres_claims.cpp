#include "store/postgres_claims.h"

#include <utility>

#include "base/ensure.h"
#include "base/log.h"

namespace huiyin::store {

namespace {

// By the server's clock: those of the instances may differ by more than they may be silent.
const std::string kServerNow = "(EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint";

const char* word(Claims::Of kind) {
  switch (kind) {
    case Claims::Of::talk:
      return "talk";
    case Claims::Of::mail:
      return "mail";
    case Claims::Of::pull:
      return "pull";
    case Claims::Of::token:
      return "token";
    case Claims::Of::look_up:
      return "look_up";
    case Claims::Of::bulk:
      return "bulk";
  }
  throw Broken("every claim has its word");
}

// Work that nobody alive has claimed, and instances that are silent; one takes each down.
const std::string kSilent =
    "DELETE FROM instance WHERE id IN (SELECT id FROM instance WHERE beat_at < " + kServerNow +
    " - $1 FOR UPDATE SKIP LOCKED)";
constexpr const char* kOrphans =
    "NOT EXISTS (SELECT 1 FROM instance i WHERE i.id = claim.instance_id)";

}  // namespace

Claims::Claims(const std::string& address, std::string name)
    : name_(std::move(name)), heart_(address), quick_(address), durable_(address) {
  quick_.script("SET synchronous_commit = off");
  std::scoped_lock lock(heart_mutex_);
  enter();
  take_down(kOrphans);
}

Claims::~Claims() {
  try {
    heart_.reach();
    heart_.execute("DELETE FROM instance WHERE id = $1", {id_.load()});
    take_down(kOrphans);
  } catch (const DatabaseError& error) {
    log::warn("claims are left to time error={}", error.what());
  }
}

void Claims::enter() {
  const auto began = std::chrono::steady_clock::now();
  const auto id =
      heart_.insert("INSERT INTO instance(name, beat_at) VALUES ($1, " + kServerNow + ")", {name_});
  ensure(id.has_value(), "an instance that enters has a number");
  id_ = *id;
  beaten_ = began;
}

// What was perhaps being sent is marked: whoever sends it next must know. Answers whether there was
// any claim.
bool Claims::take_down(const std::string& which) {
  heart_.execute(
      "UPDATE outbox SET possible_double = 1 WHERE state = 0 AND id IN (SELECT MIN(o.id) FROM "
      "claim JOIN outbox o ON o.conversation_id = claim.subject::bigint WHERE claim.kind = 'mail' "
      "AND o.state = 0 AND " +
      which + " GROUP BY o.conversation_id)");
  return heart_.execute("DELETE FROM claim WHERE " + which) > 0;
}

bool Claims::beat() {
  std::scoped_lock lock(heart_mutex_);
  const auto began = std::chrono::steady_clock::now();
  heart_.reach();
  bool finds_work = false;
  if (heart_.execute("UPDATE instance SET beat_at = " + kServerNow + " WHERE id = $1",
                     {id_.load()}) == 1) {
    beaten_ = began;
  } else {
    log::error("this instance was silent too long and its work was taken instance={}", id_.load());
    enter();
    finds_work = true;
    take_down(kOrphans);
  }
  const auto silent = heart_.execute(kSilent, {std::int64_t{kLostAfter.count()}});
  if (silent == 0) return finds_work;
  log::warn("instances were lost count={}", silent);
  return take_down(kOrphans) || finds_work;
}

bool Claims::is_alive() const {
  return std::chrono::steady_clock::now() < beaten_.load() + kLostAfter - kBeat;
}

bool Claims::take(Of kind, const std::string& subject) {
  std::scoped_lock lock(mutex_);
  PostgresConnection& connection = kind == Of::mail ? durable_ : quick_;
  connection.reach();
  return connection.execute(
             "INSERT INTO claim(kind, subject, instance_id) VALUES ($1, $2, $3) ON CONFLICT (kind, "
             "subject) DO UPDATE SET instance_id = excluded.instance_id WHERE claim.instance_id = "
             "excluded.instance_id",
             {word(kind), subject, id_.load()}) == 1;
}

void Claims::give_up(Of kind, const std::string& subject) {
  std::scoped_lock lock(mutex_);
  quick_.reach();
  quick_.execute("DELETE FROM claim WHERE kind = $1 AND subject = $2 AND instance_id = $3",
                 {word(kind), subject, id_.load()});
}

void Claims::finish(Transaction& tx, Of kind, const std::string& subject) const {
  if (tx.execute("DELETE FROM claim WHERE kind = $1 AND subject = $2 AND instance_id = $3",
                 {word(kind), subject, id_.load()}) != 1)
    throw ClaimLost("another instance has taken this work");
}

void Claims::keep(Transaction& tx, Of kind, const std::string& subject) const {
  if (tx.execute("UPDATE claim SET instance_id = instance_id WHERE kind = $1 AND subject = $2 AND "
                 "instance_id = $3",
                 {word(kind), subject, id_.load()}) != 1)
    throw ClaimLost("another instance has taken this work");
}

}  // namespace huiyin::store
