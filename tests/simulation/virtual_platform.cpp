#include "tests/simulation/virtual_platform.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "tests/simulation/lying_disk.h"

namespace huiyin::simulation {
namespace {

using gateway::HttpAnswer;
using gateway::Reached;
using nlohmann::json;

constexpr int kAttempts = 3;
constexpr std::size_t kPageMax = 1000;
constexpr int kWithoutWord = 5;  // messages within 48 h after the citizen's last one
constexpr hours kWindow{48};
constexpr seconds kWelcomeLives{20};

gateway::wecom::CallbackCrypto crypto_of(const std::string& token, const std::string& aes_key,
                                         const std::string& corp_id) {
  auto crypto = gateway::wecom::CallbackCrypto::make(token, aes_key, corp_id, "simulation");
  ensure(crypto.has_value(), "the simulation's keys are good ones");
  return std::move(*crypto);
}

std::string refusal(int errcode) {
  return json{{"errcode", errcode}, {"errmsg", "no, hint: [1]"}}.dump();
}

}  // namespace

VirtualPlatform::VirtualPlatform(const Clock& clock, Random& random, const Identity& identity)
    : clock_(clock),
      random_(random),
      identity_(identity),
      kf_crypto_(crypto_of(identity.kf_token, identity.kf_aes_key, identity.corp_id)),
      app_crypto_(crypto_of(identity.app_token, identity.app_aes_key, identity.corp_id)) {}

bool VirtualPlatform::hit(double chance, const char* what) {
  if (chance <= 0 || random_.unit() >= chance) return false;
  ++counts_[what];
  return true;
}

void VirtualPlatform::add_item(const std::string& item) {
  items_.push_back(item);
  ring();
  if (hit(faults.double_bell, "bell doubled")) ring();
}

void VirtualPlatform::says(const std::string& citizen, const std::string& text) {
  since_last_[citizen] = 0;
  last_word_[citizen] = clock_.now();
  add_item(json{{"msgid", "m" + std::to_string(items_.size()) + "-" + citizen},
                {"open_kfid", identity_.open_kfid},
                {"external_userid", citizen},
                {"send_time", clock_.now().time_since_epoch().count() / 1000},
                {"origin", 3},
                {"msgtype", "text"},
                {"text", {{"content", text}}}}
               .dump());
}

void VirtualPlatform::enters(const std::string& citizen) {
  const std::string code = "WC" + random_.hex(8);
  welcomes_[code] = {citizen, clock_.now() + kWelcomeLives, ""};
  add_item(json{{"msgid", "e" + std::to_string(items_.size()) + "-" + citizen},
                {"send_time", clock_.now().time_since_epoch().count() / 1000},
                {"origin", 4},
                {"msgtype", "event"},
                {"event",
                 {{"event_type", "enter_session"},
                  {"open_kfid", identity_.open_kfid},
                  {"external_userid", citizen},
                  {"welcome_code", code}}}}
               .dump());
}

void VirtualPlatform::ring() {
  if (hit(faults.lose_bell, "bell lost")) return;
  const std::string seconds_now = std::to_string(clock_.now().time_since_epoch().count() / 1000);
  Callback callback;
  callback.plain =
      "<xml><ToUserName>" + identity_.corp_id + "</ToUserName><CreateTime>" + seconds_now +
      "</CreateTime><MsgType>event</MsgType><Event>kf_msg_or_event</Event><Token>ENC" +
      random_.hex(8) + "</Token><OpenKfId>" + identity_.open_kfid + "</OpenKfId></xml>";
  callback.due = clock_.now() + milliseconds{std::int64_t(random_.below(50))};
  if (hit(faults.late_bell, "bell late")) callback.due += seconds{std::int64_t(random_.below(20))};
  callbacks_.push_back(std::move(callback));
}

void VirtualPlatform::staff_says(const std::string& userid, const std::string& text) {
  Callback callback;
  callback.is_bell = false;
  callback.plain = "<xml><ToUserName>" + identity_.corp_id + "</ToUserName><FromUserName>" +
                   userid + "</FromUserName><CreateTime>" +
                   std::to_string(clock_.now().time_since_epoch().count() / 1000) +
                   "</CreateTime><MsgType>text</MsgType><Content>" + text + "</Content><MsgId>" +
                   std::to_string(70'000'000'000 + ++staff_words_) + "</MsgId><AgentID>" +
                   std::to_string(identity_.agent_id) + "</AgentID></xml>";
  callback.due = clock_.now();
  if (hit(faults.double_bell, "words of staff doubled")) callbacks_.push_back(callback);
  callbacks_.push_back(std::move(callback));
}

std::vector<VirtualPlatform::Callback> VirtualPlatform::take_due() {
  std::vector<Callback> due;
  for (auto at = callbacks_.begin(); at != callbacks_.end();) {
    if (at->due > clock_.now()) {
      ++at;
      continue;
    }
    Callback one = std::move(*at);
    at = callbacks_.erase(at);
    // Whether a repetition comes byte for byte or sealed anew is not documented.
    if (!one.body.empty() && random_.below(2) == 0) {
      due.push_back(std::move(one));
      continue;
    }
    const auto& crypto = one.is_bell ? kf_crypto_ : app_crypto_;
    std::array<unsigned char, 16> salt;
    random_.fill(salt);
    const std::string encrypt = crypto.encrypt(one.plain, salt);
    one.timestamp = std::to_string(clock_.now().time_since_epoch().count() / 1000);
    one.nonce = std::to_string(random_.below(1'000'000));
    one.signature = crypto.signature(one.timestamp, one.nonce, encrypt);
    one.body = "<xml><Encrypt>" + encrypt + "</Encrypt></xml>";
    due.push_back(std::move(one));
  }
  return due;
}

void VirtualPlatform::refused(Callback callback) {
  if (++callback.attempts >= kAttempts && callback.is_bell) {
    ++counts_["bell given up"];
    return;
  }
  callback.due = clock_.now() + seconds{5};
  callbacks_.push_back(std::move(callback));
}

std::size_t VirtualPlatform::welcomes(const std::string& citizen) const {
  return std::size_t(std::ranges::count_if(welcomes_, [&](const auto& one) {
    return one.second.citizen == citizen && !one.second.msgid.empty();
  }));
}

Instant VirtualPlatform::last_word(const std::string& citizen) const {
  const auto found = last_word_.find(citizen);
  return found == last_word_.end() ? Instant{} : found->second;
}

const std::vector<std::string>& VirtualPlatform::shown(const std::string& citizen) const {
  static const std::vector<std::string> kNothing;
  const auto found = shown_.find(citizen);
  return found == shown_.end() ? kNothing : found->second;
}

HttpAnswer VirtualPlatform::call(const gateway::HttpCall& call) {
  // Whatever catches on the way out, nothing more reaches the disk: we are dead.
  const auto die = [] {
    LyingDisk::the().power_off();
    throw Died{};
  };
  if (hit(faults.die_before, "died before a call")) die();
  if (hit(faults.reset_before, "call reset before")) return {Reached::unanswered, 0, "", ""};
  if (hit(faults.server_error, "call 502"))
    return {Reached::answered, 502, "<html>Bad Gateway</html>", "text/html"};
  if (hit(faults.busy, "call busy"))
    return {Reached::answered, 200, refusal(-1), "application/json"};
  if (hit(faults.too_often, "call too often"))
    return {Reached::answered, 200, refusal(45009), "application/json"};
  const std::size_t query = call.target.find('?');
  HttpAnswer answered = answer(call.target.substr(0, query), call.target, call.body);
  if (hit(faults.die_after, "died after a call")) die();
  if (hit(faults.reset_after, "call reset after")) return {Reached::unanswered, 0, "", ""};
  if (hit(faults.broken_json, "answer broken")) answered.body.resize(answered.body.size() / 2);
  return answered;
}

HttpAnswer VirtualPlatform::answer(const std::string& path, const std::string& target,
                                   const std::string& body) {
  const auto with = [](std::string text) {
    return HttpAnswer{Reached::answered, 200, std::move(text), "application/json"};
  };
  if (path == "/cgi-bin/gettoken") {
    if (token_.empty()) token_ = "T" + random_.hex(12);
    return with(
        json{{"errcode", 0}, {"errmsg", "ok"}, {"access_token", token_}, {"expires_in", 7200}}
            .dump());
  }
  if (hit(faults.token_dies, "token died")) token_.clear();
  if (token_.empty() || target.find("access_token=" + token_) == std::string::npos)
    return with(refusal(42001));
  if (path == "/cgi-bin/kf/sync_msg") return with(sync(body));
  if (path == "/cgi-bin/kf/send_msg") return with(send(body));
  if (path == "/cgi-bin/kf/send_msg_on_event") return with(welcome(body));
  if (path == "/cgi-bin/message/send") {
    send_to_staff(body);
    return with(R"({"errcode":0,"errmsg":"ok","invaliduser":"","msgid":"s"})");
  }
  violations_.push_back("an API that is not there: " + path);
  return with(refusal(40066));
}

std::string VirtualPlatform::sync(const std::string& body) {
  const json asked = json::parse(body);
  const std::string cursor = asked.value("cursor", "");
  std::size_t from = 0;
  if (!cursor.empty()) {
    if (!cursors_.contains(cursor)) {
      violations_.push_back("a cursor that was never given: " + cursor);
      return refusal(40035);
    }
    from = std::stoul(cursor.substr(1));
  }
  const std::size_t limit = asked.value("limit", kPageMax);
  if (limit < 1 || limit > kPageMax)
    violations_.push_back("a page of " + std::to_string(limit) + " items asked for");
  json list = json::array();
  std::size_t to = from;
  if (!hit(faults.empty_page, "page empty")) {
    if (from > 0 && hit(faults.repeat_item, "item repeated"))
      list.push_back(json::parse(items_[from - 1]));
    to = std::min(items_.size(), from + std::max<std::size_t>(1, std::min(faults.page, limit)));
    for (std::size_t i = from; i < to; ++i) list.push_back(json::parse(items_[i]));
  }
  const std::string next = "c" + std::to_string(to);
  cursors_.insert(next);
  return json{{"errcode", 0},
              {"errmsg", "ok"},
              {"next_cursor", next},
              {"has_more", to < items_.size() ? 1 : 0},
              {"msg_list", list}}
      .dump();
}

std::string VirtualPlatform::send(const std::string& body) {
  const json sent = json::parse(body);
  const std::string user = sent.at("touser").get<std::string>();
  const std::string msgid = sent.value("msgid", "");
  std::string text;
  if (sent.at("msgtype") == "text") {
    text = sent.at("text").at("content").get<std::string>();
  } else {
    text = sent.at("msgmenu").value("head_content", "");
    for (const json& item : sent.at("msgmenu").at("list"))
      text += "\n▷ " + item.at("click").at("content").get<std::string>();
  }
  if (const auto earlier = by_msgid_.find(msgid); earlier != by_msgid_.end()) {
    ++counts_["repeat hidden"];
    if (earlier->second != text) violations_.push_back("one msgid for two messages");
    static constexpr std::array kSaid{0, 40035,
                                      95099};  // what a repetition is answered is not documented
    const int said = kSaid[random_.below(kSaid.size())];
    return said == 0 ? json{{"errcode", 0}, {"errmsg", "ok"}, {"msgid", msgid}}.dump()
                     : refusal(said);
  }
  if (clock_.now() - last_word(user) > kWindow) return refusal(95002);
  if (since_last_[user] >= kWithoutWord) return refusal(95001);
  ++since_last_[user];
  by_msgid_[msgid] = text;
  shown_[user].push_back(text);
  return json{{"errcode", 0}, {"errmsg", "ok"}, {"msgid", msgid}}.dump();
}

// One code, one message, within its twenty seconds.
std::string VirtualPlatform::welcome(const std::string& body) {
  const json sent = json::parse(body);
  const auto found = welcomes_.find(sent.at("code").get<std::string>());
  if (found == welcomes_.end()) {
    violations_.push_back("a welcome by a code that was never given");
    return refusal(41050);
  }
  if (!found->second.msgid.empty() || clock_.now() > found->second.until) return refusal(41050);
  found->second.msgid = sent.at("msgid").get<std::string>();
  return json{{"errcode", 0}, {"errmsg", "ok"}, {"msgid", found->second.msgid}}.dump();
}

void VirtualPlatform::send_to_staff(const std::string& body) {
  const json sent = json::parse(body);
  const bool is_checked = sent.value("enable_duplicate_check", 0) == 1;
  if (is_checked) {
    Instant& hidden_until = staff_requests_[body];
    if (clock_.now() < hidden_until) {
      ++counts_["repeat to staff hidden"];
      return;
    }
    hidden_until = clock_.now() + seconds{sent.at("duplicate_check_interval").get<int>()};
  }
  std::string text;
  if (sent.at("msgtype") == "text") {
    text = sent.at("text").at("content").get<std::string>();
  } else {
    const json& card = sent.at("template_card");
    text = "[" + card.at("main_title").at("title").get<std::string>() + "] " +
           card.at("main_title").at("desc").get<std::string>();
    for (const json& row : card.value("horizontal_content_list", json::array()))
      text +=
          "\n" + row.at("keyname").get<std::string>() + " " + row.at("value").get<std::string>();
    ++counts_["cards"];
  }
  staff_shown_[sent.at("touser").get<std::string>()].push_back(std::move(text));
}

}  // namespace huiyin::simulation
