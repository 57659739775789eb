// One row of the API: how it is called, who may, what it does, and what the document says of it.
// The router, the checks of scope and openapi.json all walk the same rows, so that none can drift.
#pragma once

#include <chrono>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/api/scopes.h"
#include "gateway/http/http_server.h"
#include "petition/case_steps.h"
#include "petition/permissions.h"
#include "store/api_keys.h"
#include "store/console_sessions.h"
#include "store/console_users.h"
#include "store/office_parts.h"
#include "store/offices.h"
#include "store/takeovers.h"
#include "templates/provider_words.h"

namespace huiyin::bot {
class Understanding;  // bot/understanding/understanding.h
}
namespace huiyin::store {
struct NoticePaper;  // notice_paper.h
}
namespace huiyin::gateway {
class PaperDesk;  // gateway/notices/paper_desk.h
}
namespace huiyin::gateway::wecom {
class SignIn;  // gateway/wecom/sign_in.h
}

namespace huiyin::gateway::api {

class WordsRehearsal;  // words_rehearsal.h
class ChannelDesk;     // channel_desk.h

// What the office's lines for SMS say: nothing, one variable of an approved template 模板, or free
// words. Of several the strictest, for nobody knows which one takes a message.
enum class SmsWords { none, in_template, free };

// By what an order to send to many 群发 is measured.
struct BulkTerms {
  int per_minute_max = 300;
  int recipients_max = 10'000;
  SmsWords sms = SmsWords::in_template;
};

// How people sign in to the console.
struct ConsoleTerms {
  store::SessionTerms session = {};
  int tries_max = 5;  // wrong passwords within `shut` for one login; then none opens
  std::chrono::minutes shut{15};
  bool is_secure = false;  // browsers reach us by https alone: the cookie goes no other way
  bool is_demo = false;
  bool has_sample_office = false;  // it has no file of its own yet
};

// An account with a provider of SMS that knows templates 模板.
struct SmsAccountTerms {
  std::string name, provider;  // "main", "aliyun"
  std::string signature;       // without 【】
  templates::ParameterMarks marks = templates::ParameterMarks::named;
  bool takes_any_words = false;  // else those of approved templates alone
};

// How a text looks when it goes out.
struct TextTerms {
  std::string sms_signature = {};  // of the SMS account that is asked first; empty: none
  std::vector<SmsAccountTerms> accounts = {};
};

struct ApiParts : store::OfficeParts {
  const store::MailWaits& mail_waits;
  const store::TalkWaits& talk_waits;
  bool private_addresses = false;  // webhooks may lead into the own network
  BulkTerms bulk = {};
  ConsoleTerms console = {};
  TextTerms texts = {};
  PaperDesk* paper_desk = nullptr;           // where notices are printed; none: nothing is
  WordsRehearsal* rehearsal = nullptr;       // none: no words can be rehearsed
  ChannelDesk* channels = nullptr;           // none: there are no doors to look at
  wecom::SignIn* wecom_sign_in = nullptr;    // none: nobody signs in by WeCom
  std::chrono::minutes hand_back_after{15};  // of a conversation that somebody took and left
  const bot::Understanding* understanding = nullptr;  // none: no example can be tried
};

// Somebody at the console.
struct SignedIn {
  store::ConsoleUser user;
  std::string session;  // its id
  std::string proof;    // store::session_proof()
  bool is_seen = true;  // false: when he was seen last is to be written down anew
};

// A key that calls.
struct OfKey {
  store::KeyMode mode = store::KeyMode::live;
  bool is_seen = true;  // false: when it was used last is to be written down anew
};

// Who calls: a key of one office or somebody at the console, who see that office's and what is
// below it.
struct Caller {
  std::string key_id;  // "user/7" of somebody at the console
  std::string office;
  std::string office_name;
  std::vector<std::string> offices;  // visible ones, its own first
  std::vector<Scope> scopes;
  std::vector<petition::Role> roles;
  std::string key_name = {};  // whose system it is; his name
  std::optional<SignedIn> signed_in = {};
  // Of somebody at the console: what he is in the office, by which he sees a case or does not.
  std::optional<petition::StaffPerson> person = {};
  std::optional<OfKey> key = {};

