// WeCom in virtual time, with everything that goes wrong between it and us. It outlives our
// crashes, as the real one does, and remembers what each citizen was really shown.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "gateway/http/http_client.h"
#include "gateway/wecom/crypto.h"

namespace huiyin::simulation {

// Our process dies here: thrown through our own code, caught by the simulation alone.
struct Died {};

struct Faults {
  double lose_bell = 0, double_bell = 0, late_bell = 0;
  double reset_before = 0, reset_after = 0, server_error = 0, busy = 0, too_often = 0,
         broken_json = 0, token_dies = 0;
  double die_before = 0, die_after = 0;  // our own death in the middle of a call
  double empty_page = 0, repeat_item = 0;
  std::size_t page = 1000;
};

class VirtualPlatform final : public gateway::HttpClient {
 public:
  struct Identity {
    std::string corp_id, open_kfid, app_token, app_aes_key, kf_token, kf_aes_key;
    std::int64_t agent_id = 0;
  };
  VirtualPlatform(const Clock& clock, Random& random, const Identity& identity);

  Faults faults;

  void says(const std::string& citizen, const std::string& text);
  void enters(const std::string& citizen);  // opens the chat: there is a code to welcome him by
  void staff_says(const std::string& userid, const std::string& text);
  gateway::HttpAnswer call(const gateway::HttpCall& call) override;

  // Callbacks on their way, each due at its moment; the answer decides whether it comes again.
  struct Callback {
    Instant due{};
    std::string plain;
    bool is_bell = true;  // else what a member of staff wrote to the app
    std::string signature = {}, timestamp = {}, nonce = {}, body = {};
    int attempts = 0;
  };
  std::vector<Callback> take_due();
  // Not 200: again a little later, a bell three times in all. A member's words until they are
  // taken: what the platform itself gives up is no loss of ours.
  void refused(Callback callback);
  bool is_quiet() const { return callbacks_.empty(); }

  const std::vector<std::string>& shown(const std::string& citizen) const;
  // How often a citizen was welcomed; and what members of staff were shown, by userid.
  std::size_t welcomes(const std::string& citizen) const;
  const std::map<std::string, std::vector<std::string>>& shown_to_staff() const {
    return staff_shown_;
  }
  // When the citizen wrote last.
  Instant last_word(const std::string& citizen) const;
  std::size_t messages() const { return items_.size(); }
  const std::vector<std::string>& violations() const { return violations_; }
  const std::map<std::string, std::uint64_t>& counts() const { return counts_; }

 private:
  void ring();
  gateway::HttpAnswer answer(const std::string& path, const std::string& target,
                             const std::string& body);
  std::string sync(const std::string& body);
  std::string send(const std::string& body);
  std::string welcome(const std::string& body);
  void send_to_staff(const std::string& body);
  void add_item(const std::string& item);
  bool hit(double chance, const char* what);

  const Clock& clock_;
  Random& random_;
  const Identity identity_;
  const gateway::wecom::CallbackCrypto kf_crypto_, app_crypto_;
  std::vector<std::string> items_;
  std::deque<Callback> callbacks_;
  std::set<std::string> cursors_;
  std::map<std::string, std::string> by_msgid_;  // msgid → what it said
  std::map<std::string, std::vector<std::string>> shown_;
  std::map<std::string, int> since_last_;  // messages sent since the citizen's last one
  std::string token_;
  std::map<std::string, Instant> last_word_;
  struct Welcome {
    std::string citizen;
    Instant until{};
    std::string msgid;  // under which it was used
  };
  std::map<std::string, Welcome> welcomes_;  // by code
  std::map<std::string, std::vector<std::string>> staff_shown_;
  std::uint64_t staff_words_ = 0;
  std::map<std::string, Instant> staff_requests_;  // until when a repetition is not shown
  std::vector<std::string> violations_;
  std::map<std::string, std::uint64_t> counts_;
};

}  // namespace huiyin::simulation
