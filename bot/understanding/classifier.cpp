#include "bot/understanding/classifier.h"

#include <linear.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include "bot/understanding/config_text.h"

namespace huiyin::bot {
namespace {

using Json = nlohmann::json;
constexpr std::string_view kIntentsFile = "config/understanding/intents.json";
constexpr double kConceptWeight = 0.2;  // beside letters, whose vector has length 1
constexpr double kCost = 6.0;
constexpr double kSharpness = 3.0;        // of the softmax over margins
constexpr std::size_t kLettersMax = 400;  // of a long letter, the beginning tells what it wants
// The background has far more lines than any intent: each counts less, or it would draw every short
// question.
constexpr double kBackgroundCost = 0.5;
constexpr const char* kBackground = "out_of_scope";

void be_silent(const char*) {}

std::uint64_t mixed(std::uint64_t key, std::uint64_t letter) {
  key ^= letter + 0x9E3779B97F4A7C15ULL + (key << 6) + (key >> 2);
  key *= 0xFF51AFD7ED558CCDULL;
  return key ^ (key >> 33);
}

// Keys of all runs of letters up to that size, each once, by key.
Letters runs_of(std::u32string_view letters, std::size_t longest, double of_one_letter) {
  Letters runs;
  runs.reserve(letters.size() * longest + 8);
  for (std::size_t at = 0; at < letters.size(); ++at) {
    std::uint64_t key = 1469598103934665603ULL;
    for (std::size_t size = 1; size <= longest && at + size <= letters.size(); ++size) {
      key = mixed(key, letters[at + size - 1]);
      runs.emplace_back(key, size == 1 ? of_one_letter : 1.0);
    }
  }
  std::ranges::sort(runs);
  runs.erase(std::unique(runs.begin(), runs.end(),
                         [](const auto& a, const auto& b) { return a.first == b.first; }),
             runs.end());
  return runs;
}

// Spaces and marks are left out, since nobody sets them alike.
std::u32string without_marks(std::u32string_view text) {
  std::u32string letters;
  for (const char32_t c : text.substr(0, kLettersMax))
    if (!is_edge(c)) letters += c;
  return letters;
}

}  // namespace

Result<IntentLines> IntentLines::from(std::string_view text) {
  const auto json = config_json(text, kIntentsFile);
  if (!json) return Refused(json.error());
  const auto missing = [](const std::string& at, const char* what) {
    return Refused(
        config_problem("intents.missing", kIntentsFile, at, what, "请对照随程序提供的语料补上"));
  };
  if (!json->is_object() || !json->contains("intents") || !(*json)["intents"].is_object() ||
      (*json)["intents"].size() < 2)
    return missing("intents", "应有至少两种意图");
  IntentLines read;
  const auto add = [&](const Json& list, const std::string& at, std::size_t intent,
                       bool background) -> std::optional<Problem> {
    if (!list.is_array() || list.empty())
      return config_problem("intents.missing", kIntentsFile, at, "应是例句的列表", "请补上例句");
    std::set<std::string> seen;
    std::size_t index = 0;
    for (const Json& line : list) {
      const std::string where = at + "[" + std::to_string(index++) + "]";
      if (!line.is_string() || sentence(line.get<std::string>()).size() == 0)
        return config_problem("intents.line", kIntentsFile, where, "例句应是非空的文字",
                              "请填上例句或删去这一项");
      if (!seen.insert(line.get<std::string>()).second)
        return config_problem("intents.line", kIntentsFile, where,
                              "例句重复：" + line.get<std::string>(), "请删去一处");
      read.lines.push_back({line.get<std::string>(), intent, background});
    }
    return {};
  };
  for (const auto& [intent, lines] : (*json)["intents"].items()) {
    read.intents.push_back(intent);
    if (auto problem = add(lines, "intents." + intent, read.intents.size() - 1, false))
      return Refused(*std::move(problem));
  }
  const auto background = std::ranges::find(read.intents, kBackground);
  if (background == read.intents.end())
    return missing("intents.out_of_scope", "缺少“范围外”这一类");
  if (!json->contains("background")) return missing("background", "缺少日常闲谈的例句");
  if (auto problem = add((*json)["background"], "background",
                         std::size_t(background - read.intents.begin()), true))
    return Refused(*std::move(problem));
  if (json->contains("bands")) {
    const Json& bands = (*json)["bands"];
    const auto share = [&](const char* key) {
      return bands.is_object() && bands.contains(key) && bands[key].is_number()
                 ? bands[key].get<double>()
                 : -1.0;
    };
    read.bands = {share("act"), share("offer")};
    if (!(read.bands.offer >= 0 && read.bands.offer <= read.bands.act && read.bands.act <= 1))
      return Refused(config_problem("intents.bands", kIntentsFile, "bands",
                                    "应有 0 ≤ offer ≤ act ≤ 1",
                                    "请改为 {\"act\": 0.5, \"offer\": 0.2} 这样"));
  }
  return read;
}

std::vector<std::pair<std::uint64_t, double>> Classifier::keyed(std::u32string_view whole) const {
  const std::u32string_view text = whole.substr(0, kLettersMax);
  // Marks at both ends, so that "取消" alone is told from "取消" in a sentence.
  Letters features = runs_of(U"^" + without_marks(text) + U"$", 4, 0.7);
  double square = 0;
  for (const auto& [key, value] : features) square += value * value;
  // Long sentences say the same with more letters: length is evened out, but not wholly.
  const double scale = square > 0 ? 1.0 / std::sqrt(square) : 0;
  for (auto& [key, value] : features) value *= scale;
  const auto concepts = lexicon_->concepts_in(text);
  for (const std::size_t concept_index : concepts)
    features.emplace_back(mixed(7, concept_index + 0x110000), kConceptWeight);
  for (std::size_t a = 0; a < concepts.size() && concepts.size() < 8; ++a)
    for (std::size_t b = a + 1; b < concepts.size(); ++b)
      features.emplace_back(mixed(mixed(11, concepts[a] + 0x110000), concepts[b] + 0x110000),
                            kConceptWeight * 0.5);
  return features;
}

Classifier Classifier::trained(std::vector<std::string> intents,
                               const std::vector<TrainingLine>& lines, const Lexicon& lexicon) {
  Classifier made;
  made.intents_ = std::move(intents);
  made.lexicon_ = &lexicon;
  const std::size_t classes = made.intents_.size();

  std::vector<std::vector<std::pair<std::uint64_t, double>>> keyed;
  keyed.reserve(lines.size());
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  counts.reserve(lines.size() * 16);  // of what is found, not of what is looked at
  for (const TrainingLine& line : lines) {
    keyed.push_back(made.keyed(line.text));
    for (const auto& [key, value] : keyed.back()) ++counts[key];
  }
  // A run of letters seen once teaches only its own line.
  std::vector<std::vector<feature_node>> rows(lines.size());
  std::vector<feature_node*> row_of(lines.size());
  std::vector<double> labels(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto& row = rows[i];
    for (const auto& [key, value] : keyed[i]) {
      if (counts[key] < 2) continue;
      const auto [at, added] = made.index_.try_emplace(key, std::uint32_t(made.index_.size()));
      row.push_back({int(at->second) + 1, value});
    }
    std::ranges::sort(row, {}, &feature_node::index);
    labels[i] = double(lines[i].intent);
  }
  const int features = int(made.index_.size());
  const auto rarity = [&](double found) { return std::log(double(lines.size() + 1) / found); };
  made.rarest_ = rarity(1);
  made.rarity_.resize(made.index_.size());
  for (const auto& [key, at] : made.index_) made.rarity_[at] = float(rarity(counts.at(key)));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    rows[i].push_back({features + 1, 1.0});  // bias
    rows[i].push_back({-1, 0});
    row_of[i] = rows[i].data();
  }

