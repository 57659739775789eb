#include "app/rehearse/actions.h"

#include <algorithm>

#include "app/rehearse/script.h"
#include "store/moved_days.h"

namespace huiyin::app {
namespace {

std::string value_of(const std::vector<Word>& words, std::string_view key) {
  const auto found = std::ranges::find(words, key, &Word::key);
  return found == words.end() ? "" : found->value;
}

Action move_day(const store::OfficeContext& office, const std::vector<Word>& words) {
  const auto from = LocalDate::parse(value_of(words, "from"));
  const auto to = LocalDate::parse(value_of(words, "to"));
  if (!from || !to) return {Acted::refused, "from、to 应是日期"};
  const auto moved =
      store::move_reception(office, {*from, *to, value_of(words, "by"), value_of(words, "reason")});
  if (!moved) return {Acted::refused, moved.error().what + "，" + moved.error().remedy};
  return {Acted::done, ""};
}

}  // namespace

Action do_action(const store::OfficeContext& office, std::string_view action) {
  const auto words = split_words(action);
  const std::string name = words.empty() ? "" : words.front().key;
  if (name == "move_reception") return move_day(office, words);
  return {Acted::cannot, "还不会做“" + name + "”"};
}

}  // namespace huiyin::app
