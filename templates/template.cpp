#include "templates/template.h"

#include <algorithm>

#include "base/utf8.h"

namespace huiyin::templates {
namespace {

// Deeper than this nobody can read it, and neither parser nor renderer has to fear for the stack.
constexpr std::size_t kDepthMax = 8;

constexpr std::string_view kIf = "如果", kElse = "否则", kEach = "每个", kEnd = "完", kIn = "在";

void add_words(Template& to, std::string_view words) {
  if (words.empty()) return;
  if (to.empty() || to.back().kind != Node::Kind::words)
    to.push_back({Node::Kind::words, {}, {}, {}, {}});
  to.back().text += words;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!(text = trimmed(text)).empty()) {
    const auto end = std::min(text.find_first_of(" \t"), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

// Of all lines of one text.
class TemplateReader {
 public:
  TemplateReader(const std::string& name, std::span<const Declared> declared, ParsedTemplate& into)
      : name_(name), declared_(declared), into_(into) {
    open_.push_back({&into_.text, {}, {}, false, 0, 0});
  }

  void read(std::span<const SourceLine> lines) {
    bool line_break = false;
    for (const SourceLine& line : lines) {
      if (line_break) add_words(*open_.back().to, "\n");
      line_break = !read_line(line);
    }
    for (std::size_t i = 1; i < open_.size(); ++i) {
      line_ = open_[i].line;
      fault("words.open", open_[i].column,
            "“" + std::string(open_[i].is_each ? kEach : kIf) + "”没有写完",
            "请在后面该结束的地方写上 {完}");
    }
  }

 private:
  // A tag that waits for its end.
  struct Open {
    Template* to;
    std::string item;  // of a list
    Node* node;
    bool is_each;
    std::size_t line, column;
    bool has_else = false;
  };

  void fault(const char* code, std::size_t column, std::string what, std::string remedy) {
    into_.faults.push_back(
        {code, place_in(name_, line_, column), std::move(what), std::move(remedy)});
  }

  // Answers whether the line is a tag alone, which leaves no line break.
  bool read_line(const SourceLine& line) {
    line_ = line.number;
    std::size_t from = 0;
    bool is_tag_alone = false;
    while (from < line.text.size()) {
      const auto brace = std::min(line.text.find_first_of("{}", from), line.text.size());
      add_words(*open_.back().to, line.text.substr(from, brace - from));
      if (brace == line.text.size()) break;
      const auto column = count_points(line.text.substr(0, brace)) + 1;
      const char sign = line.text[brace];
      if (brace + 1 < line.text.size() && line.text[brace + 1] == sign) {
        add_words(*open_.back().to, line.text.substr(brace, 1));
        from = brace + 2;
        continue;
      }
      const auto close = line.text.find('}', brace);
      if (sign == '}' || close == line.text.npos) {
        fault("words.brace", column, sign == '}' ? "多了一个右花括号" : "左花括号没有关上",
              "变量写作 {姓名}；要写花括号本身，请写两个");
        return false;
      }
      const bool is_tag = read_brace(line.text.substr(brace + 1, close - brace - 1), column);
      is_tag_alone = is_tag && brace == 0 && close + 1 == line.text.size();
      from = close + 1;
    }
    return is_tag_alone;
  }

  // What stands between braces; answers whether it is a tag of the language.
  bool read_brace(std::string_view inside, std::size_t column) {
    const auto words = words_of(inside);
    const std::string_view first = words.empty() ? std::string_view() : words[0];
    if (first == kIf) {
      begin_if(words, column);
    } else if (first == kEach) {
      begin_each(words, column);
    } else if (first == kElse) {
      turn(words, column);
    } else if (first == kEnd) {
      end(words, column);
    } else {
      variable(inside, column);
      return false;
    }
    return true;
  }

  void variable(std::string_view name, std::size_t column) {
    if (!is_variable_name(name)) {
      fault("words.variable", column, "变量名“" + std::string(name) + "”不合规则",
            "变量名里不能有空格、冒号和花括号");
      return;
    }
    if (!is_item(name)) need(name, column);
    open_.back().to->push_back({Node::Kind::variable, std::string(name), {}, {}, {}});
  }

  void begin_if(const std::vector<std::string_view>& words, std::size_t column) {
    if (words.size() != 2 || !is_variable_name(words[1])) {
      fault("words.tag", column, "“如果”后面应是一个变量", "请写成 {如果 变量}…{否则}…{完}");
      return open({Node::Kind::condition, {}, {}, {}, {}}, column);
    }
    if (!is_item(words[1])) need(words[1], column);
    open({Node::Kind::condition, std::string(words[1]), {}, {}, {}}, column);
  }

  void begin_each(const std::vector<std::string_view>& words, std::size_t column) {
    if (words.size() != 4 || words[2] != kIn || !is_variable_name(words[1]) ||
        !is_variable_name(words[3])) {
      fault("words.tag", column, "“每个”这一句看不明白", "请写成 {每个 项 在 列表}…{完}");
      return open({Node::Kind::each, {}, {}, {}, {}}, column);
    }
    if (const Declared* list = need(words[3], column); list && list->kind != Kind::list)
      fault("words.not_a_list", column, "“" + list->name + "”不是列表",
            "请在声明里写成 {" + list->name + ":列表}，或换一个变量");
    if (is_item(words[1]) || find(words[1]))
      fault("words.shadow", column, "“" + std::string(words[1]) + "”已经有了",
            "请给列表里的每一项另取一个名字");
    open({Node::Kind::each, std::string(words[3]), std::string(words[1]), {}, {}}, column);
  }

  void turn(const std::vector<std::string_view>& words, std::size_t column) {
    Open& tag = open_.back();
    if (words.size() != 1 || open_.size() == 1 || tag.is_each || tag.has_else)
      return fault("words.tag", column, "这里不应有“否则”",
                   "“否则”写在 {如果 …} 和它的 {完} 之间，只写一次");
    tag.has_else = true;
    tag.to = &tag.node->otherwise;
  }

  void end(const std::vector<std::string_view>& words, std::size_t column) {
    if (words.size() != 1 || open_.size() == 1)
      return fault("words.tag", column, "这里不应有“完”",
                   "“完”结束前面的 {如果 …} 或 {每个 …}，请检查是否多写");
    open_.pop_back();
  }

  void open(Node node, std::size_t column) {
    if (open_.size() == kDepthMax + 1)
      fault("words.deep", column, "套得太深",
            "最多套" + std::to_string(kDepthMax) + "层，请拆成几条");
    Template& to = *open_.back().to;
    if (open_.size() > kDepthMax) {  // read on, to find its end, but not into the text
      spare_.clear();
      open_.push_back({&spare_, {}, nullptr, true, line_, column});
      return;
    }
    to.push_back(std::move(node));
    Node& kept = to.back();
    open_.push_back({&kept.inner, kept.item, &kept, kept.kind == Node::Kind::each, line_, column});
  }

  bool is_item(std::string_view name) const {
    return std::ranges::any_of(open_, [&](const Open& tag) { return tag.item == name; });
  }

  const Declared* find(std::string_view name) const {
    const auto found = std::ranges::find(declared_, name, &Declared::name);
    return found == declared_.end() ? nullptr : &*found;
  }

  const Declared* need(std::string_view name, std::size_t column) {
    const Declared* found = find(name);
    if (!found) {
      std::string known;
      for (const Declared& one : declared_) known += (known.empty() ? "" : "、") + one.name;
      fault("words.undeclared", column, "这条文字里没有{" + std::string(name) + "}可用",
            known.empty() ? "请去掉它；改文件的，也可以在“== ”这行写上它"
                          : "这条文字可用的变量有：" + known + "；请检查是否写错");
    }
    return found;
  }

  const std::string& name_;
  const std::span<const Declared> declared_;
  ParsedTemplate& into_;
  std::vector<Open> open_;  // the text itself, then each tag that waits for its end
  Template spare_;
  std::size_t line_ = 0;
};

class Printer {
 public:
  void print(const Template& text) {
    for (const Node& node : text) {
      switch (node.kind) {
        case Node::Kind::words:
          words(node.text);
          break;
        case Node::Kind::variable:
          out_ += '{' + node.text + '}';
          is_tag_alone_ = false;
          break;
        case Node::Kind::condition:
          tag(std::string(kIf) + ' ' + node.text);
          print(node.inner);
          if (!node.otherwise.empty()) {
            tag(std::string(kElse));
            print(node.otherwise);
          }
          tag(std::string(kEnd));
          break;
        case Node::Kind::each:
          tag(std::string(kEach) + ' ' + node.item + ' ' + std::string(kIn) + ' ' + node.text);
          print(node.inner);
          tag(std::string(kEnd));
          break;
      }
    }
  }
  std::string out() && { return std::move(out_); }

 private:
  void words(std::string_view text) {
    // Behind a tag alone on its line, a line break would be taken for the tag's own.
    if (text.starts_with('\n') && is_tag_alone_) out_ += '\n';
    is_tag_alone_ = false;
    for (const char sign : text) {
      if (sign == '{' || sign == '}') out_ += sign;
      out_ += sign;
    }
  }

  void tag(const std::string& inside) {
    is_tag_alone_ = out_.empty() || out_.back() == '\n';
    out_ += '{' + inside + '}';
  }

  std::string out_;
  bool is_tag_alone_ = false;
};

void collect(const Template& text, std::vector<std::string>& items,
             std::vector<std::string>& into) {
  for (const Node& node : text) {
    if (node.kind != Node::Kind::words && !std::ranges::count(items, node.text) &&
        !std::ranges::count(into, node.text))
      into.push_back(node.text);
    if (node.kind == Node::Kind::each) items.push_back(node.item);
    collect(node.inner, items, into);
    if (node.kind == Node::Kind::each) items.pop_back();
    collect(node.otherwise, items, into);
  }
}

}  // namespace

bool operator==(const Node& a, const Node& b) {
  return a.kind == b.kind && a.text == b.text && a.item == b.item && a.inner == b.inner &&
         a.otherwise == b.otherwise;
}

std::string place_in(const std::string& name, std::size_t line, std::size_t column) {
  return name + " 第" + std::to_string(line) + "行第" + std::to_string(column) + "列";
}

std::vector<SourceLine> lines_of(std::string_view text) {
  std::vector<SourceLine> lines;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t number = 1;; ++number) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    // All of them: what is printed and read again must be the same.
    while (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back({line, number});
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

ParsedTemplate parse_template(std::span<const SourceLine> lines, const std::string& name,
                              std::span<const Declared> declared) {
  ParsedTemplate parsed;
  TemplateReader(name, declared, parsed).read(lines);
  return parsed;
}

std::string print(const Template& text) {
  Printer printer;
  printer.print(text);
  return std::move(printer).out();
}

std::vector<std::string> variables_of(const Template& text) {
  std::vector<std::string> items, found;
  collect(text, items, found);
  return found;
}

}  // namespace huiyin::templates
