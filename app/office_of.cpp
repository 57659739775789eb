#include "app/office_of.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <nlohmann/json.hpp>

#include "app/office_seal.h"
#include "bot/converse.h"
#include "bot/staff.h"
#include "config/embedded.h"
#include "config/json_text.h"
#include "gateway/notices/check_page.h"
#include "gateway/notices/notice_page.h"
#include "gateway/notices/slip_page.h"
#include "gateway/promise/promise_page.h"
#include "store/words_needed.h"

namespace huiyin::app {
namespace {

petition::Move move_of(config::MoveRule rule) {
  return rule == config::MoveRule::stay ? petition::Move::stay : petition::Move::next_working_day;
}

petition::ReceptionRules reception_of(const config::Reception& from) {
  petition::ReceptionRules rules;
  rules.register_until_day = from.register_until_day;
  rules.day = from.day;
  rules.move = move_of(from.move);
  rules.move_register = move_of(from.move_register);
  rules.slots = from.slots;
  rules.capacity = from.capacity;
  rules.max_people = from.max_people;
  rules.rota = {from.morning, from.afternoon};
  return rules;
}

void add(std::vector<Problem>* faults, const std::vector<Problem>& more) {
  faults->insert(faults->end(), more.begin(), more.end());
}

// "FILE: years.2027.off[3].date" → "FILE:9: years.2027.off[3].date", by the innermost object whose
// line is known.
std::string with_line(const std::string& where, const std::string& file,
                      const config::ObjectLines& lines) {
  if (!where.starts_with(file + ": ")) return where;
  const std::string path = where.substr(file.size() + 2);
  std::size_t line = 0;
  for (const auto& [object, at] : lines)
    if (path.starts_with(object)) line = std::max(line, at);  // an inner one begins later
  return line == 0 ? where : file + ":" + std::to_string(line) + ": " + path;
}

// A file typed by hand: what is wrong with it is told with its line.
struct OwnFile {
  std::string path, text;
  config::ObjectLines lines;

