// Who comes to the simulated office in its days, and what each says. Drawn from the seed alone: the
// same with faults and without.
#pragma once

#include <string>
#include <vector>

#include "base/random.h"
#include "base/time.h"

namespace huiyin::simulation {

// A citizen says his lines one after the other, each when the one before was answered and its time
// has come; sometimes two at once.
struct Line {
  std::string text;
  Instant not_before{};
  bool with_next = false;  // said in one breath with the next line
};

struct Citizen {
  std::string id;
  std::vector<Line> lines;
  bool by_sms = false;    // then his id is his phone
  bool competes = false;  // for a seat that others want: what he hears depends on them
  bool enters = false;    // opens the chat before his first line, and is welcomed
  int pause_max_s = 600;  // before the next line
  std::size_t said = 0;
  std::size_t wanted = 0;  // sayings he waits for before he goes on
  Instant speaks_at{};
};

// What only some may ever be shown.
struct Secret {
  std::string words;
  std::vector<std::string> whose;  // citizens
};

// A case of the office: whose it is, and how it is asked for.
struct CaseOf {
  int serial = 0;
  std::string code, phone, name, unit;
  std::string linked;  // the citizen whose conversation is joined with its petitioner; or nobody
  std::string handler = "江禾";
  LocalDate registered{2026, 11, 20};  // accepted and assigned, too
};

struct Plans {
  std::vector<Citizen> citizens;
  std::vector<Line> staff;  // what the officer on duty writes to the app
  std::vector<CaseOf> cases;
  std::vector<Secret> secrets;
  bool is_mas_first = false;  // of the two providers of SMS
  // The office moves the reception day of January to another: who booked it is told, by SMS where
  // his chat has fallen asleep.
  Instant moves_january{};
  // Moments that are lived through whatever happens: the office does something then.
  std::vector<Instant> moments;
  Instant begins{};
};

Plans draw_plans(Random& dice);

}  // namespace huiyin::simulation
