#include "bot/talk.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/utf8.h"
#include "bot/cues.h"

namespace huiyin::bot {
namespace {

// WeCom: a text has at most 2,048 bytes, a menu's head 1,024, an item 128; ten items.
constexpr std::size_t kTextBytesMax = 2048;
constexpr std::size_t kHeadBytesMax = 1024;
constexpr std::size_t kLabelBytesMax = 128;
constexpr std::size_t kItemsMax = 10;
constexpr std::size_t kTopicsMax = 6;

// Two parts of 67 signs, less a signature of twelve with its brackets. What is longer goes in
// several SMS, each whole by itself; one text alone that is longer, in one of more parts, for which
// providers take 500 signs.
constexpr std::size_t kSmsPointsMax = 120;
constexpr std::size_t kLongSmsPointsMax = 450;
constexpr std::size_t kSmsMax = 3;

// Not longer, and ending where a sentence or at least a clause does.
std::string cut_between_sentences(const std::string& text, std::size_t points_max) {
  const std::u32string points = code_points(text);
  if (points.size() <= points_max) return text;
  for (const std::u32string_view ends : {U"。！？；\n", U"，、"}) {
    const auto last = points.find_last_of(ends, points_max - 1);
    if (last != std::u32string::npos && last > points_max / 2)
      return utf8(points.substr(0, last + 1));
  }
  return utf8(points.substr(0, points_max));
}

std::size_t points_of(const std::vector<MenuItem>& menu) {
  std::size_t points = 0;
  for (const MenuItem& item : menu) points += count_points(item.label) + 3;  // "\n1 "
  return points;
}

std::string cut(const std::string& text, std::size_t bytes_max) {
  return std::string(utf8_prefix(text, bytes_max));
}

// FNV-1a: tells one question from another, protects nothing.
std::string digest(std::string_view text) {
  std::uint64_t sum = 0xcbf29ce484222325ULL;
  for (const char sign : text) sum = (sum ^ static_cast<unsigned char>(sign)) * 0x100000001b3ULL;
  return std::to_string(sum);
}

std::string joined(const std::vector<templates::Worded>& paragraphs) {
  std::string out;
  for (const templates::Worded& paragraph : paragraphs) {
    if (paragraph.words.empty()) continue;
    if (!out.empty()) out += '\n';
    out += paragraph.words;
  }
  return out;
}

}  // namespace

std::string menu_id(const Session::State& state, const Choice& choice, std::size_t index) {
  if (choice.act.starts_with("go:")) return "go." + choice.act.substr(3);
  return "q" + std::to_string(state.question) + "." + std::to_string(index + 1);
}

Talk::Talk(Session::State& remembered, const Message& from, const Understood& meant,
           Desk& office_desk, const templates::Catalogue& catalogue, const Limits& limits_of_talk)
    : state(remembered),
      message(from),
      heard(meant),
      desk(office_desk),
      limits(limits_of_talk),
      plain(bot::plain(from.text)),
      words_(catalogue) {}

std::string Talk::text(std::string_view key, templates::Variables variables) const {
  return words_.say(key, variables, is_by_sms() ? templates::Form::brief : templates::Form::full);
}

// Over WeCom nobody asks of which text it is.
templates::Worded Talk::worded(std::string_view key, templates::Variables variables) const {
  if (!is_by_sms()) return {text(key, variables)};
  return words_.told(key, variables, templates::Form::brief);
}

void Talk::say(std::string_view key, templates::Variables variables) {
  templates::Worded said = worded(key, variables);
  if (!std::ranges::count(said_, said.words, &templates::Worded::words))
    said_.push_back(std::move(said));
}

void Talk::ask(std::string_view key, templates::Variables variables, std::vector<Choice> choices) {
  question_ = worded(key, variables);
  asked_ = true;
  offered_ = std::move(choices);
}

void Talk::offer(std::vector<Choice> choices) { offered_ = std::move(choices); }

Choice Talk::choice(std::string act, std::string_view label_key, templates::Variables v) const {
  return {std::move(act), text(label_key, v)};
}

Topic& Talk::begin(std::string_view dialogue) {
  if (state.topics.empty()) state.words = words_.version();
  // To change a booking and to give it up exclude each other: the later wish holds.
  const std::string_view opposite = dialogue == "reschedule"     ? "cancel_visit"
                                    : dialogue == "cancel_visit" ? "reschedule"
                                                                 : "";
  std::erase_if(state.topics, [&](const Topic& topic) { return topic.dialogue == opposite; });
  if (state.topics.empty()) state.words = words_.version();
  // A topic taken up again moves to the top with all that is known; one nobody came back to for
  // long falls away.
  const auto same = std::ranges::find(state.topics, dialogue, &Topic::dialogue);
  if (same != state.topics.end()) {
    std::rotate(same, same + 1, state.topics.end());
    return state.topics.back();
  }
  if (state.topics.size() >= kTopicsMax) state.topics.erase(state.topics.begin());
  Topic topic;
  topic.dialogue = std::string(dialogue);
  state.topics.push_back(std::move(topic));
  return state.topics.back();
}

void Talk::end() {
  ensure(!state.topics.empty(), "a topic under way is ended");
  state.topics.pop_back();
  state.about.clear();
  if (state.topics.empty()) state.words.clear();
}

void Talk::number_question() {
  std::string about;
  if (const Topic* on_top = topic()) {
    about = on_top->dialogue + '\n' + on_top->awaiting + '\n';
    for (const auto& [key, value] : on_top->values) about += key + '=' + value + '\n';
  }
  for (const Choice& choice : offered_) about += choice.act + '|' + choice.label + '\n';
  about = digest(about);
  // The same question said again keeps its id, so that a tap on either showing answers it.
  if (about != state.about) ++state.question;
  state.about = about;
  state.choices = offered_;
}

// Paragraphs together as long as they fit; the choices go with the last.
std::vector<Saying> Talk::sayings_by_sms(std::vector<MenuItem> menu) const {
  std::vector<templates::Worded> paragraphs = said_;
  paragraphs.push_back(question_);
  std::erase_if(paragraphs, [](const templates::Worded& one) { return one.words.empty(); });
  std::vector<Saying> out;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const std::string& next = paragraphs[i].words;
    const std::size_t choices = i + 1 == paragraphs.size() ? points_of(menu) : 0;
    const bool fits =
        !out.empty() &&
        count_points(out.back().text) + 1 + count_points(next) + choices <= kSmsPointsMax;
    if (fits || out.size() == kSmsMax) {
      out.back().text += "\n" + next;
      out.back().of = {};
    } else {
      out.push_back({next, {}, {}, paragraphs[i].of});
    }
  }
  for (Saying& saying : out) saying.text = cut_between_sentences(saying.text, kLongSmsPointsMax);
  if (!out.empty() && !menu.empty()) {
    out.back().menu = std::move(menu);
    out.back().of = {};
  }
  return out;
}

