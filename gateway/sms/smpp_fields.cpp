#include "gateway/sms/smpp_fields.h"

#include <fmt/core.h>

#include <algorithm>

#include "gateway/sms/smpp_status.h"

namespace huiyin::gateway::smpp {
namespace {

constexpr std::size_t kTlvHeaderOctets = 4;
constexpr std::size_t kTimeOctets = 16;
constexpr std::uint8_t kPriorityMax = 3;

// YYMMDDhhmmsstnnp with p one of + and -, or as a span …R.
bool is_time(std::string_view text) {
  return text.size() == kTimeOctets && std::string_view("+-R").find(text.back()) != text.npos &&
         text.find_first_not_of("0123456789") == kTimeOctets - 1;
}

}  // namespace

std::uint32_t read_number(std::string_view octets, std::size_t size) {
  std::uint32_t number = 0;
  for (const char octet : octets.substr(0, size))
    number = number << 8 | static_cast<unsigned char>(octet);
  return number;
}

void append_number(std::string& octets, std::uint32_t number, std::size_t size) {
  for (std::size_t left = size; left > 0; --left) octets += char(number >> (8 * (left - 1)) & 0xFF);
}

void BodyReader::octet(std::string_view field, std::uint8_t& value) {
  if (fault_) return;
  if (rest_.empty()) return fail(field, status::kInvalidCommandLength);
  value = static_cast<std::uint8_t>(rest_.front());
  rest_.remove_prefix(1);
}

void BodyReader::text(std::string_view field, std::string& value, std::size_t octets_max) {
  if (fault_) return;
  const std::size_t size = std::min(rest_.find('\0'), rest_.size());
  const bool is_ended = size < rest_.size();
  if (reading_ == Reading::strict && (!is_ended || size >= octets_max))
    return fail(field, status::kInvalidCommandLength);
  value = rest_.substr(0, size);
  rest_.remove_prefix(size + (is_ended ? 1 : 0));
}

// Its form is no reason to refuse what a citizen wrote: of what comes in we read no such time.
void BodyReader::time(std::string_view field, std::string& value) {
  text(field, value, kTimeOctets + 1);
}

void BodyReader::short_message(std::string& octets) {
  std::uint8_t size = 0;
  octet("sm_length", size);
  if (fault_) return;
  if (size > rest_.size()) return fail("sm_length", status::kInvalidMessageLength);
  octets = rest_.substr(0, size);
  rest_.remove_prefix(size);
}

Tlvs BodyReader::tlvs() {
  Tlvs tlvs;
  while (!fault_ && !rest_.empty()) {
    if (rest_.size() < kTlvHeaderOctets) {
      fail("tlv", status::kInvalidTlvStream);
      break;
    }
    const std::size_t size = read_number(rest_.substr(2), 2);
    if (size > rest_.size() - kTlvHeaderOctets) {
      fail("tlv", status::kInvalidTlvLength);
      break;
    }
    tlvs.push_back({Tag(read_number(rest_, 2)), std::string(rest_.substr(kTlvHeaderOctets, size))});
    rest_.remove_prefix(kTlvHeaderOctets + size);
  }
  return tlvs;
}

void BodyReader::fail(std::string_view field, std::uint32_t status) { fault_ = {status, field}; }

void BodyWriter::octet(std::string_view, std::uint8_t value) { octets_ += char(value); }

void BodyWriter::priority(std::uint8_t value) {
  if (value > kPriorityMax)
    fail("smpp.priority", "priority_flag", fmt::format("优先级是 {}，应是 0 到 3", value));
  octets_ += char(value);
}

void BodyWriter::text(std::string_view field, const std::string& value, std::size_t octets_max) {
  if (value.size() >= octets_max) fail_long(field, value.size(), octets_max - 1);
  if (value.find('\0') != value.npos) fail("smpp.nul", field, "含有空字符（NUL）");
  octets_ += value;
  octets_ += '\0';
}

void BodyWriter::time(std::string_view field, const std::string& value) {
  if (!value.empty() && !is_time(value))
    fail("smpp.time_form", field, "时间应是 16 位的 SMPP 格式，或留空");
  text(field, value, kTimeOctets + 1);
}

void BodyWriter::short_message(const std::string& octets) {
  if (octets.size() > kShortMessageOctetsMax)
    fail_long("short_message", octets.size(), kShortMessageOctetsMax);
  octets_ += char(octets.size() & 0xFF);
  octets_ += octets;
}

void BodyWriter::tlvs(const Tlvs& tlvs) {
  for (const Tlv& tlv : tlvs) {
    if (!is_well_sized(tlv))
      fail("smpp.too_long", "tlv",
           fmt::format("附加参数 {:#06x} 有 {} 个字节，长度不对", unsigned(tlv.tag),
                       tlv.value.size()));
    append_number(octets_, std::uint32_t(tlv.tag), 2);
    append_number(octets_, std::uint32_t(tlv.value.size() & 0xFFFF), 2);
    octets_ += tlv.value;
  }
}

void BodyWriter::fail(std::string_view code, std::string_view field, std::string what) {
  if (problem_) return;
  problem_ = {std::string(code), fmt::format("{}: {}", command_, field), std::move(what),
              "请检查短信线路的设置和要发送的内容"};
}

void BodyWriter::fail_long(std::string_view field, std::size_t size, std::size_t size_max) {
  fail("smpp.too_long", field, fmt::format("有 {} 个字节，最多 {} 个", size, size_max));
}

}  // namespace huiyin::gateway::smpp
