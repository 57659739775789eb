// The words by which a matter is spoken of: whose it is, what is asked of it after it was told, and
// what a person in the office must do about it. All take the plain form.
#pragma once

#include <string_view>

namespace huiyin::bot::cue {

// Whose
bool my_own(std::string_view text);   // 我自己的呢: not the one told last
bool of_mine(std::string_view text);  // 我的案子

bool asks_progress(std::string_view text);  // 我的案子到哪了, 有结果没: of one's matter

// After it was told
bool asks_if_late(std::string_view text);     // 要是到期办不完呢
bool asks_latest(std::string_view text);      // 最多延到哪天
bool asks_accepted(std::string_view text);    // 几号受理的
bool asks_registered(std::string_view text);  // 几号登记的
bool asks_served(std::string_view text);      // 我几号收到的意见书
bool asks_whom(std::string_view text);        // 那我找谁去
// "就是医院多收了我钱那个": a matter called by what it is about.
bool names_by_grief(std::string_view text);
bool waits_on(std::string_view text);        // 那我再等等
bool asks_when_open(std::string_view text);  // 什么时候能再查, 凭啥停我的: of the look-up

// What a person must do
bool withdraws(std::string_view text);      // 这个案子我要撤回来
bool keeps_it(std::string_view text);       // 我还是要告, 先不撤了
bool urges(std::string_view text);          // 帮我催催他们
bool wants_call(std::string_view text);     // 让你们的人给我打个电话
bool waits_in_vain(std::string_view text);  // 等了两天也没人理我
bool new_phone(std::string_view text);      // 我换号了

// The words take back what the classifier made of them: nobody is struck off the reminders, and no
// member of staff accused, by a sentence that does not say so.
bool disproves(std::string_view intent, std::string_view text);

}  // namespace huiyin::bot::cue
