#include "bot/understanding/names.h"

#include <algorithm>
#include <array>

namespace huiyin::bot {
namespace {

// Letters of sentences, never of given names.
constexpr std::u32string_view kNoGiven =
    U"的了吗呢吧啊呀嘛哦是在我你您他她它们俺咱这那哪什么怎谁几个不没无也还被把给说因所但很最更为从"
    U"将已曾吃喝买卖"
    U"药费钱斤区县市省镇乡局院厂店司您";
// Verbs and joining words: in a name only where it plainly ends.
constexpr std::u32string_view kSeldomGiven =
    U"来去到和跟与及就都想要找听讲做过着得问打叫请帮约看人家号年月日时分点路街村对以可会应该自己电"
    U"话手机住有男女一两零";

// Letters behind an ordinary word, not at a name's end: 马上|发, 白跑|路.
constexpr std::u32string_view kGoesBehind =
    U"发来去到说给就再看弄办回打写填问想要用讲告跑走等过着死极时候点下上里们么多少样子话事人边路趟"
    U"次";
// In answers that are no name, whatever asked for it: 等一下, 还早, 真烦.
constexpr std::u32string_view kOrdinary =
    U"上下马好再先等快慢真太又才只还行可能知道白谢烦忘记懂急错嗯哦唉喂咋啥随便意思名字姓办查退改完"
    U"全部"
    U"骂滚气怒哭笑累死活怕忙钱啦咯嘞哈么些样种位个次回见算停开关走跑站坐睡病痛难受委屈冤讨厌滴";
// A given name seldom holds these before its end, but may begin with them.
constexpr std::u32string_view kMayBegin = U"有来家和得会年月日时可应路";

constexpr std::u32string_view kTitles[] = {
    U"先生", U"女士", U"同志", U"小姐", U"师傅", U"老师", U"主任", U"局长", U"科长", U"处长",
    U"书记", U"经理", U"老板", U"医生", U"大夫", U"律师", U"村长", U"镇长", U"队长", U"校长",
    U"院长", U"所长", U"站长", U"大爷", U"大妈", U"大姐", U"大哥", U"大娘", U"阿姨", U"叔叔",
    U"某某", U"法官", U"警官", U"护士", U"会计", U"部长", U"厂长", U"县长", U"市长", U"干部"};

// Behind a name in running text.
constexpr std::u32string_view kFollowers[] = {
    U"电话", U"手机", U"联系", U"身份证", U"今年", U"现在", U"想",   U"要",   U"来",
    U"是",   U"从",   U"在",   U"家住",   U"住在", U"住",   U"的",   U"男",   U"女",
    U"和",   U"跟",   U"与",   U"我",     U"她",   U"他",   U"于",   U"预约", U"约",
    U"申请", U"反映", U"因",   U"就",     U"一个", U"两个", U"七十", U"六十", U"号",
    U"登记", U"等",   U"去",   U"一人",   U"，",   U"了",   U"吧",   U"啊",   U"一起",
    U"一块", U"一道", U"一同", U"两人",   U"替",   U"帮",   U"代",   U"呢",   U"呀",
    U"哈",   U"报名", U"挂号", U"挂个",   U"取消", U"改期", U"查",   U"这个", U"本人",
    U"自己", U"行不", U"行吗", U"成不",   U"可以", U"岁",   U"今天", U"明天", U"后天"};

// A word that goes on and is no part of a name, even where its first letter could be: 刘浩|预约.
constexpr std::u32string_view kGoesOn[] = {
    U"预约", U"来访", U"登记", U"申请", U"反映", U"投诉", U"举报", U"咨询", U"报名",
    U"挂号", U"约个", U"约一", U"约时", U"约号", U"约在", U"约上", U"约好", U"约访",
    U"查询", U"查一", U"查下", U"查进", U"取消", U"改期", U"改时", U"本人", U"自己",
    U"电话", U"手机", U"联系", U"身份", U"行不", U"行吗", U"家住", U"住在", U"今年",
    U"现在", U"一起", U"一块", U"一道", U"一同", U"想约", U"想来", U"要来", U"想去",
    U"想见", U"想问", U"想查", U"要约", U"过来", U"过去", U"来约", U"来反", U"来投",
    U"来一", U"去一", U"去反", U"今天", U"明天", U"后天", U"上午", U"下午", U"这个",
    U"两个", U"一个", U"一人", U"代办", U"约吧", U"约下", U"要反", U"要投", U"想反"};

constexpr std::u32string_view kIntroducers[] = {
    U"我的名字叫", U"我的名字是", U"名字叫做",   U"名字叫",   U"名字是", U"名字",     U"姓名是",
    U"姓名为",     U"姓名",       U"我的大名是", U"我大名叫", U"大名叫", U"全名叫",   U"全名是",
    U"全名",       U"预约人是",   U"预约人",     U"来访人是", U"来访人", U"申请人是", U"申请人",
    U"信访人是",   U"信访人",     U"反映人",     U"联系人是", U"联系人", U"代表人",   U"我名叫",
    U"我叫做",     U"我叫",       U"俺叫",       U"她叫",     U"他叫",   U"名叫",     U"叫做",
    U"我是",       U"俺是",       U"鄙人姓名",   U"登记人是", U"登记人", U"报名人",   U"举报人",
    U"投诉人",     U"委托人",     U"当事人",     U"我就是",   U"俺就是", U"吾名",     U"我名",
    U"叫我",       U"喊我",       U"称呼我",     U"名叫作",   U"芳名",   U"大名",     U"名儿叫",
    U"名儿是",     U"俺名叫",     U"叫俺",       U"鄙人",     U"敝人",   U"在下",     U"名是",
    U"名:",        U"大号叫",     U"本人是",     U"本人叫",   U"本人",   U"她是",     U"他是",
    U"叫"};

constexpr std::u32string_view kKin[] = {
    U"老伴", U"老婆", U"老公", U"爱人", U"丈夫", U"妻子", U"媳妇", U"儿子", U"女儿",
    U"闺女", U"父亲", U"母亲", U"爸爸", U"妈妈", U"爷爷", U"奶奶", U"外公", U"外婆",
    U"姥姥", U"姥爷", U"哥哥", U"弟弟", U"姐姐", U"妹妹", U"婆婆", U"公公", U"岳母",
    U"岳父", U"邻居", U"家属", U"代理", U"亲属", U"孙子", U"孙女", U"爸",   U"妈",
    U"娘",   U"爹",   U"哥",   U"姐",   U"姑"};

// Words that introduce much else: a name behind them must plainly end.
constexpr std::u32string_view kWeak[] = {U"我是",   U"俺是",   U"她是", U"他是", U"叫",
                                         U"我就是", U"俺就是", U"叫我", U"叫俺", U"喊我",
                                         U"我名",   U"称呼我", U"大名", U"在下"};

// Who speaks for somebody: 替王五约一下.
constexpr std::u32string_view kFor[] = {U"替", U"帮", U"给", U"代", U"为"};

bool is_dot(char32_t c) {
  return c == U'·' || c == U'•' || c == U'・' || c == U'‧' || c == U'∙' || c == U'・';
}

class NameReader {
 public:
  NameReader(const Sentence& s, const NameWords& words, NameHint hint)
      : s_(s), words_(words), hint_(hint) {}

