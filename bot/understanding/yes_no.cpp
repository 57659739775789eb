#include "bot/understanding/yes_no.h"

#include <array>

namespace huiyin::bot {
namespace {

struct Answer {
  std::u32string_view text;
  bool yes;
};

// Words that decide wherever they begin a clause; a longer word before its beginning.
constexpr Answer kWords[] = {
    {U"不是的", false},  {U"不是", false},    {U"不对头", false}, {U"不对", false},
    {U"不行", false},    {U"不可以", false},  {U"不成", false},   {U"不中", false},
    {U"不用了", false},  {U"不用", false},    {U"不要", false},   {U"不想", false},
    {U"不能", false},    {U"不同意", false},  {U"不确认", false}, {U"不确定", false},
    {U"不了", false},    {U"不好", false},    {U"不需要", false}, {U"不愿意", false},
    {U"不必", false},    {U"不取消", false},  {U"不去", false},   {U"不约", false},
    {U"不改", false},    {U"不要紧", true},   {U"没必要", false}, {U"没有错", true},
    {U"没有问题", true}, {U"没问题", true},   {U"没错", true},    {U"没毛病", true},
    {U"没意见", true},   {U"没有", false},    {U"没", false},     {U"别的", false},
    {U"先别", false},    {U"先不", false},    {U"先等", false},   {U"等一下", false},
    {U"等下", false},    {U"等等", false},    {U"别", false},     {U"算了", false},
    {U"算啦", false},    {U"罢了", false},    {U"拒绝", false},   {U"否定", false},
    {U"否认", false},    {U"否", false},      {U"错了", false},   {U"错的", false},
    {U"有误", false},    {U"弄错", false},    {U"搞错", false},   {U"写错", false},
    {U"反对", false},    {U"绝不", false},    {U"绝对不", false}, {U"当然不", false},
    {U"肯定不", false},  {U"才不", false},    {U"不干", false},   {U"免了", false},
    {U"莫", false},      {U"无需", false},    {U"勿", false},     {U"暂不", false},
    {U"还是不", false},  {U"再想想", false},  {U"再考虑", false}, {U"我再想", false},
    {U"得了吧", false},  {U"甭", false},      {U"木有", false},   {U"no", false},
    {U"nope", false},    {U"👎", false},       {U"❌", false},      {U"✖", false},
    {U"🙅", false},       {U"对不起", false},  {U"对头", true},    {U"对对", true},
    {U"对的", true},     {U"对", true},       {U"是的", true},    {U"是是", true},
    {U"是滴", true},     {U"是呢", true},     {U"是哦", true},    {U"是嘞", true},
    {U"是这样", true},   {U"是", true},       {U"可以", true},    {U"好的", true},
    {U"好嘞", true},     {U"好呀", true},     {U"好啊", true},    {U"好吧", true},
    {U"好滴", true},     {U"好哒", true},     {U"好勒", true},    {U"好了", true},
    {U"好咧", true},     {U"好", true},       {U"行行", true},    {U"行", true},
    {U"中", true},       {U"成", true},       {U"确认", true},    {U"确定", true},
    {U"确实", true},     {U"同意", true},     {U"当然", true},    {U"肯定", true},
    {U"正确", true},     {U"没得问题", true}, {U"要得", true},    {U"妥", true},
    {U"准", true},       {U"得嘞", true},     {U"得", true},      {U"就这样", true},
    {U"就这么", true},   {U"就这个", true},   {U"就按这", true},  {U"提交", true},
    {U"必须的", true},   {U"愿意", true},     {U"要", true},      {U"ok", true},
    {U"yes", true},      {U"yeah", true},     {U"嗯嗯", true},    {U"👌", true},
    {U"👍", true},
};
constexpr Answer kMore[] = {
    // As they are said from Henan to Sichuan, Shaanxi, Hubei and Guangdong.
    {U"得行", true},       {U"得劲", true},       {U"好使", true},     {U"好说", true},
    {U"好着", true},       {U"对着", true},       {U"妥妥", true},     {U"管中", true},
    {U"管", true},         {U"巴适", true},       {U"阔以", true},     {U"么问题", true},
    {U"么得问题", true},   {U"莫得问题", true},   {U"莫问题", true},   {U"冇问题", true},
    {U"冇错", true},       {U"莫得错", true},     {U"没得事", true},   {U"系", true},
    {U"啱", true},         {U"可不是", true},     {U"可不嘛", true},   {U"就是的", true},
    {U"就恁", true},       {U"就照", true},       {U"就按", true},     {U"照办", true},
    {U"按这个", true},     {U"照这个", true},     {U"必须", true},     {U"欧克", true},
    {U"okk", true},        {U"okay", true},       {U"不得行", false},  {U"要不得", false},
    {U"使不得", false},    {U"不兴", false},      {U"不妥", false},    {U"不管", false},
    {U"不忙", false},      {U"不急", false},      {U"不", false},      {U"错", false},
    {U"冇", false},        {U"唔", false},        {U"拉倒", false},    {U"没想好", false},
    {U"还没想", false},    {U"还没定", false},    {U"改主意", false},  {U"后悔", false},
    {U"且慢", false},      {U"慢着", false},      {U"等会", false},    {U"等哈", false},
    {U"等等", false},      {U"待会", false},      {U"缓缓", false},    {U"缓一缓", false},
    {U"回头再", false},    {U"改天再", false},    {U"以后再", false},  {U"过会", false},
    {U"莫要", false},      {U"莫忙", false},      {U"莫慌", false},    {U"算咯", false},
    {U"算哒", false},      {U"算咧", false},      {U"算嘞", false},    {U"先放", false},
    {U"冇得", false},      {U"好得很", true},     {U"这么着", true},   {U"这么办", true},
    {U"这样吧", true},     {U"这样办", true},     {U"✅", true},        {U"✔", true},
    {U"🆗", true},          {U"欧了", true},       {U"木问题", true},   {U"木得问题", true},
    {U"这样", true},       {U"这么", true},       {U"木有问题", true}, {U"木有错", true},
    {U"木有毛病", true},   {U"木有意见", true},   {U"可", true},       {U"可的", true},
    {U"可中", true},       {U"可得劲", true},     {U"可不咋", true},   {U"可别", false},
    {U"是这个", true},     {U"是我", true},       {U"是本人", true},   {U"没有要改", true},
    {U"没啥要改", true},   {U"没什么要改", true}, {U"没有不对", true}, {U"没说的", true},
    {U"没二话", true},     {U"没什么问题", true}, {U"没啥毛病", true}, {U"没啥意见", true},
    {U"没什么意见", true}, {U"再说", false},      {U"再等", false},    {U"再看看", false},
    {U"再看吧", false},    {U"先留", false},      {U"留着", false},    {U"改天吧", false},
    {U"不太", false},      {U"不大", false},      {U"有错", false},    {U"有问题", false},
    {U"有出入", false},    {U"有点不", false},    {U"不消", false},    {U"不弄", false},
    {U"不搞", false},      {U"不整", false},      {U"不办", false},    {U"算球", false},
    {U"听你的", true},     {U"听您的", true},     {U"按你说", true},   {U"按您说", true},
    {U"照你说", true},     {U"照您说", true},     {U"依你", true},     {U"依您", true},
    {U"就依", true},       {U"随你", true},       {U"就定", true},     {U"定了", true},
    {U"定下", true},       {U"指定", true},       {U"那必须", true},   {U"咋都行", true},
    {U"咋地都行", true},   {U"怎么都行", true},   {U"okok", true},     {U"ojbk", true},
    {U"keyi", true},       {U"haode", true},      {U"shide", true},    {U"duide", true},
    {U"接受", true},       {U"答应", true},       {U"我同意", true},   {U"认可", true},
    {U"赞成", true},       {U"没啥问题", true},   {U"取消吧", true},   {U"没得错", true},
    {U"无误", true},       {U"信息无误", true}};

// What was asked about is told to be done: 约吧, 退吧. A yes only where yes or no was asked for.
constexpr std::u32string_view kDo[] = {
    U"约",   U"办",   U"定",   U"订",   U"退", U"撤",   U"改", U"销", U"登", U"报",   U"发",  U"交",
    U"登记", U"预约", U"报上", U"约上", U"办", U"登上", U"整", U"弄", U"搞", U"安排", U"提交"};

// One letter that is also the start of many words: it decides only when a mark or a particle
// follows.
bool needs_an_end(std::u32string_view word) {
  // 这样不对, 再说一遍, 定了几点.
  for (const auto open :
       {U"这样", U"这么", U"再说", U"再等", U"定了", U"定下", U"是我", U"指定", U"留着", U"随你"})
    if (word == open) return true;
  return word.size() == 1 &&
         is_any_of(word[0], U"对是好行中成妥准得要没别否莫勿甭管系啱不错冇唔可");
}

bool ends_after(const Sentence& s, std::size_t at) {
  while (at > 0 && s[at] == s[at - 1]) ++at;  // 中中中
  if (is_edge(s[at]) || (s[at] > 0x2600 && !is_han(s[at]))) return true;
  // 成了, but not 成了什么样; 要的, but not 要的人.
  if (is_any_of(s[at], U"的了") && is_han(s[at + 1]) && !is_any_of(s[at + 1], U"啊呀吧嘛呢哈"))
    return false;
  return is_any_of(s[at], U"啊呀的了吧叭嘞哦噢呢哈啦嘛嗯额滴哒咧喽咯么呗哩嘅噻撒呐哟喔哇嗷诶");
}

std::optional<Answer> decides_at(const Sentence& s, std::size_t at) {
  if (!is_han(s[at]) && !is_latin(s[at]) && s[at] < 0x2000) return {};
  Answer best{{}, false};
  for (const Answer& word : kWords)
    if (word.text[0] == s[at] && s.has(at, word.text) && word.text.size() > best.text.size())
      best = word;
  for (const Answer& word : kMore)
    if (word.text[0] == s[at] && s.has(at, word.text) && word.text.size() > best.text.size())
      best = word;
  if (best.text.empty() || best.text == U"对不起" || best.text == U"别的") return {};
  const std::size_t end = at + best.text.size();
  if (is_latin(best.text[0]) && is_latin(s[end])) return {};
  if (needs_an_end(best.text) && !ends_after(s, end)) {
    // 别取消, 没写错 deny what follows; 对着, 行政, 中午 say nothing.
    if (!is_any_of(best.text[0], U"别莫勿甭唔") || is_any_of(s[end], U"人的")) return {};
  }
  // 可以吗, 可以不, 行不行 ask; 没错没错 does not.
  const bool alternative = is_any_of(s[end], U"不没") &&
                           (ends_after(s, end + 1) || s[end + 1] == best.text[0]) &&
                           !s.has(end, best.text);
  if (best.yes && (s[end] == U'吗' || alternative)) return {};
  return best;
}

// Words in front of the answer that say nothing.
std::size_t after_fillers(const Sentence& s, std::size_t at) {
  for (;;) {
    std::size_t next = at;
    while (next < s.size() && is_edge(s[next])) ++next;
    next += word_at(s, next,
                    {U"那么",   U"那就", U"那个", U"嗯",   U"恩",   U"哦",     U"噢",   U"额",
                     U"呃",     U"啊",   U"哎",   U"唉",   U"那",   U"我觉得", U"我看", U"我说",
                     U"应该",   U"还是", U"都",   U"信息", U"内容", U"以上",   U"上面", U"你说的",
                     U"您说的", U"说的", U"完全", U"全部", U"全都", U"全",     U"谢谢"});
    if (next == at) return at;
    at = next;
  }
}

// 嗯 alone is a yes, and only when it was asked for.
std::optional<Decision> hummed(const Sentence& s) {
  std::size_t at = s.spaces(0), end = at;
  while (is_any_of(s[end], U"嗯恩哦噢唔哼昂")) ++end;
  if (end > at && is_any_of(s[end], U"呐哪那呢嘞啊呀呗")) ++end;
  std::size_t rest = end;
  while (rest < s.size() && is_edge(s[rest]) && s[rest] != U'?') ++rest;  // 嗯？ asks
  if (end == at || rest < s.size()) return {};
  return Decision{at, end, true};
}

// 约吧, 那就退了吧: the whole clause.
std::optional<Decision> told_to_do(const Sentence& s, std::size_t at) {
  std::size_t begin = at;
  if (is_any_of(s[begin], U"就给帮")) ++begin;
  if (is_any_of(s[begin], U"我俺")) ++begin;
  std::size_t end = begin;
  for (const auto word : kDo)
    if (s.has(begin, word)) end = std::max(end, begin + word.size());
  if (end == begin) return {};
  if (s[end] == U'了') ++end;
  if (!is_any_of(s[end], U"吧呗嘛") || !is_edge(s[end + 1])) return {};
  return Decision{at, end + 1, true};
}

}  // namespace

std::optional<Decision> decision(const Sentence& s, bool expected) {
  const std::size_t start = s.spaces(0);
  if (start >= s.size()) return {};
  if (expected) {
    const std::size_t end = start + 1;
    if (s[start] == U'1' && (is_edge(s[end]) || is_han(s[end])) && s[end] != U'个' &&
        !is_any_of(s[end], U"点号月日人."))
      return Decision{start, end, true};
    if ((s[start] == U'0') && s.spaces(end) == s.size()) return Decision{start, end, false};
    if ((s[start] == U'y' || s[start] == U'n') && s.spaces(end) == s.size())
      return Decision{start, end, s[start] == U'y'};
    if (auto hum = hummed(s)) return hum;
  }
  for (std::size_t at = after_fillers(s, start); at < s.size();) {
    if (expected) {
      if (const auto done = told_to_do(s, at)) return done;
      if (is_any_of(s[at], U"我俺咱")) ++at;  // 我不同意
    }
    if (const auto word = decides_at(s, at)) {
      std::size_t end = at + word->text.size();
      while (word->text.size() == 1 && s[end] == s[at]) ++end;  // 中中中
      return Decision{at, end, word->yes};
    }
    if (!expected) return {};
    // The first word that decides in any clause.
    while (at < s.size() && !is_edge(s[at])) ++at;
    at = after_fillers(s, at);
  }
  return {};
}

}  // namespace huiyin::bot