  bool has(Scope scope) const;
  bool sees(std::string_view office_code) const;
  bool sees_main() const { return sees(store::kMainOffice); }
  bool is(store::KeyMode mode) const { return key && key->mode == mode; }
  store::Reach reach() const {
    return is(store::KeyMode::trial) ? store::Reach::staff : store::Reach::anybody;
  }
};

struct Call {
  const ApiParts& parts;
  store::Transaction& tx;
  const HttpRequest& request;
  const Caller& caller;
  Instant now;
};

// What is answered. A refusal (400 and above) leaves no row behind: a handler refuses before it
// writes, or throws Undone.
struct Answer {
  int status = 200;
  std::string body = {};  // JSON
  std::string content_type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::vector<std::string> subjects = {};  // of whom or which it tells: each reading is on record
  std::shared_ptr<const store::NoticePaper> to_print = {};  // its PDF is the body
};

// Thrown by a handler that has written already: all of it is taken back, and this is answered.
struct Undone : std::runtime_error {
  explicit Undone(Answer refusal) : std::runtime_error("undone"), answer(std::move(refusal)) {}
  Answer answer;
};

struct Parameter {
  std::string_view name;
  std::string_view english;
  std::string_view schema = R"({"type":"string"})";
  bool required = false;
};

enum class Body { none, json, csv };

enum class Access {
  open,       // for everybody: signing in
  signed_in,  // for everybody at the console, of his own
  scoped
};

struct AsideCall;  // aside.h

// What a trial key 试用密钥 may write: what stays within the office's own staff, and nothing of
// what is there for citizens. Denied where a row says nothing.
enum class OnTrial {
  refused,
  taken,        // what comes of it reaches no further than the key: store/reach.h
  own_case,     // the case named in the path was registered by such a key …
  own_booking,  // … or the visit booked
};

// Each has a thread of its own; `platform`: waits for WeCom.
enum class Side { passwords, rehearsals, checks, platform };

struct Endpoint {
  std::string_view method, path;  // below /api/v1: "/cases/{number}"
  std::string_view id;            // operationId
  std::string_view english;
  Scope scope;
  Answer (*handler)(const Call&);
  std::string_view answer;        // name of the schema of what it answers; "": no content
  int status = 200;               // when all is well
  std::string_view request = {};  // name of the schema of its body
  std::vector<Parameter> query = {};
  bool takes_if_match = false;
  Body body = Body::none;
  Access access = Access::scoped;
  std::string_view answer_type = "application/json";
  bool also_csv = false;       // its answer may be asked for as a table
  bool keeps_nothing = false;  // a question too long for an address: asked by POST, writes nothing
  // Instead of `handler`: takes the processor for a while (aside.h).
  Answer (*aside)(const AsideCall&) = nullptr;
  Side side = Side::passwords;
  // Instead of both: it goes on telling what changes (live.h).
  bool is_live = false;
  OnTrial on_trial = OnTrial::refused;  // of a row that writes

  bool writes() const { return method != "GET"; }
  bool is_a_question() const { return !writes() || keeps_nothing; }
};

inline constexpr std::string_view kApiRoot = "/api/v1";

// All rows, in the order of the document.
std::span<const Endpoint> endpoints();

// By resource, each in its file.
std::vector<Endpoint> case_endpoints();
std::vector<Endpoint> case_write_endpoints();
std::vector<Endpoint> notice_endpoints();
std::vector<Endpoint> visit_endpoints();
std::vector<Endpoint> check_in_endpoints();
std::vector<Endpoint> reception_endpoints();
std::vector<Endpoint> calendar_endpoints();
std::vector<Endpoint> message_endpoints();
std::vector<Endpoint> conversation_endpoints();
std::vector<Endpoint> takeover_endpoints();
std::vector<Endpoint> signal_endpoints();
std::vector<Endpoint> promise_endpoints();
std::vector<Endpoint> figure_endpoints();
std::vector<Endpoint> people_endpoints();
std::vector<Endpoint> record_endpoints();
std::vector<Endpoint> reminder_rule_endpoints();
std::vector<Endpoint> reminder_draft_endpoints();
std::vector<Endpoint> example_endpoints();
std::vector<Endpoint> example_trial_endpoints();
std::vector<Endpoint> webhook_endpoints();
std::vector<Endpoint> import_endpoints();
std::vector<Endpoint> bulk_endpoints();
std::vector<Endpoint> session_endpoints();
std::vector<Endpoint> wecom_sign_in_endpoints();
std::vector<Endpoint> code_endpoints();
std::vector<Endpoint> user_endpoints();
std::vector<Endpoint> user_password_endpoints();
std::vector<Endpoint> user_role_endpoints();
std::vector<Endpoint> start_endpoints();
std::vector<Endpoint> key_endpoints();
std::vector<Endpoint> office_trial_endpoints();
std::vector<Endpoint> channel_endpoints();
std::vector<Endpoint> staff_import_endpoints();
std::vector<Endpoint> text_endpoints();
std::vector<Endpoint> text_rehearsal_endpoints();
std::vector<Endpoint> text_trial_endpoints();
std::vector<Endpoint> text_transfer_endpoints();
std::vector<Endpoint> text_template_endpoints();

}  // namespace huiyin::gateway::api
