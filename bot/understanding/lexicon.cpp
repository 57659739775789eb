#include "bot/understanding/lexicon.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "bot/understanding/config_text.h"

namespace huiyin::bot {
namespace {

using Json = nlohmann::json;
constexpr std::string_view kLexiconFile = "config/understanding/lexicon.json";
constexpr std::size_t kGapMax = 8;

std::u32string plain(const std::string& text) { return sentence(text).plain; }

Problem missing(std::string_view key, std::string what) {
  return config_problem("lexicon.missing", kLexiconFile, key, std::move(what),
                        "请对照随程序提供的词表补上");
}

// The words of a JSON list of texts.
Result<std::vector<std::u32string>> words_of(const Json& in, const std::string& key) {
  std::vector<std::u32string> words;
  if (!in.is_array()) return Refused(missing(key, "应是文字的列表"));
  std::size_t index = 0;
  for (const Json& word : in) {
    const std::string at = key + "[" + std::to_string(index++) + "]";
    if (!word.is_string() || word.get_ref<const std::string&>().empty())
      return Refused(config_problem("lexicon.word", kLexiconFile, at, "应是非空的文字",
                                    "请填上词语或删去这一项"));
    words.push_back(plain(word.get<std::string>()));
  }
  return words;
}

// The end of the clause at `at`: a full stop or a comma.
bool ends_clause(char32_t c) { return is_any_of(c, U",，。!！?？;；\n"); }
bool ends_sentence(char32_t c) { return is_any_of(c, U"。!！?？;；\n"); }

std::size_t clause_begin(std::u32string_view text, std::size_t at) {
  while (at > 0 && !ends_clause(text[at - 1])) --at;
  return at;
}

using Matches = std::vector<WordList::Match>;

// Those that no idiom covers and that nobody else said, denied or reported in the same clause.
Matches meant(std::u32string_view text, Matches found, const Matches& idioms,
              const Matches& others) {
  std::erase_if(found, [&](const auto& match) {
    const bool idiom = std::ranges::any_of(
        idioms, [&](const auto& i) { return i.begin < match.end && match.begin < i.end; });
    return idiom || std::ranges::any_of(others, [&](const auto& o) {
             return o.begin <= match.begin && clause_begin(text, match.begin) <= o.begin;
           });
  });
  return found;
}

}  // namespace

void WordList::add(std::u32string word, std::size_t meaning) {
  Word entry;
  entry.meaning = meaning;
  std::u32string piece;
  for (const char32_t c : word) {
    if (c == U'…') {
      if (!piece.empty()) entry.pieces.push_back(std::move(piece));
      piece.clear();
    } else {
      piece += c;
    }
  }
  if (!piece.empty()) entry.pieces.push_back(std::move(piece));
  if (!entry.pieces.empty()) words_[entry.pieces[0][0]].push_back(std::move(entry));
}

std::vector<WordList::Match> WordList::matches(std::u32string_view text) const {
  std::vector<Match> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto list = words_.find(text[at]);
    if (list == words_.end()) continue;
    for (const Word& word : list->second) {
      if (!text.substr(at).starts_with(word.pieces[0])) continue;
      std::size_t end = at + word.pieces[0].size();
      bool whole = true;
      for (std::size_t i = 1; whole && i < word.pieces.size(); ++i) {
        whole = false;
        for (std::size_t gap = 0; gap <= kGapMax && end + gap < text.size(); ++gap) {
          if (text.substr(end + gap).starts_with(word.pieces[i])) {
            end += gap + word.pieces[i].size();
            whole = true;
            break;
          }
          if (ends_sentence(text[end + gap])) break;
        }
      }
      if (whole) found.push_back({at, end, word.meaning});
    }
  }
  return found;
}

