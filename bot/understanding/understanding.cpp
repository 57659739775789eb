#include "bot/understanding/understanding.h"

#include <algorithm>
#include <array>

#include "bot/understanding/classifier.h"
#include "bot/understanding/values.h"

namespace huiyin::bot {
namespace {

constexpr std::size_t kAlternativesMax = 4;
constexpr double kUnsure = 0.4;          // enough to offer, not to act
constexpr double kWishOfTheAngry = 0.4;  // a wish so sure outweighs insults beside it

// Days in training lines are read as of a fixed day: only that they are days matters.
Instant training_day() { return instant_of(LocalDate(2026, 1, 5), LocalTime(9, 0)); }

// What somebody may need at once, or may not want said to him: an example of another intent does
// not stand in its way.
bool is_guarded(const Guess& guess) {
  static constexpr std::array<std::string_view, 3> kGuarded{"threat", "unsubscribe", "human"};
  return std::ranges::find(kGuarded, guess.intent) != kGuarded.end();
}

// As sure as the classifier would be: what is alike enough is acted upon.
double confidence_of(double likeness, const Bands& bands) {
  if (likeness < kAlikeEnough) return std::max(bands.offer, kUnsure);
  return bands.act + (0.98 - bands.act) * (likeness - kAlikeEnough) / (1 - kAlikeEnough);
}

// But for rounding.
bool says_the_same(double likeness) { return likeness > 0.999; }

bool is_state_of_rating(std::string_view state) {
  return state == "rating" || state == "awaiting_rating";
}

}  // namespace

const Found* Understood::first(ValueKind kind) const {
  const Found* unmarked = nullptr;
  for (const Found& value : values) {
    if (value.kind != kind || value.last4) continue;
    if (value.role == Role::new_value) return &value;
    if (value.role == Role::none && !unmarked) unmarked = &value;
  }
  return unmarked;
}

const Found* Understood::last4() const {
  const auto found = std::ranges::find_if(values, [](const Found& value) { return value.last4; });
  return found == values.end() ? nullptr : &*found;
}

std::optional<When> Understood::when() const {
  std::optional<When> sum;
  for (const Role role : {Role::new_value, Role::none})
    for (const Found& value : values) {
      if (value.kind != ValueKind::when || value.role != role) continue;
      if (!sum) {
        sum = value.when;
        continue;
      }
      const bool had_time = sum->time.has_value(), had_part = sum->part.has_value();
      if (!sum->date && value.when.date) {
        sum->date = value.when.date;
        sum->end_date = value.when.end_date;
      }
      if (!had_time && value.when.time) {
        sum->time = value.when.time;
        sum->end_time = value.when.end_time;
        sum->hour_is_ambiguous = value.when.hour_is_ambiguous;
      }
      if (!had_time && !had_part) sum->part = value.when.part;
    }
  return sum;
}

class Understanding::Model {
 public:
  Model(DayNames days, Lexicon lexicon, const IntentLines& lines)
      : days_(std::move(days)), lexicon_(std::move(lexicon)), bands_(lines.bands) {
    std::vector<TrainingLine> training;
    training.reserve(lines.lines.size());
    for (const auto& line : lines.lines) {
      training.push_back({essence(line.text), line.intent, line.background});
      lines_.push_back({lines.intents[line.intent], line.text});
    }
    classifier_ = Classifier::trained(lines.intents, training, lexicon_);
  }
  Model(const Model&) = delete;  // the classifier points into the lexicon
  Model& operator=(const Model&) = delete;

  Understood understand(std::string_view text, Instant now, std::string_view state,
                        const Taught& taught) const {
    const Sentence s = sentence(text);
    Understood result;
    result.text = text;
    ValuesRead values = values_of(s, days_, lexicon_, now, state);
    result.values = std::move(values.found);
    result.refused = std::move(values.refused);
    if (std::ranges::all_of(s.plain, [](char32_t c) { return is_space(c) || c == 0xFFFD; })) {
      result.intent = "out_of_scope";
      return result;
    }
    double people = 0;
    bool of_past_day = false;  // yesterday's harm may well be today's
    for (const Found& value : result.values) {
      if (value.kind == ValueKind::people) people = std::max(people, value.number);
      const auto& day = value.when.end_date ? value.when.end_date : value.when.date;
      of_past_day |= day && *day < office_date(now) - days{1};
    }
    const RiskFound risk = lexicon_.risk_in(s, people);
    result.risk = risk.risk;
    result.risk_words = risk.words;
    result.here = risk.here;
    result.harm = lexicon_.harm_in(s, of_past_day);
    // An outcry does not hide the wish: "愁死人了，怎么约啊".
    const std::u32string calm = lexicon_.without_outcries(values.essence);
    const bool wishes = std::ranges::any_of(calm, is_han) || !result.values.empty();
    result.only_vents = !wishes && calm.size() < values.essence.size();
    decide(result, s, {wishes ? calm : values.essence, state, risk.denied, taught});
    return result;
  }