  void add_faults(std::vector<Problem> more, std::vector<Problem>* faults) const {
    for (Problem& fault : more) fault.where = with_line(fault.where, path, lines);
    add(faults, more);
  }
};

// Nothing: it cannot be read, or is no JSON.
std::optional<OwnFile> own_file(const std::string& path, std::vector<Problem>* faults) {
  const auto text = config::read_text_file(path);
  if (!text) {
    faults->push_back(text.error());
    return std::nullopt;
  }
  OwnFile own{path, *text, {}};
  nlohmann::json root;
  const std::size_t before = faults->size();
  if (!config::read_json(own.text, path, root, *faults, &own.lines) || faults->size() > before)
    return std::nullopt;
  return own;
}

std::optional<petition::Calendar> own_calendar(const std::string& path,
                                               std::vector<Problem>* faults) {
  const auto own = own_file(path, faults);
  if (!own) return std::nullopt;
  auto calendar = petition::Calendar::parse(own->text, path);
  if (calendar) return std::move(*calendar);
  own->add_faults(calendar.error(), faults);
  return std::nullopt;
}

std::string text_of(const std::string& path) {
  if (path.empty()) return "";
  return config::read_text_file(path).value_or("");
}

// What reminders count with beside the cases, as text.
std::string law_texts(const config::Settings& settings) {
  std::string all(config::embedded("calendar.json"));
  for (const std::string_view path : config::embedded_below("rules/"))
    all += config::embedded(path);
  all += settings.reminders.empty() ? std::string(config::embedded("reminders.json"))
                                    : text_of(settings.reminders);
  return all + text_of(settings.calendar);
}

store::StaffMember member_of(const config::Staff& from) {
  store::StaffMember member{config::folded(from.userid),          from.name, from.post,
                            std::string(config::name(from.role)), from.unit, from.principal};
  // Of a telephone on a desk no SMS can be read.
  const auto phone = petition::Phone::parse(from.phone);
  if (phone && phone->is_mobile()) member.phone = phone->text();
  member.deputy = from.deputy;
  for (const auto& leave : from.away) member.away.push_back({leave.from, leave.until});
  return member;
}

// The texts of a folder of config.
std::vector<templates::Catalogue::Source> texts_of_config(std::string_view folder) {
  std::vector<templates::Catalogue::Source> sources;
  for (const std::string_view path : config::embedded_below(folder))
    if (path.ends_with(".txt"))
      sources.push_back({std::string(path), std::string(config::embedded(path))});
  return sources;
}

// What an office's own file says.
void furnish(store::Office& office, const config::Office& from) {
  const config::OfficeFacts& facts = from.facts;
  office.facts = {};
  office.facts.name = facts.name;
  office.facts.short_name = facts.short_name;
  office.facts.address = facts.address;
  office.facts.phone = facts.phone;
  office.facts.hours = facts.hours;
  office.facts.max_people = from.reception.max_people;
  office.reception = reception_of(from.reception);
  office.reviewers = {facts.reviewer, facts.review_of_reviewer};
  office.told = from.told;
  office.staff.clear();
  for (const config::Staff& one : from.staff) {
    office.staff.push_back(member_of(one));
    if (one.role == config::StaffRole::duty && office.facts.duty_person.empty())
      office.facts.duty_person = one.name;
  }
  office.leader_of.clear();
  for (const config::Unit& unit : from.units)
    office.leader_of.emplace(unit.name, unit.leader_in_charge);
  office.themes.clear();
  for (const config::Theme& theme : from.themes.empty() ? config::themes_built_in() : from.themes)
    office.themes.push_back({theme.title, theme.words});
}

}  // namespace

std::optional<petition::Calendar> calendar_of_config(std::vector<Problem>* faults,
                                                     const std::string& own) {
  auto calendar = petition::Calendar::parse(config::embedded("calendar.json"), "calendar.json");
  if (!calendar) {
    add(faults, calendar.error());
    return std::nullopt;
  }
  if (own.empty()) return std::move(*calendar);
  const auto years = own_calendar(own, faults);
  if (!years) return std::nullopt;
  return calendar->with(*years);
}

std::optional<petition::RuleBook> rules_of_config(std::vector<Problem>* faults) {
  std::vector<petition::Rules> sets;
  for (const std::string_view path : config::embedded_below("rules/")) {
    auto rules = petition::parse_rules(config::embedded(path), path);
    if (rules)
      sets.push_back(std::move(*rules));
    else
      add(faults, rules.error());
  }
  auto book = petition::RuleBook::of(std::move(sets));
  if (book) return std::move(*book);
  add(faults, book.error());
  return std::nullopt;
}

std::optional<petition::ReminderPolicy> reminders_of_config(const petition::RuleBook& rules,
                                                            std::vector<Problem>* faults,
                                                            const std::string& path) {
  OwnFile file{"reminders.json", std::string(config::embedded("reminders.json")), {}};
  if (!path.empty()) {
    auto own = own_file(path, faults);
    if (!own) return std::nullopt;
    file = std::move(*own);
  }
  auto policy = petition::parse_reminders(file.text, file.path);
  const auto found = policy ? petition::faults(*policy, rules, file.path) : policy.error();
  file.add_faults(found, faults);
  if (!found.empty()) return std::nullopt;
  return std::move(*policy);
}

std::optional<templates::NoticeKinds> notices_of_config(const petition::RuleBook& rules,
                                                        std::vector<Problem>* faults) {
  constexpr std::string_view kKinds = "notices/kinds.json";
  auto kinds = templates::NoticeKinds::read(config::embedded(kKinds), kKinds,
                                            texts_of_config("notices/"), rules);
  if (!kinds) {
    add(faults, kinds.error());
    return std::nullopt;
  }
  auto lacking = kinds->words().missing(gateway::needed_page_words());
  for (const auto& needed : {gateway::needed_promise_words(), gateway::needed_check_words(),
                             gateway::needed_slip_words()})
    std::ranges::move(kinds->words().missing(needed), std::back_inserter(lacking));
  add(faults, lacking);
  if (!lacking.empty()) return std::nullopt;
  return std::move(*kinds);
}

Result<store::Office> office_of(const config::Office& from, const config::Settings& settings,
                                std::vector<Problem>* faults) {
  const std::size_t before = faults->size();
  auto calendar = calendar_of_config(faults, settings.calendar);
  auto book = rules_of_config(faults);
  std::optional<petition::ReminderPolicy> reminders;
  if (book) {
    reminders = reminders_of_config(*book, faults, settings.reminders);
    (void)notices_of_config(*book, faults);
  }
  add(faults, petition::faults(reception_of(from.reception)));
  if (faults->size() > before) return Refused((*faults)[before]);

  store::Office office{.calendar = std::move(*calendar), .rules = std::move(*book)};
  office.agent_id = std::to_string(settings.wecom.app.agent_id);
  office.reminders = std::move(*reminders);
  office.law_texts = law_texts(settings);
  office.look_up_tries_max = settings.lookup.tries_max;
  office.look_up_shut = settings.lookup.shut;
  office.offer_kept = settings.waiting.offer;
  office.has_sms = !settings.sms.empty();
  office.signals = {settings.signals.same, settings.signals.call};
  office.phone_codes = {settings.phone_code.kept, settings.phone_code.tries_max,
                        settings.phone_code.sends_max};
  furnish(office, from);
  office.seal = seal_of(from.facts, faults);
  if (faults->size() > before) return Refused((*faults)[before]);
  return office;
}

std::vector<store::Office> offices_of(const config::Offices& from, const config::Settings& settings,
                                      std::vector<Problem>* faults) {
  auto main = office_of(from.main, settings, faults);
  if (!main) return {};
  std::vector<store::Office> all{*std::move(main)};
  for (const auto& [code, office] : from.below) {
    add(faults, petition::faults(reception_of(office.reception)));
    if (office.facts.kf_account == settings.wecom.kf.open_kfid && !office.facts.kf_account.empty())
      faults->push_back({"offices.twice", code + ".json: office.kf_account",
                         "这是 wecom.kf.open_kfid，已是上面单位的客服账号",
                         "请在企业微信里另建一个客服账号"});
    store::Office below = all.front();  // the law, the policy and the limits are one for all
    below.code = code;
    below.kf_account = office.facts.kf_account;
    below.sms_code = office.facts.sms_code;
    furnish(below, office);
    below.seal = seal_of(office.facts, faults);
    all.push_back(std::move(below));
  }
  return all;
}

Result<templates::Catalogue> words_of_config(std::vector<Problem>* faults) {
  auto words = templates::Catalogue::parse(texts_of_config("words/"), faults);
  if (!words) return words;
  for (const auto& needed : {bot::needed_words(), bot::needed_staff_words(), store::needed_words()})
    add(faults, words->missing(needed));
  if (!faults->empty()) return Refused(faults->front());
  return words;
}

}  // namespace huiyin::app