Result<Lexicon> Lexicon::from(std::string_view text) {
  const auto json = config_json(text, kLexiconFile);
  if (!json) return Refused(json.error());
  if (!json->is_object()) return Refused(missing("*", "应是一个对象"));
  for (const char* key :
       {"surnames", "compound_surnames", "not_names", "concepts", "spellings", "commands", "risk"})
    if (!json->contains(key)) return Refused(missing(key, "缺少这一项"));

  Lexicon lexicon;
  if (!(*json)["surnames"].is_string()) return Refused(missing("surnames", "应是一串姓氏"));
  for (const char32_t c : plain((*json)["surnames"].get<std::string>()))
    if (is_han(c)) lexicon.names_.surnames.insert(c);
  for (const char* key : {"compound_surnames", "not_names"}) {
    const auto words = words_of((*json)[key], key);
    if (!words) return Refused(words.error());
    auto& set = key[0] == 'c' ? lexicon.names_.compound : lexicon.names_.not_names;
    set.insert(words->begin(), words->end());
  }

  if (json->contains("name_parts")) {  // an office may do without
    auto words = words_of((*json)["name_parts"], "name_parts");
    if (!words) return Refused(words.error());
    lexicon.names_.parts = *std::move(words);
  }

  if (!(*json)["concepts"].is_object()) return Refused(missing("concepts", "应是概念到词语的表"));
  for (const auto& [name, list] : (*json)["concepts"].items()) {
    const auto words = words_of(list, "concepts." + name);
    if (!words) return Refused(words.error());
    for (const auto& word : *words) lexicon.concepts_.add(word, lexicon.concept_names_.size());
    lexicon.concept_names_.push_back(name);
  }

  const Json& spellings = (*json)["spellings"];
  if (!spellings.is_object() || !spellings.contains("sounds") || !spellings.contains("words") ||
      !spellings.contains("fixed") || !spellings["fixed"].is_object())
    return Refused(missing("spellings", "应有 sounds、words 和 fixed"));
  const auto sounds = words_of(spellings["sounds"], "spellings.sounds");
  if (!sounds) return Refused(sounds.error());
  for (const auto& alike : *sounds)
    for (const char32_t c : alike) lexicon.sounds_.emplace(c, alike[0]);
  const auto right = words_of(spellings["words"], "spellings.words");
  if (!right) return Refused(right.error());
  const auto sounded = [&](std::u32string word) {
    for (char32_t& c : word)
      if (const auto like = lexicon.sounds_.find(c); like != lexicon.sounds_.end())
        c = like->second;
    return word;
  };
  for (const auto& word : *right) {
    lexicon.right_spelling_.emplace(sounded(word), word);
    lexicon.longest_word_ = std::max(lexicon.longest_word_, word.size());
  }
  for (const auto& [wrong, word] : spellings["fixed"].items()) {
    if (!word.is_string() || count_points(wrong) != count_points(word.get<std::string>()))
      return Refused(config_problem("lexicon.word", kLexiconFile, "spellings.fixed." + wrong,
                                    "错写和正写的字数不同", "请写成字数相同的词"));
    lexicon.fixed_.emplace(plain(wrong), plain(word.get<std::string>()));
    lexicon.longest_word_ = std::max(lexicon.longest_word_, plain(wrong).size());
  }

  if (!(*json)["commands"].is_object()) return Refused(missing("commands", "应是状态到短语的表"));
  for (const auto& [state, list] : (*json)["commands"].items()) {
    if (!list.is_object()) return Refused(missing("commands." + state, "应是意图到短语的表"));
    for (const auto& [intent, texts] : list.items()) {
      const auto words = words_of(texts, "commands." + state + "." + intent);
      if (!words) return Refused(words.error());
      for (const auto& word : *words)
        lexicon.commands_[state == "any" ? "" : state].emplace(word, intent);
    }
  }

  const Json& risk = (*json)["risk"];
  static const std::map<std::string, std::size_t> kKinds{{"self", std::size_t(Risk::self)},
                                                         {"violence", std::size_t(Risk::violence)},
                                                         {"abuse", std::size_t(Risk::abuse)},
                                                         {"group", std::size_t(Risk::group)},
                                                         {"petition", std::size_t(Risk::petition)}};
  for (const auto& [kind, number] : kKinds)
    if (!risk.is_object() || !risk.contains(kind))
      return Refused(missing("risk." + kind, "缺少这一类警示词"));
  for (const auto& [kind, list] : risk.items()) {
    const auto words = words_of(list, "risk." + kind);
    if (!words) return Refused(words.error());
    const auto number = kKinds.find(kind);
    const std::map<std::string, WordList*> others{
        {"not_meant", &lexicon.not_meant_}, {"not_theirs", &lexicon.not_theirs_},
        {"gathered", &lexicon.gathered_},   {"appointed", &lexicon.appointed_},
        {"queued", &lexicon.queued_},       {"outcries", &lexicon.outcries_}};
    const auto other = others.find(kind);
    if (number == kKinds.end() && other == others.end())
      return Refused(config_problem("lexicon.risk", kLexiconFile, "risk." + kind,
                                    "不认识的警示类别",
                                    "可用 self、violence、abuse、group、petition、not_meant、"
                                    "not_theirs、gathered、appointed、queued、outcries"));
    for (const auto& word : *words) {
      if (number != kKinds.end())
        lexicon.risks_.add(word, number->second);
      else
        other->second->add(word, std::size_t(Risk::group));
    }
  }
  // The office's own words may be older than these.
  const Json harm = json->value("harm", Json());
  if (!harm.is_null() && !harm.is_object()) return Refused(missing("harm", "应是类别到词语的表"));
  for (const char* key : {"signs", "signs_with_cause", "dead", "dead_with_cause", "not_meant",
                          "over", "now", "cause"}) {
    WordList& list = lexicon.harm_[key];
    if (harm.is_null()) continue;
    const auto words = words_of(harm.value(key, Json()), std::string("harm.") + key);
    if (!words) return Refused(words.error());
    for (const auto& word : *words) list.add(word, 0);
  }
  return lexicon;
}

