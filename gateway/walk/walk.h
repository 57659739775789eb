// The one path, put together: doors → inbox → talks → outbox → delivery, and what the office does
// as time passes. It has no threads of its own: the program's crews, the rehearsal and the
// simulator each take its steps in their own way.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "bot/understanding/understanding.h"
#include "gateway/channels/sms.h"
#include "gateway/channels/wecom_app.h"
#include "gateway/channels/wecom_kf.h"
#include "gateway/http/http_client.h"
#include "gateway/sms/http_way.h"
#include "gateway/sms/smpp_line.h"
#include "gateway/walk/bulk_feeding.h"
#include "gateway/walk/delivery.h"
#include "gateway/walk/handing_back.h"
#include "gateway/walk/intake.h"
#include "gateway/walk/office_hours.h"
#include "gateway/walk/pullings.h"
#include "gateway/walk/reminding.h"
#include "gateway/walk/shared_tokens.h"
#include "gateway/walk/signal_calls.h"
#include "gateway/walk/sms_arrivals.h"
#include "gateway/walk/sms_door.h"
#include "gateway/walk/sms_look_ups.h"
#include "gateway/walk/sms_upkeep.h"
#include "gateway/walk/talks.h"
#include "gateway/wecom/api.h"

namespace huiyin::gateway {

struct WalkSettings {
  wecom::ApiSettings api;
  std::string app_token, app_aes_key, kf_token, kf_aes_key;
  std::string open_kfid;  // of the main office; others name their own (store::Office::kf_account)
  wecom::CallbackRules callbacks;
  TalkSettings talks;
  DeliverySettings delivery;
  PullSettings pulling;
  OfficeHoursSettings office_hours;
  minutes hand_back_after{15};  // of a conversation that a person took over and left
  // The first is tried first; none: there is no door for SMS.
  std::vector<std::variant<HttpAccount, smpp::LineSettings>> sms_lines;
  Rate sms_to_one{50, hours{24}};
  std::array<Rate, 3> sms_unasked_to_one = {Rate{1, minutes{1}}, {5, hours{1}}, {10, hours{24}}};
  std::vector<SmsDoor::Line> sms_pushes;
  store::BulkRules bulk;  // but for has_sms, which follows from the lines
};

// Who is to be woken when there is work; each is called from any thread.
struct Crews {
  std::function<void()> talks = [] {};
  std::function<void()> delivery = [] {};
  std::function<void()> pulling = [] {};
};

class Walk {
 public:
  struct Parts : store::OfficeParts {
    HttpClient& http;
    const bot::Understanding& understanding;
    store::Claims* claims = nullptr;               // none: no other instance works on this database
    const store::ExampleBook* examples = nullptr;  // none: no office has any of its own
  };
  // A door without an agent or an account is not configured and stays shut. Refuses what another
  // cannot be opened with: wecom.key, wecom.token.
  static Result<std::unique_ptr<Walk>> make(Parts parts, const WalkSettings& settings, Crews crews);
  ~Walk();  // after the database has finished its writes

  // Takes up whatever an earlier run left undone.
  void load();

  // Open when they are configured: without its door, an office works with the other one alone.
  bool has_app_door() const { return app_door_ != nullptr; }
  bool has_kf_door() const { return kf_door_ != nullptr; }
  Intake& app_door() { return *app_door_; }
  Intake& kf_door() { return *kf_door_; }
  SmsDoor& sms_door() { return *sms_door_; }  // of no lines, where none is configured
  const SmsIntake& sms_intake() const { return *sms_intake_; }
  SmsArrivals& sms_arrivals() { return *sms_arrivals_; }
  // Direct lines have threads of their own, from open to close; closing waits for what is under
  // way.
  const std::vector<smpp::Line*>& direct_lines() const { return direct_lines_; }
  void open_direct_lines();
  void close_direct_lines();
  Pullings& pulling() { return *pulling_; }
  Talks& talks() { return *talks_; }
  Delivery& delivery() { return *delivery_; }
  const Delivery& delivery() const { return *delivery_; }
  OfficeHours& office_hours() { return *office_hours_; }
  HandingBack& handing_back() { return *handing_back_; }
  OwnTemplates& own_templates() { return *own_templates_; }
  SignalCalls& signal_calls() { return *signal_calls_; }
  SmsUpkeep& sms_upkeep() { return *sms_upkeep_; }
  SmsLookUps& sms_look_ups() { return *sms_look_ups_; }  // of no accounts, where none can be asked
  Reminding& reminding() { return *reminding_; }
  BulkFeeding& bulk_feeding() { return *bulk_feeding_; }
  wecom::WecomApi& wecom() { return *api_; }
  // Told of each conversation for which something to send was committed.
  const store::MailWaits& mail_waits() const { return mail_waits_; }
  // … and of each that is the bot's again.
  const store::TalkWaits& talk_waits() const { return talk_waits_; }

 private:
  Walk() = default;
  void make_sms_ways(const Parts& parts, const WalkSettings& settings);
  std::unique_ptr<SharedTokens> tokens_;  // where several instances work
  store::MailWaits mail_waits_;
  store::TalkWaits talk_waits_;
  std::unique_ptr<wecom::WecomApi> api_;
  std::unique_ptr<WecomKf> kf_;
  std::unique_ptr<WecomApp> app_;
  std::vector<std::unique_ptr<SmsWay>> sms_ways_;
  std::vector<smpp::Line*> direct_lines_;  // of them
  std::unique_ptr<OwnTemplates> own_templates_;
  std::unique_ptr<Sms> sms_;
  std::unique_ptr<Delivery> delivery_;
  std::unique_ptr<Talks> talks_;
  std::unique_ptr<OfficeHours> office_hours_;
  std::unique_ptr<HandingBack> handing_back_;
  std::unique_ptr<SignalCalls> signal_calls_;
  std::unique_ptr<SmsUpkeep> sms_upkeep_;
  std::unique_ptr<SmsLookUps> sms_look_ups_;
  std::unique_ptr<Reminding> reminding_;
  std::unique_ptr<BulkFeeding> bulk_feeding_;
  std::unique_ptr<Pullings> pulling_;
  std::unique_ptr<Intake> app_door_, kf_door_;
  std::unique_ptr<SmsIntake> sms_intake_;
  std::unique_ptr<SmsArrivals> sms_arrivals_;
  std::unique_ptr<SmsDoor> sms_door_;
};

}  // namespace huiyin::gateway