std::vector<Saying> Talk::sayings() {
  if (offered_.size() > kItemsMax) offered_.resize(kItemsMax);
  for (Choice& choice : offered_) choice.label = cut(choice.label, kLabelBytesMax);
  number_question();

  std::vector<MenuItem> menu;
  for (std::size_t i = 0; i < offered_.size(); ++i)
    menu.push_back({menu_id(state, offered_[i], i), offered_[i].label});

  if (is_by_sms()) return sayings_by_sms(std::move(menu));
  std::vector<Saying> out;
  const std::string answer = joined(said_);
  const std::string& question = question_.words;
  const std::string whole = joined({{answer}, {question}});
  if (whole.empty()) return out;
  if (menu.empty()) {
    if (whole.size() <= kTextBytesMax) {
      out.push_back({whole, {}, {}});
    } else {
      if (!answer.empty()) out.push_back({cut(answer, kTextBytesMax), {}, {}});
      if (!question.empty()) out.push_back({cut(question, kTextBytesMax), {}, {}});
    }
    return out;
  }
  if (whole.size() <= kHeadBytesMax || answer.empty() || question.empty()) {
    out.push_back({cut(whole, kHeadBytesMax), std::move(menu), {}});
  } else {
    out.push_back({cut(answer, kTextBytesMax), {}, {}});
    out.push_back({cut(question, kHeadBytesMax), std::move(menu), {}});
  }
  return out;
}

}  // namespace huiyin::bot
