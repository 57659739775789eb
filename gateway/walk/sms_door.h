// The webhooks of SMS providers: receipts 回执 and citizens' replies 上行短信. Nobody signs these
// pushes: the address holds a key that cannot be guessed, an office may name the addresses that
// they come from, and a receipt counts only for a message that went to that phone by that account
// (sms.md 0). Committed first, answered then.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "gateway/http/http_server.h"
#include "gateway/sms/sms_provider.h"
#include "gateway/walk/intake.h"

namespace huiyin::gateway {

class SmsDoor {
 public:
  struct Line {
    std::string name;  // of the account in the settings
    const sms::SmsProvider* provider = nullptr;
    std::string push_key;                     // ?key=…; "": this account is not pushed to
    std::vector<std::string> addresses = {};  // who may push; none: anybody who has the key
  };
  SmsDoor(Intake::Parts parts, std::vector<Line> lines,
          std::function<void(store::ConversationId)> came_in);

  // POST /webhooks/sms/{provider}/reports?key=… and /replies?key=…
  void routes(HttpServer& server);

  enum class What { reports, replies };
  void take(What what, const HttpRequest& request, Responder responder);

  struct Counts {
    std::uint64_t matched = 0, repeated = 0, kept = 0;  // receipts
    std::uint64_t replies = 0, replies_repeated = 0;
    std::uint64_t bad = 0;  // elements that could not be read, kept as they came
    std::uint64_t refused = 0, not_committed = 0;  // pushes
  };
  Counts counts() const;

 private:
  struct Work;
  const Line* line_of(const HttpRequest& request) const;
  void refuse(int status, Responder responder, const char* why);
  void commit(const Line& line, sms::Pushed pushed, Responder responder);
  void note(const Work& work);

  const Intake::Parts parts_;
  const std::vector<Line> lines_;
  const std::function<void(store::ConversationId)> came_in_;
  std::atomic<std::uint64_t> matched_{0}, repeated_{0}, kept_{0}, replies_{0}, replies_repeated_{0},
      bad_{0}, refused_{0}, not_committed_{0};
};

}  // namespace huiyin::gateway
