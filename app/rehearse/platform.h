// A WeCom platform and a provider of SMS within the program, for rehearsals and `huiyin chat`: no
// sockets, virtual time, but the real callbacks (signed and encrypted) and the real API's shape. It
// keeps what everybody was sent.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "gateway/http/http_client.h"
#include "gateway/walk/intake.h"
#include "gateway/walk/sms_door.h"
#include "gateway/wecom/crypto.h"

namespace huiyin::app {

struct PlatformSettings {
  std::string corp_id, open_kfid;
  std::int64_t agent_id = 0;
  std::string app_token, app_aes_key, kf_token, kf_aes_key;
  std::string sms_push_key = {};   // of the account whose SMS 云MAS plays
  std::string sms_signature = {};  // that it puts before each
};

class Platform final : public gateway::HttpClient {
 public:
  Platform(const Clock& clock, Random& random, const PlatformSettings& settings);

  // The program's answers to these come through call(); the callbacks go to the doors given here.
  void open(gateway::Intake& app_door, gateway::Intake& kf_door, gateway::SmsDoor& sms_door);

  void citizen_says(const std::string& user, const std::string& text,
                    const std::string& menu_id = "");
  void citizen_enters(const std::string& user);
  void staff_says(const std::string& userid, const std::string& text);
  void citizen_texts(const std::string& phone, const std::string& text);  // SMS

  struct Said {
    std::string text;  // with the words of its menu, a line each
    std::vector<std::pair<std::string, std::string>> menu;  // id, words
  };
  const std::vector<Said>& heard_by(const std::string& user_userid_or_phone) const;

  gateway::HttpAnswer call(const gateway::HttpCall& call) override;

 private:
  void push(const std::string& item);
  void callback(gateway::Intake& door, const gateway::wecom::CallbackCrypto& crypto,
                const std::string& xml);
  std::string sync(const std::string& body);
  std::string send(const std::string& body, bool on_event);
  std::string send_to_staff(const std::string& body);
  std::string send_sms(const std::string& body);

  const Clock& clock_;
  Random& random_;
  const PlatformSettings settings_;
  const gateway::wecom::CallbackCrypto app_crypto_, kf_crypto_;
  gateway::Intake* app_door_ = nullptr;
  gateway::Intake* kf_door_ = nullptr;
  gateway::SmsDoor* sms_door_ = nullptr;
  std::vector<std::string> items_;                    // the messages that sync_msg pages through
  std::map<std::string, std::string> welcome_codes_;  // code → citizen
  std::map<std::string, std::vector<Said>> heard_;
};

}  // namespace huiyin::app
