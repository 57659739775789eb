#include "templates/text_titles.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "templates/catalogue.h"
#include "templates/template.h"

namespace huiyin::templates {
namespace {

constexpr std::string_view kBySms = "·短信";

// One reading of the file; all its faults are gathered.
class TitleReader {
 public:
  TitleReader(const std::string& file, std::vector<Problem>& faults)
      : file_(file), faults_(faults) {}

  void read(const SourceLine& line) {
    const std::string_view words = trimmed(line.text);
    if (words.empty() || words.starts_with('#')) return;
    const auto key_end = std::min(words.find_first_of(" \t"), words.size());
    const std::string key(words.substr(0, key_end));
    const std::string title(trimmed(words.substr(key_end)));
    if (title.empty())
      fault("titles.shape", line, "“" + key + "”后面没有名称", "请写成“键名 名称”，中间空一格");
    else if (key.ends_with(kBrief))
      fault("titles.brief", line, "“" + key + "”是短说法，名称由原来那条得来", "请删去这一行");
    else
      keep(line, key, title);
  }

  std::map<std::string, std::string, std::less<>> titles;

 private:
  void keep(const SourceLine& line, const std::string& key, const std::string& title) {
    if (count_points(title) > kTitlePointsMax)
      fault("titles.too_long", line,
            "“" + title + "”超过" + std::to_string(kTitlePointsMax) + "个字", "请写短一些");
    if (!titles.emplace(key, title).second)
      fault("titles.key_twice", line, "“" + key + "”写了两次", "请删去一处");
    else if (!taken_.insert(title).second)
      fault("titles.twice", line, "名称“" + title + "”已经用过", "请换一个，让人分得清");
  }

  void fault(const char* code, const SourceLine& line, std::string what, std::string remedy) {
    faults_.push_back({code, place_in(file_, line.number, 1), std::move(what), std::move(remedy)});
  }

  const std::string& file_;
  std::vector<Problem>& faults_;
  std::set<std::string> taken_;
};

}  // namespace

Result<TextTitles> TextTitles::parse(std::string_view text, const std::string& name,
                                     std::vector<Problem>* faults) {
  std::vector<Problem> found;
  TitleReader reader(name, found);
  if (is_utf8(text))
    for (const SourceLine& line : lines_of(text)) reader.read(line);
  else
    found.push_back({"titles.encoding", name, "文件不是 UTF-8 编码", "请用 UTF-8 重新保存"});
  if (faults) faults->insert(faults->end(), found.begin(), found.end());
  if (!found.empty()) return Refused(found.front());
  TextTitles titles;
  titles.titles_ = std::move(reader.titles);
  return titles;
}

std::string TextTitles::of(std::string_view key) const {
  const bool is_brief = key.ends_with(kBrief);
  const auto found = titles_.find(is_brief ? key.substr(0, key.size() - kBrief.size()) : key);
  if (found == titles_.end()) return std::string(key);
  return is_brief ? found->second + std::string(kBySms) : found->second;
}

}  // namespace huiyin::templates
