// Kinds of notices 文书种类 as data: what each must hold, which article it rests on, who signs,
// what it must tell of remedies, and its words. Read from config/defaults/notices: kinds.json and
// one text a kind, "notice.KEY" and, where a remedy is a duty, "notice.KEY.remedy".
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "petition/case_event.h"
#include "petition/permissions.h"
#include "petition/rules.h"
#include "templates/catalogue.h"

namespace huiyin::templates {

enum class Reader { citizen, unit, staff };  // to whom it goes 主送

struct NoticeKind {
  std::string key;    // "acceptance"
  std::string title;  // 受理告知书
  std::string word;   // 字: "受告"; empty: a paper without a number
  Reader to = Reader::citizen;
  std::vector<petition::Role> signs;  // who may issue it
  bool has_seal = true;               // 盖章
  bool has_matter = true;             // names the matter with its 登记号
  std::vector<Declared> fields;       // required besides the common ones
  std::vector<Declared> may_have;
  std::map<std::string, std::string, std::less<>> basis;  // rule set → article; empty: custom
  bool has_remedy = false;                                // what one may do next, told as a duty
  std::string remedy_clock;  // whose days it states, of the rule set: "ask_review"
  std::map<std::string, std::string, std::less<>> remedy_basis;  // where no clock has an article
  std::optional<petition::Document> document;  // what its service is on the ledger

  std::string text_key() const { return "notice." + key; }
  std::string remedy_key() const { return text_key() + ".remedy"; }
};

// What every notice has, besides 登记号 and 事项 of its matter.
const std::vector<Declared>& common_fields();  // 收件人 单位 日期 联系人 联系电话 办公时间
const std::vector<Declared>& matter_fields();  // 登记号 事项

class NoticeKinds {
 public:
  // All faults at once, in Chinese, each with file and key or line. An office may change the words,
  // not drop a fact: a text that leaves out a required field of its kind is refused
  // (notice.fact_dropped), as is a basis or clock that no rule set knows.
  [[nodiscard]] static tl::expected<NoticeKinds, std::vector<Problem>> read(
      std::string_view kinds_json, std::string_view file, std::span<const Catalogue::Source> texts,
      const petition::RuleBook& rules);

  // The same kinds in other words, checked as read() does: all faults at once.
  [[nodiscard]] tl::expected<NoticeKinds, std::vector<Problem>> reworded(
      const Catalogue::Rewording& rewording) const;

  const NoticeKind* find(std::string_view key) const;  // nullptr: no such kind
  const std::vector<NoticeKind>& all() const { return kinds_; }
  const Catalogue& words() const { return words_; }

 private:
  NoticeKinds(std::vector<NoticeKind> kinds, Catalogue words)
      : kinds_(std::move(kinds)), words_(std::move(words)) {}
  std::vector<NoticeKind> kinds_;
  Catalogue words_;
};

}  // namespace huiyin::templates