  std::vector<NameRead> read() {
    dotted();
    undotted();
    surname_first();
    introduced();
    alone();
    std::ranges::sort(found_, {}, &NameRead::begin);
    return std::move(found_);
  }

 private:
  bool free(std::size_t begin, std::size_t end) const {
    return std::ranges::none_of(found_,
                                [&](const NameRead& n) { return n.begin < end && begin < n.end; });
  }
  void take(std::size_t begin, std::size_t end, bool introduced, bool denied = false) {
    if (free(begin, end)) found_.push_back({begin, end, introduced, denied});
  }

  bool is_given(std::size_t at) const {
    return is_han(s_[at]) && kNoGiven.find(s_[at]) == kNoGiven.npos;
  }
  bool title_at(std::size_t at) const {
    return std::ranges::any_of(kTitles, [&](auto title) { return s_.has(at, title); });
  }
  bool kin_at(std::size_t at) const {
    return std::ranges::any_of(kKin, [&](auto kin) { return s_.has(at, kin); });
  }
  std::size_t surname_at(std::size_t at) const {
    if (at + 2 < s_.size() + 1 && at + 2 <= s_.size() && words_.is_compound(s_.view(at, at + 2)))
      return 2;
    return words_.surnames.contains(s_[at]) ? 1 : 0;
  }
  // 房产 is no name; 房产证 neither, unless somebody was asked for a name or introduced one.
  bool is_no_name(std::size_t begin, std::size_t end, bool sure = false) const {
    if (words_.not_names.contains(std::u32string(s_.view(begin, end)))) return true;
    if (sure || !words_.not_names.contains(std::u32string(s_.view(begin, begin + 2)))) return false;
    // Asked for a name, 安静怡 may be one; 马上发, 方便说 are none.
    return hint_ != NameHint::expected || is_any_of(s_[end - 1], kGoesBehind);
  }
  // Ends a name in running text: a mark, a title, or a word that goes on.
  bool closes(std::size_t at) const {
    if (is_edge(s_[at]) || title_at(at) || !is_han(s_[at])) return true;
    return std::ranges::any_of(kFollowers, [&](auto word) { return s_.has(at, word); });
  }

