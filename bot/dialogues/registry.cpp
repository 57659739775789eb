#include <algorithm>
#include <vector>

#include "bot/dialogues/all.h"

namespace huiyin::bot {

std::span<const Dialogue> dialogues() {
  static const std::vector<Dialogue> all = {book_visit(),     change_visit(),   cancel_visit(),
                                            query_progress(), apply_review(),   bind_identity(),
                                            bind_by_code(),   unbind_identity()};
  return all;
}

const Dialogue* dialogue(std::string_view intent) {
  const auto found = std::ranges::find(dialogues(), intent, &Dialogue::intent);
  return found == dialogues().end() ? nullptr : &*found;
}

}  // namespace huiyin::bot
