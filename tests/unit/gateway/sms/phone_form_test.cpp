#include "gateway/sms/phone_form.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"

namespace phone_form_test {

using namespace huiyin::gateway::sms;
using namespace huiyin::testing;

TEST_CASE("a number has one form, however a provider wrote it") {
  struct Row {
    const char *typed, *form;  // "": none
  };
  const auto row = GENERATE(values<Row>({{"13800001234", "13800001234"},
                                         {" 138 0000 1234 ", "13800001234"},
                                         {"+8613800001234", "13800001234"},
                                         {"+86 138-0000-1234", "13800001234"},
                                         {"86 13800001234", "13800001234"},
                                         {"0086　13800001234", "13800001234"},
                                         {"＋８６１３８００００１２３４", "13800001234"},
                                         {"+85291234567", "+85291234567"},
                                         {"00852 9123 4567", "+85291234567"},
                                         {"+13125551234", "+13125551234"},
                                         {"", ""},
                                         {"+", ""},
                                         {"1380000123", ""},
                                         {"861380000123", ""},
                                         {"+861062285599", ""},
                                         {"13800001234x", ""},
                                         {"1380000+1234", ""},
                                         {"85291234567", ""},  // or a number without its area
                                         {"+1234567890123456", ""}}));
  CAPTURE(row.typed);
  CHECK(phone_form(row.typed).value_or("") == row.form);
}

TEST_CASE("the country may stand by itself") {
  CHECK(phone_form("86", "13800001234") == "13800001234");
  CHECK(phone_form("", "13800001234") == "13800001234");
  CHECK(phone_form("+86", "+8613800001234") == "13800001234");
  CHECK(phone_form("852", "91234567") == "+85291234567");
  CHECK(phone_form("00852", "9123 4567") == "+85291234567");
  CHECK(phone_form("1", "3125551234") == "+13125551234");
  CHECK(phone_form("852", "+8613800001234") == "13800001234");
  CHECK_FALSE(phone_form("852", "nine"));
  CHECK(phone_form("Hong Kong", "13800001234") == "13800001234");
}

TEST_CASE("the form is its own form, and that of the number with its country") {
  CHECK(holds("digits", [] {
    const std::string before = any_of({"", "+", "00", "86", "+86", "0086 ", "+852", "001", " "});
    const auto form = phone_form(before + any_text(any_in<std::size_t>(7, 12), '0', '9' + 1));
    if (!form) return;
    PROPERTY_ASSERT(phone_form(*form) == form);
    PROPERTY_ASSERT(phone_form(e164(*form)) == form);
    PROPERTY_ASSERT(is_mainland(*form) == (form->front() != '+'));
  }));
  CHECK(holds("any bytes", [] {
    const std::string typed = any_bytes();
    if (const auto form = phone_form(typed)) PROPERTY_ASSERT(form->size() <= 16);
  }));
}

}  // namespace phone_form_test
