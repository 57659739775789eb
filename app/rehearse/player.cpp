#include "app/rehearse/player.h"

#include <algorithm>
#include <map>

#include "app/import/importing.h"
#include "app/rehearse/effects.h"
#include "app/rehearse/matter_told.h"
#include "app/rehearse/pattern.h"
#include "app/rehearse/stage.h"

namespace huiyin::app {
namespace {

constexpr int kStockAnswersMax = 14;  // after one saying
constexpr int kSameAnswerMax = 2;     // "when" thrice: day, time, and once more

class Player {
 public:
  // `unsaid`: what must not be said although a script wants to hear it.
  Player(const Script& script, Stage& stage, MatterTold unsaid)
      : script_(script), stage_(stage), unsaid_(std::move(unsaid)) {
    speaker_ = script.from;
  }

  Played play() {
    since_ = stage_.now();
    for (const Step& step : script_.steps) {
      switch (step.kind) {
        case Step::Kind::say:
          say(step);
          break;
        case Step::Kind::time:
          line("@ " + step.text);
          mark();
          stage_.wait_until(step.until);
          break;
        case Step::Kind::action:
          line("! " + step.text);
          mark();
          act(step);
          break;
        case Step::Kind::look:
          break;
      }
      for (const Check& check : step.checks) judge(check);
    }
    played_.passed = played_.failed == 0;
    return std::move(played_);
  }

 private:
  void act(const Step& step) {
    const Action done = stage_.act(step.text);
    if (done.how == Acted::cannot) fail(step.line, done.why + "（not yet）");
    if (done.how == Acted::refused) fail(step.line, done.why);
  }

  void line(const std::string& text) { played_.dialogue += "  " + text + "\n"; }

  void fail(int at, const std::string& why) {
    ++played_.failed;
    line("  ✗ 第 " + std::to_string(at) + " 行：" + why);
  }

  // Everybody's messages from here on are "since then".
  void mark() {
    for (auto& [name, seen] : seen_) seen = stage_.heard(name).size();
    for (auto& [name, seen] : seen_by_sms_) seen = stage_.by_sms(name).size();
  }

  std::size_t seen(const std::string& name) {
    const auto found = seen_.find(name);
    return found == seen_.end() ? 0 : found->second;
  }

  std::string heard_since(const std::string& name) {
    std::string all;
    const auto& heard = stage_.heard(name);
    for (std::size_t i = seen(name); i < heard.size(); ++i) all += heard[i].text + "\n";
    const auto texts = stage_.by_sms(name);
    for (std::size_t i = seen_by_sms_[name]; i < texts.size(); ++i) all += texts[i] + "\n";
    return all;
  }

  // What `name` was sent since `from`, written into the dialogue.
  std::size_t listen(const std::string& name, std::size_t from) {
    const auto& heard = stage_.heard(name);
    for (std::size_t i = from; i < heard.size(); ++i) {
      std::string shown = heard[i].text;
      for (std::size_t at = 0; (at = shown.find('\n', at)) != std::string::npos; at += 5)
        shown.replace(at, 1, "\n    ");
      line("< " + shown);
    }
    return heard.size() - from;
  }

  std::size_t speak(const std::string& text, const std::string& note) {
    line("> " + (speaker_ == script_.from ? "" : "[" + speaker_ + "] ") + text + note);
    const std::size_t before = stage_.heard(speaker_).size();
    stage_.say(speaker_, text);
    return listen(speaker_, before);
  }

