// What an SMSC's command_status means: one table, one row a code (sms.md 4.5).
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "gateway/channel.h"

namespace huiyin::gateway::smpp {

// The ones that we say ourselves, or that the session acts upon.
namespace status {
inline constexpr std::uint32_t kOk = 0x00;
inline constexpr std::uint32_t kInvalidMessageLength = 0x01;
inline constexpr std::uint32_t kInvalidCommandLength = 0x02;
inline constexpr std::uint32_t kInvalidCommandId = 0x03;
inline constexpr std::uint32_t kInvalidBindStatus = 0x04;
inline constexpr std::uint32_t kAlreadyBound = 0x05;
inline constexpr std::uint32_t kQueueFull = 0x14;
inline constexpr std::uint32_t kThrottled = 0x58;
inline constexpr std::uint32_t kTryLater = 0x64;  // RX_T_APPN: our store is down, send it again
inline constexpr std::uint32_t kInvalidTlvStream = 0xC0;
inline constexpr std::uint32_t kInvalidTlvLength = 0xC2;
}  // namespace status

// A line's own meanings of the codes that are left to the SMSC's vendor, 0x400 to 0x4FF.
struct VendorMeaning {
  Advice advice = Advice::unanswered;
  std::string reason;  // in Chinese for the operator
};
using VendorMeanings = std::map<std::uint32_t, VendorMeaning>;

// "ESME_RTHROTTLED"; without a name of its own "0x401".
std::string status_name(std::uint32_t command_status);

// The advice after this answer to a submit_sm; `code` is status_name(). What no table knows leaves
// open whether the message went out.
Verdict verdict_of(std::uint32_t command_status, const VendorMeanings& vendor = {});

// The whole bind is to pause and to go slower; the same PDU is sent again.
bool is_throttling(std::uint32_t command_status);

}  // namespace huiyin::gateway::smpp
