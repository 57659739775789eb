#include "gateway/walk/reminding.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <thread>
#include <unordered_map>

#include "base/log.h"
#include "gateway/walk/pressing.h"
#include "gateway/walk/reminder_mail.h"
#include "store/card_presses.h"
#include "store/cases.h"

namespace huiyin::gateway {
namespace {

using petition::Bundle;
using petition::Reminder;
using petition::Sending;
using store::Transaction;

constexpr std::size_t kCasesARead = 250;    // in one snapshot
constexpr std::size_t kReaders = 2;         // threads, when there is more than that to read
constexpr std::size_t kCasesAWrite = 1000;  // in one transaction
// A case that does not open is nobody's to mend by looking again at once.
constexpr hours kUnreadableAgain{1};

// The desk's own rows, and what is for an office without anybody, are no messages.
bool is_message(const Bundle& bundle) {
  return bundle.sending != Sending::desk && bundle.to != petition::kOfficeDesk;
}

}  // namespace

// What one pass has seen and will say.
struct Reminding::Pass {
  Instant now;
  std::vector<store::Look> looks = {};
  std::vector<store::Looked> looked = {};
  store::Seen seen = {};
  std::vector<std::vector<Reminder>> reminders = {};  // by office, in the order of the views
  std::set<std::string> again = {};  // cases of which not all is on record: looked at again
  // Another instance counts with a newer calendar or policy: which dates moved is its to tell.
  bool is_newest = true;
  std::exception_ptr first = {};  // what the first act that failed threw
};

// What the cases of one snapshot gave.
struct Reminding::Part {
  std::vector<store::Looked> looked = {};
  store::Seen seen = {};
  std::vector<std::pair<std::size_t, Reminder>> reminders = {};  // beside their view
  std::exception_ptr failed = {};
};

// One thread that reads: its memory of which digests are on record.
struct Reminding::Reader {
  std::unordered_map<std::string, bool> digests = {};

