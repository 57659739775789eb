#include "gateway/sms/receipt.h"

#include <array>
#include <catch2/catch.hpp>

namespace receipt_test {

using namespace huiyin::gateway::sms;

TEST_CASE("a carrier's code tells the state, and what to do") {
  struct Row {
    const char* code;
    ReceiptState state;
    Remedy remedy;
  };
  const auto row = GENERATE(values<Row>({
      {"DELIVRD", ReceiptState::delivered, Remedy::nothing},
      {"delivrd ", ReceiptState::delivered, Remedy::nothing},
      {"CM:0000", ReceiptState::delivered, Remedy::nothing},
      {"CM:3000", ReceiptState::accepted, Remedy::nothing},
      {"UNDELIV", ReceiptState::failed, Remedy::nothing},
      {"Expired", ReceiptState::expired, Remedy::one_retry_later},
      {"REJECTD", ReceiptState::failed, Remedy::check_settings},
      {"DB:0140", ReceiptState::failed, Remedy::check_settings},
      {"MK:0022", ReceiptState::failed, Remedy::check_settings},
      {"MK:0036", ReceiptState::failed, Remedy::other_provider},
      {"MK:0001", ReceiptState::failed, Remedy::one_retry_later},
      {"mk:12", ReceiptState::failed, Remedy::one_retry_later},
      {"ID:0012", ReceiptState::failed, Remedy::one_retry_later},
      {"MN:0001", ReceiptState::failed, Remedy::nothing},
      {"MN:0009", ReceiptState::failed, Remedy::other_provider},
      {"NOROUTE", ReceiptState::failed, Remedy::other_provider},
      {"CM:2007", ReceiptState::failed, Remedy::nothing},
      {"MK:", ReceiptState::failed, Remedy::nothing},
      {"MK:00x1", ReceiptState::failed, Remedy::nothing},
      {"MK:99999999999999999999", ReceiptState::failed, Remedy::nothing},
      {"", ReceiptState::failed, Remedy::nothing},
  }));
  CAPTURE(row.code);
  const ReceiptMeaning meaning = receipt_meaning(std::nullopt, row.code);
  CHECK(meaning.state == row.state);
  CHECK(meaning.remedy == row.remedy);
  CHECK(meaning.reason.empty() == (row.state == ReceiptState::delivered));
}

TEST_CASE("the provider's own word decides, and the code explains") {
  CHECK(receipt_meaning(true, "MK:0001").state == ReceiptState::delivered);
  CHECK(receipt_meaning(true, "").reason.empty());
  CHECK(receipt_meaning(false, "DELIVRD").state == ReceiptState::failed);
  CHECK(receipt_meaning(false, "UNKNOWN").state == ReceiptState::failed);
  CHECK(receipt_meaning(false, "EXPIRED").state == ReceiptState::expired);
  CHECK(receipt_meaning(false, "EXPIRED").remedy == Remedy::one_retry_later);
  CHECK(receipt_meaning(false, "XA:0099").reason.find("XA:0099") != std::string::npos);
}

TEST_CASE("a provider's own row stands before the carriers'") {
  const std::array rows{ReceiptRow{"REQUEST_SUCCESS", ReceiptState::unknown, "没有回执"},
                        ReceiptRow{"EXPIRED", ReceiptState::blocked, "名单"}};
  CHECK(receipt_meaning(false, "request_success", rows).state == ReceiptState::unknown);
  CHECK(receipt_meaning(true, "REQUEST_SUCCESS", rows).state == ReceiptState::delivered);
  CHECK(receipt_meaning(false, "EXPIRED", rows).state == ReceiptState::blocked);
  CHECK_FALSE(meaning_of_code("NOBODY_KNOWS", rows));
}

}  // namespace receipt_test
