// An office in memory for the conversation's tests: reception days by the real rules, seats that
// can be taken, cases that can be told. It keeps what the bot did, for the tests to look at.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "bot/desk.h"
#include "petition/calendar.h"
#include "petition/reception.h"

namespace huiyin::test {

struct FakeOffice {  // shared by the desks of all persons
  struct Kept {
    bot::Booking booking;
    std::string by;  // who made it
    bool living = true;
  };
  struct Case {
    petition::CaseTold told;
    std::string code, last4;
    std::string phone;  // the petitioner's
  };

  Instant now{};
  bot::OfficeFacts facts;
  std::map<std::string, bot::OfficeFacts> elsewhere;  // cases of other offices
  petition::ReceptionRules rules;
  petition::Calendar calendar;
  std::vector<Kept> bookings;
  std::vector<Case> cases;
  std::map<LocalDate, std::set<LocalTime>> blocked;  // `given full`
  std::map<LocalDate, std::vector<std::string>> waiting;
  std::vector<bot::Signal> signals;
  std::vector<std::string> humans;
  std::vector<bot::ReviewRequest> reviews;  // asked for
  std::vector<bot::NoticeAgain> sent_again;
  std::string notice_link;  // empty: there is no page
  int notices_waiting = 0;  // for who is joined
  std::set<std::string> opted_out;
  std::map<std::string, int> wrong_tries;
  std::map<std::string, bot::SeatOffer> offers;
  std::int64_t next_number = 401;
  bool has_sms = false;            // a code goes to the phone before anybody is joined
  std::vector<std::string> codes;  // that went out; the last one is good
  std::vector<std::string> codes_tried;
  int codes_max = 3;
  std::vector<std::string> disowned;  // phones whose holders said that they are others

  int free_at(LocalDate day, LocalTime time) const;
};

// The office of the conversation scripts: Yunling, its slots, its calendar.
FakeOffice yunling(Instant now);

class FakeDesk final : public bot::Desk {
 public:
  FakeDesk(FakeOffice& office, std::string person) : office_(office), person_(std::move(person)) {}

  void link(const std::string& name, const std::string& phone);
  void write_by_sms(const std::string& phone);

  Instant now() const override { return office_.now; }
  const bot::OfficeFacts& office() const override { return office_.facts; }
  const bot::OfficeFacts& office_of(const std::string& case_number) const override {
    const auto found = office_.elsewhere.find(case_number);
    return found == office_.elsewhere.end() ? office_.facts : found->second;
  }
  std::optional<bot::KnownPerson> who() const override { return who_; }
  std::optional<petition::Phone> channel_phone() const override { return channel_phone_; }
  bool is_by_sms() const override { return channel_phone_.has_value(); }
  std::vector<bot::ReceptionDay> reception_days() override;
  LocalDate next_working_day(LocalDate from) override;
  bot::Seat book(const bot::BookingRequest& request) override;
  bot::Seat move(const petition::BookingNumber& number, LocalDate date, LocalTime time) override;
  bot::Seat amend(const petition::BookingNumber& number,
                  const bot::BookingRequest& request) override;
  bool cancel(const petition::BookingNumber& number) override;
  std::vector<bot::Booking> my_bookings() override;
  bot::BookingLookUp find_booking(const petition::BookingNumber& number,
                                  const std::string& last4_or_code) override;
  bot::WaitingPlace wait_for(LocalDate day, const bot::BookingRequest& request) override;
  std::vector<bot::WaitingPlace> my_waiting() override;
  bool leave_waiting(LocalDate day) override;
  std::optional<bot::SeatOffer> my_offer() override;
  bot::Seat take_offer() override;
  void decline_offer() override;
  bot::CaseLookUp find_case(const std::optional<petition::CaseNumber>& number,
                            const std::string& code, const std::string& last4) override;
  std::optional<Instant> look_up_opens() override;
  static constexpr std::chrono::minutes kShutFor{30};
  std::chrono::minutes look_up_shut_for() const override { return kShutFor; }
  std::vector<petition::CaseTold> my_cases() override;
  bot::BindAnswer bind(const bot::BindRequest& request) override;
  bot::CodeAnswer bind_by_code(const std::string& code) override;
  void unbind() override { who_.reset(); }
  void disown_phone() override;
  bot::ReviewAnswer ask_review(const bot::ReviewRequest& request) override;
  std::optional<bot::NoticeAgain> send_notice_again(const bot::NoticeRequest& request) override;
  bool opt_out() override { return office_.opted_out.insert(person_).second; }
  bool opt_in() override { return office_.opted_out.erase(person_) == 1; }
  void signal(const bot::Signal& signal) override { office_.signals.push_back(signal); }
  void ask_for_human(const std::string& reason) override { office_.humans.push_back(reason); }

 private:
  std::optional<bot::SeatRefusal> refusal(LocalDate date, LocalTime time) const;
  FakeOffice::Kept* mine(const petition::BookingNumber& number);
  bool is_mine(const FakeOffice::Kept& kept) const;
  bot::BindAnswer sent_code(const std::string& phone);

  FakeOffice& office_;
  const std::string person_;
  std::optional<bot::KnownPerson> who_;
  std::optional<petition::Phone> channel_phone_;
  std::set<std::string> opened_;  // numbers that a look-up has opened
  std::string code_for_;          // phone to which the last code went
};

}  // namespace huiyin::test
