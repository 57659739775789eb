// A notice that is not opened in time is brought by the next way: WeCom link → SMS link → a call →
// post or a visit, the last two by a person as a task. All of it custom 习惯: the rules are silent.
#pragma once

#include <string>
#include <vector>

#include "store/notices.h"

namespace huiyin::store {

// Takes the next step for every notice whose step is over; what becomes a person's task is told to
// whom the office names for "notice". Safe to repeat. Answers how many moved.
int advance_notices(const OfficeContext& desk);

// The same for this one, now: its link reaches nobody.
void bring_the_next_way(const OfficeContext& desk, NoticeId id);

// Sends a link to it into its citizen's conversation, where it is still on its way to him and he
// has one by now; false: neither.
bool bring_by_link(const OfficeContext& desk, const NoticeRow& row);

// Its service stands as evidence, and has no place on the ledger: whom the office names for
// "notice" hear why.
void tell_off_ledger(const OfficeContext& desk, const NoticeRow& row, const std::string& why);

// What a person must do now, the longest waiting first: derived from the notices as they stand.
struct NoticeTask {
  NoticeId id;
  std::string case_no, number;
  std::string step;  // "call" or "post"
  Instant since{};
};
std::vector<NoticeTask> notice_tasks(Transaction& tx);

}  // namespace huiyin::store
