// Who must be pushed now 提醒与催办: one pass over the cases whose moment has come, and a message
// for each person. What is due is derived anew each time (petition/reminders.h); each reminder is
// put on record in the transaction that makes its message, so that a pass may end anywhere and be
// done again, by any instance.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/card_presses.h"
#include "store/office_parts.h"
#include "store/reminder_books.h"
#include "store/reminder_view.h"

namespace huiyin::gateway {

class Reminding {
 public:
  using Parts = store::OfficeParts;
  Reminding(Parts parts, store::MailWaits has_mail);

  // Everything that is due now. Costs one look at an index when nothing is. Of one thread at a
  // time. Throws what the first act that failed threw, after the others.
  void round();

  struct Counts {
    std::uint64_t looked = 0;       // cases
    std::uint64_t said = 0;         // reminders, by messages
    std::uint64_t messages = 0;     // …
    std::uint64_t rows = 0;         // of the desk
    std::uint64_t unreachable = 0;  // reminders of whom nobody can be told
  };
  Counts counts() const;

 private:
  struct Pass;
  struct Part;
  struct Reader;
  void follow_offices();
  std::size_t view_of(store::Transaction& tx, const std::string& office) const;
  store::OfficeContext at_main(store::Transaction& tx, const Pass& pass, const char* trace) const;
  void finish_cards(Pass& pass);
  std::optional<petition::CaseFile> case_of_press(store::Transaction& tx,
                                                  const store::DonePress& press) const;
  void look_at(store::Transaction& tx, const store::Look& look, const Pass& pass, Reader& reader,
               Part& part) const;
  void read(Pass& pass) const;
  void read_part(const Pass& pass, std::size_t index, Reader& reader, Part& part) const;
  void send(Pass& pass);
  void put_on_record(Pass& pass);
  void attempt(Pass& pass, const std::function<void(store::Transaction&)>& act,
               const std::function<void()>& failed) const;
  void send_of(Pass& pass, std::size_t view);
  void tell(const store::OfficeContext& desk, const petition::Bundle& bundle);

  const Parts parts_;
  const store::MailWaits has_mail_;
  // Of the thread that does the rounds: the offices as they were in that edition of their book.
  std::vector<store::ReminderView> views_;
  std::uint64_t edition_ = 0;
  std::string fingerprint_;  // of what is counted with
  std::atomic<std::uint64_t> looked_{0}, said_{0}, messages_{0}, rows_{0}, unreachable_{0};
};

}  // namespace huiyin::gateway
