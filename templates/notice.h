// One notice 文书, written out: from its kind, its fields and the rule set of its matter. What is
// missing is refused here, with every fault, before a number is taken or anything is sent.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "petition/rules.h"
#include "templates/notice_kinds.h"

namespace huiyin::templates {

// Its parts as they are kept when it is issued; every layout (page, print, message) is made of
// them.
struct WrittenNotice {
  std::string kind;       // "acceptance"
  std::string title;      // 受理告知书
  std::string number;     // 文号; empty: the kind has none
  std::string addressee;  // "李某："
  std::vector<std::string> paragraphs;
  std::vector<std::string> remedy;  // its paragraphs; empty: none is told
  std::string contact;
  std::string unit;
  std::string date;  // 2026年11月24日
  bool has_seal = false;
  std::string check = {};  // on paper, beside its QR code; empty: written before there was one
  bool operator==(const WrittenNotice&) const = default;
};

// `fields`: the common ones, those of the kind, and 文号 where the kind has a number (nothing yet:
// a notice is written out to see what is missing, before a number is taken: `number` may be empty).
// Refuses with every fault at once: notice.missing (`where` is the field's name),
// notice.kind_of_field, notice.basis (the rule set has no article for it). A reviewer who is not
// configured is a field that is missing: a remedy without the body to turn to is never told.
[[nodiscard]] tl::expected<WrittenNotice, std::vector<Problem>> write_notice(
    const NoticeKinds& kinds, std::string_view kind, const Values& fields,
    const petition::Rules& rules, std::string_view number);

// What its reader may do next, in one text; empty: nothing is told.
std::string remedy_text(const WrittenNotice& notice);

// All of it in one text, for print and for machines.
std::string plain_text(const WrittenNotice& notice);

// The parts as one text without loss, and back: how it is kept as issued.
std::string notice_json(const WrittenNotice& notice);
Result<WrittenNotice> read_notice_json(std::string_view json);

}  // namespace huiyin::templates
