// The offices that the program serves, each with the staff that tables brought in: a city's bureau
// and, below it, those of its counties. Any thread may ask. What was once answered stays as it was
// and where it was: whoever holds an office goes on with it, and the next one who asks finds the
// newer.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/office.h"
#include "store/sealing.h"

namespace huiyin::store {

class OfficeBook {
 public:
  // As their files say; the main office first, no two of one code.
  explicit OfficeBook(std::vector<Office> offices);
  // Of one office that somebody else keeps as it is meanwhile.
  static OfficeBook of_one(const Office& office) { return OfficeBook(&office); }

  OfficeBook(const OfficeBook&) = delete;
  OfficeBook& operator=(const OfficeBook&) = delete;
  ~OfficeBook();

  const Office& main() const;
  std::vector<const Office*> all() const;  // the main office first

  // Nothing: that office has no file of its own.
  const Office* find(std::string_view code) const;
  // Who does that office's work: itself, or the nearest above it that has a file.
  const Office& serving(Transaction& tx, const std::string& code) const;
  // Whose work it does: itself, and the nearest below it that have no file.
  std::vector<std::string> served_by(Transaction& tx, const Office& office) const;

  const Office& of_case(Transaction& tx, const std::string& case_no) const;
  // Where citizens write by that account of customer service 客服账号; else the main office.
  const Office& of_account(std::string_view open_kfid) const;
  // Where who has that WeCom account works; else the main office.
  const Office& of_staff(std::string_view userid) const;

  // Takes in what tables have brought, which words of notices were published, which days off and
  // which rules of reminding were put in force since, by whichever instance. Costs a look at each
  // when nothing.
  void follow(Transaction& tx, const Keyring& keys);
  std::uint64_t edition() const;  // another one: offices may have changed

  // Notices in the words that the program came with.
  const templates::NoticeKinds& shipped_notices() const;
  // Days off without what people at the console put in force.
  const petition::Calendar& calendar_of_files() const;
  // And its rules of reminding.
  const petition::ReminderPolicy& reminders_of_files() const;

 private:
  struct Edition;
  explicit OfficeBook(const Office* only);
  const Edition& current() const { return *current_.load(); }
  void publish(std::unique_ptr<const Edition> next);
  bool is_in_a_file(std::string_view userid) const;

  const std::vector<Office> from_files_;
  std::mutex mutex_;  // of those who publish
  std::vector<std::unique_ptr<const Edition>> editions_;
  std::atomic<const Edition*> current_ = nullptr;
};

}  // namespace huiyin::store
