// Templates 模板 that providers of SMS approved for texts of ours 模板报备, as the office recorded
// them: each change stays on record, the last of an account and a text is in force.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "store/database.h"
#include "templates/provider_fit.h"

namespace huiyin::store {

enum class ProviderTemplateState {
  none,      // 未报备: not handed in yet
  pending,   // 审核中
  approved,  // 已通过: messages of the text may go by it
  refused,   // 被驳回
  stopped,   // 平台停用: the provider took none by it any more
};
std::string_view name(ProviderTemplateState state);
std::span<const std::string_view> provider_template_states();

struct ProviderTemplate {
  std::int64_t id = 0;
  std::string account;  // as in the settings
  std::string key;      // of our text
  std::string code;
  ProviderTemplateState state = ProviderTemplateState::none;
  std::string words;
  templates::Mapping mapping = {};
  std::string note = {};
  std::string by_id = {}, by_name = {};  // "user/7", his name; "": the program
  Instant at{};
};

// In force: all, by key and account.
std::vector<ProviderTemplate> provider_templates(Transaction& tx);
// All of one text that ever were, the newest first.
std::vector<ProviderTemplate> provider_templates_of(Transaction& tx, const std::string& key);
std::optional<ProviderTemplate> provider_template(Transaction& tx, const std::string& account,
                                                  const std::string& key);

// Takes the place of what was recorded before. Whether it fits the text is for the caller to judge.
// Answers its id.
std::int64_t record_provider_template(Transaction& tx, const ProviderTemplate& what);
// The provider takes no message by that one any more. False: it is not in force, or another one is.
bool stop_provider_template(Transaction& tx, std::int64_t id, const std::string& why, Instant now);

// Another number: something was recorded since.
std::int64_t provider_templates_edition(Transaction& tx);

}  // namespace huiyin::store
