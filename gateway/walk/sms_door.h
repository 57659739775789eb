// The webhooks of SMS providers: receipts 回执 and citizens' replies 上行短信. Nobody signs these
// pushes: the address holds a key that cannot be guessed, an office may name the addresses that
// they come from, and a receipt counts only for a message that went to that phone by that account
// (sms.md 0). Committed first, answered then.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "gateway/http/http_server.h"
#include "gateway/sms/sms_provider.h"
#include "gateway/walk/sms_intake.h"

namespace huiyin::gateway {

class SmsDoor {
 public:
  struct Line {
    std::string name;  // of the account in the settings
    const sms::SmsProvider* provider = nullptr;
    std::string push_key;                     // ?key=…; "": this account is not pushed to
    std::vector<std::string> addresses = {};  // who may push; none: anybody who has the key
  };
  SmsDoor(SmsIntake& intake, std::vector<Line> lines);

  // POST /webhooks/sms/{provider}/reports?key=… and /replies?key=…
  void routes(HttpServer& server);

  enum class What { reports, replies };
  void take(What what, const HttpRequest& request, Responder responder);

  struct Counts {  // pushes
    std::uint64_t refused = 0, not_committed = 0;
  };
  Counts counts() const { return {refused_, not_committed_}; }

 private:
  const Line* line_of(const HttpRequest& request) const;
  void refuse(int status, Responder responder, const char* why);

  SmsIntake& intake_;
  const std::vector<Line> lines_;
  std::atomic<std::uint64_t> refused_{0}, not_committed_{0};
};

}  // namespace huiyin::gateway
