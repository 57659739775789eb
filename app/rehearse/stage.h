// A whole office on virtual time in a folder of its own: the real walk on a fresh database, against
// the platform within the program. For rehearsals and `huiyin chat`.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/foundation.h"
#include "app/import/office_data.h"
#include "app/rehearse/actions.h"
#include "app/rehearse/platform.h"
#include "base/clock.h"
#include "base/random.h"
#include "gateway/walk/walk.h"

namespace huiyin::app {

enum class CitizensBy { wecom, sms };  // staff are on WeCom in any case

struct StageSettings {
  Instant now{};
  std::uint64_t seed = 1;
  std::string office_json;  // of the office's own file; empty: the built-in sample
  std::string where;        // names that text in faults
  CitizensBy citizens = CitizensBy::wecom;
  templates::Catalogue::Rewording words = {};  // said in place of those of config
  std::vector<bot::Example> examples = {};     // by which the office understands besides
};

class Stage {
 public:
  // Nothing when there are faults (appended). The folder is removed with the stage.
  static std::unique_ptr<Stage> make(const StageSettings& settings, std::vector<Problem>& faults);
  ~Stage();

  // The office's data and more of it; throws ImportRefused.
  void take_in(const OfficeData& data);

  // Who is who on the platform: staff by their userid, everybody else as a citizen; by SMS he is
  // his phone, that of the office's data or, for who is not in it, one of his own.
  bool is_staff(const std::string& name) const;
  std::string address(const std::string& name) const;
  std::optional<store::ConversationId> conversation(const std::string& name);

  void say(const std::string& name, const std::string& text, const std::string& menu_id = "");
  void enter(const std::string& name);
  const std::vector<Platform::Said>& heard(const std::string& name) const;
  std::string awaiting(const std::string& name);
  // Over WeCom, what was put out to that person's phone by SMS, in order: it waits for a provider's
  // door. By SMS it is heard like all else.
  std::vector<std::string> by_sms(const std::string& name);

  // Something is done at the office's desks, and what comes of it is sent.
  Action act(const std::string& action);

  // Lets everything happen that is due; time stands still.
  void settle();
  // A breath between two sayings, so that before and after differ.
  void breathe() { clock_.advance(seconds{2}); }
  // Moves the clock on, hour by hour, and lets what is due at each happen. Never back.
  void wait_until(Instant moment);

  Instant now() const { return clock_.now(); }
  Foundation& ground() { return *foundation_; }

 private:
  void take_up(const templates::Catalogue::Rewording& words);
  void take_up(const std::vector<bot::Example>& examples);
  explicit Stage(const StageSettings& settings);

  const CitizensBy citizens_;
  std::filesystem::path folder_;
  std::map<std::string, std::string> phones_;  // of the citizens taken in, by name
  FakeClock clock_;
  SeededRandom random_;
  std::unique_ptr<Platform> platform_;
  std::unique_ptr<gateway::Walk> walk_;
  std::unique_ptr<Foundation> foundation_;
};

}  // namespace huiyin::app
