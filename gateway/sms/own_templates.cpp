#include "gateway/sms/own_templates.h"

#include "base/log.h"

namespace huiyin::gateway {
namespace {

using store::ProviderTemplateState;

std::string state_reason(ProviderTemplateState state) {
  switch (state) {
    case ProviderTemplateState::pending:
      return "报备的模板还在审核";
    case ProviderTemplateState::refused:
      return "报备的模板被驳回";
    case ProviderTemplateState::stopped:
      return "报备的模板被平台停用";
    case ProviderTemplateState::none:
    case ProviderTemplateState::approved:
      break;
  }
  return "这条文字没有报备模板";
}

}  // namespace

struct OwnTemplates::Kept {
  store::ProviderTemplate row;
  std::optional<templates::ProviderWords> words;
};

void OwnTemplates::follow() {
  std::int64_t edition = 0;
  std::vector<store::ProviderTemplate> rows;
  {
    const std::scoped_lock lock(mutex_);
    edition = edition_;
  }
  const std::int64_t newest = database_.read([&](store::Transaction& tx) {
    const auto number = store::provider_templates_edition(tx);
    if (number != edition) rows = store::provider_templates(tx);
    return number;
  });
  if (newest == edition) return;
  auto all = std::make_shared<All>();
  for (store::ProviderTemplate& row : rows) {
    const auto account = accounts_.find(row.account);
    if (account == accounts_.end()) continue;
    auto kept = std::make_shared<Kept>();
    if (auto words = templates::ProviderWords::parse(row.words, account->second))
      kept->words = *std::move(words);
    auto place = std::pair(row.key, row.account);
    kept->row = std::move(row);
    all->emplace(std::move(place), std::move(kept));
  }
  const std::scoped_lock lock(mutex_);
  if (newest <= edition_) return;  // another one was quicker
  edition_ = newest;
  all_ = std::move(all);
}

std::optional<OwnTemplates::Found> OwnTemplates::find(const std::string& account,
                                                      const templates::Filling& of,
                                                      const std::string& words,
                                                      std::string& why_not) const {
  std::shared_ptr<const All> all;
  {
    const std::scoped_lock lock(mutex_);
    all = all_;
  }
  why_not = of.key.empty() ? "这条消息不是照一条文字写的，没有模板可用" : state_reason({});
  if (all == nullptr || of.key.empty()) return std::nullopt;
  const auto found = all->find({of.key, account});
  if (found == all->end()) return std::nullopt;
  const Kept& kept = *found->second;
  why_not = state_reason(kept.row.state);
  if (kept.row.state != ProviderTemplateState::approved || !kept.words) return std::nullopt;
  auto params = templates::parameters_for(*kept.words, kept.row.mapping, of, words);
  why_not = "报备的文字和现在要发的不一样，请重新报备";
  if (!params) return std::nullopt;
  return Found{kept.row.id, kept.row.code, *std::move(params)};
}

void OwnTemplates::stop(std::int64_t id, const std::string& why) {
  {
    const std::scoped_lock lock(mutex_);
    if (all_ == nullptr) return;
    auto all = std::make_shared<All>(*all_);
    for (auto& [place, kept] : *all) {
      if (kept->row.id != id) continue;
      auto stopped = std::make_shared<Kept>(*kept);
      stopped->row.state = ProviderTemplateState::stopped;
      kept = std::move(stopped);
    }
    all_ = std::move(all);
  }
  // It is refused again after the next start, and noted then.
  const auto not_noted = [id] {
    log::error("a template that its provider stopped is not on record id={}", id);
  };
  const Instant now = clock_.now();
  try {
    database_.write_async(
        [id, why, now](store::Transaction& tx) { store::stop_provider_template(tx, id, why, now); },
        [not_noted](const std::exception_ptr& fault) {
          if (fault) not_noted();
        });
  } catch (const store::DatabaseError&) {  // the store takes no more just now
    not_noted();
  }
}

}  // namespace huiyin::gateway
