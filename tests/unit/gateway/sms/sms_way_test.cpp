#include "gateway/sms/sms_way.h"

#include <catch2/catch.hpp>

#include "base/ensure.h"

namespace sms_way_test {

using namespace huiyin;
using namespace huiyin::gateway;

namespace {

struct Carrier final : SmsWay {
  const std::string& name() const override { return name_; }
  int parts_per_second() const override { return 0; }
  int parts_of(const std::string&) const override { return 1; }
  sms::SmsAnswer send(const Letter&) override { return {}; }

 private:
  std::string name_ = "pigeon";
};

}  // namespace

TEST_CASE("a way that does not say that it can be asked cannot be") {
  Carrier carrier;
  CHECK_FALSE(carrier.looks_up());
  CHECK_THROWS_AS(carrier.look_up({}), Broken);
}

}  // namespace sms_way_test
