// The words by which a person steers a dialogue: back, drop it, go on, why. They belong to no
// intent and carry no value; they are looked for only while something is under way, because alone
// they mean little.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huiyin::bot {

// Half width, small letters, no blanks: the form in which cues are looked for. Total.
std::string plain(std::string_view text);

bool has_any(std::string_view plain_text, std::initializer_list<std::string_view> words);

// The clauses of a text in the plain form; the sign of a question stays with its clause.
std::vector<std::string> clauses_of(std::string_view plain_text);

namespace cue {  // all take the plain form

bool back(std::string_view text);      // 返回上一步
bool drop(std::string_view text);      // 算了，先不约了
bool hold(std::string_view text);      // 先别, 别取消
bool go_on(std::string_view text);     // 接着约
bool why(std::string_view text);       // 要电话干嘛
bool unclear(std::string_view text);   // 什么意思
bool wrong(std::string_view text);     // 写错了, 不对, 改一下
bool restart(std::string_view text);   // 重新来，全填错了
bool lost(std::string_view text);      // 查询码找不着了
bool protests(std::string_view text);  // 凭什么只让去五个
bool moves(std::string_view text);     // 改成下个月, 换到下午
// "再加一个人", "我闺女也跟我去": how many more come than were said; 0: nothing of the kind.
// `said`: the number of people that stands in the sentence.
int more_people(std::string_view text, std::optional<int> said);
// "现在是谁在管", "最晚哪天答复": of a matter that was just told.
bool about_matter(std::string_view text);
bool when_answered(std::string_view text);   // 我什么时候能收到答复意见书
bool another_matter(std::string_view text);  // 再查一个, 还有一件: after one was told
bool comes_late(std::string_view text);      // 路上堵车，可能晚到一会儿
bool cannot_come(std::string_view text);  // 家里有事去不成了: of a visit, without saying what now
bool takes_it(std::string_view text);       // 就要这个: of the one thing that is offered
bool seen(std::string_view text);           // 知道了, 收到: nothing is wanted
bool grieves(std::string_view text);        // something that one complains of
bool asks_for_seat(std::string_view text);  // 还有没有名额
bool cannot_wait(std::string_view text);    // "太远了，等不及"
bool asks_who(std::string_view text);       // 哪位领导接待
// May a question that names a day be meant for the visit: "15号能来吗", not "今天天气咋样".
bool of_a_visit(std::string_view text);
bool that_day(std::string_view text);  // 那天, 就那天
bool next_month(std::string_view text);
bool for_other(std::string_view text);           // 我替我妈约
bool question(std::string_view text);            // asks something
bool asks_to_book(std::string_view text);        // 我想预约: no doubt, whatever else is in it
bool wants_booking(std::string_view text);       // 预约, 约来访, 领导接访我想去
bool wants_waiting(std::string_view text);       // 候补
bool would_wait(std::string_view text);          // 那我等着: after the waiting list was offered
bool refuses_privacy(std::string_view text);     // 我不同意, 不想留电话
bool about_booking_when(std::string_view text);  // 我约的什么时候

// Which slot is named by its noun: "电话写错了" → "phone"; empty when none is.
std::string_view slot_named(std::string_view text);

}  // namespace cue
}  // namespace huiyin::bot
