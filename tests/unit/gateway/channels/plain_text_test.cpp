#include "gateway/channels/plain_text.h"

#include <catch2/catch.hpp>

namespace plain_text_test {

using namespace huiyin;
using namespace huiyin::gateway;

TEST_CASE("who cannot tap reads numbered lines, and the tail after them") {
  CHECK(plain_text({"您好", {}, {}}) == "您好");
  CHECK(plain_text({"请选择", {{"a", "预约"}, {"b", "查进度"}}, "回复数字"}) ==
        "请选择\n1. 预约\n2. 查进度\n回复数字");
}

TEST_CASE("by SMS a choice is its number and its words, and no sign more") {
  CHECK(sms_text({"请选择", {{"a", "预约"}, {"b", "查进度"}}, {}}) == "请选择\n1 预约\n2 查进度");
}

}  // namespace plain_text_test
