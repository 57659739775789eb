// How a matter stands, in words a citizen may hear (domain: §e): by its state, with dates and
// weekdays, nothing more.
#pragma once

#include "bot/talk.h"

namespace huiyin::bot {

// Says it as a paragraph of the answer.
void tell_case(Talk& talk, const petition::CaseTold& told);

// A matter was told a short while ago, so that a question may be about it; what opened it need not
// be typed again.
bool speaks_of_case(const Talk& talk);

// "我妈的几号受理的", "马叔的也查一下": neither his own nor the one told last answers that. She,
// whose matter was told a moment ago, is not somebody else.
bool asks_for_somebody(const Talk& talk);

// The person's own matter that is most on his mind: the newest that is still worked on, else the
// newest.
std::optional<petition::CaseTold> own_case(Talk& talk);

}  // namespace huiyin::bot