  void say(const Step& step) {
    speaker_ = step.who.empty() ? script_.from : step.who;
    seen_.try_emplace(speaker_, 0);
    for (const store::StaffMember& member : stage_.ground().offices.main().staff)
      seen_.try_emplace(member.name, 0);
    mark();
    stage_.breathe();
    since_ = stage_.now();
    ++played_.checks;
    if (speak(step.text, "") == 0) return fail(step.line, "没有任何回答");
    std::map<std::string, int> times;
    for (int i = 0; i < kStockAnswersMax; ++i) {
      const std::string slot = stage_.awaiting(speaker_);
      auto answer =
          std::ranges::find(step.stock, slot, &std::pair<std::string, std::string>::first);
      // The key of a booking is either of the two that scripts know.
      for (const char* either : {"last4", "code"})
        if (slot == "key" && answer == step.stock.end())
          answer =
              std::ranges::find(step.stock, either, &std::pair<std::string, std::string>::first);
      if (answer == step.stock.end()) break;
      if (times[slot]++ >= kSameAnswerMax + (slot == "when" ? 1 : 0)) break;
      if (speak(answer->second, "      （" + slot + "）") == 0)
        return fail(step.line, "回答“" + slot + "”之后没有任何回答");
    }
  }

  void judge(const Check& check) {
    if (check.kind == Check::Kind::heard || check.kind == Check::Kind::not_heard)
      return judge_heard(check);
    ++played_.checks;
    const auto judgement = stage_.ground().database->read([&](store::Transaction& tx) {
      return judge_effect(tx, stage_.ground(),
                          {script_.from, stage_.conversation(script_.from), since_}, check.effect,
                          stage_.now());
    });
    if (judgement.judged == Judged::cannot)
      return fail(check.line, check.source + "　— not yet：" + judgement.why);
    const bool wanted = check.kind == Check::Kind::effect;
    if ((judgement.judged == Judged::holds) != wanted)
      fail(check.line, check.source + "　— " + judgement.why);
  }

  void judge_heard(const Check& check) {
    const std::string who = check.who.empty() ? speaker_ : check.who;
    const std::u32string said = plain_form(heard_since(who));
    for (const std::string& term : check.terms) {
      ++played_.checks;
      const bool there = contains(said, term);
      if (there == (check.kind == Check::Kind::heard && !unsaid_.holds(term))) continue;
      fail(check.line,
           (there ? "不该说：" : "没有说：") + term + (who == speaker_ ? "" : "（对" + who + "）"));
    }
  }

  const Script& script_;
  Stage& stage_;
  const MatterTold unsaid_;
  Played played_;
  std::string speaker_;
  Instant since_{};
  std::map<std::string, std::size_t> seen_;  // messages each had before the last `>` or `@`
  std::map<std::string, std::size_t> seen_by_sms_;
};

}  // namespace

Played play(const Script& script, const std::string& office_json, const std::string& where,
            const templates::Catalogue::Rewording& words,
            const std::vector<bot::Example>& examples) {
  Played refused;
  const auto refuse = [&](const std::vector<Problem>& faults) {
    refused.checks = refused.failed = 1;
    for (const Problem& fault : faults)
      refused.dialogue += "  ✗ " + fault.where + "：" + fault.what + "\n";
    return refused;
  };
  if (script.channel != "wecom" && script.channel != "sms")
    return refuse({{"script.channel", where, "还没有渠道 " + script.channel + "（not yet）", ""}});
  std::vector<Problem> faults;
  const bool by_sms = script.channel == "sms";
  auto stage = Stage::make({script.now, 1, office_json, where,
                            by_sms ? CitizensBy::sms : CitizensBy::wecom, words, examples},
                           faults);
  if (!stage) return refuse(faults);
  OfficeData data;
  if (!office_json.empty())
    data = read_office_data(office_json, where, script.now, Later::left_out, faults);
  data.given = script.given;
  if (script.linked) {
    const auto citizen = std::ranges::find_if(
        data.citizens, [&](const CitizenData& one) { return one.name.text() == script.from; });
    if (citizen == data.citizens.end())
      faults.push_back({"script.linked", where, "citizens 里没有 " + script.from, ""});
    else
      data.identities.push_back(
          {citizen->name, citizen->phone, script.channel, stage->address(script.from)});
  }
  if (!faults.empty()) return refuse(faults);
  try {
    stage->take_in(data);
  } catch (const ImportRefused& no) {
    return refuse(no.faults);
  }
  return Player(script, *stage, by_sms ? matter_told(script, office_json) : MatterTold()).play();
}

}  // namespace huiyin::app