std::vector<std::size_t> Lexicon::concepts_in(std::u32string_view text) const {
  std::vector<std::size_t> found;
  for (const auto& match : concepts_.matches(text)) found.push_back(match.meaning);
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::u32string Lexicon::spelled(std::u32string_view text) const {
  std::u32string right(text);
  std::u32string sounds(text);
  for (char32_t& c : sounds)
    if (const auto like = sounds_.find(c); like != sounds_.end()) c = like->second;
  for (std::size_t at = 0; at + 1 < text.size();) {
    std::size_t taken = 0;
    for (std::size_t size = std::min(longest_word_, text.size() - at); size >= 2 && taken == 0;
         --size) {
      const std::u32string typed(text.substr(at, size));
      if (const auto fixed = fixed_.find(typed); fixed != fixed_.end()) {
        right.replace(at, size, fixed->second);
        taken = size;
      } else if (const auto word = right_spelling_.find(sounds.substr(at, size));
                 word != right_spelling_.end()) {
        right.replace(at, size, word->second);
        taken = size;
      }
    }
    at += std::max<std::size_t>(taken, 1);
  }
  return right;
}

const std::string* Lexicon::command(std::u32string_view text, std::string_view state) const {
  std::size_t begin = 0, end = text.size();
  while (begin < end && (is_space(text[begin]) || is_any_of(text[begin], U",，。.!！、~～")))
    ++begin;
  while (begin < end && (is_space(text[end - 1]) || is_any_of(text[end - 1], U",，。.!！、~～")))
    --end;
  const std::u32string word(text.substr(begin, end - begin));
  if (word.empty()) return nullptr;
  for (const std::string& where : {std::string(state), std::string()}) {
    const auto list = commands_.find(where);
    if (list == commands_.end()) continue;
    if (const auto found = list->second.find(word); found != list->second.end())
      return &found->second;
  }
  return nullptr;
}

// So many do not wait for a number, nor meet at a door to be received.
constexpr double kCrowdFrom = 10;

RiskFound Lexicon::risk_in(const Sentence& s, double people) const {
  const std::u32string text = spelled(s.plain);  // 不想或了
  auto found = risks_.matches(text);
  const auto idioms = not_meant_.matches(text);
  const auto others = not_theirs_.matches(text);
  const auto gathered = meant(text, gathered_.matches(text), idioms, others);
  // "六个人在你们大厅等了一上午": they wait for their turn.
  const bool wait_their_turn = people < kCrowdFrom && !queued_.matches(text).empty();
  if (people >= kGroupFrom && !wait_their_turn)
    found.insert(found.end(), gathered.begin(), gathered.end());
  if (people >= kCrowdFrom) {
    const auto appointed = appointed_.matches(text);
    found.insert(found.end(), appointed.begin(), appointed.end());
  }
  if (found.empty()) return {};
  const auto alarms = meant(text, found, idioms, others);
  // A life is more urgent than an insult.
  static constexpr Risk kUrgency[] = {Risk::self, Risk::violence, Risk::group, Risk::petition,
                                      Risk::abuse};
  for (const Risk risk : kUrgency)
    for (const auto& match : alarms)
      if (Risk(match.meaning) == risk)
        return {risk, s.typed(match.begin, match.end), false,
                risk == Risk::group && !gathered.empty()};
  return {Risk::none, {}, true};
}

Harm Lexicon::harm_in(const Sentence& s, bool of_past_day) const {
  const std::u32string_view text = s.plain;
  const auto named = [&](const char* key) { return harm_.at(key).matches(text); };
  const bool by_cause = !named("cause").empty();
  const auto idioms = named("not_meant");
  const auto others = not_theirs_.matches(text);
  const auto told = [&](const char* plainly, const char* with_cause) {
    auto found = named(plainly);
    const auto more = by_cause ? named(with_cause) : std::vector<WordList::Match>();
    found.insert(found.end(), more.begin(), more.end());
    return meant(text, found, idioms, others);
  };
  const auto signs = told("signs", "signs_with_cause"), dead = told("dead", "dead_with_cause");
  const bool over = of_past_day || !named("over").empty();
  const auto now = named("now");
  const bool in_danger = std::ranges::any_of(signs, [&](const auto& sign) {
    const std::size_t clause = clause_begin(text, sign.begin);
    return (!over && dead.empty()) || std::ranges::any_of(now, [&](const auto& word) {
             return clause_begin(text, word.begin) == clause;
           });
  });
  if (in_danger) return Harm::now;
  if (dead.empty()) return Harm::none;
  return over || !by_cause ? Harm::past : Harm::died;
}

std::u32string Lexicon::without_outcries(std::u32string_view text) const {
  std::u32string left;
  std::size_t at = 0;
  for (const auto& match : outcries_.matches(text)) {
    if (match.begin < at) continue;
    left += text.substr(at, match.begin - at);
    at = match.end;
  }
  return left += text.substr(at);
}

}  // namespace huiyin::bot
