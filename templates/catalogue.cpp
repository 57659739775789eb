#include "templates/catalogue.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>

#include "base/ensure.h"
#include "base/utf8.h"
#include "templates/facts.h"

namespace huiyin::templates {
namespace {

// A text goes out in one message: WeCom takes 2,048 bytes, and what is longer nobody reads.
constexpr std::size_t kTextBytesMax = 8192;

// Two SMS of 67 signs, less a signature of twelve with its brackets.
constexpr std::size_t kBriefPointsMax = 120;

// What a matter is about, in somebody's own words: not for an SMS, which others may read.
constexpr std::array<std::string_view, 5> kOfTheMatter = {"事由", "进展", "理由", "内容", "原话"};

// Keys are what code says: lower-case words joined by dots, "book_visit.ask_name".
bool is_key(std::string_view key) {
  if (key.empty() || key.size() > 80 || key.front() == '.' || key.back() == '.') return false;
  return std::ranges::all_of(key, [](char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '_' ||
           sign == '.';
  });
}

// FNV-1a in two lanes: the version tells texts apart, it protects nothing.
class Digest {
 public:
  void add(std::string_view bytes) {
    for (const char sign : bytes) add(static_cast<unsigned char>(sign));
    add(0xff);  // no byte of UTF-8: "ab","c" and "a","bc" differ
  }
  std::string hex() const {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    for (const std::uint64_t lane : {one_, two_})
      for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[(lane >> shift) & 15];
    return out;
  }

 private:
  void add(unsigned char byte) {
    one_ = (one_ ^ byte) * 0x100000001b3ULL;
    two_ = (two_ ^ (byte + 0x9e3779b97f4a7c15ULL + (two_ >> 7))) * 0xff51afd7ed558ccdULL;
  }
  std::uint64_t one_ = 0xcbf29ce484222325ULL;
  std::uint64_t two_ = 0x84222325cbf29ce4ULL;
};

std::string_view without_blanks_at_end(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

// Plain words are words, whether they must stand on one line or not.
bool is_alike(Kind a, Kind b) {
  const auto is_words = [](Kind kind) { return kind == Kind::text || kind == Kind::name; };
  return a == b || (is_words(a) && is_words(b));
}

Values values_of(Variables variables) {
  Values values;
  for (const auto& [name, words] : variables)
    values.emplace(std::string(name), Value::text(std::string(words)));
  return values;
}

Target target_of(Form form) { return form == Form::brief ? Target::sms : Target::wecom_text; }

// What a text declares and is not given, or is given as something else.
std::optional<Problem> unmet(const std::string& key, const Declared& wanted,
                             std::span<const Declared> given) {
  const auto found = std::ranges::find(given, wanted.name, &Declared::name);
  if (found == given.end())
    return Problem{"words.unknown_variable", key,
                   "“" + key + "”里没有变量{" + wanted.name + "}可用", "请去掉它"};
  if (is_alike(found->kind, wanted.kind)) return std::nullopt;
  return Problem{"words.other_kind", key,
                 "“" + key + "”里的变量{" + wanted.name + "}是" + std::string(title(found->kind)) +
                     "，不是" + std::string(title(wanted.kind)),
                 "请在“== ”这行写成 {" + written(*found) + "}"};
}

}  // namespace

// One reading of one file; all its faults are gathered.
class CatalogueReader {
 public:
  CatalogueReader(Catalogue::Texts& into, std::map<std::string, std::string>& places,
                  std::vector<Problem>& faults)
      : into_(into), places_(places), faults_(faults) {}

  void read(const Catalogue::Source& source) {
    file_ = &source.name;
    if (!is_utf8(source.text)) {
      fault("words.encoding", 1, 1, "文件不是 UTF-8 编码", "请用 UTF-8 重新保存");
      return;
    }
    open_ = false;
    for (const SourceLine& line : lines_of(source.text)) {
      if (line.text.starts_with("== ") || line.text == "==") {
        finish();
        begin(line);
      } else if (line.text.starts_with('#')) {
        continue;
      } else if (open_) {
        body_.push_back(line);
      } else if (!trimmed(line.text).empty()) {
        fault("words.outside", line.number, 1, "这行文字不属于任何一条",
              "请在前面加一行“== 键名”，或用 # 开头作注释");
      }
    }
    finish();
  }

  // Other words of a text whose head is known.
  void read_words(const std::string& key, const std::vector<Declared>& variables,
                  std::string_view words) {
    file_ = &key;
    key_ = key;
    head_ = 1;
    text_ = {variables, {}};
    if (!is_utf8(words)) {
      fault("words.encoding", 1, 1, "这段文字不是 UTF-8 编码", "请重新输入");
      return;
    }
    body_ = lines_of(words);
    for (const SourceLine& line : body_)
      if (line.text.starts_with('#') || line.text.starts_with("=="))
        fault("words.line_start", line.number, 1, "一行不能用 # 或 == 开头",
              "请在前面加别的字，或换一个符号");
    open_ = true;
    finish();
  }

 private:
  using Text = Catalogue::Text;

