// A citizen opens his notice by its link and the last four digits of his phone. The first opening
// is its service 送达 [custom: 2022 is silent, by analogy 民诉法 送达]: on record as evidence, and
// on the ledger with the day on which it happened, from which his own clocks run.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "store/notices.h"

namespace huiyin::store {

// One answer for a link that never was, that expired, and for wrong digits: whoever tries learns
// nothing.
enum class OpenRefusal { wrong, shut };

struct OpenedNotice {
  NoticeId id;
  templates::WrittenNotice written;
  bool is_first = false;
  bool is_confirmed = false;
  bool is_withdrawn = false;  // 撤销: it is shown with that, and its opening is no service
  std::string pass;  // shows for half an hour that the check was passed: for the button on its page
};

// Whose notice that link opens; the main office where it opens none.
const Office& office_of_link(const OfficeContext& desk, const std::string& token);

using Opening = std::variant<OpenedNotice, OpenRefusal>;

// `from`: where the request comes from. Wrong tries count against the link and against `from`; too
// many (Office::look_up_tries_max) shut both for Office::look_up_shut, also for the right answer.
// Never fails for the ledger: where the law has no place for this service, the office is told.
Opening open_notice(const OfficeContext& desk, const std::string& token, const std::string& last4,
                    const std::string& from);

// What open_notice() opened, once more with its pass: nothing goes on record. Wrong: the pass is
// another's or too old.
Opening notice_by_pass(const OfficeContext& desk, const std::string& token,
                       const std::string& pass);

// 我已收到: the citizen says so himself. Wrong: the pass is another's or too old. Again is the
// same.
Opening confirm_notice(const OfficeContext& desk, const std::string& token,
                       const std::string& pass);

}  // namespace huiyin::store
