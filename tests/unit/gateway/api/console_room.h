// The API's office with people at the console: made, signed in, and calling by their cookie.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/console_users.h"
#include "store/passwords.h"
#include "tests/unit/gateway/api/api_room.h"

namespace huiyin::testing {

// What a browser keeps, and what our page in it knows.
struct ConsoleBrowser {
  std::string cookie = {}, proof = {};
};

struct ConsoleRoom : ApiRoom {
  static constexpr const char* kPassword = "清风明月两三点";

  explicit ConsoleRoom(gateway::api::ConsoleTerms console = {},
                       gateway::api::ApiSettings settings = {},
                       std::vector<store::Office> below = {})
      : ApiRoom(settings, std::move(below), console) {}
  explicit ConsoleRoom(const Beside& beside) : ApiRoom({}, {}, {}, beside) {}

  using Browser = ConsoleBrowser;

  std::int64_t user(const std::string& login, const std::string& name,
                    const std::vector<std::string>& roles, const std::string& office_code = "main",
                    bool must_change = false, const std::string& userid = "") {
    return database.write([&](store::Transaction& tx) {
      return store::make_console_user(tx,
                                      {.office = office_code,
                                       .login = login,
                                       .name = name,
                                       .userid = userid,
                                       .roles = roles,
                                       .password = hash(),
                                       .must_change = must_change},
                                      clock.now())
          .value();
    });
  }

  Told sign_in(const std::string& login, const std::string& password = kPassword,
               const std::string& code = "", const Browser& browser = {}) {
    nlohmann::json form{{"login", login}, {"password", password}};
    if (!code.empty()) form["code"] = code;
    return by("POST", "/session", browser, form);
  }

  // Somebody signed in.
  Browser at_console(const std::string& login, const std::string& password = kPassword) {
    const Told told = sign_in(login, password);
    require_status(told, 200);
    return {cookie_of(told), told.body["csrf"]};
  }

  static std::string cookie_of(const Told& told) {
    const std::string header = told.header("Set-Cookie");
    const auto begin = header.find('=') + 1;
    return header.substr(begin, header.find(';') - begin);
  }

  Told by(const std::string& method, const std::string& target, const Browser& browser,
          const std::optional<nlohmann::json>& body = {}) {
    Asking asking;
    if (body) asking.body = body->dump();
    if (!browser.cookie.empty())
      asking.headers.emplace_back("cookie", "a=b; huiyin_session=" + browser.cookie);
    if (!browser.proof.empty()) asking.headers.emplace_back("x-huiyin-csrf", browser.proof);
    return call(method, target, asking);
  }

 private:
  // One for all: each takes a while.
  static const std::string& hash() {
    static const std::string kept = [] {
      SystemRandom random;
      return store::password_hash(kPassword, random);
    }();
    return kept;
  }
  static void require_status(const Told& told, int status) {
    if (told.status != status) throw std::logic_error("not signed in: " + told.code());
  }
};

}  // namespace huiyin::testing