  void fault(const char* code, std::size_t line, std::size_t column, std::string what,
             std::string remedy) {
    faults_.push_back({code, place_in(*file_, line, column), std::move(what), std::move(remedy)});
  }

  void begin(const SourceLine& line) {
    open_ = true;
    body_.clear();
    text_ = {};
    auto rest = trimmed(line.text.substr(2));
    const auto key_end = std::min(rest.find_first_of(" \t{"), rest.size());
    key_ = std::string(rest.substr(0, key_end));
    head_ = line.number;
    bad_ = false;
    if (!is_key(key_)) {
      fault("words.key", line.number, 4, "键名“" + key_ + "”不合规则",
            "键名只用小写字母、数字、下划线和点，例如 book_visit.ask_name");
      bad_ = true;
    }
    rest.remove_prefix(key_end);
    declare(line, trimmed(rest));
  }

  void declare(const SourceLine& line, std::string_view rest) {
    while (!rest.empty()) {
      const auto column = count_points(line.text.substr(0, rest.data() - line.text.data())) + 1;
      const auto close = rest.find('}');
      const auto declared = rest.starts_with('{') && close != std::string_view::npos
                                ? read_declared(rest.substr(1, close - 1))
                                : std::nullopt;
      if (!declared) {
        fault("words.declaration", line.number, column, "变量声明看不明白",
              "变量写在花括号里，用空格隔开，例如 {姓名} "
              "{日期:日期}；种类可以是文字、名称、数字、日期、列表");
        bad_ = true;
        return;
      }
      if (std::ranges::count(text_.variables, declared->name, &Declared::name)) {
        fault("words.declared_twice", line.number, column, "变量“" + declared->name + "”声明了两次",
              "请去掉一个");
      } else {
        text_.variables.push_back(*declared);
      }
      rest = trimmed(rest.substr(close + 1));
    }
  }

  void finish() {
    if (!open_) return;
    open_ = false;
    while (!body_.empty() && trimmed(body_.back().text).empty()) body_.pop_back();
    std::size_t bytes = 0;
    for (SourceLine& line : body_) {
      bytes += line.text.size() + 1;
      line.text = without_blanks_at_end(line.text);
    }
    ParsedTemplate parsed = parse_template(body_, *file_, text_.variables);
    std::ranges::move(parsed.faults, std::back_inserter(faults_));
    text_.words = std::move(parsed.text);
    if (body_.empty() && !bad_)
      fault("words.empty", head_, 1, "“" + key_ + "”没有内容", "请写上要说的话");
    if (bytes > kTextBytesMax)
      fault("words.too_long", head_, 1,
            "“" + key_ + "”超过" + std::to_string(kTextBytesMax) + "字节",
            "请写短一些，一条消息最多2048字节");
    if (key_.ends_with(kBrief)) check_brief();
    if (bad_) return;
    const auto [place, fresh] = places_.emplace(key_, place_in(*file_, head_, 1));
    if (!fresh) {
      fault("words.twice", head_, 1, "“" + key_ + "”已经在 " + place->second + " 写过",
            "同一个键只能写一次，请删去一处");
      return;
    }
    into_.emplace(key_, std::move(text_));
  }

  void check_brief() {
    std::size_t points = 0;
    for (const SourceLine& line : body_) points += count_points(line.text) + 1;
    if (points > kBriefPointsMax)
      fault("words.brief_too_long", head_, 1,
            "短说法“" + key_ + "”超过" + std::to_string(kBriefPointsMax) + "个字",
            "短说法是发短信用的，连同签名最多两条，请写短一些");
    for (const std::string& name : variables_of(text_.words))
      if (std::ranges::count(kOfTheMatter, name))
        fault("words.brief_tells", head_, 1, "短说法“" + key_ + "”里写了{" + name + "}",
              "短信可能被别人看到，请去掉它，可以写“已记下”或请人打电话问");
  }

