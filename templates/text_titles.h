// What each text is called before an office's people: on what occasion it is said, and to whom.
//
// The file (config/defaults/titles.txt), UTF-8, one text a line, # begins a comment:
//     book_visit.ask_phone 预约·问手机号
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace huiyin::templates {

inline constexpr std::size_t kTitlePointsMax = 20;  // one line of the console's list on a phone

class TextTitles {
 public:
  // All faults at once (appended to `faults`; the first is also the refusal): titles.encoding,
  // titles.shape (no key, or no title behind it), titles.key_twice, titles.twice, titles.too_long,
  // titles.brief (that of a short form is made of the whole one's).
  static Result<TextTitles> parse(std::string_view text, const std::string& name,
                                  std::vector<Problem>* faults);

  // A short form is called as its text is, with 短信 behind; a text without a title by its key.
  std::string of(std::string_view key) const;
  // Those that the file gives, by key.
  const std::map<std::string, std::string, std::less<>>& all() const { return titles_; }

 private:
  std::map<std::string, std::string, std::less<>> titles_;
};

}  // namespace huiyin::templates
