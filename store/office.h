// An office as the program serves it, made from its file, the rules, and the staff that tables
// brought in. Constant once it stands in the book (office_book.h).
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bot/desk.h"
#include "petition/calendar.h"
#include "petition/reception.h"
#include "petition/reminder_people.h"
#include "petition/reminder_policy.h"
#include "petition/rules.h"
#include "petition/themes.h"
#include "petition/told.h"
#include "templates/notice_kinds.h"

namespace huiyin::store {

struct StaffMember {
  std::string userid;  // WeCom id, lower case; empty: has none
  std::string name, post, role, unit;
  bool principal = false;   // 主要领导
  std::string phone = {};   // for reminders where there is no WeCom; empty: none
  std::string deputy = {};  // stands in while away; empty: the office
  std::vector<petition::Leave> away = {};
};

struct SealImage {  // of a seal 印章: looked at when its office's file was read
  std::string png;
  int width_mm = 42;
  bool operator==(const SealImage&) const = default;
};

struct NoticeRules {
  std::shared_ptr<const templates::NoticeKinds> kinds;  // there once the office is made
  std::string public_url;  // of the pages, as citizens reach them: "https://xf.example.gov.cn"
  days link_kept{90};      // a link opens nothing after so long
  days unopened_after{3};  // custom 习惯: then it is brought by the next way
};

// Codes 验证码 that prove that a phone is at hand.
struct PhoneCodeRules {
  std::chrono::minutes kept{10};  // one is good for so long
  int tries_max = 5;              // wrong ones an hour for a phone, whoever types them where
  int sends_max = 3;              // codes an hour to a phone, and asked for by one conversation
};

// How signals 预警 are told and pressed.
struct SignalRules {
  std::chrono::minutes same_within{60};  // said again sooner, it is the same one
  std::chrono::minutes press_step{2};    // then the next one is called, until somebody takes it up
};

// Whose everything is that nobody named an office for.
inline constexpr std::string_view kMainOffice = "main";

struct Office {
  std::string code = std::string(kMainOffice);  // as in offices.h
  std::string kf_account = {};  // citizens write to it there; empty: none of its own
  std::string sms_code = {};    // digits behind the number of its SMS; empty: none of its own
  bot::OfficeFacts facts = {};
  petition::ReceptionRules reception = {};
  petition::Calendar calendar;
  petition::RuleBook rules;
  petition::Reviewers reviewers = {};
  std::vector<StaffMember> staff = {};
  std::map<std::string, std::string> leader_of =
      {};  // unit → name of its leader in charge; may be ""
  std::map<std::string, std::vector<std::string>> told =
      {};                     // signal → names of staff; "default" for all others
  std::string agent_id = {};  // of the app by which staff are reached
  petition::ReminderPolicy reminders = {};
  std::vector<petition::Theme> themes = {};  // what matters are about, in figures
  std::string law_texts = {};  // names the texts of rules, calendar and reminders it was made of

  NoticeRules notices = {};
  std::shared_ptr<const SealImage> seal = {};  // none: its notices are stamped by hand

  bool has_sms = false;  // there is an account by which SMS go out
  PhoneCodeRules phone_codes = {};
  SignalRules signals = {};

  int months_ahead = 3;       // reception days shown
  int look_up_tries_max = 5;  // wrong tries by one sender or on one file …
  std::chrono::minutes look_up_shut{
      30};                            // … shut the look-up for so long, also for the right answer
  std::chrono::hours offer_kept{12};  // a seat is held so long for who is next in the waiting list

  bool has_app() const { return !agent_id.empty() && agent_id != "0"; }
  const StaffMember* member(std::string_view name) const;
  const StaffMember* member_with_account(std::string_view userid) const;  // WeCom's; "": nobody
  std::vector<std::string> told_of(const std::string& signal) const;
};

}  // namespace huiyin::store
