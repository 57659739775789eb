// Which message a receipt speaks of. SMSCs write one id in two ways: submit_sm_resp may say
// "33E95179" and the receipt "0870928761" (sms.md 4.4, the message id trap). How a line writes them
// is a setting and never guessed: "10000000" is a number of either base.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace huiyin::gateway::smpp {

enum class IdForm : std::uint8_t { text, hex, dec };

struct LineIds {
  IdForm response = IdForm::text;  // of submit_sm_resp
  IdForm receipt = IdForm::text;   // of deliver_sm
};

// By what an id is found again; kept with the message, asked for with the receipt.
struct IdKeys {
  std::string text;  // without blanks around it, letter case and leading zeros
  std::string
      number;  // in hex of any length; empty: the form is text, or the id is not of its base
  bool is_blank = true;  // there is no id, which names nothing

  // Two that have numbers are compared by them, others as texts.
  bool names(const IdKeys& other) const;
};

// `id`: any octets; the keys are UTF-8.
IdKeys id_keys(IdForm form, std::string_view id);

bool is_same_message(const LineIds& line, std::string_view response_id,
                     std::string_view receipt_id);

}  // namespace huiyin::gateway::smpp
