#include "app/import/given_cases.h"

#include <algorithm>
#include <charconv>

#include "petition/case_file.h"
#include "store/case_acts.h"
#include "store/cases.h"

namespace huiyin::app {
namespace {

namespace event = petition::event;

class GivenCase {
 public:
  GivenCase(store::Transaction& tx, const Foundation& ground, const GivenData& fact, Instant now,
            std::vector<Problem>& faults)
      : tx_(tx), ground_(ground), fact_(fact), now_(now), faults_(faults) {
    knows({"no", "by", "date"});
    file_ = store::case_file(tx, ground.keys, field("no"));
    if (!file_) wrong("no");
  }

  bool is_there() const { return file_.has_value(); }
  const petition::CaseFile& file() const { return *file_; }

  std::string field(const std::string& key) const {
    const auto found = fact_.fields.find(key);
    return found == fact_.fields.end() ? "" : found->second;
  }

  int number(const std::string& key) {
    const std::string text = field(key);
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || *read.ptr != '\0') wrong(key);
    return value;
  }

  void add(petition::EventBody body) {
    auto date = LocalDate::parse(field("date"));
    if (!field("date").empty() && !date) wrong("date");
    const petition::CaseEvent event{date.value_or(office_date(now_)), now_, field("by"),
                                    std::move(body)};
    if (const auto no = petition::refusal(*file_, event, store::law_of(ground_.offices.main())))
      return faults_.push_back({no->code, fact_.where, no->what, no->remedy});
    store::append_event(tx_, ground_.keys, field("no"), event);
  }

  void knows(std::initializer_list<const char*> keys) {
    known_.insert(known_.end(), keys.begin(), keys.end());
  }

  // A field that nobody reads would be taken for put in place.
  bool all_known() {
    bool is_known = true;
    for (const auto& [key, value] : fact_.fields) {
      if (std::ranges::find(known_, key) != known_.end()) continue;
      faults_.push_back(
          {"given.not_yet", fact_.where + "." + key, "还不能放置“" + key + "”", "请去掉这一项"});
      is_known = false;
    }
    return is_known;
  }

 private:
  void wrong(const std::string& key) {
    faults_.push_back({"given.field", fact_.where + "." + key, "缺少或者不对：“" + field(key) + "”",
                       "请检查这一项"});
  }

  store::Transaction& tx_;
  const Foundation& ground_;
  const GivenData& fact_;
  const Instant now_;
  std::vector<Problem>& faults_;
  std::vector<std::string> known_;
  std::optional<petition::CaseFile> file_;
};

}  // namespace

void put_case(store::Transaction& tx, const Foundation& ground, const GivenData& fact, Instant now,
              std::vector<Problem>& faults) {
  GivenCase given(tx, ground, fact, now, faults);
  given.knows({"extension_asked", "reason"});
  if (!given.all_known() || !given.is_there()) return;
  if (!given.field("extension_asked").empty())
    given.add(event::ExtensionAsked{given.number("extension_asked"), given.field("reason")});
}

void put_served(store::Transaction& tx, const Foundation& ground, const GivenData& fact,
                Instant now, std::vector<Problem>& faults) {
  GivenCase given(tx, ground, fact, now, faults);
  given.knows({"number"});
  if (!given.all_known() || !given.is_there()) return;
  if (petition::served(given.file(), petition::Document::opinion) != nullptr) return;
  std::string number = given.field("number");
  if (const auto* concluded = petition::last_of_round<event::Concluded>(given.file());
      number.empty() && concluded != nullptr)
    number = std::get<event::Concluded>(concluded->body).number;
  given.add(event::Served{.document = petition::Document::opinion, .number = number});
}

}  // namespace huiyin::app
