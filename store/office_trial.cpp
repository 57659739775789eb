#include "store/office_trial.h"

#include "store/offices.h"

namespace huiyin::store {
namespace {

struct Own {
  bool is_set = false;  // else it is as the one above it
  OfficeTrial trial;
};

std::optional<Own> own_trial(Transaction& tx, const std::string& office) {
  const auto row =
      tx.row<std::optional<std::int64_t>, std::int64_t, std::string, std::string,
             std::optional<std::int64_t>, std::string, std::string, std::optional<std::int64_t>>(
          "SELECT is_on, since, by_name, confirmed_name, wish_is_on, wish_by, wish_name, wish_at "
          "FROM office_trial WHERE office = $1",
          {office});
  if (!row) return std::nullopt;
  const auto& [is_on, since, by, confirmed, wish, wish_by, wish_name, wish_at] = *row;
  Own own{is_on.has_value(),
          {is_on.value_or(0) != 0, office, Instant(milliseconds{since}), by, confirmed}};
  if (wish)
    own.trial.wish =
        TrialWish{*wish != 0, wish_by, wish_name, Instant(milliseconds{wish_at.value_or(0)})};
  return own;
}

Problem no_wish() { return {"trial.no_wish", "", "没有等待确认的切换", "请刷新页面再看"}; }

// `is_on` nothing: so that there is a row for a wish to stand in.
void write_down(Transaction& tx, const std::string& office, const Value& is_on, Instant since) {
  tx.execute(
      "INSERT INTO office_trial(office, is_on, since, by_name, confirmed_name) VALUES ($1, $2, $3, "
      "'', '') ON CONFLICT (office) DO NOTHING",
      {office, is_on, unix_ms(since)});
}

}  // namespace

OfficeTrial office_trial(Transaction& tx, const std::string& office) {
  OfficeTrial found;
  std::optional<TrialWish> wish;  // the office's own
  for (const std::string& code : offices_above(tx, office)) {
    const auto own = own_trial(tx, code);
    if (own && code == office) wish = own->trial.wish;
    if (!own || !own->is_set) continue;
    found = own->trial;
    break;
  }
  found.wish = wish;
  return found;
}

bool is_on_trial(Transaction& tx, const std::string& office) {
  // Asked for each message: most installations have none on trial.
  if (!tx.row<std::int64_t>("SELECT 1 FROM office_trial WHERE is_on = 1 LIMIT 1")) return false;
  return office_trial(tx, office).is_on;
}

Result<void> wish_trial(Transaction& tx, const std::string& office, const TrialWish& wish) {
  const OfficeTrial now = office_trial(tx, office);
  if (now.is_on == wish.is_on)
    return Refused(
        {"trial.same", "is_on", wish.is_on ? "已经在试运行" : "已经正式运行", "不用再切换"});
  if (now.wish)
    return Refused({"trial.wished", "", now.wish->name + "已经提出切换，在等另一个人确认",
                    "请确认他提的，或者先撤回"});
  write_down(tx, office, nullptr, Instant());
  tx.execute(
      "UPDATE office_trial SET wish_is_on = $1, wish_by = $2, wish_name = $3, wish_at = $4 WHERE "
      "office = $5",
      {std::int64_t{wish.is_on}, wish.by, wish.name, unix_ms(wish.at), office});
  return {};
}

Result<void> confirm_trial(Transaction& tx, const std::string& office, const std::string& by,
                           const std::string& name, Instant now) {
  const auto own = own_trial(tx, office);
  if (!own || !own->trial.wish) return Refused(no_wish());
  const TrialWish& wish = *own->trial.wish;
  if (wish.by == by)
    return Refused({"trial.own", "", "自己提出的切换要由另一个人确认", "请另一位管理员或领导确认"});
  tx.execute(
      "UPDATE office_trial SET is_on = $1, since = $2, by_name = $3, confirmed_name = $4, "
      "wish_is_on = NULL, wish_by = '', wish_name = '', wish_at = NULL WHERE office = $5",
      {std::int64_t{wish.is_on}, unix_ms(now), wish.name, name, office});
  return {};
}

Result<void> drop_trial_wish(Transaction& tx, const std::string& office) {
  const auto dropped = tx.execute(
      "UPDATE office_trial SET wish_is_on = NULL, wish_by = '', wish_name = '', wish_at = NULL "
      "WHERE office = $1 AND wish_is_on IS NOT NULL",
      {office});
  if (dropped == 0) return Refused(no_wish());
  return {};
}

void begin_on_trial(Transaction& tx, const std::string& office, Instant now) {
  if (office_trial(tx, office).office.empty()) write_down(tx, office, std::int64_t{1}, now);
}

}  // namespace huiyin::store
