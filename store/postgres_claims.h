// Who works on what, when several instances share one database (PostgreSQL). An instance is a row
// that beats; a claim is a row that names its instance. An instance that has not beaten for five
// seconds is lost: whoever notices first takes its row and its claims away, and its work is there
// for all again. What a claim was taken for is committed together with the claim's end: an instance
// that was only slow finds its claim gone, and can write nothing of it. The instance's number is
// what fences it: one that returns gets a new number, and never an old claim.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>

#include "store/database.h"
#include "store/mail.h"
#include "store/postgres_connection.h"

namespace huiyin::store {

// What is done was somebody else's meanwhile: nothing of it is written.
class ClaimLost : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

class Claims {
 public:
  static constexpr std::chrono::milliseconds kBeat{1000};
  static constexpr std::chrono::milliseconds kLostAfter{5000};

  enum class Of {
    talk,     // a conversation whose message is answered
    mail,     // a conversation whose next message is sent
    pull,     // an account of customer service, for as long as it is pulled
    token,    // a secret whose access token is being asked for
    look_up,  // an account with a provider of SMS that is asked what became of messages
    bulk,     // who is told next of what is sent to many; one for all
  };
  static std::string subject(ConversationId id) { return std::to_string(id.value); }

  // Registers an instance, whose schema must be there. `name` is for people. Throws DatabaseError.
  Claims(const std::string& address, std::string name);
  // Lets go of everything, where the server can be reached: after all writes have ended.
  ~Claims();

  // Ours now, or still; false: another instance has it. Any thread. Throws DatabaseError.
  bool take(Of kind, const std::string& subject);
  void give_up(Of kind, const std::string& subject);  // nothing was done

  // In the transaction of what it was taken for. Throw ClaimLost.
  void finish(Transaction& tx, Of kind, const std::string& subject) const;
  void keep(Transaction& tx, Of kind, const std::string& subject) const;

  // To be called every kBeat, on a thread that nothing else holds up. Answers whether work of
  // others, or of our own from before we were lost, is there to be taken up.
  bool beat();

  // Nobody can have taken us for lost yet: to be asked before what no database can take back.
  bool is_alive() const;

  std::int64_t instance() const { return id_; }

 private:
  void enter();
  bool take_down(const std::string& which);

  const std::string name_;  // constant after construction
  std::atomic<std::int64_t> id_{0};
  std::atomic<std::chrono::steady_clock::time_point> beaten_{};

  std::mutex heart_mutex_, mutex_;
  PostgresConnection heart_;  // guarded by heart_mutex_
  PostgresConnection quick_;  // guarded by mutex_; a claim lost with the server is only done over
  PostgresConnection
      durable_;  // guarded by mutex_; of mail: it tells that something was perhaps sent
};

}  // namespace huiyin::store