  bool goes_on(std::size_t at) const {
    return std::ranges::any_of(kGoesOn, [&](auto word) { return s_.has(at, word); });
  }

  // The end of a name that begins at `at`; 0 for none. `sure`: words introduced it, so that its end
  // may be guessed.
  std::size_t name_at(std::size_t at, bool sure) const {
    const std::size_t surname = surname_at(at);
    if (surname == 0) return 0;
    const std::size_t given = at + surname;
    if (title_at(given)) return 0;
    for (const std::size_t size : {2u, 1u, 3u}) {
      bool good = true;
      for (std::size_t i = given; i < given + size; ++i) {
        // 田有根, 张来福: such a letter begins a given name, and seldom ends one.
        const bool first_of_two = size == 2 && i == given && is_any_of(s_[i], kMayBegin) &&
                                  (sure || goes_on(given + size));
        good &= is_given(i) && !(i > given && goes_on(i)) &&
                (is_edge(s_[given + size]) || first_of_two || !is_any_of(s_[i], kSeldomGiven));
      }
      if (!good || (size == 3 && surname == 1 && !sure)) continue;
      // 张伟先生: the title is not part; 王建国庆: two letters are the rule.
      if (closes(given + size) && !is_no_name(at, given + size, sure)) return given + size;
    }
    if (!sure || !is_given(given)) return 0;
    const std::size_t end =
        is_given(given + 1) && !goes_on(given + 1) && !closes(given + 1) ? given + 2 : given + 1;
    // Where it ends is a guess: 方便面厂 is none.
    if (!closes(end) &&
        (end == given + 1 || words_.not_names.contains(std::u32string(s_.view(at, at + 2)))))
      return 0;
    return is_no_name(at, end, true) ? 0 : end;
  }

  // 阿依古丽·买买提, 卓玛 · 才让
  void dotted() {
    for (std::size_t at = 1; at + 1 < s_.size(); ++at) {
      if (!is_dot(s_[at]) || !is_han(s_[at - 1]) || !is_han(s_[at + 1])) continue;
      std::size_t begin = at, end = at + 1;
      while (begin > 0 && at - begin < 8 && is_han(s_[begin - 1])) --begin;
      // Words that introduce a name do not belong to it.
      for (const auto word : kIntroducers)
        for (std::size_t i = begin; i + word.size() < at; ++i)
          if (s_.has(i, word)) begin = std::max(begin, i + word.size());
      while (begin + 1 < at && is_any_of(s_[begin], U"我俺是叫为")) ++begin;
      while (end < s_.size() && end - at < 16 &&
             (is_han(s_[end]) || (is_dot(s_[end]) && is_han(s_[end + 1])))) {
        if (end - at > 1 && closes(end)) break;
        ++end;
      }
      take(begin, end, true);
      at = end;
    }
  }

