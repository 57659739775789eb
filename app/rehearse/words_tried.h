// Words and examples tried on the scripts of config/defaults/conversations, each in an office of
// its own.
#pragma once

#include <atomic>
#include <functional>
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
  gateway::api::Rehearsed rehearse_examples(const std::vector<bot::Example>& now,
                                            const std::vector<bot::Example>& then) override;

  // Any thread: what is being rehearsed ends with the script at hand, and is told in part.
  void end() { is_over_ = true; }

 private:
  struct Told {
    Script script;
    std::string office;
    std::optional<Played> played = {};  // with `now_`
  };
  // What an office may have otherwise than the program came.
  struct Own {
    templates::Catalogue::Rewording words = {};
    std::vector<bot::Example> examples = {};
    bool operator==(const Own&) const = default;
  };

  // `may_differ`: whether that dialogue, as it goes now, could go otherwise.
  gateway::api::Rehearsed compare(const Own& now, const Own& then,
                                  const std::function<bool(const std::string&)>& may_differ);
  void read_scripts_once();
  const Played& played_now(Told& told);

  std::atomic<bool> is_over_{false};
  Own now_;
  std::vector<Told> all_;
};

}  // namespace huiyin::app