  std::u32string essence(std::string_view line) const {
    return values_of(sentence(line), days_, lexicon_, training_day(), "idle").essence;
  }

  Taught taught(std::span<const Example> examples) const {
    std::vector<Taught::Entry> entries;
    for (const Example& one : examples)
      if (std::ranges::find(intents(), one.intent) != intents().end())
        entries.push_back({one, classifier_.letters(essence(one.text))});
    return Taught(std::move(entries));
  }

  double likeness(std::string_view text, const Taught& taught) const {
    const auto nearest = taught.nearest(classifier_.letters(essence(text)));
    return nearest ? nearest->likeness : 0;
  }

  const std::vector<std::string>& intents() const { return classifier_.intents(); }
  const std::vector<Example>& lines() const { return lines_; }

 private:
  struct Weighed {
    const std::u32string& essence;
    std::string_view state;
    bool alarm_denied;
    const Taught& taught;
  };

  void decide(Understood& result, const Sentence& s, const Weighed& of) const {
    const auto& [essence, state, alarm_denied, taught] = of;
    std::vector<Guess> guesses = classifier_.guesses(essence);
    if (const std::string* command = lexicon_.command(lexicon_.spelled(s.plain), state)) {
      lead(guesses, *command, 0.98);
      result.by = DecidedBy::command;
    } else if (is_state_of_rating(state) && rates(s)) {
      lead(guesses, "rate", 0.9);
      result.by = DecidedBy::rating;
    } else if (!taught.empty() && !is_guarded(guesses[0]) && result.risk == Risk::none &&
               result.harm == Harm::none) {
      follow_example(result, guesses, essence, taught);
    }
    // Alarms are the detector's matter. What it knows as idiom, news or denial is none, and what it
    // does not know is never acted upon.
    if (result.risk == Risk::none && guesses[0].intent == "threat" && guesses.size() > 1) {
      if (alarm_denied)
        lead(guesses, guesses[1].intent, std::min(guesses[0].confidence, kUnsure));
      else
        guesses[0].confidence = std::min(guesses[0].confidence, kUnsure);
    }
    // A corrected day or time (不是3点是4点) is a change of a visit, whatever else was not said.
    const bool corrected = std::ranges::any_of(result.values, [](const Found& value) {
      return value.kind == ValueKind::when && value.role == Role::new_value;
    });
    if (corrected && state == "idle" && guesses[0].intent == "out_of_scope") {
      lead(guesses, "reschedule", 0.7);
      result.by = DecidedBy::correction;
    }
    const bool danger = result.risk != Risk::none && result.risk != Risk::abuse;
    // An angry word does not hide the wish: "都两个月了，一群吃干饭的，到底办没办" asks for
    // progress.
    const bool mere_insult = result.risk == Risk::abuse &&
                             (guesses[0].confidence < kWishOfTheAngry ||
                              guesses[0].intent == "out_of_scope" || guesses[0].intent == "greet" ||
                              guesses[0].intent == "thanks" || guesses[0].intent == "help");
    if (danger || mere_insult) {
      lead(guesses, "threat", 0.95);
      result.by = DecidedBy::alarm;
    }
    result.intent = guesses[0].intent;
    result.confidence = guesses[0].confidence;
    for (std::size_t i = 1; i < guesses.size() && result.alternatives.size() < kAlternativesMax;
         ++i)
      if (guesses[i].confidence >= 0.01) result.alternatives.push_back(guesses[i]);
    result.band = result.confidence >= bands_.act     ? Band::act
                  : result.confidence >= bands_.offer ? Band::offer
                                                      : Band::ask;
  }