  // 阿卜杜拉买买提, 扎西顿珠: a whole piece with a part by which such names are known, where a name
  // may stand.
  void undotted() {
    for (std::size_t at = 0; at < s_.size(); ++at) {
      if (!is_han(s_[at])) continue;
      std::size_t begin = at;
      bool told = is_edge(s_[at - 1]);
      if (told)
        for (const auto word : kIntroducers)
          if (s_.has(at, word)) begin = std::max(begin, at + word.size());
      told |=
          begin > at || word_before(s_, at, {U"我叫", U"俺叫", U"名叫", U"姓名", U"他叫", U"她叫"});
      const bool known = told && std::ranges::any_of(words_.parts, [&](const auto& part) {
                           return s_.has(begin, part);
                         });
      if (!known || (begin == at && hint_ == NameHint::none && is_edge(s_[at - 1]))) continue;
      std::size_t end = begin;
      while (end - begin < 12 && is_han(s_[end]) && !title_at(end) &&
             !(end - begin > 2 && closes(end)))
        ++end;
      if (end - begin >= 3 && (closes(end) || title_at(end))) take(begin, end, begin > at);
      at = std::max(at, end);
    }
  }

  // 免贵姓李，李建设; 我姓王，叫王建国 is read by 叫.
  void surname_first() {
    for (std::size_t at = 0; at < s_.size(); ++at) {
      if (s_[at] != U'姓' || s_[at + 1] == U'名') continue;
      const std::size_t surname = surname_at(at + 1);
      if (surname == 0) continue;
      std::size_t next = at + 1 + surname;
      while (is_any_of(s_[next], U",， ")) ++next;
      if (next > at + 1 + surname &&
          s_.view(next, next + surname) == s_.view(at + 1, at + 1 + surname))
        if (const std::size_t end = name_at(next, true)) take(next, end, true);
    }
  }

  void introduced() {
    for (std::size_t at = 0; at < s_.size(); ++at) {
      for (const auto word : kIntroducers) {
        if (word[0] != s_[at] || !s_.has(at, word)) continue;
        std::size_t next = at + word.size();
        while (is_any_of(s_[next], U":： 是为")) ++next;
        const bool weak = std::ranges::find(kWeak, word) != std::end(kWeak);
        // 叫何局长来, 我是周三去的: a weak word needs a name that plainly ends.
        std::size_t end = name_at(next, !weak);
        if (weak && end > 0 &&
            !(is_edge(s_[end]) || is_any_of(s_[end], U"的今啊呀呐哟") || title_at(end) ||
              s_.has(end, U"就行")))
          end = 0;
        // 我是吴桂芳的女儿: somebody else's name.
        if (weak && end > 0 && s_[end] == U'的' && kin_at(end + 1)) end = 0;
        // 不叫孙小军，叫孙晓军
        if (end > 0)
          take(next, end, true, is_any_of(s_[at - 1], U"不非") && !s_.ends(at, U"是不"));
        else if (!weak && hint_ == NameHint::expected)
          any_han(next);
        break;
      }
      // 我妈吴桂芳, 儿子张小宝
      for (const auto kin : kKin)
        if (kin[0] == s_[at] && s_.has(at, kin)) {
          const std::size_t next = at + kin.size() + (s_[at + kin.size()] == U'叫' ? 1 : 0);
          if (const std::size_t end = name_at(next, false); end > next + 1) take(next, end, true);
          break;
        }
      for_somebody(at);
      told_behind(at);
      if (word_at(s_, at, {U"我不是", U"俺不是", U"不认识", U"这不是"}) > 0)
        if (const std::size_t end = name_at(at + 3, false)) take(at + 3, end, true, true);
      if (s_.has(at, U"不是") || s_.has(at, U"应该是") || s_.has(at, U"改成") ||
          s_.has(at, U"而是")) {
        const std::size_t next = at + (s_[at] == U'应' ? 3 : 2);
        if (const std::size_t end = name_at(next, false);
            end > next + 1 && is_edge(s_[end]) && hint_ != NameHint::none)
          take(next, end, true);
      }
    }
  }

  // 替王五约一下, 代李四预约: the name ends where the wish begins.
  void for_somebody(std::size_t at) {
    for (const auto word : kFor) {
      if (!s_.has(at, word)) continue;
      const std::size_t end = name_at(at + 1, false);
      if (end > at + 2 && (goes_on(end) || s_[end] == U'约')) take(at + 1, end, true);
    }
  }

