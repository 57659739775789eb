#include "sim/sms/settings.h"

#include <catch2/catch.hpp>

#include "sim/sms/phone_number.h"
#include "sim/sms/template_text.h"

namespace sms_settings_test {

using namespace huiyin::sim::sms;

TEST_CASE("the demo's settings can be served") { CHECK(faults_of({}).empty()); }

TEST_CASE("words of the command line set accounts, addresses and keys") {
  Settings settings;
  CHECK_FALSE(set_account(settings, "mas.customer=某局=x"));
  CHECK(settings.account(Provider::mas).customer == "某局=x");
  CHECK_FALSE(set_push(settings, "aliyun=http://127.0.0.1:1/a"));
  CHECK_FALSE(set_push_key(settings, "aliyun="));
  CHECK(settings.account(Provider::aliyun).push_url == "http://127.0.0.1:1/a");
  CHECK(settings.account(Provider::aliyun).push_key.empty());
  CHECK(set_account(settings, "aliyun.colour=red"));
  CHECK(set_account(settings, "secret=red"));
  CHECK(set_push(settings, "telegraph=http://x"));
  CHECK_FALSE(set_push(settings, "tencent=ftp://x"));
  CHECK_FALSE(set_account(settings, "tencent.secret="));
  CHECK(faults_of(settings).size() == 2);
}

TEST_CASE("a wrong word is named without its value, which may be a secret") {
  Settings settings;
  CHECK(set_account(settings, "aliyun.sekret=geheim")->where.find("geheim") == std::string::npos);
}

TEST_CASE("templates and phones are read from one word each") {
  const auto plain = parse_template("aliyun:SMS_1=您好，${name}");
  REQUIRE(plain);
  CHECK(plain->kind == Kind::notice);
  CHECK(plain->text == "您好，${name}");
  CHECK(parse_template("tencent:2:code=验证码{1}")->kind == Kind::code);
  for (const char* text : {"aliyun:=x", "aliyun:SMS_1=", "x:1=y", "aliyun:1:odd=y", ""})
    CHECK_FALSE(parse_template(text));
  CHECK(parse_phone("+8613800001234=晴天")->name == "晴天");
  CHECK(parse_phone("13800001234")->name == "13800001234");
  CHECK_FALSE(parse_phone("1234=x"));
}

TEST_CASE("numbers of the mainland are taken in each usual writing") {
  for (const char* text : {"13800001234", "+8613800001234", "008613800001234", "8613800001234"}) {
    CAPTURE(text);
    CHECK(mainland_phone(text) == "13800001234");
  }
  for (const char* text : {"", "1380000123", "23800001234", "+85212345678", "1380000123a",
                           "13800001234 ", "138000012345"}) {
    CAPTURE(text);
    CHECK_FALSE(mainland_phone(text));
  }
}

TEST_CASE("the places of a template are filled, once each, and a missing one is named") {
  const ValueOf value = [](const std::string& place) {
    return place == "a" || place == "1" ? std::optional<std::string>("{x}") : std::nullopt;
  };
  const Filled named = filled({Provider::aliyun, "1", "${a}和${a}，${b}"}, value);
  CHECK(named.text == "{x}和{x}，");
  CHECK(named.places == 2);
  CHECK(named.missing == std::vector<std::string>{"b"});
  CHECK(filled({Provider::mas, "1", "{1}{"}, value).text == "{x}{");
  CHECK(filled({Provider::mas, "1", ""}, value).places == 0);
}

}  // namespace sms_settings_test
