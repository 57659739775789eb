#include "gateway/sms/smpp_status.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"

namespace smpp_status_test {

using namespace huiyin::gateway;
using namespace huiyin::gateway::smpp;
using namespace huiyin::testing;

TEST_CASE("each status has its advice and its name") {
  struct Row {
    std::uint32_t status;
    const char* name;
    Advice advice;
  };
  const auto row = GENERATE(values<Row>({
      {0x00, "ESME_ROK", Advice::accepted},
      {0x01, "ESME_RINVMSGLEN", Advice::give_up},
      {0x04, "ESME_RINVBNDSTS", Advice::block},
      {0x05, "ESME_RALYBND", Advice::wait},
      {0x08, "ESME_RSYSERR", Advice::unanswered},
      {0x0A, "ESME_RINVSRCADR", Advice::block},
      {0x0B, "ESME_RINVDSTADR", Advice::give_up},
      {0x0E, "ESME_RINVPASWD", Advice::block},
      {0x14, "ESME_RMSGQFUL", Advice::retry},
      {0x45, "ESME_RSUBMITFAIL", Advice::retry},
      {0x58, "ESME_RTHROTTLED", Advice::retry},
      {0x64, "ESME_RX_T_APPN", Advice::retry},
      {0x65, "ESME_RX_P_APPN", Advice::give_up},
      {0x66, "ESME_RX_R_APPN", Advice::block},
      {0xC4, "ESME_RINVOPTPARAMVAL", Advice::block},
      {0xFE, "ESME_RDELIVERYFAILURE", Advice::give_up},
      {0xFF, "ESME_RUNKNOWNERR", Advice::unanswered},
      {0x101, "ESME_RPROHIBITED", Advice::block},
      {0x112, "0x112", Advice::block},
      {0x113, "0x113", Advice::unanswered},
      {0x401, "0x401", Advice::unanswered},
      {0x09, "0x9", Advice::unanswered},
      {0xFFFFFFFF, "0xffffffff", Advice::unanswered},
  }));
  CAPTURE(row.name);
  const Verdict verdict = verdict_of(row.status);
  CHECK(verdict.code == row.name);
  CHECK(verdict.advice == row.advice);
  CHECK(verdict.alarm == (row.advice == Advice::block));
}

TEST_CASE("a line's own codes mean what its table says") {
  const VendorMeanings vendor{{0x401, {Advice::give_up, "黑名单"}}, {0x58, {Advice::block, "不"}}};
  CHECK(verdict_of(0x401, vendor).advice == Advice::give_up);
  CHECK(verdict_of(0x401, vendor).reason == "黑名单");
  CHECK(verdict_of(0x401, vendor).code == "0x401");
  CHECK(verdict_of(0x402, vendor).advice == Advice::unanswered);
  CHECK(verdict_of(0x58, vendor).advice == Advice::retry);
}

TEST_CASE("a full queue slows the line down as throttling does") {
  CHECK(is_throttling(0x58));
  CHECK(is_throttling(0x14));
  CHECK_FALSE(is_throttling(0x08));
}

TEST_CASE("whatever the status, only 0 is accepted, and a refusal has a reason") {
  CHECK(holds("any status", [] {
    const auto status = std::uint32_t(any_bool() ? any_below(0x500) : any_seed());
    const Verdict verdict = verdict_of(status);
    PROPERTY_ASSERT((verdict.advice == Advice::accepted) == (status == 0));
    PROPERTY_ASSERT(verdict.reason.empty() == (status == 0));
    PROPERTY_ASSERT(!verdict.code.empty());
  }));
}

}  // namespace smpp_status_test
