// The octets of a PDU's body, field by field: a reader and a writer with the same calls, so that
// one list of fields serves both (smpp_pdu.cpp). Sizes of texts include their NUL.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "gateway/sms/smpp_pdu.h"

namespace huiyin::gateway::smpp {

std::uint32_t read_number(std::string_view octets, std::size_t size);  // big-endian
void append_number(std::string& octets, std::uint32_t number, std::size_t size);

enum class Reading : std::uint8_t { strict, lenient };

// After the first fault nothing more is read. Lenient: what is cut off or too long is taken as it
// is, what is missing stays as it was.
class BodyReader {
 public:
  BodyReader(std::string_view body, Reading reading) : rest_(body), reading_(reading) {}

  void octet(std::string_view field, std::uint8_t& value);
  void priority(std::uint8_t& value) { octet("priority_flag", value); }
  void text(std::string_view field, std::string& value, std::size_t octets_max);
  void time(std::string_view field, std::string& value);
  void short_message(std::string& octets);
  Tlvs tlvs();

  const std::optional<PduFault>& fault() const { return fault_; }

 private:
  void fail(std::string_view field, std::uint32_t status);

  std::string_view rest_;
  const Reading reading_;
  std::optional<PduFault> fault_;
};

// After the first problem what was written is of no use.
class BodyWriter {
 public:
  explicit BodyWriter(std::string_view command) : command_(command) {}

  void octet(std::string_view field, std::uint8_t value);
  void priority(std::uint8_t value);
  void text(std::string_view field, const std::string& value, std::size_t octets_max);
  void time(std::string_view field, const std::string& value);
  void short_message(const std::string& octets);
  void tlvs(const Tlvs& tlvs);

  const std::string& octets() const { return octets_; }
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  void fail(std::string_view code, std::string_view field, std::string what);
  void fail_long(std::string_view field, std::size_t size, std::size_t size_max);

  const std::string_view command_;
  std::string octets_;
  std::optional<Problem> problem_;
};

}  // namespace huiyin::gateway::smpp
