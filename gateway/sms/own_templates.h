// The templates 模板 that providers approved for texts of ours, at hand when a message is handed
// over: asked for each SMS, so it looks into memory and not into the store.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "base/clock.h"
#include "gateway/sms/canonical_request.h"
#include "store/database.h"
#include "store/provider_templates.h"
#include "templates/worded.h"

namespace huiyin::gateway {

class OwnTemplates {
 public:
  // How each account's provider marks parameters; what was recorded of any other is not used.
  using Accounts = std::map<std::string, templates::ParameterMarks>;
  OwnTemplates(store::Database& database, const Clock& clock, Accounts accounts)
      : database_(database), clock_(clock), accounts_(std::move(accounts)) {}

  // Takes in what was recorded since, by whichever instance. Costs one look when nothing.
  void follow();

  struct Found {
    std::int64_t id = 0;
    std::string code;
    sms::Pairs params;
  };
  // By which the citizen reads these very words from that account. Nothing: by none, and why it is
  // so, in Chinese for the operator.
  std::optional<Found> find(const std::string& account, const templates::Filling& of,
                            const std::string& words, std::string& why_not) const;

  // That account's provider takes nothing by it: it is not used from now on, and that is recorded.
  void stop(std::int64_t id, const std::string& why);

 private:
  struct Kept;
  using All = std::map<std::pair<std::string, std::string>, std::shared_ptr<const Kept>>;

  store::Database& database_;
  const Clock& clock_;
  const Accounts accounts_;
  mutable std::mutex mutex_;
  std::int64_t edition_ = 0;        // guarded by mutex_
  std::shared_ptr<const All> all_;  // by key and account; guarded by mutex_; null: there are none
};

}  // namespace huiyin::gateway
