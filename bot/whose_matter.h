// Somebody else's matter, as it is asked about: "隔壁马叔的也查一下", "帮我妈催催她的案子",
// "老伴那个件到哪了". Told from one's own about somebody: "我妈吃坏了药那个事怎么样了".
#pragma once

#include <string>
#include <string_view>

namespace huiyin::bot::cue {

// The word for whom it is: 隔壁, 妈; empty: nobody else. Takes the plain form.
std::string whose_matter(std::string_view text);
bool anothers_matter(std::string_view text);

}  // namespace huiyin::bot::cue