  problem task{};
  task.l = int(lines.size());
  task.n = features + 1;
  task.y = labels.data();
  task.x = row_of.data();
  task.bias = 1;
  parameter how{};
  // The primal solver draws no random numbers: the same lines give the same answers.
  how.solver_type = L2R_L2LOSS_SVC;
  how.eps = 0.1;
  how.C = kCost;
  how.p = 0.1;
  const auto background = std::ranges::find(made.intents_, kBackground);
  int weighted = int(background - made.intents_.begin());
  double cost = kBackgroundCost;
  if (background != made.intents_.end()) {
    how.nr_weight = 1;
    how.weight_label = &weighted;
    how.weight = &cost;
  }
  set_print_string_function(be_silent);
  model* learnt = train(&task, &how);
  made.weights_.assign(std::size_t(features) * classes, 0);
  made.bias_.assign(classes, 0);
  const int known = learnt->nr_class;
  for (int k = 0; k < known; ++k) {
    const std::size_t intent = std::size_t(learnt->label[k]);
    // With two classes liblinear keeps the first one's weights alone.
    const auto weight = [&](int feature) {
      if (known == 2) return (k == 0 ? 1.0 : -1.0) * learnt->w[feature];
      return learnt->w[std::size_t(feature) * std::size_t(known) + std::size_t(k)];
    };
    for (int f = 0; f < features; ++f)
      made.weights_[std::size_t(f) * classes + intent] = float(weight(f));
    made.bias_[intent] = float(weight(features));
  }
  free_and_destroy_model(&learnt);
  return made;
}

// Letters and pairs of them alone: whoever says it with a word more breaks all longer runs. Rare
// ones weigh by the square, so that the word of a place counts and 我想 does not. Measured on 22
// sentences made up after ten examples: 12 are near enough, with runs of up to four letters 7.
Letters Classifier::letters(std::u32string_view text) const {
  Letters letters = runs_of(without_marks(text), 2, 1.0);
  for (auto& [key, weight] : letters) {
    const auto at = index_.find(key);
    const double rarity = at == index_.end() ? rarest_ : rarity_[at->second];
    weight = rarity * rarity;
  }
  return letters;
}

std::vector<Guess> Classifier::guesses(std::u32string_view text) const {
  const std::size_t classes = intents_.size();
  std::vector<double> margin(bias_.begin(), bias_.end());
  for (const auto& [key, value] : keyed(text)) {
    const auto at = index_.find(key);
    if (at == index_.end()) continue;
    const float* weight = &weights_[std::size_t(at->second) * classes];
    for (std::size_t k = 0; k < classes; ++k) margin[k] += value * weight[k];
  }
  const double top = *std::ranges::max_element(margin);
  double sum = 0;
  for (double& m : margin) sum += m = std::exp(kSharpness * (m - top));
  std::vector<std::size_t> order(classes);
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order,
                           [&](std::size_t a, std::size_t b) { return margin[a] > margin[b]; });
  std::vector<Guess> guesses;
  for (const std::size_t k : order) guesses.push_back({intents_[k], margin[k] / sum});
  return guesses;
}

}  // namespace huiyin::bot
