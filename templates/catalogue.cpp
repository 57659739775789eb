#include "templates/catalogue.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <tuple>

#include "base/ensure.h"
#include "base/utf8.h"

namespace huiyin::templates {

struct CatalogueLine {
  std::string_view text;
  std::size_t number;
};

namespace {

// A text goes out in one message: WeCom takes 2,048 bytes, and what is longer nobody reads.
constexpr std::size_t kTextBytesMax = 8192;

std::string at(const std::string& file, std::size_t line, std::size_t column) {
  return file + " 第" + std::to_string(line) + "行第" + std::to_string(column) + "列";
}

// Keys are what code says: lower-case words joined by dots, "book_visit.ask_name".
bool is_key(std::string_view key) {
  if (key.empty() || key.size() > 80 || key.front() == '.' || key.back() == '.') return false;
  return std::ranges::all_of(key, [](char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '_' ||
           sign == '.';
  });
}

// A variable's name is one word without spaces or braces, of any script.
bool is_variable(std::string_view name) {
  if (name.empty() || name.size() > 60) return false;
  return name.find_first_of(" \t{}=") == std::string_view::npos;
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

std::vector<CatalogueLine> lines_of(std::string_view text) {
  std::vector<CatalogueLine> lines;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t number = 1;; ++number) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back({line, number});
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::string_view without_blanks_at_end(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

}  // namespace

// One reading of one file; all its faults are gathered.
class CatalogueReader {
 public:
  CatalogueReader(Catalogue& into, std::map<std::string, std::string>& places,
                  std::vector<Problem>& faults)
      : into_(into), places_(places), faults_(faults) {}

  void read(const Catalogue::Source& source) {
    file_ = &source.name;
    if (!is_utf8(source.text)) {
      fault("words.encoding", 1, 1, "文件不是 UTF-8 编码", "请用 UTF-8 重新保存");
      return;
    }
    open_ = false;
    for (const CatalogueLine& line : lines_of(source.text)) {
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

 private:
  using Text = Catalogue::Text;

  void fault(const char* code, std::size_t line, std::size_t column, std::string what,
             std::string remedy) {
    faults_.push_back({code, at(*file_, line, column), std::move(what), std::move(remedy)});
  }

  void begin(const CatalogueLine& line) {
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

  void declare(const CatalogueLine& line, std::string_view rest) {
    while (!rest.empty()) {
      const auto column = count_points(line.text.substr(0, rest.data() - line.text.data())) + 1;
      const auto close = rest.find('}');
      if (!rest.starts_with('{') || close == std::string_view::npos ||
          !is_variable(rest.substr(1, close - 1))) {
        fault("words.declaration", line.number, column, "变量声明看不明白",
              "变量写在花括号里，用空格隔开，例如 {姓名} {日期}");
        bad_ = true;
        return;
      }
      const std::string name(rest.substr(1, close - 1));
      if (std::ranges::count(text_.variables, name)) {
        fault("words.declared_twice", line.number, column, "变量“" + name + "”声明了两次",
              "请去掉一个");
      } else {
        text_.variables.push_back(name);
      }
      rest = trimmed(rest.substr(close + 1));
    }
  }

  void finish() {
    if (!open_) return;
    open_ = false;
    while (!body_.empty() && trimmed(body_.back().text).empty()) body_.pop_back();
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < body_.size(); ++i) {
      if (i > 0) add_text("\n");
      scan({without_blanks_at_end(body_[i].text), body_[i].number});
      bytes += body_[i].text.size() + 1;
    }
    if (text_.pieces.empty() && !bad_)
      fault("words.empty", head_, 1, "“" + key_ + "”没有内容", "请写上要说的话");
    if (bytes > kTextBytesMax)
      fault("words.too_long", head_, 1,
            "“" + key_ + "”超过" + std::to_string(kTextBytesMax) + "字节",
            "请写短一些，一条消息最多2048字节");
    if (bad_) return;
    const auto [place, fresh] = places_.emplace(key_, at(*file_, head_, 1));
    if (!fresh) {
      fault("words.twice", head_, 1, "“" + key_ + "”已经在 " + place->second + " 写过",
            "同一个键只能写一次，请删去一处");
      return;
    }
    into_.texts_.emplace(key_, std::move(text_));
  }

  void add_text(std::string_view words) {
    if (words.empty()) return;
    if (!text_.pieces.empty() && !text_.pieces.back().is_variable)
      text_.pieces.back().text += words;
    else
      text_.pieces.push_back({false, std::string(words)});
  }

  // Braces: {{ and }} are themselves, {name} a variable that the head declared.
  void scan(const CatalogueLine& line) {
    const auto column = [&](std::size_t byte) {
      return count_points(line.text.substr(0, byte)) + 1;
    };
    std::size_t from = 0;
    while (from < line.text.size()) {
      const auto brace = line.text.find_first_of("{}", from);
      add_text(line.text.substr(from, brace == line.text.npos ? brace : brace - from));
      if (brace == line.text.npos) return;
      const char sign = line.text[brace];
      if (brace + 1 < line.text.size() && line.text[brace + 1] == sign) {
        add_text(line.text.substr(brace, 1));
        from = brace + 2;
        continue;
      }
      const auto close = line.text.find('}', brace);
      if (sign == '}' || close == line.text.npos) {
        fault("words.brace", line.number, column(brace),
              sign == '}' ? "多了一个右花括号" : "左花括号没有关上",
              "变量写作 {姓名}；要写花括号本身，请写两个");
        bad_ = true;
        return;
      }
      const std::string name(line.text.substr(brace + 1, close - brace - 1));
      if (!is_variable(name)) {
        fault("words.variable", line.number, column(brace), "变量名“" + name + "”不合规则",
              "变量名里不能有空格和花括号");
      } else if (!std::ranges::count(text_.variables, name)) {
        fault("words.undeclared", line.number, column(brace), "变量“" + name + "”没有声明",
              "请在“== " + key_ + "”这行写上 {" + name + "}，或检查是否写错");
      }
      text_.pieces.push_back({true, name});
      from = close + 1;
    }
  }

  Catalogue& into_;
  std::map<std::string, std::string>& places_;
  std::vector<Problem>& faults_;
  const std::string* file_ = nullptr;
  bool open_ = false;
  bool bad_ = false;  // the head or a brace cannot be read: the text is not kept
  std::string key_;
  std::size_t head_ = 0;
  std::vector<CatalogueLine> body_;
  Text text_;
};

Result<Catalogue> Catalogue::parse(std::span<const Source> sources, std::vector<Problem>* faults) {
  Catalogue catalogue;
  std::vector<Problem> found;
  std::map<std::string, std::string> places;
  CatalogueReader reader(catalogue, places, found);
  for (const Source& source : sources) reader.read(source);
  if (!found.empty()) {
    Problem first = found.front();
    if (faults) faults->insert(faults->end(), found.begin(), found.end());
    return Refused(std::move(first));
  }
  Digest digest;
  digest.add(catalogue.source());
  catalogue.version_ = digest.hex();
  return catalogue;
}

std::string Catalogue::say(std::string_view key, Variables variables) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) throw Broken("the catalogue has no text " + std::string(key));
  std::string out;
  for (const Piece& piece : found->second.pieces) {
    if (!piece.is_variable) {
      out += piece.text;
      continue;
    }
    const auto value = std::ranges::find_if(
        variables, [&](const auto& variable) { return variable.first == piece.text; });
    if (value == variables.end())
      throw Broken("no value for {" + piece.text + "} of " + std::string(key));
    out += value->second;
  }
  return out;
}

bool Catalogue::has(std::string_view key) const { return texts_.contains(key); }

std::vector<Problem> Catalogue::missing(std::span<const Need> needs) const {
  std::vector<Problem> problems;
  for (const Need& need : needs) {
    const std::string key(need.key);
    const auto found = texts_.find(need.key);
    if (found == texts_.end()) {
      problems.push_back(
          {"words.missing", key, "缺少“" + key + "”这条文字", "请补上，或从默认文字里复制"});
      continue;
    }
    for (const std::string& variable : found->second.variables)
      if (!std::ranges::count(need.variables, variable))
        problems.push_back({"words.unknown_variable", key,
                            "“" + key + "”里没有变量{" + variable + "}可用", "请去掉它"});
  }
  return problems;
}

std::string Catalogue::source() const {
  std::string out;
  const auto escaped = [&](std::string_view words) {
    for (const char sign : words) {
      if (sign == '{' || sign == '}') out += sign;
      out += sign;
    }
  };
  for (const auto& [key, text] : texts_) {
    out += "== " + key;
    for (const std::string& variable : text.variables) out += " {" + variable + "}";
    out += '\n';
    for (const Piece& piece : text.pieces) {
      if (piece.is_variable)
        out += '{' + piece.text + '}';
      else
        escaped(piece.text);
    }
    out += '\n';
  }
  return out;
}

}  // namespace huiyin::templates
