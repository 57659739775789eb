// Where people are signed in to the console 登录. What the browser keeps, 256 bits drawn by chance,
// stands here as a keyed hash alone; a new one for each sign-in, so that none can be put upon
// anybody beforehand.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "base/time.h"
#include "store/database.h"
#include "store/sealing.h"

namespace huiyin::store {

struct SessionTerms {
  std::chrono::minutes idle{480};  // unused for so long, it is over
  days kept{7};                    // and so it is after so long, however used
};

enum class SignInWay { password, wecom };
std::string_view name(SignInWay way);  // "password", "wecom"

struct ConsoleSession {
  std::string id;  // names it in lists; opens nothing
  std::int64_t user = 0;
  Instant begun{}, seen{};
  std::string address;
  std::string agent;  // what the browser calls itself
  SignInWay way = SignInWay::password;
};

struct NewSession {
  std::int64_t user = 0;
  std::string address = {}, agent = {};
  SignInWay way = SignInWay::password;
};

struct OpenedSession {
  std::string id;
  std::string cookie;  // 64 hexadecimal digits: nothing tells it again
};
OpenedSession open_session(Transaction& tx, const Keyring& keys, Random& random,
                           const NewSession& wanted, Instant now);

// The living one that `cookie` opens.
std::optional<ConsoleSession> session_of(Transaction& tx, const Keyring& keys,
                                         const std::string& cookie, const SessionTerms& terms,
                                         Instant now);

// What a page of ours must send with each write: nobody else's page can know it. The same for the
// same session.
std::string session_proof(const Keyring& keys, const std::string& cookie);

// `seen` is written down once in so long, and not with each call.
inline constexpr std::chrono::minutes kSeenEach{1};
void note_seen(Transaction& tx, const std::string& id, Instant now);

// Living ones of that user, the last begun first.
std::vector<ConsoleSession> sessions_of(Transaction& tx, std::int64_t user,
                                        const SessionTerms& terms, Instant now);

// False: that user has no living one of this id.
bool end_session(Transaction& tx, std::int64_t user, const std::string& id, Instant now);
void end_sessions_of(Transaction& tx, std::int64_t user, const std::string& but, Instant now);

// Those that were last used before.
void forget_sessions(Transaction& tx, Instant before);

}  // namespace huiyin::store