  // A classifier that is surer than the example is like stands.
  void follow_example(Understood& result, std::vector<Guess>& guesses,
                      const std::u32string& essence, const Taught& taught) const {
    const auto nearest = taught.nearest(classifier_.letters(essence));
    if (!nearest || nearest->likeness < kAlikeALittle) return;
    const double sure = confidence_of(nearest->likeness, bands_);
    if (sure <= guesses[0].confidence && !says_the_same(nearest->likeness)) return;
    lead(guesses, nearest->example->intent, std::max(sure, guesses[0].confidence));
    result.by = DecidedBy::example;
    result.example = nearest->example->text;
    result.likeness = nearest->likeness;
  }

  // Puts `intent` first; the others share what is left.
  static void lead(std::vector<Guess>& guesses, const std::string& intent, double confidence) {
    const auto at = std::ranges::find(guesses, intent, &Guess::intent);
    if (at == guesses.end()) return;  // an office may do without some intents
    if (at == guesses.begin() && at->confidence >= confidence) return;
    Guess first = *at;
    guesses.erase(at);
    double rest = 0;
    for (const Guess& guess : guesses) rest += guess.confidence;
    for (Guess& guess : guesses) guess.confidence *= rest > 0 ? (1 - confidence) / rest : 0;
    first.confidence = confidence;
    guesses.insert(guesses.begin(), std::move(first));
  }

  // "不满意，态度可以但问题没解决" where a rating was asked for.
  static bool rates(const Sentence& s) {
    for (std::size_t at = 0; at < s.size(); ++at)
      if (word_at(s, at, {U"满意", U"评", U"好", U"差", U"分", U"一般", U"星", U"行", U"可以"}) > 0)
        return true;
    return s.size() <= 2;
  }

  DayNames days_;
  Lexicon lexicon_;
  Bands bands_;
  Classifier classifier_;
  std::vector<Example> lines_;
};

Result<Understanding> Understanding::from(const UnderstandingTexts& texts) {
  auto days = DayNames::from(texts.calendar);
  if (!days) return Refused(days.error());
  auto lexicon = Lexicon::from(texts.lexicon);
  if (!lexicon) return Refused(lexicon.error());
  auto lines = IntentLines::from(texts.intents);
  if (!lines) return Refused(lines.error());
  for (const auto& [state, list] : lexicon->commands())
    for (const auto& [word, intent] : list)
      if (std::ranges::find(lines->intents, intent) == lines->intents.end())
        return Refused(Problem{"lexicon.command",
                               "config/understanding/lexicon.json: commands." + state,
                               "短语指向不存在的意图 " + intent, "请改为语料里有的意图"});
  auto learn = [days = *std::move(days), lexicon = *std::move(lexicon),
                lines = *std::move(lines)]() mutable {
    return std::make_unique<const Model>(std::move(days), std::move(lexicon), lines);
  };
  return Understanding(std::async(std::launch::async, std::move(learn)).share());
}

Understanding::Understanding(Learnt model) : model_(std::move(model)) {}
Understanding::Understanding(const Understanding&) = default;
Understanding::Understanding(Understanding&&) noexcept = default;
Understanding& Understanding::operator=(Understanding&&) noexcept = default;
Understanding::~Understanding() = default;

Understood Understanding::understand(std::string_view text, Instant now,
                                     std::string_view state) const {
  static const Taught nothing;
  return understand(text, now, state, nothing);
}

Understood Understanding::understand(std::string_view text, Instant now, std::string_view state,
                                     const Taught& taught) const {
  return model_.get()->understand(text, now, state, taught);
}

Taught Understanding::taught(std::span<const Example> examples) const {
  return model_.get()->taught(examples);
}

double Understanding::likeness(std::string_view text, const Taught& taught) const {
  return model_.get()->likeness(text, taught);
}

std::u32string Understanding::essence(std::string_view text) const {
  std::u32string essence = model_.get()->essence(text);
  std::erase_if(essence, is_edge);
  return essence;
}

const std::vector<std::string>& Understanding::intents() const { return model_.get()->intents(); }

std::vector<Example> Understanding::lines() const { return model_.get()->lines(); }

void Understanding::wait() const { model_.wait(); }

}  // namespace huiyin::bot
