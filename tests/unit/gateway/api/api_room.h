// An office with its API: keys of any scopes, calls through the door, and each answer checked
// against the document that the same door serves.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/api/door.h"
#include "gateway/notices/paper_desk.h"
#include "petition/case_event.h"
#include "store/wordbook.h"
#include "tests/unit/gateway/walk/walk_room.h"

namespace huiyin::testing {

struct Told {
  int status = 0;
  nlohmann::json body;     // null: none
  std::string bytes = {};  // of what is no JSON
  std::vector<std::pair<std::string, std::string>> headers;

  std::string header(const std::string& name) const;
  std::string code() const { return body.is_object() ? body.value("code", "") : ""; }
};

struct Asking {
  std::string key = {};
  std::string body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string content_type = "application/json";
};

// What the API may have beside it, or not.
struct Beside {
  gateway::api::WordsRehearsal* rehearsal = nullptr;
  gateway::api::ChannelDesk* channels = nullptr;
  gateway::wecom::SignIn* wecom_sign_in = nullptr;
  gateway::api::TextTerms texts = {};
};

struct ApiRoom : WalkRoom {
  // `below`: offices that have a file of their own, below the main one.
  explicit ApiRoom(gateway::api::ApiSettings settings = {}, std::vector<store::Office> below = {},
                   gateway::api::ConsoleTerms console = {}, const Beside& beside = {});

  std::string key(const std::vector<std::string>& scopes, const std::string& office = "main",
                  const std::vector<std::string>& roles = {});
  std::string key_of_kind(std::string_view kind);
  std::string key_of_mode(store::KeyMode mode, const std::vector<std::string>& scopes,
                          const std::vector<std::string>& roles = {});
  void add_office(const std::string& code, const std::string& parent, const std::string& name);

  // "GET", "/cases?limit=2": below /api/v1. Fails the test when the answer is not as the document
  // says.
  Told call(const std::string& method, const std::string& target, const Asking& asking,
            const std::string& remote_address = "");
  Told get(const std::string& target, const std::string& key) {
    return call("GET", target, {.key = key});
  }
  Told post(const std::string& target, const std::string& key, const nlohmann::json& body) {
    return call("POST", target, {.key = key, .body = body.dump()});
  }

  // Registered on 2026-11-20 and written by import; answers its number.
  std::string take_case(int serial, const std::string& office = "main",
                        petition::Intake intake = {});
  void append(const std::string& number, const petition::CaseEvent& event);

  store::Office office;
  std::unique_ptr<store::OfficeBook> offices;
  store::Wordbook words;
  std::vector<store::ConversationId> woken;
  store::MailWaits mail_waits;
  std::vector<store::ConversationId> talk_work;
  store::TalkWaits talk_waits;
  gateway::PaperDesk paper_desk{{{"Noto Serif CJK SC"}, {"Noto Serif CJK SC"}}};
  gateway::api::ApiParts api_parts;
  gateway::api::Door door;
};

// A route's path with its places filled by something that may be there or not: "/cases/1".
std::string path_with_places(std::string_view pattern);

petition::CaseEvent event_on(const char* date, petition::EventBody body, std::string by = "",
                             petition::Role as = petition::Role::import);

}  // namespace huiyin::testing