  bool is_said(Transaction& tx, const std::string& key) {
    const auto [at, is_new] = digests.try_emplace(key);
    if (is_new) at->second = store::is_on_record(tx, key);
    return at->second;
  }
};

Reminding::Reminding(Parts parts, store::MailWaits has_mail)
    : parts_(parts), has_mail_(std::move(has_mail)) {}

void Reminding::follow_offices() {
  const std::uint64_t edition = parts_.offices.edition();
  if (edition == edition_) return;
  views_.clear();
  fingerprint_.clear();
  for (const store::Office* office : parts_.offices.all())
    fingerprint_ += views_.emplace_back(*office).fingerprint() + " ";
  parts_.database.write([&](Transaction& tx) { store::look_at_all_if_changed(tx, fingerprint_); });
  edition_ = edition;
}

// Whose people are told of the cases of that office.
std::size_t Reminding::view_of(Transaction& tx, const std::string& office) const {
  if (views_.size() == 1) return 0;
  const std::string& code = parts_.offices.serving(tx, office).code;
  const auto found = std::ranges::find(
      views_, code, [](const store::ReminderView& view) { return view.office().code; });
  return found == views_.end() ? 0 : std::size_t(found - views_.begin());
}

store::OfficeContext Reminding::at_main(Transaction& tx, const Pass& pass,
                                        const char* trace) const {
  return parts_.at_main(tx, pass.now, trace, has_mail_);
}

void Reminding::round() {
  follow_offices();
  Pass pass{parts_.clock.now()};
  pass.reminders.resize(views_.size());
  finish_cards(pass);
  pass.looks = parts_.database.read([&](Transaction& tx) {
    pass.is_newest = store::counted_with(tx) == fingerprint_;
    return store::is_look_due(tx, pass.now) ? store::looks_due(tx, pass.now)
                                            : std::vector<store::Look>();
  });
  read(pass);
  send(pass);
  put_on_record(pass);
  looked_ += pass.looked.size();
  if (pass.first) std::rethrow_exception(pass.first);
}

// Cards whose button was pressed, and of whose matter something was written by who pressed it: by
// whatever way, in words or at the console.
void Reminding::finish_cards(Pass& pass) {
  const bool is_any = parts_.database.read(
      [&](Transaction& tx) { return !store::done_presses(tx, pass.now).empty(); });
  if (!is_any) return;
  const auto act = [&](Transaction& tx) {
    const store::OfficeContext here = at_main(tx, pass, "cards");
    store::forget_presses(tx, pass.now);
    for (const store::DonePress& press : store::done_presses(tx, pass.now)) {
      store::settle_press(tx, press.id);
      const auto file = case_of_press(tx, press);
      if (!file || std::size_t(press.seq) > file->ledger.size()) continue;
      const auto& event = file->ledger[std::size_t(press.seq) - 1];
      put_card_done(here.at_office_of(press.case_no), press.who, press.code,
                    here.words.say("reminder.card_done", {{"事项", petition::title(event)}}));
    }
  };
  attempt(pass, act, [] {});
}

// Nothing: it does not open, and its card keeps its buttons.
std::optional<petition::CaseFile> Reminding::case_of_press(Transaction& tx,
                                                           const store::DonePress& press) const {
  try {
    return store::case_file(tx, parts_.keys, press.case_no);
  } catch (const store::Unreadable& error) {
    log::error("no change of a card of a case that cannot be read case={} error={}", press.case_no,
               error.what());
    return std::nullopt;
  }
}

// In parts, by this thread and, when there are several, by another one beside it; put together in
// the order of the cases, so that what follows is the same whoever read what.
void Reminding::read(Pass& pass) const {
  std::vector<Part> parts((pass.looks.size() + kCasesARead - 1) / kCasesARead);
  std::atomic<std::size_t> next{0};
  const auto read_parts = [&] {
    Reader reader;
    for (std::size_t i = next++; i < parts.size(); i = next++) {
      read_part(pass, i, reader, parts[i]);
      if (parts[i].failed) next = parts.size();
    }
  };
  {
    std::vector<std::jthread> beside;
    for (std::size_t i = 1; i < std::min(kReaders, parts.size()); ++i)
      beside.emplace_back(read_parts);
    read_parts();
  }
  pass.looked.reserve(pass.looks.size());
  for (Part& part : parts) {
    if (part.failed) std::rethrow_exception(part.failed);
    for (auto& [view, reminder] : part.reminders)
      pass.reminders[view].push_back(std::move(reminder));
    pass.seen.merge(part.seen);
    std::ranges::move(part.looked, std::back_inserter(pass.looked));
  }
}

void Reminding::read_part(const Pass& pass, std::size_t index, Reader& reader, Part& part) const {
  const auto looks = std::span(pass.looks).subspan(index * kCasesARead);
  try {
    parts_.database.read([&](Transaction& tx) {
      for (const store::Look& look : looks.first(std::min(looks.size(), kCasesARead)))
        look_at(tx, look, pass, reader, part);
    });
  } catch (const std::exception&) {  // rethrown by read(), on the thread of the round
    part.failed = std::current_exception();
  }
}

void Reminding::look_at(Transaction& tx, const store::Look& look, const Pass& pass, Reader& reader,
                        Part& part) const {
  store::Looked looked{.look = look, .known = look.known};
  try {
    const std::size_t of = view_of(tx, look.office);
    const store::ReminderView& view = views_[of];
    const auto file = view.see(
        tx, parts_.keys, look.case_no,
        pass.is_newest ? petition::dates_in(look.known) : std::vector<petition::KnownDate>());
    if (file) {
      const store::CaseRecord record(tx, look.case_no);
      auto due = petition::due_reminders(
          *file, view.desk(),
          {[&](std::string_view key) {
             return key.starts_with("digest/") ? reader.is_said(tx, std::string(key))
                                               : record.is_said(key);
           },
           [&](std::string_view key) { return record.is_acknowledged(key); }},
          pass.now);
      looked.next = due.next;
      looked.listed_from = view.listed_from(*file);
      if (const auto* first = petition::due_first(file->deadlines)) looked.due = first->due;
      looked.is_open = !file->is_archived;
      looked.found = {.theme = file->theme, .answers = file->answers};
      looked.silenced = std::move(due.silenced);
      if (pass.is_newest) looked.known = petition::text_of(due.known);
      if (!due.reminders.empty()) part.seen[look.case_no] = look.seq;
      for (Reminder& each : due.reminders) part.reminders.emplace_back(of, std::move(each));
    }
  } catch (const store::Unreadable& error) {
    log::error("no reminders of a case that cannot be read case={} error={}", look.case_no,
               error.what());
    looked.next = pass.now + kUnreadableAgain;
  }
  part.looked.push_back(std::move(looked));
}

// An act that fails keeps none of the others from being done.
void Reminding::attempt(Pass& pass, const std::function<void(Transaction&)>& act,
                        const std::function<void()>& failed) const {
  try {
    parts_.database.write(act);
  } catch (const std::exception&) {  // told at the end of the round
    if (!pass.first) pass.first = std::current_exception();
    failed();
  }
}

void Reminding::send(Pass& pass) {
  for (std::size_t view = 0; view < views_.size(); ++view) send_of(pass, view);
}

void Reminding::send_of(Pass& pass, std::size_t of) {
  const store::ReminderView& view = views_[of];
  const auto all = petition::bundles(std::move(pass.reminders[of]), view.office().reminders,
                                     office_date(pass.now), view.digests_of());
  for (const Bundle& bundle : all) {
    const auto look_again = [&] {
      for (const Reminder& each : bundle.reminders) pass.again.insert(each.case_number);
    };
    store::Claimed claimed;
    attempt(
        pass,
        [&](Transaction& tx) {
          claimed = store::claim(tx, bundle, pass.seen, pass.now);
          if (!claimed.bundle.reminders.empty() && is_message(bundle))
            tell(at_main(tx, pass, "reminders").at(view.office()), claimed.bundle);
        },
        [&] {
          look_again();
          claimed.bundle.reminders.clear();
        });
    if (claimed.is_another_s) look_again();
    if (!is_message(bundle)) rows_ += claimed.bundle.reminders.size();
  }
}

void Reminding::tell(const store::OfficeContext& desk, const Bundle& bundle) {
  const auto message = put_reminder_mail(desk, bundle);
  store::sent_as(desk.tx, bundle, message);
  desk.tx.after_commit([this, told = message.has_value(), count = bundle.reminders.size(),
                        case_no = bundle.reminders.front().case_number] {
    if (told) {
      said_ += count;
      ++messages_;
    } else {
      unreachable_ += count;
      log::warn("reminder for nobody who can be reached case={} count={}", case_no, count);
    }
  });
}

void Reminding::put_on_record(Pass& pass) {
  for (std::size_t from = 0; from < pass.looked.size(); from += kCasesAWrite)
    attempt(
        pass,
        [&](Transaction& tx) {
          const std::size_t until = std::min(pass.looked.size(), from + kCasesAWrite);
          for (std::size_t i = from; i < until; ++i)
            if (!pass.again.contains(pass.looked[i].look.case_no))
              store::settle(tx, pass.looked[i], pass.now);
        },
        [] {});
}

Reminding::Counts Reminding::counts() const {
  return {looked_, said_, messages_, rows_, unreachable_};
}

}  // namespace huiyin::gateway
