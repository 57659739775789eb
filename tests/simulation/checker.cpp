#include "tests/simulation/checker.h"

#include <algorithm>

#include "store/outbox.h"

namespace huiyin::simulation {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Numbers that are drawn by chance (visit number, query code) are made alike, and until when a seat
// is held: that hangs on when it became free.
std::string evened(const std::string& text) {
  static const std::string kHeld = "留到";
  std::string even;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    const bool is_code = end - i == 6,
               is_visit = end - i == 4 && !even.empty() && even.back() == 'A';
    if (is_code || is_visit) {
      even += "#";
      i = end;
    } else if (end > i) {
      even.append(text, i, end - i);
      i = end;
    } else if (text.compare(i, kHeld.size(), kHeld) == 0) {
      even += kHeld;
      i = std::min(text.find("。", i), text.size());
    } else {
      even += text[i++];
    }
  }
  return even;
}

// What staff are shown names the minute and the conversation: of each run its own.
std::string without_digits(std::string text) {
  std::erase_if(text, is_digit);
  return text;
}

std::vector<std::string> evened(const std::vector<std::string>& all) {
  std::vector<std::string> even;
  for (const std::string& one : all) even.push_back(evened(one));
  return even;
}

std::string first_difference(const std::vector<std::string>& want,
                             const std::vector<std::string>& got) {
  for (std::size_t i = 0; i < std::max(want.size(), got.size()); ++i) {
    const std::string a = i < want.size() ? want[i] : "(nothing)",
                      b = i < got.size() ? got[i] : "(nothing)";
    if (a != b)
      return "answer " + std::to_string(i + 1) + ": wanted \"" + a + "\", got \"" + b + "\"";
  }
  return "";
}

// What may have come less often than without faults, and is told by the office why, and what never
// may have come more often.
std::map<std::string, int> counted(const std::vector<std::string>& texts) {
  std::map<std::string, int> counts;
  for (const std::string& text : texts) ++counts[evened(text)];
  return counts;
}

std::map<std::string, int> meant(const Outcome& outcome) {
  std::vector<std::string> all;
  for (const SmsRow& row : outcome.by_sms) all.push_back(row.phone + " < " + row.text);
  return counted(all);
}

void compare_sms(const Outcome& want, const Outcome& got, Verdict& verdict) {
  for (const SmsRow& row : want.by_sms)
    if (row.state != std::int64_t(store::OutboxState::delivered))
      verdict.violations.push_back("without faults: an SMS to " + row.phone + " is not delivered");
  const auto a = meant(want), b = meant(got);
  for (const auto& [text, count] : a)
    if (const auto is = b.find(text); is == b.end() || is->second != count)
      verdict.violations.push_back("SMS meant otherwise than without faults: " + text);
  for (const auto& [text, count] : b)
    if (!a.contains(text)) verdict.violations.push_back("SMS not meant without faults: " + text);
  for (const auto& [phone, texts] : got.on_phones) {
    const auto there = want.on_phones.find(phone);
    auto most = counted(there == want.on_phones.end() ? std::vector<std::string>{} : there->second);
    for (const auto& [text, count] : counted(texts))
      if (count > most[text])
        verdict.violations.push_back(phone + " was shown " + std::to_string(count) +
                                     " times, not " + std::to_string(most[text]) + ": " + text);
  }
}

}  // namespace

const Outcome& Checker::without_faults(std::uint64_t plan) {
  if (!measure_ || measure_->plan != plan) {
    World good(shared_, {.plan = plan, .seed = plan, .with_faults = false});
    measure_ = Measure{plan, good.run()};
  }
  return measure_->without_faults;
}

Verdict Checker::play(std::uint64_t seed, Account& account) {
  Verdict verdict;
  const std::uint64_t plan = seed / kSeedsOfPlan;
  const Outcome& want = without_faults(plan);
  World bad(shared_, {.plan = plan, .seed = seed, .with_faults = true});
  const Outcome got = bad.run();
  for (const std::string& what : want.violations)
    verdict.violations.push_back("without faults: " + what);
  verdict.violations.insert(verdict.violations.end(), got.violations.begin(), got.violations.end());
  for (const Citizen& one : bad.citizens()) {
    const auto& a = want.shown.at(one.id);
    const auto& b = got.shown.at(one.id);
    account.answers += b.size();
    for (const std::string& text : b) verdict.dialogue += one.id + " < " + text + "\n";
    if (got.welcomes.at(one.id) > 1) verdict.violations.push_back(one.id + " was welcomed twice");
    if (one.by_sms) continue;  // compare_sms(): some of it may be lost on the way
    if (one.competes) {
      if (b.size() != one.lines.size())
        verdict.violations.push_back(one.id + " got " + std::to_string(b.size()) + " answers to " +
                                     std::to_string(one.lines.size()) + " lines");
      continue;
    }
    ++account.compared;
    if (evened(a) != evened(b))
      verdict.violations.push_back(one.id +
                                   " saw another talk: " + first_difference(evened(a), evened(b)));
  }
  compare_sms(want, got, verdict);
  for (const auto& [member, texts] : want.staff) {
    const auto seen = got.staff.find(member);
    const auto strip = [](std::vector<std::string> all) {
      for (std::string& text : all) text = without_digits(std::move(text));
      std::ranges::sort(all);  // what several citizens cause comes in the order of their coming
      return all;
    };
    const auto a = strip(texts);
    const auto b = strip(seen == got.staff.end() ? std::vector<std::string>{} : seen->second);
    for (const auto& [how, all] : {std::pair(" << ", &want), std::pair(" < ", &got)})
      if (const auto told = all->staff.find(member); told != all->staff.end())
        for (const std::string& text : told->second) verdict.dialogue += member + how + text + "\n";
    if (a != b)
      verdict.violations.push_back("staff " + member +
                                   " saw other words: " + first_difference(a, b));
  }
  if (got.staff.size() > want.staff.size())
    verdict.violations.push_back("somebody of staff was told who should not have been");
  ++account.seeds;
  account.failed += verdict.violations.empty() ? 0 : 1;
  account.crashes += got.crashes;
  account.messages += got.messages;
  account.steps += got.steps;
  for (const auto& [what, count] : got.counts) account.faults[what] += count;
  for (const auto& [what, count] : got.sms_counts) account.sms[what] += count;
  return verdict;
}

std::string Account::text() const {
  std::string all = std::to_string(seeds) + " seeds, " + std::to_string(failed) +
                    " with a violation; " + std::to_string(messages) + " messages in, " +
                    std::to_string(answers) + " answers seen, " + std::to_string(compared) +
                    " talks compared, " + std::to_string(crashes) + " crashes, " +
                    std::to_string(steps) + " steps\nfaults:";
  const auto list = [](const std::map<std::string, std::uint64_t>& counts) {
    std::string line;
    for (const auto& [what, count] : counts)
      line += (line.empty() ? " " : ", ") + what + " " + std::to_string(count);
    return line + "\n";
  };
  return all + list(faults) + "SMS:" + list(sms);
}

}  // namespace huiyin::simulation
