// One connection to an SMSC with its session, on a thread of its own: it connects, binds, carries
// octets both ways, and begins again, later each time, when it was lost or refused.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "base/random.h"
#include "base/time.h"
#include "gateway/http/addresses.h"
#include "gateway/http/outbound.h"
#include "gateway/http/tls_trust.h"
#include "gateway/sms/smpp_session.h"

namespace huiyin::gateway::smpp {

struct LinkSettings {
  std::string account;  // for the log
  Endpoint to;
  std::string ca_file = {};  // authorities besides the system's; "": none
  SessionSettings session;
  std::chrono::milliseconds connect_limit{5000};
  std::chrono::milliseconds again_first{1000}, again_max{120'000};  // a bind that was refused: ×5
};

class Link {
 public:
  // `connection`: a name that no other connection has. On the link's thread; must not throw.
  using Told = std::function<void(const std::string& connection, SessionEvent event)>;

  Link(LinkSettings settings, Random& random, Told told);
  ~Link() { stop(); }
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;

  void start();
  // Lets what is under way come to its end, unbinds and waits for the thread: some seconds at most.
  void stop();

  // Why nothing can be submitted now. Nothing: it is bound, or at its first attempt.
  struct Down {
    std::uint32_t refused = 0;  // command_status of the last bind; 0: there was no connection
    std::chrono::seconds again_after{0};
  };
  std::optional<Down> down() const;

  // Any thread; as the session has them. False: it does not run, and the submit has no end.
  bool submit(SubmitId id, Message message, Moment write_by);
  void withdraw(SubmitId id);
  void acknowledge(const ArrivalHandle& handle, std::uint32_t status, Session::Confirm confirm);

  struct Counts {
    Session::Counts session;
    bool is_bound = false;
    std::size_t in_flight = 0;
    std::uint64_t binds = 0, losses = 0;
    double parts_per_second = 0;
  };
  Counts counts() const;

 private:
  void run(const std::stop_token& stop);
  std::unique_ptr<Outbound> connected();
  void serve(Outbound& connection, const std::stop_token& stop);
  bool step(Outbound& connection, const std::stop_token& stop);
  bool flush(Outbound& connection);
  bool read(Outbound& connection);
  void lost(const std::stop_token& stop);
  void tell();
  void note(const SessionEvent& event);
  void wait(int descriptor, bool wants_write, std::optional<Moment> until);
  void wake();

  const LinkSettings settings_;
  Random& random_;
  const Told told_;
  Descriptor woken_;  // an eventfd

  // Of the thread alone.
  Addresses addresses_;
  TlsContext tls_;
  std::string connection_name_;
  std::optional<Moment> over_since_;
  bool was_refused_ = false, was_bound_ = false;  // at this attempt

  mutable std::mutex mutex_;
  // Guarded by mutex_.
  Session session_;
  bool is_running_ = false;
  int failures_ = 0;  // of attempts since the last bind
  std::uint32_t refused_ = 0;
  Moment again_at_{};
  std::uint64_t binds_ = 0, losses_ = 0;

  std::jthread thread_;  // last
};

}  // namespace huiyin::gateway::smpp