  Catalogue::Texts& into_;
  std::map<std::string, std::string>& places_;
  std::vector<Problem>& faults_;
  const std::string* file_ = nullptr;
  bool open_ = false;
  bool bad_ = false;  // the head cannot be read: the text is not kept
  std::string key_;
  std::size_t head_ = 0;
  std::vector<SourceLine> body_;
  Text text_;
};

Result<Catalogue> Catalogue::parse(std::span<const Source> sources, std::vector<Problem>* faults) {
  Texts texts;
  std::vector<Problem> found;
  std::map<std::string, std::string> places;
  CatalogueReader reader(texts, places, found);
  for (const Source& source : sources) reader.read(source);
  for (const auto& [key, place] : places) {
    if (!key.ends_with(kBrief)) continue;
    const std::string whole = key.substr(0, key.size() - kBrief.size());
    if (!places.contains(whole))
      found.push_back({"words.brief_of_nothing", place,
                       "“" + key + "”是短说法，可是没有“" + whole + "”这条文字",
                       "请检查键名，或补上原来那条"});
  }
  return of(std::move(texts), std::move(found), faults);
}

Result<Catalogue> Catalogue::of(Texts texts, std::vector<Problem> found,
                                std::vector<Problem>* faults) {
  if (!found.empty()) {
    Problem first = found.front();
    if (faults) faults->insert(faults->end(), found.begin(), found.end());
    return Refused(std::move(first));
  }
  const auto kept = std::make_shared<Kept>();
  kept->texts = std::move(texts);
  kept->source = source_of(kept->texts);
  Digest digest;
  digest.add(kept->source);
  kept->version = digest.hex();
  Catalogue catalogue;
  catalogue.kept_ = kept;
  return catalogue;
}

Result<Catalogue> Catalogue::reworded(const Rewording& rewording,
                                      std::vector<Problem>* faults) const {
  Texts texts;
  std::vector<Problem> found;
  std::map<std::string, std::string> places;
  CatalogueReader reader(texts, places, found);
  for (const auto& [key, words] : rewording) {
    if (!has(key)) {
      found.push_back({"words.no_such_key", key, "没有“" + key + "”这条文字", "请核对"});
      continue;
    }
    reader.read_words(key, declared(key), words);
    const auto read = texts.find(key);
    if (read == texts.end()) continue;
    for (const std::string& fact : facts(key))
      if (!tells(read->second.words, fact))
        found.push_back({"words.fact_dropped", key, "这里必须写明“" + fact + "”",
                         "措辞可以改，但请在文字里写上 {" + fact + "}"});
  }
  for (const auto& [key, text] : kept_->texts) texts.try_emplace(key, text);
  return of(std::move(texts), std::move(found), faults);
}

const Catalogue::Text& Catalogue::text(std::string_view key) const {
  const auto found = kept_->texts.find(key);
  if (found == kept_->texts.end()) throw Broken("the catalogue has no text " + std::string(key));
  return found->second;
}

const Catalogue::Text* Catalogue::brief_form_of(std::string_view key) const {
  const auto found = kept_->texts.find(std::string(key).append(kBrief));
  return found == kept_->texts.end() ? nullptr : &found->second;
}

std::string Catalogue::say(std::string_view key, Variables variables, Form form) const {
  const Values values = values_of(variables);
  const Text* brief = form == Form::brief ? brief_form_of(key) : nullptr;
  Rendered said =
      render(brief != nullptr ? brief->words : text(key).words, values, target_of(form));
  if (!said.missing.empty())
    throw Broken("no value for {" + said.missing.front() + "} of " + std::string(key));
  return std::move(said.text);
}

Worded Catalogue::told(std::string_view key, Variables variables, Form form) const {
  std::string said(key);
  if (form == Form::brief && brief_form_of(key) != nullptr) said.append(kBrief);
  return {say(key, variables, form), filling(said, values_of(variables), target_of(form))};
}

Filling Catalogue::filling(std::string_view key, const Values& values, Target target) const {
  Filling out{std::string(key), version()};
  for (const std::string& name : used(key))
    if (const auto value = values.find(name); value != values.end())
      out.values.emplace(name, escaped(value->second.words(), target));
  return out;
}

Rendered Catalogue::fill(std::string_view key, const Values& values, Target target) const {
  return render(text(key).words, values, target);
}

std::vector<std::string> Catalogue::keys() const {
  std::vector<std::string> all;
  for (const auto& [key, text] : kept_->texts) all.push_back(key);
  return all;
}

const std::vector<Declared>& Catalogue::declared(std::string_view key) const {
  return text(key).variables;
}

std::vector<std::string> Catalogue::used(std::string_view key) const {
  return variables_of(text(key).words);
}

std::string Catalogue::words(std::string_view key) const { return print(text(key).words); }

std::vector<std::string> Catalogue::facts(std::string_view key) const {
  return facts_of(text(key).words, text(key).variables);
}

bool Catalogue::has(std::string_view key) const { return kept_->texts.contains(key); }

std::vector<Problem> Catalogue::missing(std::span<const Need> needs) const {
  std::vector<Problem> problems;
  for (const Need& need : needs) {
    const std::string key(need.key);
    const auto found = kept_->texts.find(need.key);
    if (found == kept_->texts.end()) {
      problems.push_back(
          {"words.missing", key, "缺少“" + key + "”这条文字", "请补上，或从默认文字里复制"});
      continue;
    }
    std::vector<Declared> given;
    for (const std::string_view variable : need.variables)
      if (auto declared = read_declared(variable)) given.push_back(std::move(*declared));
    for (const Declared& wanted : found->second.variables)
      if (auto problem = unmet(key, wanted, given)) problems.push_back(std::move(*problem));
    if (const Text* brief = brief_form_of(key))
      for (const Declared& wanted : brief->variables)
        if (auto problem = unmet(key + std::string(kBrief), wanted, given))
          problems.push_back(std::move(*problem));
  }
  return problems;
}

std::string Catalogue::source_of(const Texts& texts) {
  std::string out;
  for (const auto& [key, text] : texts) {
    out += "== " + key;
    for (const Declared& variable : text.variables) out += " {" + written(variable) + "}";
    out += '\n' + print(text.words) + '\n';
  }
  return out;
}

}  // namespace huiyin::templates
