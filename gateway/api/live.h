// Who watches conversations hears at once which of them changed (Server-Sent Events): not what was
// said, for that is asked for and put on record. One look a second at the ends of the tables tells
// all who watch, whichever instance wrote; a stream costs no thread.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

#include "gateway/api/entrance.h"
#include "store/conversation_changes.h"

namespace huiyin::gateway::api {

class Live {
 public:
  static constexpr std::size_t kStreamsMax = 200, kStreamsOfOneMax = 6;
  static constexpr seconds kBeat{15};  // a comment, so that nobody between takes it for dead

  Live(const ApiParts& parts, Entrance& entrance) : parts_(parts), entrance_(entrance) {}

  // Any thread. Nothing: the stream has begun, and goes on behind what the request's Last-Event-ID
  // names. Else why not: as Entrance::admit, live.too_many, live.full, and the responder is as it
  // was.
  std::optional<Answer> begin(const Endpoint& endpoint, const HttpRequest& request,
                              Responder& responder);
  void on_begun(std::function<void()> wake) { begun_ = std::move(wake); }

  // One thread, once a second and when one has begun. Closes what is of somebody who signed out, or
  // may not see conversations any more. Throws store::DatabaseError: the next one tells it all.
  void step();

  std::size_t count();

 private:
  struct Watcher {
    const Endpoint& endpoint;
    HttpRequest request;  // by which he is known again
    std::string key_id;
    std::shared_ptr<Stream> stream;
    std::optional<store::ChangePlace> missed_since = {};
    bool is_greeted = false;
    Instant told{};
  };
  struct Look {
    store::Changes changes;
    bool is_known = true;  // who watches
    std::optional<Caller> caller = {};
  };
  using Watchers = std::vector<std::shared_ptr<Watcher>>;
  Watchers watchers();
  store::Changes look(store::Transaction& tx);
  Look look_for(store::Transaction& tx, const Watcher& watcher, const store::Changes& all,
                Instant now);
  void tell(Watcher& watcher, const Look& look, Instant now) const;

  const ApiParts& parts_;
  Entrance& entrance_;
  std::function<void()> begun_ = [] {};  // constant once the doors are open
  std::mutex mutex_;
  Watchers watchers_;  // guarded by mutex_
  // Of the thread that steps: where the last looks ended, the newest last.
  std::vector<store::ChangePlace> places_;
  std::set<store::ChangeRow> seen_;  // by the last look, where looks overlap
  std::vector<store::StateOfSent> states_;
};

}  // namespace huiyin::gateway::api
