#include "app/rehearse/stage.h"

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "app/import/importing.h"
#include "base/ensure.h"
#include "base/json.h"
#include "base/utf8.h"
#include "bot/converse.h"
#include "store/citizen_mail.h"
#include "store/conversations.h"
#include "store/office_examples.h"
#include "store/people.h"
#include "store/sayings.h"
#include "store/wordings.h"

namespace huiyin::app {
namespace {

// Not secret: they live as long as the rehearsal.
constexpr const char* kCorp = "wwrehearsal000001";
constexpr const char* kKfid = "wkRehearsalDesk01";
constexpr const char* kAppKey = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU";
constexpr const char* kKfKey = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU";
constexpr int kAgent = 1000002;

constexpr int kStepsMax = 100'000;  // of one settling: beyond it something goes round in circles

constexpr const char* kSmsPushKey = "rehearsal-push-key-01";
constexpr std::size_t kSignaturePointsMax = 12;

// An account that is not slowed down: time stands still while people talk.
nlohmann::json sms_account() {
  return {{"provider", "mas"},        {"base_url", "http://127.0.0.1:1"},
          {"id", "rehearsal"},        {"secret", "rehearsal-sms"},
          {"signature", "rehearsal"}, {"customer", "rehearsal"},
          {"push_key", kSmsPushKey},  {"per_minute_max", 60},
          {"per_hour_max", 1000},     {"per_day_max", 1000},
          {"parts_per_second", 1000}, {"answers_per_day_max", 1000}};
}

// As long as signatures may be, so that what is counted with it is not counted too short.
std::string signature_of(const store::Office& office) {
  const std::u32string name = code_points(office.facts.name);
  return utf8(name.substr(0, kSignaturePointsMax));
}

config::LoadedSettings settings_in(const std::string& folder, CitizensBy citizens) {
  nlohmann::json settings{{"data_dir", folder},
                          {"wecom",
                           {{"base_url", "http://127.0.0.1:1"},
                            {"corp_id", kCorp},
                            {"app",
                             {{"agent_id", kAgent},
                              {"secret", "rehearsal-app"},
                              {"token", "RehearsalApp"},
                              {"aes_key", kAppKey}}},
                            {"kf",
                             {{"open_kfid", kKfid},
                              {"secret", "rehearsal-kf"},
                              {"token", "RehearsalKf"},
                              {"aes_key", kKfKey}}}}}};
  if (citizens == CitizensBy::sms) settings["sms"]["rehearsal"] = sms_account();
  return config::read_settings(json_text(settings), "rehearsal", folder, {});
}

// The scripts' offices name staff without WeCom ids: here everybody has one.
std::string with_userids(const std::string& office_json) {
  nlohmann::json office = json_of(office_json, Comments::ignored);
  if (!office.is_object() || !office.contains("staff") || !office["staff"].is_array())
    return office_json;
  int n = 0;
  for (nlohmann::json& one : office["staff"]) {
    ++n;
    if (one.is_object() && !one.contains("userid"))
      one["userid"] = "staff" + std::string(n < 10 ? "0" : "") + std::to_string(n);
  }
  return json_text(office);
}

}  // namespace

Stage::Stage(const StageSettings& settings)
    : citizens_(settings.citizens), clock_(settings.now), random_(settings.seed) {
  std::string pattern =
      (std::filesystem::temp_directory_path() / "huiyin-rehearsal-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr)
    throw std::runtime_error("no temporary folder can be made");
  folder_ = pattern;
}

Stage::~Stage() {
  if (foundation_) foundation_->database.reset();
  walk_.reset();
  foundation_.reset();
  std::error_code ignored;  // a folder that stays behind in /tmp harms nobody
  std::filesystem::remove_all(folder_, ignored);
}

std::unique_ptr<Stage> Stage::make(const StageSettings& settings, std::vector<Problem>& faults) {
  std::unique_ptr<Stage> stage(new Stage(settings));
  config::LoadedSettings loaded = settings_in(stage->folder_.string(), settings.citizens);
  faults.insert(faults.end(), loaded.problems.begin(), loaded.problems.end());
  config::LoadedOffice office =
      settings.office_json.empty()
          ? config::load_office("")
          : config::read_office(with_userids(settings.office_json), settings.where);
  faults.insert(faults.end(), office.problems.begin(), office.problems.end());
  if (!faults.empty()) return nullptr;
  stage->foundation_ = lay_foundation(loaded.settings, {office.office}, store::WriterMode::caller,
                                      stage->clock_, stage->random_, faults);
  if (!stage->foundation_) return nullptr;
  Foundation& ground = *stage->foundation_;
  stage->take_up(settings.words);
  stage->take_up(settings.examples);
  const gateway::WalkSettings walk = walk_settings(ground.settings);
  stage->platform_ = std::make_unique<Platform>(
      stage->clock_, stage->random_,
      PlatformSettings{kCorp, kKfid, kAgent, walk.app_token, walk.app_aes_key, walk.kf_token,
                       walk.kf_aes_key, kSmsPushKey, signature_of(ground.offices.main())});
  auto made =
      gateway::Walk::make({ground.office_parts(stage->clock_, stage->random_), *stage->platform_,
                           ground.understanding, nullptr, ground.examples.get()},
                          walk, {});
  if (!made) {
    faults.push_back(made.error());
    return nullptr;
  }
  stage->walk_ = std::move(*made);
  stage->platform_->open(stage->walk_->app_door(), stage->walk_->kf_door(),
                         stage->walk_->sms_door());
  stage->walk_->load();
  stage->settle();
  return stage;
}

// As an office takes them up: worded by one, published by another.
void Stage::take_up(const templates::Catalogue::Rewording& words) {
  if (words.empty()) return;
  const store::WordingHand author{"rehearsal/author", "排练"},
      reviewer{"rehearsal/reviewer", "排练"};
  foundation_->database->write([&](store::Transaction& tx) {
    for (const auto& [key, text] : words) {
      const auto draft = store::save_draft(tx, key, {.text = text}, author, clock_.now());
      ensure(draft && store::submit_wording(tx, key, clock_.now()) &&
                 store::publish_wording(tx, key, draft->id, reviewer, clock_.now()),
             "an office of a rehearsal has no other hands");
    }
  });
  foundation_->database->read(
      [&](store::Transaction& tx) { foundation_->offices.follow(tx, foundation_->keys); });
  foundation_->words.follow(*foundation_->database, clock_.now());
}

void Stage::take_up(const std::vector<bot::Example>& examples) {
  if (examples.empty()) return;
  const std::string main(store::kMainOffice);
  foundation_->database->write([&](store::Transaction& tx) {
    const Instant now = clock_.now();
    ensure(
        store::save_examples(tx, main, {examples}, {"rehearsal/author", "排练"}, now).has_value(),
        "an office of a rehearsal has no other hands");
    const auto draft = store::open_examples(tx, main);
    ensure(draft && store::submit_examples(tx, main, draft->id, now) &&
               store::pass_examples(tx, main, draft->id, {"rehearsal/reviewer", "排练"}, now),
           "an office of a rehearsal has no other hands");
  });
}

void Stage::take_in(const OfficeData& data) {
  for (const CitizenData& citizen : data.citizens)
    phones_[citizen.name.text()] = citizen.phone.text();
  take_in_office(*foundation_, clock_, random_, data);
  settle();
}

bool Stage::is_staff(const std::string& name) const {
  return foundation_->offices.main().member(name) != nullptr;
}

std::string Stage::address(const std::string& name) const {
  const store::StaffMember* member = foundation_->offices.main().member(name);
  if (member != nullptr) return member->userid;
  const std::string hash = foundation_->keys.lookup_hash("stage", name);
  if (citizens_ == CitizensBy::wecom) return "wm-" + hash.substr(0, 16);
  const auto known = phones_.find(name);
  if (known != phones_.end()) return known->second;
  std::string phone = "139";
  for (const char sign : hash.substr(0, 8))
    phone += char('0' + static_cast<unsigned char>(sign) % 10);
  return phone;
}

std::optional<store::ConversationId> Stage::conversation(const std::string& name) {
  const bool staff = is_staff(name);
  const bool sms = !staff && citizens_ == CitizensBy::sms;
  const store::Address address{std::string(staff ? store::kWecomApp
                                           : sms ? store::kSms
                                                 : store::kWecomKf),
                               staff ? foundation_->offices.main().agent_id
                               : sms ? ""
                                     : kKfid,
                               this->address(name)};
  return foundation_->database->read([&](store::Transaction& tx) {
    return store::find_conversation(tx, foundation_->keys, address);
  });
}

void Stage::say(const std::string& name, const std::string& text, const std::string& menu_id) {
  if (is_staff(name))
    platform_->staff_says(address(name), text);
  else if (citizens_ == CitizensBy::wecom)
    platform_->citizen_says(address(name), text, menu_id);
  else {
    // Nobody types two in one second: the same words in the same second are one reply, pushed
    // again.
    clock_.advance(seconds{1});
    platform_->citizen_texts(address(name), text);
  }
  settle();
}

void Stage::enter(const std::string& name) {
  platform_->citizen_enters(address(name));
  settle();
}

const std::vector<Platform::Said>& Stage::heard(const std::string& name) const {
  return platform_->heard_by(address(name));
}

std::string Stage::awaiting(const std::string& name) {
  const auto who = conversation(name);
  if (!who) return "idle";
  const auto talk = foundation_->database->read(
      [&](store::Transaction& tx) { return store::conversation(tx, foundation_->keys, *who); });
  const auto session = bot::Session::parse(talk ? talk->session : "");
  ensure(session.has_value(), "a session just kept can be read");
  return session->awaiting();
}

std::vector<std::string> Stage::by_sms(const std::string& name) {
  if (citizens_ == CitizensBy::sms) return {};
  const store::Keyring& keys = foundation_->keys;
  return foundation_->database->read([&](store::Transaction& tx) {
    std::vector<std::string> texts;
    for (const auto& [id] : tx.rows<std::int64_t>("SELECT id FROM person WHERE name_hash = $1",
                                                  {keys.lookup_hash("name", name)})) {
      const auto known = store::person(tx, keys, id);
      if (!known || !known->phone) continue;
      const auto to =
          store::find_conversation(tx, keys, {std::string(store::kSms), "", known->phone->text()});
      if (!to) continue;
      for (const auto& [key, body] : tx.rows<std::string, std::string>(
               "SELECT message_key, body FROM outbox WHERE conversation_id = $1 ORDER BY id",
               {to->value}))
        if (const auto plain = keys.open(body, "outbox/" + key))
          texts.push_back(store::read_saying_body(*plain).saying.text);
    }
    return texts;
  });
}

Action Stage::act(const std::string& action) {
  static const store::MailWaits kLater = [](store::ConversationId, const store::Turn&) {
  };  // settle() looks
  Foundation& ground = *foundation_;
  const Action done = ground.database->write([&](store::Transaction& tx) {
    return do_action({tx,
                      ground.keys,
                      random_,
                      ground.offices,
                      ground.offices.main(),
                      ground.words.current(),
                      clock_.now(),
                      {},
                      "rehearsal",
                      kLater},
                     action);
  });
  settle();
  return done;
}

void Stage::settle() {
  walk_->delivery().load();
  for (int steps = 0; walk_->pulling().step() || walk_->talks().step() || walk_->delivery().step();
       ++steps)
    ensure(steps < kStepsMax, "a rehearsal comes to rest");
}

void Stage::wait_until(Instant moment) {
  while (clock_.now() < moment) {
    clock_.set(std::min<Instant>(clock_.now() + hours{1}, moment));
    settle();  // what is due by then may hang on what was asked until then
    walk_->office_hours().round();
    walk_->signal_calls().round();
    walk_->reminding().round();
    settle();
  }
}

}  // namespace huiyin::app
