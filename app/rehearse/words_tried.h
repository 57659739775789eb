// Words tried on the scripts of config/defaults/conversations, each in an office of its own.
#pragma once

#include <atomic>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/rehearse/player.h"
#include "gateway/api/words_rehearsal.h"

namespace huiyin::app {

class WordsTried : public gateway::api::WordsRehearsal {
 public:
  gateway::api::Rehearsed rehearse(const templates::Catalogue::Rewording& now,
                                   const templates::Catalogue::Rewording& then,
                                   const std::string& text) override;

  // Any thread: what is being rehearsed ends with the script at hand, and is told in part.
  void end() { is_over_ = true; }

 private:
  struct Told {
    Script script;
    std::string office;
    std::optional<Played> played = {};  // with `now_`
  };

  void read_scripts_once();
  const Played& played_now(Told& told);

  std::atomic<bool> is_over_{false};
  templates::Catalogue::Rewording now_;
  std::vector<Told> all_;
};

}  // namespace huiyin::app
