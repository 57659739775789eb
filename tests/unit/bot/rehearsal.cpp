#include "tests/unit/bot/rehearsal.h"

#include <algorithm>
#include <map>
#include <memory>

#include "base/utf8.h"
#include "tests/unit/bot/bot_words.h"
#include "tests/unit/bot/fake_desk.h"
#include "tests/unit/bot/script_text.h"

namespace huiyin::test {
namespace {

using Values = std::map<std::string, std::string>;

struct Step {
  std::string who, text;
  bool is_time = false;
  std::vector<std::pair<std::string, std::string>> stock;
  std::vector<std::pair<std::size_t, std::string>> checks;  // line number, line
};

struct Script {
  std::string title, now, channel, from;
  bool linked = false;
  std::vector<std::string> given;
  std::vector<Step> steps;
};

// key=value and key="value with spaces"; a bare word is a key of its own.
Values values_of(const std::string& text) {
  Values out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ') {
      ++i;
      continue;
    }
    const auto stop = std::min(text.find_first_of("= ", i), text.size());
    const std::string key = text.substr(i, stop - i);
    i = stop;
    if (i >= text.size() || text[i] == ' ') {
      out[key] = "yes";
      continue;
    }
    const bool quoted = ++i < text.size() && text[i] == '"';
    const auto end = std::min(text.find(quoted ? '"' : ' ', i + (quoted ? 1 : 0)), text.size());
    out[key] = text.substr(i + (quoted ? 1 : 0), end - i - (quoted ? 1 : 0));
    i = end + (quoted ? 1 : 0);
  }
  return out;
}

std::vector<Script> parse(const std::string& text) {
  std::vector<Script> scripts;
  bool in_fence = false;
  std::size_t number = 0;
  std::string left = text + "\n";
  while (!left.empty()) {
    const auto end = left.find('\n');
    const std::string line(trimmed(left.substr(0, end)));
    left.erase(0, end + 1);
    ++number;
    if (line.starts_with("```")) in_fence = !in_fence;
    if (in_fence || line.empty()) continue;
    if (line.starts_with("## ")) {
      scripts.push_back({});
      scripts.back().title = line.substr(3);
      continue;
    }
    if (scripts.empty()) continue;
    Script& script = scripts.back();
    if (line.starts_with("now=")) {
      Values values = values_of(line);
      script.now = values["now"];
      script.channel = values["channel"];
      script.from = values["from"];
      script.linked = values.contains("linked");
    } else if (line.starts_with("given ")) {
      script.given.push_back(line.substr(6));
    } else if (line.starts_with(">")) {
      Step step;
      std::string rest = line.substr(1);
      if (rest.starts_with("[")) {
        step.who = rest.substr(1, rest.find(']') - 1);
        rest.erase(0, rest.find(']') + 1);
      }
      step.text = std::string(trimmed(rest));
      script.steps.push_back(std::move(step));
    } else if (line.starts_with("@ ")) {
      Step step;
      step.is_time = true;
      step.text = std::string(trimmed(line.substr(2)));
      script.steps.push_back(std::move(step));
    } else if (line.starts_with("* ") && !script.steps.empty()) {
      const auto colon = line.find(':');
      script.steps.back().stock.emplace_back(line.substr(2, colon - 2),
                                             std::string(trimmed(line.substr(colon + 1))));
    } else if ((line.starts_with("<") || line.starts_with("=")) && !script.steps.empty() &&
               !line.starts_with("<!--")) {
      script.steps.back().checks.emplace_back(number, line);
    }
  }
  std::erase_if(scripts, [](const Script& script) { return script.now.empty(); });
  return scripts;
}

const Values kCitizens = {{"李秀兰", "13900001001"},   {"赵德福", "13900001002"},
                          {"孙小军", "13900001003"},   {"吴桂芳", "13900001004"},
                          {"马长顺", "13900001005"},   {"陈丽", "13900001006"},
                          {"欧阳建华", "13900001007"}, {"郑玉梅", "13900001008"}};

class Stage {
 public:
  explicit Stage(const Script& script)
      : script_(script), office_(yunling(*parse_office_time(script.now))) {
    for (const std::string& given : script.given) give(given);
  }

  Played play() {
    Played played{script_.title, {}, {}};
    for (const Step& step : script_.steps) {
      for (auto& [name, person] : people_) person.said.clear();
      if (step.is_time) {
        office_.now = *parse_office_time(step.text);
      } else {
        current_ = step.who.empty() ? script_.from : step.who;
        say(step.text);
        answer_from(step.stock);
      }
      for (const auto& [line, check] : step.checks) judge(line, check, played);
    }
    played.faults.insert(played.faults.end(), cannot_.begin(), cannot_.end());
    played.transcript = std::move(transcript_);
    return played;
  }

 private:
  struct Person {
    std::unique_ptr<FakeDesk> desk;
    bot::Session session;
    std::string said;  // since the last step
    std::string last;
  };

  Person& person(const std::string& name) {
    auto [found, fresh] = people_.try_emplace(name);
    if (fresh) {
      found->second.desk = std::make_unique<FakeDesk>(office_, name);
      const auto phone = kCitizens.find(name);
      if (name == script_.from && script_.linked) found->second.desk->link(name, phone->second);
      if (script_.channel == "sms" && phone != kCitizens.end())
        found->second.desk->write_by_sms(phone->second);
    }
    return found->second;
  }

