#include "bot/opt_out.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "bot/cues.h"

namespace huiyin::bot::opt_out {
namespace {

constexpr std::size_t kWishPointsMax = 20;  // more tells a story

std::string_view without_particles(std::string_view text) {
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view end :
         {"了", "吧", "啊", "呀", "谢谢", "。", ".", "！", "!", ",", "，"})
      if (text.size() > end.size() && text.ends_with(end)) {
        text.remove_suffix(end.size());
        cut = true;
      }
  }
  return text;
}

bool is_command(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, without_particles(text)) != words.end();
}

// "退订", "我要退订这个短信"; not of money, rooms and tickets, and not where it is denied.
bool names_it(std::string_view text) {
  constexpr std::string_view kWord = "退订";
  const auto at = text.find(kWord);
  if (at == text.npos) return false;
  const std::string_view before = text.substr(0, at), behind = text.substr(at + kWord.size());
  const auto denies = [&](std::string_view word) { return before.ends_with(word); };
  static constexpr std::array kDenied = {"不", "没", "别", "取消", "不要", "不想", "不给", "不能"};
  static constexpr std::array kOther = {"金", "单", "票", "款", "费", "房", "酒", "货", "的钱"};
  return std::ranges::none_of(kDenied, denies) &&
         std::ranges::none_of(kOther, [&](auto word) { return behind.starts_with(word); });
}

// "别给我发短信了": a verb of refusing, and behind it nothing or what is sent.
bool refuses_to_get(std::string_view text) {
  static constexpr std::array<std::string_view, 28> kVerbs = {
      "别再给我发",   "别再发",     "别老给我发", "别老发",   "别给我发", "别发",
      "不要再给我发", "不要再发",   "不要给我发", "不要发",   "不用再发", "不用给我",
      "不用发",       "不许再发",   "停止给我发", "停止发送", "停止发",   "停发",
      "停止推送",     "不想再收到", "不想再收",   "不想收到", "不想收",   "不再接收",
      "不接收",       "别给我推",   "不要给我推", "拒收"};
  static constexpr std::array<std::string_view, 15> kSent = {
      "短信", "消息", "信息", "提醒", "通知", "推送", "这些", "这种",
      "这类", "这个", "任何", "骚扰", "垃圾", "来",   "过来"};
  for (const std::string_view verb : kVerbs) {
    const auto at = text.find(verb);
    if (at == text.npos) continue;
    std::string_view behind = text.substr(at + verb.size());
    for (const std::string_view filler : {"你们的", "你们", "给我", "送", "到"})
      if (behind.starts_with(filler)) behind.remove_prefix(filler.size());
    const std::string_view rest = without_particles(behind);
    if (rest.empty() || rest == "了") return true;
    if (std::ranges::any_of(kSent, [&](auto word) { return rest.starts_with(word); })) return true;
  }
  return has_any(text, {"取消提醒", "关闭提醒", "关掉提醒", "不要提醒", "不用提醒", "不需要提醒"});
}

bool takes_back(std::string_view text) {
  if (is_command(text, {"恢复", "我要恢复", "重新接收", "取消退订", "重新订阅", "恢复订阅",
                        "不退订", "别退订", "先不退订", "不要退订"}))
    return true;
  if (count_points(text) > 12 || cue::question(text)) return false;
  return has_any(text, {"恢复接收", "恢复发", "恢复给我发", "恢复提醒", "恢复短信", "恢复通知",
                        "恢复消息", "恢复推送", "重新接收", "重新给我发", "重新收", "继续接收",
                        "取消退订"}) &&
         !has_any(text, {"材料", "意见书", "告知书", "一遍", "一份"});
}

void resume(Talk& talk) { talk.say(talk.desk.opt_in() ? "opt_in.done" : "opt_in.nothing"); }

}  // namespace

Wish wish(std::string_view plain) {
  if (takes_back(plain)) return Wish::resume;
  if (is_command(plain, {"td", "t", "退定", "tuiding", "回t", "回td", "回复t", "回复td", "拒收"}))
    return Wish::stop;
  if (count_points(plain) > kWishPointsMax) return Wish::none;
  return names_it(plain) || refuses_to_get(plain) ? Wish::stop : Wish::none;
}

bool hear(Talk& talk) {
  Wish meant = wish(talk.plain);
  // Carriers' other letters, where nothing else can be meant by them.
  const bool is_letter = talk.plain == "r" || talk.plain == "n";
  if (meant == Wish::none && is_letter && talk.is_by_sms() && !talk.topic()) meant = Wish::stop;
  if (meant == Wish::none) return false;
  // In the story that he tells, only the command itself is one.
  constexpr std::size_t kCommandPoints = 6;
  if (talk.topic() && talk.topic()->awaiting == "matter" &&
      count_points(talk.plain) > kCommandPoints)
    return false;
  meant == Wish::stop ? stop(talk) : resume(talk);
  return true;
}

void stop(Talk& talk) {
  talk.state.misses = 0;
  talk.say(talk.desk.opt_out() ? "opt_out.done" : "opt_out.already");
}

}  // namespace huiyin::bot::opt_out
