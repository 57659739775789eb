#include "app/foundation.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "app/direct_line.h"
#include "app/office_of.h"
#include "base/ensure.h"
#include "config/database_address.h"
#include "config/embedded.h"
#include "gateway/http/tls_trust.h"
#include "gateway/sms/sms_provider.h"
#include "store/bookings.h"
#include "store/case_parties.h"
#include "store/migrations.h"
#include "store/notice_check.h"
#include "store/office_trial.h"
#include "store/offices.h"
#include "store/outbox.h"
#include "store/postgres_fault.h"

namespace huiyin::app {
namespace {

// Migrated, and sealed by these keys; nothing when it is not (told in `faults`).
std::unique_ptr<store::Database> open_database(const config::Settings& settings,
                                               const store::Keyring& keys, store::WriterMode writer,
                                               const Clock& clock, std::vector<Problem>& faults) {
  auto database = std::make_unique<store::Database>(
      store::DatabaseOptions{.path = settings.database,
                             .writer = writer,
                             .writers = settings.store.writers,
                             .readers = settings.store.readers,
                             .queue_max = std::size_t(settings.store.queue_max)});
  if (const auto migrated = store::migrate(*database, clock); !migrated) {
    faults.push_back(migrated.error());
    return nullptr;
  }
  // A key file that was lost and made anew opens nothing of what is there: better not to start.
  if (const auto fits = store::check_keyring(*database, keys); !fits) {
    faults.push_back(fits.error());
    return nullptr;
  }
  while (database->write(
      [&](store::Transaction& tx) { return store::note_unknown_parties(tx, keys); })) {
  }
  while (
      database->write([&](store::Transaction& tx) { return store::give_check_tokens(tx, keys); })) {
  }
  return database;
}

struct OfficeRefused {
  Problem why;
};

// Visits of an office that has lost its file would be nobody's.
std::optional<Problem> visits_without_office(store::Transaction& tx, const config::Offices& offices,
                                             LocalDate today) {
  for (const store::OfficeRow& row : store::offices(tx)) {
    const bool has_file = row.code == store::kMainOffice ||
                          std::ranges::find(offices.below, row.code, &config::OfficeBelow::code) !=
                              offices.below.end();
    if (!has_file && store::has_visits_from(tx, row.code, today))
      return Problem{"offices.visits", "offices: " + row.code + ".json",
                     "这个单位的资料文件没有了，可是它还有预约的来访",
                     "请把文件放回去；不再接待的，先给预约的人改约或取消"};
  }
  return std::nullopt;
}

// False: what the database knows of them is against it (told in `faults`), and nothing was written.
bool note_offices(store::Database& database, const config::Settings& settings,
                  const config::Offices& offices, Instant now, std::vector<Problem>& faults) {
  try {
    database.write([&](store::Transaction& tx) {
      for (const auto& [code, office] : offices.below) {
        const auto put = store::put_office(tx, {code, office.facts.name, office.facts.parent}, now);
        if (!put)
          throw OfficeRefused{{put.error().code, code + ".json: office." + put.error().where,
                               put.error().what, put.error().remedy}};
      }
      if (auto no = visits_without_office(tx, offices, office_date(now)))
        throw OfficeRefused{*std::move(no)};
      if (settings.begin_on_trial && store::newest_outbox(tx).value == 0)
        store::begin_on_trial(tx, std::string(store::kMainOffice), now);
    });
    return true;
  } catch (const OfficeRefused& refused) {
    faults.push_back(refused.why);
    return false;
  }
}

}  // namespace

Result<bot::Understanding> understanding_of_config() {
  static const auto taught =
      bot::Understanding::from({.intents = config::embedded("understanding/intents.json"),
                                .lexicon = config::embedded("understanding/lexicon.json"),
                                .calendar = config::embedded("understanding/calendar.json")});
  return taught;
}

bool make_data_dir(const config::Settings& settings, std::vector<Problem>& faults) {
  std::error_code error;
  if (std::filesystem::create_directories(settings.data_dir, error))
    std::filesystem::permissions(settings.data_dir, std::filesystem::perms::owner_all, error);
  // Links to a folder and "already there" are no failures, whatever the error says.
  if (std::filesystem::is_directory(settings.data_dir)) return true;
  faults.push_back({"data_dir.not_made", "data_dir",
                    "建不了数据文件夹 " + settings.data_dir + "：" +
                        (error ? error.message() : "这个位置已有一个文件"),
                    "请检查路径和权限，或者在设置里换一个文件夹"});
  return false;
}

Problem database_fault(const config::Settings& settings, const store::DatabaseError& error) {
  if (config::is_postgresql(settings.database))
    return store::postgres_fault(settings.database, error);
  return {"database.unusable", "database",
          "数据库 " + settings.database + " 不能用：" + error.what(),
          "请检查文件的权限和磁盘空间；文件坏了就用 huiyin restore 从备份恢复"};
}

store::OfficeParts Foundation::office_parts(const Clock& clock, Random& random) const {
  return {*database, keys, clock, random, words, offices};
}

std::unique_ptr<Foundation> lay_foundation(const config::Settings& settings,
                                           const config::Offices& of_config,
                                           store::WriterMode writer, const Clock& clock,
                                           Random& random, std::vector<Problem>& faults) {
  if (!make_data_dir(settings, faults)) return nullptr;
  auto offices = offices_of(of_config, settings, &faults);
  auto words = words_of_config(&faults);
  std::optional<templates::NoticeKinds> notices;
  if (!offices.empty()) notices = notices_of_config(offices.front().rules, &faults);
  auto understanding = understanding_of_config();
  if (!understanding) faults.push_back(understanding.error());
  const bool had_keys = std::filesystem::exists(settings.key_file);
  auto keys = store::Keyring::load_or_create(settings.key_file, random);
  if (!keys) faults.push_back(keys.error());
  if (auto fault = gateway::ca_file_fault(settings.ca_file)) faults.push_back(*std::move(fault));
  if (!faults.empty() || !words || !notices) return nullptr;
  const auto kinds = std::make_shared<const templates::NoticeKinds>(*std::move(notices));
  try {
    auto database = open_database(settings, *keys, writer, clock, faults);
    if (!database) {
      // New keys that open nothing would only stand in the way of the lost ones.
      std::error_code ignored;
      if (!had_keys) std::filesystem::remove(settings.key_file, ignored);
      return nullptr;
    }
    for (store::Office& office : offices)
      office.notices = {kinds, settings.public_url, settings.notice.link, settings.notice.unopened};
    if (!note_offices(*database, settings, of_config, clock.now(), faults)) return nullptr;
    store::Wordbook wordbook = database->write([&](store::Transaction& tx) {
      return store::Wordbook(tx, *words, clock.now());  // not moved: it may be done over
    });
    auto examples = std::make_unique<store::ExampleBook>(*database, *understanding);
    std::unique_ptr<Foundation> ground(new Foundation{
        settings, std::move(database), std::move(*keys), store::OfficeBook(std::move(offices)),
        std::move(wordbook), std::move(*understanding), std::move(examples)});
    ground->database->read(
        [&](store::Transaction& tx) { ground->offices.follow(tx, ground->keys); });
    return ground;
  } catch (const store::DatabaseError& error) {
    faults.push_back(database_fault(settings, error));
    return nullptr;
  }
}

namespace {

gateway::HttpAccount http_account(const config::SmsAccountSettings& from) {
  const gateway::sms::SmsProvider* provider = gateway::sms::sms_provider(from.provider);
  ensure(provider != nullptr, "the settings name a provider of SMS that is known");
  return {.name = from.name,
          .provider = provider,
          .account = {.base_url = from.base_url,
                      .id = from.id,
                      .secret = from.secret.reveal(),
                      .security_token = from.security_token.reveal(),
                      .signature = from.signature,
                      .app_id = from.app_id,
                      .region = from.region,
                      .customer = from.customer},
          .template_code = from.template_code,
          .template_param = from.template_param,
          .parts_per_second = from.parts_per_second,
          .extension_digits = from.extension_digits};
}

// A phone gets no more than the strictest of the accounts bears: which one takes a message is known
// only when it does.
void add_sms(const config::SmsAccountSettings& from, const std::string& ca_file,
             gateway::WalkSettings& to) {
  if (from.provider == "smpp") {
    to.sms_lines.emplace_back(direct_line(from, ca_file));
  } else {
    gateway::HttpAccount account = http_account(from);
    to.sms_pushes.push_back(
        {from.name, account.provider, from.push_key.reveal(), from.push_addresses});
    to.sms_lines.emplace_back(std::move(account));
  }
  if (from.extension_digits > 0)
    to.talks.sms_extension_digits.emplace(from.name, from.extension_digits);
  const auto take_least = [is_first = to.sms_lines.size() == 1](gateway::Rate& rate, int most) {
    rate.most = is_first ? most : std::min(rate.most, most);
  };
  take_least(to.sms_unasked_to_one[0], from.per_minute_max);
  take_least(to.sms_unasked_to_one[1], from.per_hour_max);
  take_least(to.sms_unasked_to_one[2], from.per_day_max);
  take_least(to.sms_to_one, from.answers_per_day_max);
}

}  // namespace

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
  to.hand_back_after = from.conversations.hand_back;
  to.office_hours.callbacks_kept = std::chrono::ceil<minutes>(2 * wecom.callback_window);
  to.bulk.per_minute = from.bulk.per_minute;
  to.bulk.per_person_per_day = from.bulk.per_person_per_day;
  for (const config::SmsAccountSettings& account : from.sms) add_sms(account, from.ca_file, to);
  return to;
}

void print_problems(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems)
    std::fprintf(stderr, "%s\n    %s\n    → %s\n", problem.where.c_str(), problem.what.c_str(),
                 problem.remedy.c_str());
}

void print_warnings(const std::vector<Problem>& warnings) {
  if (warnings.empty()) return;
  std::fprintf(stderr, "请留意下面 %zu 处（不妨碍继续）：\n", warnings.size());
  print_problems(warnings);
}

}  // namespace huiyin::app
