// The running program: doors, crews and the walk, from construction to stop().
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

#include "app/channel_board.h"
#include "app/foundation.h"
#include "app/rehearse/words_tried.h"
#include "gateway/api/door.h"
#include "gateway/api/hooks.h"
#include "gateway/crew.h"
#include "gateway/figure_days.h"
#include "gateway/http/http_client.h"
#include "gateway/http/http_server.h"
#include "gateway/notices/check_door.h"
#include "gateway/notices/notice_door.h"
#include "gateway/notices/paper_desk.h"
#include "gateway/notices/slip_door.h"
#include "gateway/promise/promise_door.h"
#include "gateway/walk/walk.h"
#include "gateway/wecom/sign_in.h"
#include "store/postgres_claims.h"

namespace huiyin::app {

class Service {
 public:
  // `advance`: moves the demo's clock on; empty where the clock is the machine's own.
  // Refuses with all faults at once (appended): what a door cannot be opened with.
  static std::unique_ptr<Service> make(std::unique_ptr<Foundation> foundation, const Clock& clock,
                                       Random& random, std::function<void(milliseconds)> advance,
                                       std::vector<Problem>& faults);
  ~Service();  // stops

  int start();  // opens the doors; answers the port. Throws std::system_error when it cannot
  void stop();  // doors first, then the work in hand, then the writer

 private:
  Service(std::unique_ptr<Foundation> foundation, const Clock& clock, Random& random);
  void open_api();
  void routes();
  void keep(const std::stop_token& stop);
  void feed(const std::stop_token& stop);
  void beat();
  void pass_time(const std::stop_token& stop);
  void answer_ready(gateway::Responder responder);

  std::unique_ptr<Foundation> foundation_;
  const Clock& clock_;
  Random& random_;
  gateway::SocketHttpClient http_;
  std::unique_ptr<store::Claims> claims_;  // where other instances may work on the same database
  std::unique_ptr<gateway::Walk> walk_;
  std::unique_ptr<gateway::NoticeDoor> notices_;
  std::unique_ptr<gateway::CheckDoor> checks_;
  std::unique_ptr<gateway::SlipDoor> slips_;
  std::unique_ptr<gateway::PromiseDoor> promise_;
  std::unique_ptr<gateway::FigureDays> figure_days_;
  WordsTried rehearsal_;
  std::unique_ptr<gateway::wecom::SignIn> wecom_sign_in_;
  std::unique_ptr<ChannelBoard> channels_;
  std::unique_ptr<gateway::HttpClient> hook_http_;
  std::unique_ptr<gateway::api::Door> api_;
  std::unique_ptr<gateway::api::Hooks> hooks_;
  std::unique_ptr<gateway::HttpServer> server_;
  gateway::PaperDesk paper_desk_;  // ends before the server that it would answer
  std::function<void(milliseconds)> advance_;
  struct Move {
    int days;
    gateway::Responder responder;
  };
  std::mutex moves_mutex_;
  std::vector<Move>
      moves_;  // guarded by moves_mutex_: of the demonstration's clock, for the keeper
  std::atomic<bool> open_{false};
  gateway::Crew talkers_, senders_, puller_, keeper_, asker_, callers_, doorkeeper_, feeder_,
      heart_, printer_, rehearser_, inquirer_, checker_, watchman_;
};

}  // namespace huiyin::app
