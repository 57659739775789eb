#include "app/rehearse/platform.h"

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/ensure.h"
#include "base/json.h"
#include "gateway/wecom/app_payload.h"
#include "gateway/wecom/base64.h"

namespace huiyin::app {
namespace {

using gateway::wecom::CallbackCrypto;
using nlohmann::json;

CallbackCrypto crypto_of(const std::string& token, const std::string& key,
                         const std::string& corp_id) {
  auto crypto = CallbackCrypto::make(token, key, corp_id, "platform");
  ensure(crypto.has_value(), "the rehearsal's own keys are good ones");
  return std::move(*crypto);
}

std::string cdata(std::string text) {
  for (std::size_t at = 0; (at = text.find("]]>", at)) != std::string::npos; at += 15)
    text.replace(at, 3, "]]]]><![CDATA[>");
  return "<![CDATA[" + text + "]]>";
}

// "20261124091000", to the second.
std::string time_as_mas_writes(Instant moment) {
  const auto digits = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const LocalTime time = office_time(moment);
  std::string date = office_date(moment).iso();
  std::erase(date, '-');
  return date + digits(time.hour()) + digits(time.minute()) +
         digits(int(unix_ms(moment) / 1000 % 60));
}

constexpr std::string_view kDone = R"({"errcode":0,"errmsg":"ok"})";

// What a card says, a line for each part, and its buttons as a menu.
Platform::Said said_by_card(const json& card) {
  const json& title = card.at("main_title");
  Platform::Said said{title.at("title").get<std::string>() + "\n" + title.value("desc", ""), {}};
  for (const json& row : card.value("horizontal_content_list", json::array()))
    said.text += "\n" + row.at("keyname").get<std::string>() + "：" + row.value("value", "");
  for (const json& button : card.value("button_list", json::array())) {
    said.menu.emplace_back(button.at("key").get<std::string>(),
                           button.at("text").get<std::string>());
    said.text += "\n" + said.menu.back().second;
  }
  return said;
}

}  // namespace

Platform::Platform(const Clock& clock, Random& random, const PlatformSettings& settings)
    : clock_(clock),
      random_(random),
      settings_(settings),
      app_crypto_(crypto_of(settings.app_token, settings.app_aes_key, settings.corp_id)),
      kf_crypto_(crypto_of(settings.kf_token, settings.kf_aes_key, settings.corp_id)) {}

void Platform::open(gateway::Intake& app_door, gateway::Intake& kf_door,
                    gateway::SmsDoor& sms_door) {
  sms_door_ = &sms_door;
  app_door_ = &app_door;
  kf_door_ = &kf_door;
}

void Platform::citizen_says(const std::string& user, const std::string& text,
                            const std::string& menu_id) {
  json item{{"msgid", random_.hex(16)},
            {"open_kfid", settings_.open_kfid},
            {"external_userid", user},
            {"send_time", unix_ms(clock_.now()) / 1000},
            {"origin", 3},
            {"msgtype", "text"},
            {"text", {{"content", text}}}};
  if (!menu_id.empty()) item["text"]["menu_id"] = menu_id;
  push(json_text(item));
}

void Platform::citizen_enters(const std::string& user) {
  const std::string code = "WC" + random_.hex(12);
  welcome_codes_[code] = user;
  push(json_text(json{{"msgid", random_.hex(16)},
                      {"send_time", unix_ms(clock_.now()) / 1000},
                      {"origin", 4},
                      {"msgtype", "event"},
                      {"event",
                       {{"event_type", "enter_session"},
                        {"open_kfid", settings_.open_kfid},
                        {"external_userid", user},
                        {"scene", "rehearsal"},
                        {"welcome_code", code}}}}));
}

void Platform::staff_says(const std::string& userid, const std::string& text) {
  callback(*app_door_, app_crypto_,
           "<xml><ToUserName>" + cdata(settings_.corp_id) + "</ToUserName><FromUserName>" +
               cdata(userid) + "</FromUserName><CreateTime>" +
               std::to_string(unix_ms(clock_.now()) / 1000) + "</CreateTime><MsgType>" +
               cdata("text") + "</MsgType><Content>" + cdata(text) + "</Content><MsgId>" +
               std::to_string(random_.next() >> 1) + "</MsgId><AgentID>" +
               std::to_string(settings_.agent_id) + "</AgentID></xml>");
}

void Platform::citizen_texts(const std::string& phone, const std::string& text) {
  gateway::HttpRequest push{.method = "POST", .path = "/webhooks/sms/mas/replies"};
  push.query.emplace_back("key", settings_.sms_push_key);
  push.captures = {"mas"};
  push.body = json_text(json{{"mobile", phone},
                             {"smsContent", text},
                             {"sendTime", time_as_mas_writes(clock_.now())},
                             {"addSerial", ""}});
  int status = 0;
  sms_door_->take(
      gateway::SmsDoor::What::replies, push,
      gateway::Responder([&status](gateway::HttpResponse given) { status = given.status; }));
  if (status != 200) throw std::runtime_error("the door answered " + std::to_string(status));
}

const std::vector<Platform::Said>& Platform::heard_by(const std::string& who) const {
  static const std::vector<Said> kNothing;
  const auto found = heard_.find(who);
  return found == heard_.end() ? kNothing : found->second;
}

void Platform::push(const std::string& item) {
  items_.push_back(item);
  callback(*kf_door_, kf_crypto_,
           "<xml><ToUserName>" + cdata(settings_.corp_id) + "</ToUserName><CreateTime>" +
               std::to_string(unix_ms(clock_.now()) / 1000) + "</CreateTime><MsgType>" +
               cdata("event") + "</MsgType><Event>" + cdata("kf_msg_or_event") + "</Event><Token>" +
               cdata("ENC" + random_.hex(10)) + "</Token><OpenKfId>" + cdata(settings_.open_kfid) +
               "</OpenKfId></xml>");
}

void Platform::callback(gateway::Intake& door, const CallbackCrypto& crypto,
                        const std::string& xml) {
  std::array<unsigned char, 16> salt;
  random_.fill(salt);
  const std::string encrypt = crypto.encrypt(xml, salt);
  const std::string timestamp = std::to_string(unix_ms(clock_.now()) / 1000);
  const std::string nonce = std::to_string(random_.below(1'000'000'000));
  const std::array<std::pair<std::string, std::string>, 3> query{
      {{"msg_signature", crypto.signature(timestamp, nonce, encrypt)},
       {"timestamp", timestamp},
       {"nonce", nonce}}};
  const std::string body = "<xml><ToUserName>" + cdata(settings_.corp_id) +
                           "</ToUserName><Encrypt>" + cdata(encrypt) + "</Encrypt></xml>";
  int status = 0;
  door.take(query, body, [&status](int answered) { status = answered; });
  if (status != 200) throw std::runtime_error("the door answered " + std::to_string(status));
}

gateway::HttpAnswer Platform::call(const gateway::HttpCall& call) {
  const std::string path = call.target.substr(0, call.target.find('?'));
  std::string body(kDone);
  if (path == "/cgi-bin/gettoken")
    body = R"({"errcode":0,"errmsg":"ok","access_token":"rehearsal","expires_in":7200})";
  else if (path == "/cgi-bin/kf/sync_msg")
    body = sync(call.body);
  else if (path == "/cgi-bin/kf/send_msg")
    body = send(call.body, false);
  else if (path == "/cgi-bin/kf/send_msg_on_event")
    body = send(call.body, true);
  else if (path == "/cgi-bin/message/send")
    body = send_to_staff(call.body);
  else if (path == "/sms/norsubmit")
    body = send_sms(call.body);
  else if (path == "/cgi-bin/message/update_template_card")
    body = kDone;  // what was said stays as it was heard
  else
    body = R"({"errcode":40066,"errmsg":"invalid url"})";
  return {gateway::Reached::answered, 200, body, "application/json; charset=UTF-8"};
}

std::string Platform::sync(const std::string& body) {
  const json asked = json_of(body);
  const std::string cursor = asked.value("cursor", "");
  const std::size_t from = cursor.empty() ? 0 : std::stoul(cursor);
  json list = json::array();
  for (std::size_t i = from; i < items_.size(); ++i) list.push_back(json_of(items_[i]));
  return json_text(json{{"errcode", 0},
                        {"errmsg", "ok"},
                        {"next_cursor", std::to_string(items_.size())},
                        {"has_more", 0},
                        {"msg_list", list}});
}

std::string Platform::send(const std::string& body, bool on_event) {
  const json sent = json_of(body);
  std::string user = sent.value("touser", "");
  if (on_event) {
    const auto code = welcome_codes_.find(sent.value("code", ""));
    if (code == welcome_codes_.end()) return R"({"errcode":41050,"errmsg":"invalid code"})";
    user = code->second;
    welcome_codes_.erase(code);
  }
  Said said;
  if (sent.value("msgtype", "") == "text") {
    said.text = sent.at("text").at("content").get<std::string>();
  } else {
    const json& menu = sent.at("msgmenu");
    said.text = menu.value("head_content", "");
    for (const json& item : menu.at("list")) {
      const json& click = item.at("click");
      said.menu.emplace_back(click.at("id").get<std::string>(),
                             click.at("content").get<std::string>());
      said.text += "\n" + said.menu.back().second;
    }
    if (const std::string tail = menu.value("tail_content", ""); !tail.empty())
      said.text += "\n" + tail;
  }
  heard_[user].push_back(std::move(said));
  return json_text(json{{"errcode", 0}, {"errmsg", "ok"}, {"msgid", sent.value("msgid", "")}});
}

std::string Platform::send_sms(const std::string& body) {
  const auto text = gateway::wecom::base64_bytes(body);
  ensure(text.has_value(), "what goes to 云MAS is base64");
  const json sent = json_of(*text);
  const std::string signature =
      settings_.sms_signature.empty() ? "" : "【" + settings_.sms_signature + "】";
  heard_[sent.at("mobiles").get<std::string>()].push_back(
      {signature + sent.at("content").get<std::string>(), {}});
  return json_text(json{{"rspcod", "success"}, {"success", true}, {"msgGroup", random_.hex(10)}});
}

std::string Platform::send_to_staff(const std::string& body) {
  const json sent = json_of(body);
  const bool is_card = sent.value("msgtype", "") == "template_card";
  heard_[gateway::wecom::folded_userid(sent.at("touser").get<std::string>())].push_back(
      is_card ? said_by_card(sent.at("template_card"))
              : Said{sent.at("text").at("content").get<std::string>(), {}});
  return json_text(
      json{{"errcode", 0}, {"errmsg", "ok"}, {"invaliduser", ""}, {"msgid", random_.hex(8)}});
}

}  // namespace huiyin::app
