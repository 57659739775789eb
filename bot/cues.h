// The words by which a person steers a dialogue: back, drop it, go on, why. They belong to no
// intent and carry no value; they are looked for only while something is under way, because alone
// they mean little.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace huiyin::bot {

// Half width, small letters, no blanks: the form in which cues are looked for. Total.
std::string plain(std::string_view text);

bool has_any(std::string_view plain_text, std::initializer_list<std::string_view> words);

namespace cue {  // all take the plain form

bool back(std::string_view text);      // 返回上一步
bool drop(std::string_view text);      // 算了，先不约了
bool hold(std::string_view text);      // 先别, 别取消
bool go_on(std::string_view text);     // 接着约
bool why(std::string_view text);       // 要电话干嘛
bool unclear(std::string_view text);   // 什么意思
bool wrong(std::string_view text);     // 写错了, 不对, 改一下
bool that_day(std::string_view text);  // 那天, 就那天
bool next_month(std::string_view text);
bool for_other(std::string_view text);           // 我替我妈约
bool question(std::string_view text);            // asks something
bool asks_to_book(std::string_view text);        // 我想预约: no doubt, whatever else is in it
bool wants_booking(std::string_view text);       // 预约, 约来访, 领导接访我想去
bool wants_waiting(std::string_view text);       // 候补
bool about_booking_when(std::string_view text);  // 我约的什么时候

// Which slot is named by its noun: "电话写错了" → "phone"; empty when none is.
std::string_view slot_named(std::string_view text);

}  // namespace cue
}  // namespace huiyin::bot
