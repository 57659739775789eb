#include "app/foundation.h"

#include <cstdio>
#include <filesystem>

#include "app/office_of.h"
#include "config/embedded.h"
#include "store/migrations.h"

namespace huiyin::app {
namespace {

Result<bot::Understanding> understanding_of_config() {
  return bot::Understanding::from({.intents = config::embedded("understanding/intents.json"),
                                   .lexicon = config::embedded("understanding/lexicon.json"),
                                   .calendar = config::embedded("understanding/calendar.json")});
}

}  // namespace

std::unique_ptr<Foundation> lay_foundation(const config::Settings& settings,
                                           const config::Office& of_config,
                                           store::WriterMode writer, const Clock& clock,
                                           Random& random, std::vector<Problem>& faults) {
  std::error_code error;
  std::filesystem::create_directories(settings.data_dir, error);
  if (error) {
    faults.push_back({"data_dir.not_made", "data_dir",
                      "建不了数据目录 " + settings.data_dir + "：" + error.message(),
                      "请检查路径和权限，或者在设置里换一个目录"});
    return nullptr;
  }
  auto office = office_of(of_config, settings, &faults);
  auto words = words_of_config(&faults);
  auto understanding = understanding_of_config();
  if (!understanding) faults.push_back(understanding.error());
  auto keys = store::Keyring::load_or_create(settings.key_file, random);
  if (!keys) faults.push_back(keys.error());
  if (!faults.empty() || !office || !words) return nullptr;

  auto database = std::make_unique<store::Database>(
      store::DatabaseOptions{.path = settings.database,
                             .writer = writer,
                             .readers = settings.store.readers,
                             .queue_max = std::size_t(settings.store.queue_max)});
  const auto migrated = store::migrate(*database, clock);
  if (!migrated) {
    faults.push_back(migrated.error());
    return nullptr;
  }
  // A key file that was lost and made anew opens nothing of what is there: better not to start.
  const auto fits = store::check_keyring(*database, *keys);
  if (!fits) {
    faults.push_back(fits.error());
    return nullptr;
  }
  store::Wordbook wordbook = database->write(
      [&](store::Transaction& tx) { return store::Wordbook(tx, std::move(*words), clock.now()); });
  return std::unique_ptr<Foundation>(new Foundation{settings, std::move(database), std::move(*keys),
                                                    std::move(*office), std::move(wordbook),
                                                    std::move(*understanding)});
}

gateway::WalkSettings walk_settings(const config::Settings& from) {
  const config::WecomSettings& wecom = from.wecom;
  gateway::WalkSettings to;
  to.api.base_url = wecom.base_url;
  to.api.corp_id = wecom.corp_id;
  to.api.app_secret = wecom.app.secret.reveal();
  to.api.kf_secret = wecom.kf.secret.reveal();
  to.api.agent_id = wecom.app.agent_id;
  to.api.connect_timeout = wecom.connect_timeout;
  to.api.total_timeout = wecom.total_timeout;
  to.app_token = wecom.app.token.reveal();
  to.app_aes_key = wecom.app.aes_key.reveal();
  to.kf_token = wecom.kf.token.reveal();
  to.kf_aes_key = wecom.kf.aes_key.reveal();
  to.open_kfid = wecom.kf.open_kfid;
  to.callbacks.freshness = wecom.callback_window;
  to.talks.limits.wrong_tries_max = from.bot.wrong_tries_max;
  to.talks.limits.session_kept = from.bot.session;
  to.delivery.retry_first = from.delivery.retry_first;
  to.delivery.retry_max = from.delivery.retry_max;
  to.delivery.attempts_max = from.delivery.attempts_max;
  to.pulling.period = wecom.pull;
  to.pulling.first_pull_answers = wecom.first_pull_answer;
  to.office_hours.reminder = LocalTime(minutes(from.reminder.visit_hour));
  to.office_hours.callbacks_kept = std::chrono::ceil<minutes>(2 * wecom.callback_window);
  return to;
}

void print_problems(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems)
    std::fprintf(stderr, "%s\n    %s\n    → %s\n", problem.where.c_str(), problem.what.c_str(),
                 problem.remedy.c_str());
}

}  // namespace huiyin::app
