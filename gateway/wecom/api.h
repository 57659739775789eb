// WeCom's API 企业微信服务端接口, call by call, as far as Huiyin uses it. Each method makes one
// call and says what the answer means; whether and when to repeat is the caller's. Tokens, secrets
// and what people wrote never stand in a Verdict.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/wecom/api_line.h"
#include "gateway/wecom/kf_message.h"
#include "gateway/wecom/kf_payload.h"

namespace huiyin::gateway::wecom {

// `value` is of use only when `answer.is_done()`.
template <class T>
struct Answered {
  ApiAnswer answer;
  T value{};
};

struct SyncAsk {
  std::string open_kfid;
  std::string cursor;  // empty: from the oldest message of three days
  std::string
      token;  // of the bell, good for ten minutes; empty: none (then the call is strictly limited)
  int limit = 1000;
};

// 会话状态 (94698 分配客服会话)
enum class ServiceState : std::uint8_t { fresh = 0, bot = 1, pool = 2, person = 3, ended = 4 };
struct ServiceStateNow {
  ServiceState state = ServiceState::fresh;
  std::string servicer_userid;  // while a person serves
};

struct Servicer {
  std::string userid;
  bool is_serving = false;
};
struct KfAccount {
  std::string open_kfid, name;
  bool is_manageable = false;  // by this app
};
struct KfCustomer {
  std::string external_userid;
  std::string nickname;  // free words of a stranger: never taken for a name
  std::string scene, scene_param;
};
struct Customers {
  std::vector<KfCustomer> known;
  std::vector<std::string> invalid;
};
struct Media {
  std::string bytes, content_type;
};
enum class MediaKind : std::uint8_t { image, voice, video, file };

struct Agent {  // the self-built app
  std::string name;
  bool is_closed = false;  // an administrator switched it off
};

struct CardUpdate {
  std::vector<std::string> userids;  // whose card changes; at most 1000
  std::string response_code;         // good for one call
  std::string replace_name;          // greys the buttons with these words, or
  std::string template_card;         // JSON of a card to show in its place
};

// Any thread. Blocks for the call, no longer than the settings say.
class WecomApi {
 public:
  WecomApi(HttpClient& http, const Clock& clock, Random& random, ApiSettings settings);

  // --- customer service ---
  // When the answer cannot be read, `value` is unreadable_page() of it, or empty.
  Answered<PullPage> sync_msg(const SyncAsk& ask);
  // The msgid is ours; `perhaps_taken`: an earlier attempt under it stayed unanswered, so its
  // refusal means it arrived.
  Answered<std::string> kf_send(const KfMessage& message, bool perhaps_taken);
  // One message for one code (welcome, queue notice, closing words), good for 20 s or 48 h.
  Answered<std::string> kf_send_on_event(std::string_view code, std::string_view msgid,
                                         const KfContent& content);
  Answered<ServiceStateNow> service_state(const std::string& open_kfid,
                                          const std::string& external_userid);
  // Answers the msg_code for a word on this event; the platform gives none for every change.
  Answered<std::string> change_service_state(const std::string& open_kfid,
                                             const std::string& external_userid, ServiceState to,
                                             const std::string& servicer_userid = {});
  Answered<std::vector<Servicer>> servicers(const std::string& open_kfid);
  Answered<std::vector<KfAccount>> accounts();
  Answered<Customers> customers(const std::vector<std::string>& external_userids);  // at most 100
  // The address of a link or QR code that opens the account; `scene` (≤ 32 of [0-9a-zA-Z_-]) comes
  // back on entering.
  Answered<std::string> contact_way(const std::string& open_kfid, const std::string& scene);

  // --- staff, by the self-built app ---
  // `repeats_hidden`: within so long the platform does not show the same request again (word for
  // word, this number included; at most 4 hours); 0: it is shown each time.
  SendAnswer send_text(const std::vector<std::string>& userids, std::string_view text,
                       seconds repeats_hidden = seconds{0});
  SendAnswer send_card(const std::vector<std::string>& userids, std::string_view template_card,
                       seconds repeats_hidden = seconds{0});
  SendAnswer update_card(const CardUpdate& update);

  // auth/getuserinfo (98177 获取访问用户身份): whose this code of a sign-in page is, a member's
  // userid; empty: somebody outside of the organisation. A code is good once, for five minutes.
  Answered<std::string> member_of_code(const std::string& code);

  // agent/get (90227 获取应用): the app as this agent_id names it. Changes nothing.
  Answered<Agent> agent();

  // --- media ---
  Answered<Media> media(Door door, const std::string& media_id);
  Answered<std::string> upload(Door door, MediaKind kind, const std::string& filename,
                               std::string_view bytes);

 private:
  SendAnswer send(const std::vector<std::string>& userids, std::string body);
  ApiLine line_;
  Random& random_;
};

}  // namespace huiyin::gateway::wecom