  void say(const std::string& text) {
    Person& who = person(current_);
    bot::Message message;
    message.text = text;
    message.at = office_.now;
    const auto understood =
        default_understanding().understand(text, office_.now, who.session.awaiting());
    transcript_ += "> " + text + "   (" + who.session.awaiting() + ": " + understood.intent + " " +
                   (understood.band == bot::Band::act     ? "act"
                    : understood.band == bot::Band::offer ? "offer"
                                                          : "ask") +
                   ")\n";
    auto turn = bot::converse(who.session, message, understood, *who.desk, default_words());
    // A session goes through its text between any two messages, as in the store.
    who.session = *bot::Session::parse(turn.session.text());
    who.last.clear();
    for (const bot::Saying& saying : turn.sayings) {
      who.last += saying.text + "\n";
      for (const bot::MenuItem& item : saying.menu) who.last += item.label + "\n";
      who.last += saying.tail;
    }
    who.said += who.last;
    transcript_ += "< " + who.last;
  }

  void answer_from(const std::vector<std::pair<std::string, std::string>>& stock) {
    std::map<std::string, int> times;
    for (int k = 0; k < 14 && !stock.empty(); ++k) {
      const auto asked = asks_for(person(current_).last);
      const std::string* answer = nullptr;
      std::string slot;
      for (const std::string& each : asked) {
        const auto found =
            std::ranges::find(stock, each, &std::pair<std::string, std::string>::first);
        if (found != stock.end() && times[each] < (each == "when" ? 3 : 2)) {
          answer = &found->second;
          slot = each;
          break;
        }
      }
      if (!answer) return;
      ++times[slot];
      say(*answer);
    }
  }

  void give(const std::string& text) {
    Values values = values_of(text);
    if (values.contains("full")) {
      const LocalDate day = *LocalDate::parse(values["date"]);
      const auto except = split(values["except"], ",");
      for (const LocalTime time : office_.rules.slots)
        if (std::ranges::find(except, time.iso()) == except.end())
          office_.blocked[day].insert(time);
    } else if (values.contains("booking")) {
      bot::BookingRequest request{.name = *petition::PersonName::parse(values["name"]),
                                  .phone = *petition::Phone::parse(values["phone"]),
                                  .people = std::stoi(values["people"]),
                                  .representatives = {},
                                  .matter = values["matter"],
                                  .for_other = false,
                                  .date = *LocalDate::parse(values["date"]),
                                  .time = *LocalTime::parse(values["time"])};
      office_.bookings.push_back(
          {{*petition::BookingNumber::parse(values["no"]), "314159", request}, "", true});
    } else {
      cannot_.push_back("this player has no given " + text);
    }
  }

  bool is_booking(const bot::BookingRequest& what, const Values& wanted) const {
    for (const auto& [key, value] : wanted) {
      if (key == "name" && what.name.text() != value) return false;
      if (key == "phone" && what.phone.text() != value) return false;
      if (key == "people" && std::to_string(what.people) != value) return false;
      if (key == "date" && what.date.iso() != value) return false;
      if (key == "time" && what.time.iso() != value) return false;
      if (key == "matter~" && what.matter.find(value) == what.matter.npos) return false;
    }
    return true;
  }

  bool effect(const std::string& text) {
    Values values = values_of(text);
    const std::string kind = text.substr(0, text.find_first_of(" ="));
    if (kind == "booking")
      return std::ranges::count_if(office_.bookings, [&](const FakeOffice::Kept& kept) {
               return kept.living && is_booking(kept.booking.what, values);
             }) == 1;
    if (kind == "bookings")
      return std::to_string(person(script_.from).desk->my_bookings().size()) == values["bookings"];
    if (kind == "awaiting") return person(current_).session.awaiting() == text.substr(9);
    if (kind == "idle") return person(current_).session.awaiting() == "idle";
    if (kind == "cancelled")
      return std::ranges::any_of(office_.bookings, [&](const FakeOffice::Kept& kept) {
        return kept.booking.number.text() == values["no"] && !kept.living;
      });
    if (kind == "signal") {
      const std::string name = text.substr(7);
      return std::ranges::any_of(office_.signals,
                                 [&](const bot::Signal& signal) { return signal.kind == name; });
    }
    if (kind == "human") return !office_.humans.empty();
    if (kind == "unchanged") return office_.bookings.size() == script_.given.size();
    if (kind == "told" || kind == "segments<" || kind == "ledger" || kind == "clock")
      return true;  // the walk's, not the bot's
    cannot_.push_back("this player has no effect " + text);
    return false;
  }

  void judge(std::size_t line, const std::string& check, Played& played) {
    const auto fail = [&](const std::string& why) {
      played.faults.push_back("line " + std::to_string(line) + ": " + why);
    };
    if (check.starts_with("=")) {
      const bool negated = check.starts_with("=!");
      const std::string text(trimmed(check.substr(negated ? 2 : 1)));
      if (effect(text) == negated) fail(check);
      return;
    }
    const bool negated = check.starts_with("<!");
    std::string rest = check.substr(negated ? 2 : 1);
    std::string who = current_;
    if (rest.starts_with("[")) {
      who = rest.substr(1, rest.find(']') - 1);
      rest.erase(0, rest.find(']') + 1);
    }
    for (const std::string& term : split(rest, ";"))
      if (holds(person(who).said, term) == negated)
        fail((negated ? "must not say " : "must say ") + term);
  }

  const Script& script_;
  FakeOffice office_;
  std::map<std::string, Person> people_;
  std::string current_;
  std::string transcript_;
  std::vector<std::string> cannot_;  // what this player knows nothing of
};

}  // namespace

std::vector<Played> play(const std::string& text) {
  std::vector<Played> out;
  const auto scripts = parse(text);
  for (const Script& script : scripts) out.push_back(Stage(script).play());
  return out;
}

}  // namespace huiyin::test
