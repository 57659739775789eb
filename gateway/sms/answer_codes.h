// What every SMS provider's answer has in common: a table of codes, and what HTTP says around it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/http/http_client.h"
#include "gateway/sms/sms_provider.h"

namespace huiyin::gateway::sms {

struct AnswerRow {
  std::string_view code;  // "AuthFailure.*" is every code that begins so and has no row of its own
  AnswerClass meaning;
  std::string_view reason;  // in Chinese for the operator
  Window window = Window::none;
};

// The row of that very code, else the longest beginning; null where there is none.
const AnswerRow* row_of_code(std::span<const AnswerRow> rows, std::string_view code);

// By the row, or by `otherwise` where it has none: then the operator is told.
SmsAnswer answer_of_code(std::span<const AnswerRow> rows, std::string_view code,
                         AnswerClass otherwise);
SmsAnswer answer_of(AnswerClass meaning, std::string_view code, std::string_view reason,
                    Window window = Window::none);
SmsAnswer unreadable_answer();

// The answer's JSON object, where it is worth reading: it came whole, it is no redirect, and it is
// not larger than any such answer.
std::optional<nlohmann::json> answer_body(const HttpAnswer& http);

// What is left of `read`, which the body says, beside what HTTP says of it. Nothing: the body could
// not be read.
SmsAnswer weighed(const HttpAnswer& http, std::optional<SmsAnswer> read);

// The same for each number.
std::vector<SmsAnswer> for_each_phone(const std::vector<std::string>& phones,
                                      const SmsAnswer& answer);

// The window that a message names, as "触发分钟级流控Permits:1"; an hour where it names none.
Window window_named_in(std::string_view message);

// Each code once.
constexpr bool are_distinct(std::span<const AnswerRow> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = i + 1; j < rows.size(); ++j)
      if (rows[i].code == rows[j].code) return false;
  return true;
}

}  // namespace huiyin::gateway::sms