  // 我，王秀兰; 王秀兰本人
  void told_behind(std::size_t at) {
    if (is_any_of(s_[at], U"我俺") && is_any_of(s_[at + 1], U"，,") &&
        (is_edge(s_[at - 1]) || s_[at - 1] == U'是')) {
      const std::size_t begin = s_.spaces(at + 2), end = name_at(begin, false);
      if (end > begin + 1 && is_edge(s_[end])) take(begin, end, true);
    }
    if (is_edge(s_[at - 1]) && surname_at(at) > 0)
      if (const std::size_t end = name_at(at, true);
          end > at + 1 && word_at(s_, end, {U"本人", U"是我"}) > 0)
        take(at, end, true);
  }

  // A name of any letters where a name was asked for: not every surname is in the list.
  void any_han(std::size_t at) {
    if (s_[at] == U'姓') return;
    std::size_t end = at;
    while (end < s_.size() && end - at < 5 && is_given(end) && !is_any_of(s_[end], kSeldomGiven) &&
           !is_any_of(s_[end], kOrdinary))
      ++end;
    // 老王, 小李: no name that a booking could be found by.
    if (end == at + 2 && is_any_of(s_[at], U"老小阿大") && surname_at(at) == 0) return;
    if (end - at >= 2 && end - at <= 4 && (is_edge(s_[end]) || title_at(end)) &&
        !is_no_name(at, end) && !title_at(at))
      take(at, end, false);
  }

  // Names that are a whole piece between marks.
  void alone() {
    if (hint_ == NameHint::none && !lists_names()) return;
    if (spaced()) return;
    for (std::size_t at = 0; at < s_.size();) {
      if (is_edge(s_[at])) {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < s_.size() && !is_edge(s_[end])) ++end;
      piece(at, end);
      at = end;
    }
  }

  // 刘满仓、胡春花 with at least two names in a row.
  bool lists_names() const {
    std::size_t names = 0;
    for (std::size_t at = 0; at < s_.size(); ++at) {
      if (s_[at] != U'、') continue;
      if (const std::size_t end = name_at(at + 1, false); end > at + 2 && is_edge(s_[end])) ++names;
    }
    return names > 0;
  }

  // 张 三: typed with a space, where nothing but a name was asked for.
  bool spaced() {
    const std::size_t begin = s_.spaces(0), given = s_.spaces(begin + 1);
    if (hint_ != NameHint::expected || given == begin + 1 || surname_at(begin) != 1) return false;
    std::size_t end = given;
    while (end < given + 2 && is_given(end)) ++end;
    if (end == given || s_.spaces(end) < s_.size()) return false;
    take(begin, end, false);
    return true;
  }

  void piece(std::size_t begin, std::size_t end) {
    bool self = false;
    for (bool more = true; more && begin < end;) {
      more = false;
      if (const std::size_t word = word_at(
              s_, begin, {U"还有", U"以及", U"另外", U"加上", U"分别是", U"代表是", U"代表有",
                          U"代表", U"包括", U"就是", U"就写", U"应该是", U"而是",   U"改成",
                          U"改为", U"是",   U"叫",   U"和",   U"跟",     U"与",     U"及",
                          U"有",   U"给",   U"写",   U"填",   U"用",     U"报"});
          word > 0 && begin + word < end && surname_at(begin + word) > 0) {
        begin += word;
        more = true;
      } else if (is_any_of(s_[begin], U"我俺") && surname_at(begin + 1) > 0) {
        self = true;
        ++begin;
        more = true;
      }
    }
    // 刘满仓和胡春花
    std::size_t at = begin;
    while (at < end) {
      const std::size_t stop = name_at(at, false);
      if (stop <= at + 1 || stop > end) break;
      const std::size_t joined = word_at(s_, stop, {U"和", U"跟", U"与", U"及"});
      const bool whole =
          stop == end || title_at(stop) || joined > 0 || is_any_of(s_[stop], U"吧的等");
      if (!whole) break;
      if (joined > 0 && name_at(stop + joined, false) == 0) break;
      take(at, stop, self);
      self = false;
      if (joined == 0) return;
      at = stop + joined;
    }
    if (hint_ == NameHint::expected && at == begin && begin < end) any_han(begin);
  }

  const Sentence& s_;
  const NameWords& words_;
  const NameHint hint_;
  std::vector<NameRead> found_;
};

}  // namespace

std::vector<NameRead> names(const Sentence& s, const NameWords& words, NameHint hint) {
  return NameReader(s, words, hint).read();
}

}  // namespace huiyin::bot
