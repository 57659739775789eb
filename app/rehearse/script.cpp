#include "app/rehearse/script.h"

#include <algorithm>

#include "base/utf8.h"

namespace huiyin::app {
namespace {

// The part of `line` behind `mark`, trimmed; nothing when it does not begin so.
std::optional<std::string> after(std::string_view line, std::string_view mark) {
  if (!line.starts_with(mark)) return std::nullopt;
  return std::string(trimmed(line.substr(mark.size())));
}

// "[徐雯] text" → who, text.
std::pair<std::string, std::string> with_name(const std::string& rest) {
  if (!rest.starts_with('[')) return {"", rest};
  const auto end = rest.find(']');
  if (end == std::string::npos) return {"", rest};
  return {rest.substr(1, end - 1), std::string(trimmed(std::string_view(rest).substr(end + 1)))};
}

std::vector<std::string> terms_of(std::string_view rest) {
  std::vector<std::string> terms;
  while (!rest.empty()) {
    const auto half = rest.find(';');
    const auto wide = rest.find("；");
    const auto end = std::min(half, wide);
    const auto term = trimmed(rest.substr(0, end));
    if (!term.empty()) terms.emplace_back(term);
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + (end == wide ? std::string_view("；").size() : 1));
  }
  return terms;
}

class ScriptReader {
 public:
  ScriptReader(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  ScriptFile read() {
    for (std::size_t at = 0; at <= text_.size();) {
      auto end = text_.find('\n', at);
      if (end == std::string_view::npos) end = text_.size();
      ++line_;
      take(text_.substr(at, end - at));
      at = end + 1;
    }
    drop_headless();
    return std::move(result_);
  }

 private:
  void take(std::string_view raw) {
    const std::string_view line = trimmed(raw);
    if (line.starts_with("```")) return fence(line);
    if (in_fence_) {
      if (keeps_fence_) result_.office += std::string(raw) + "\n";
      return;
    }
    if (auto title = after(line, "## ")) return begin(*title);
    if (result_.scripts.empty() || line.empty() || line.starts_with("<!--")) return;
    Script& script = result_.scripts.back();
    if (!has_head_) {
      if (line.starts_with("now=")) head(script, line);
      return;
    }
    if (auto rest = after(line, "given ")) return given(script, *rest);
    if (auto rest = after(line, "@")) return time(script, *rest);
    if (auto rest = after(line, "!")) return add(script, Step::Kind::action, "", *rest);
    if (auto rest = after(line, ">")) {
      const auto [who, words] = with_name(*rest);
      return add(script, Step::Kind::say, who, words);
    }
    if (auto rest = after(line, "*")) return stock(script, *rest);
    if (auto rest = after(line, "<!")) return check(script, Check::Kind::not_heard, *rest, line);
    if (auto rest = after(line, "<")) return check(script, Check::Kind::heard, *rest, line);
    if (auto rest = after(line, "=!")) return check(script, Check::Kind::no_effect, *rest, line);
    if (auto rest = after(line, "=")) return check(script, Check::Kind::effect, *rest, line);
    fault("看不懂这一行：" + std::string(line));
  }

  void fence(std::string_view line) {
    keeps_fence_ =
        !in_fence_ && line.find("json") != std::string_view::npos && result_.office.empty();
    in_fence_ = !in_fence_;
  }

  // A section without a head line is prose of the page, no script.
  void drop_headless() {
    if (!result_.scripts.empty() && !has_head_) result_.scripts.pop_back();
  }

  void begin(const std::string& title) {
    drop_headless();
    Script script;
    script.title = title;
    script.id = title.substr(0, title.find(' '));
    script.file = file_;
    script.line = line_;
    result_.scripts.push_back(std::move(script));
    has_head_ = false;
  }

  void head(Script& script, std::string_view line) {
    for (const Word& word : split_words(line)) {
      if (word.key == "now") {
        const auto now = parse_office_time(word.value);
        if (now)
          script.now = *now;
        else
          fault("“" + word.value + "”不是时间");
      } else if (word.key == "channel") {
        script.channel = word.value;
      } else if (word.key == "from") {
        script.from = word.value;
      } else if (word.key == "linked") {
        script.linked = true;
      } else {
        fault("不认识“" + word.key + "”");
      }
    }
    has_head_ = true;
  }

  void given(Script& script, const std::string& rest) {
    const auto words = split_words(rest);
    if (words.empty()) return fault("given 后面没有内容");
    GivenData given{words.front().key, {}, file_ + ":" + std::to_string(line_)};
    for (const Word& word : words)
      if (!word.op.empty()) given.fields[word.key] = word.value;
    script.given.push_back(std::move(given));
  }

  void time(Script& script, const std::string& rest) {
    const auto until = parse_office_time(rest);
    if (!until) return fault("“" + rest + "”不是时间");
    add(script, Step::Kind::time, "", rest);
    script.steps.back().until = *until;
  }

  void add(Script& script, Step::Kind kind, const std::string& who, const std::string& text) {
    Step step;
    step.kind = kind;
    step.who = who;
    step.text = text;
    step.line = line_;
    script.steps.push_back(std::move(step));
  }

  void stock(Script& script, const std::string& rest) {
    const auto half = rest.find(':');
    const auto wide = rest.find("：");
    const auto end = std::min(half, wide);
    if (script.steps.empty() || end == std::string::npos)
      return fault("答案要写成“* 项: 内容”，并且跟在“>”后面");
    const std::size_t width = end == wide ? std::string_view("：").size() : 1;
    script.steps.back().stock.emplace_back(trimmed(std::string_view(rest).substr(0, end)),
                                           trimmed(std::string_view(rest).substr(end + width)));
  }

  void check(Script& script, Check::Kind kind, const std::string& rest, std::string_view source) {
    if (script.steps.empty()) add(script, Step::Kind::look, "", "");
    Check check;
    check.kind = kind;
    check.source = std::string(source);
    check.line = line_;
    if (kind == Check::Kind::effect || kind == Check::Kind::no_effect) {
      check.effect = rest;
    } else {
      const auto [who, words] = with_name(rest);
      check.who = who;
      check.terms = terms_of(words);
    }
    script.steps.back().checks.push_back(std::move(check));
  }

  void fault(std::string what) {
    result_.faults.push_back({"script.line", file_ + ":" + std::to_string(line_), std::move(what),
                              "请对照脚本的格式改正"});
  }

  const std::string_view text_;
  const std::string file_;
  ScriptFile result_;
  int line_ = 0;
  bool in_fence_ = false, keeps_fence_ = false, has_head_ = false;
};

}  // namespace

std::vector<Word> split_words(std::string_view line) {
  std::vector<Word> words;
  std::size_t at = 0;
  const auto is_space = [&](std::size_t i) { return line[i] == ' ' || line[i] == '\t'; };
  while (at < line.size()) {
    if (is_space(at)) {
      ++at;
      continue;
    }
    Word word;
    while (at < line.size() && !is_space(at) && line[at] != '=' && line.substr(at, 2) != "~=" &&
           line.substr(at, 2) != "<=")
      word.key += line[at++];
    if (at < line.size() && !is_space(at)) {
      word.op = line[at] == '=' ? "=" : std::string(line.substr(at, 2));
      at += word.op.size();
      if (at < line.size() && line[at] == '"') {
        const auto end = line.find('"', at + 1);
        word.value =
            std::string(line.substr(at + 1, end == std::string_view::npos ? end : end - at - 1));
        at = end == std::string_view::npos ? line.size() : end + 1;
      } else {
        while (at < line.size() && !is_space(at)) word.value += line[at++];
      }
    }
    words.push_back(std::move(word));
  }
  return words;
}

ScriptFile read_scripts(std::string_view text, const std::string& file) {
  return ScriptReader(text, file).read();
}

}  // namespace huiyin::app
