// The bot's view of the office, inside the transaction of one turn.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/desk.h"
#include "store/desk_context.h"

namespace huiyin::store {

class OfficeDesk final : public bot::Desk {
 public:
  explicit OfficeDesk(const DeskContext& context);

  Instant now() const override { return desk_.now; }
  const bot::OfficeFacts& office() const override { return desk_.office.facts; }
  const bot::OfficeFacts& office_of(const std::string& case_number) const override {
    return desk_.offices.of_case(desk_.tx, case_number).facts;
  }
  std::optional<bot::KnownPerson> who() const override;
  std::optional<petition::Phone> channel_phone() const override;
  bool is_by_sms() const override;
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
  std::chrono::minutes look_up_shut_for() const override { return desk_.office.look_up_shut; }
  std::vector<petition::CaseTold> my_cases() override;
  bot::BindAnswer bind(const bot::BindRequest& request) override;
  bot::CodeAnswer bind_by_code(const std::string& code) override;
  void unbind() override;
  void disown_phone() override;
  bot::ReviewAnswer ask_review(const bot::ReviewRequest& request) override;
  std::optional<bot::NoticeAgain> send_notice_again(const bot::NoticeRequest& request) override;
  bool opt_out() override;
  bool opt_in() override;
  void signal(const bot::Signal& signal) override;
  void ask_for_human(const std::string& reason) override;

 private:
  std::optional<bot::SeatRefusal> refusal(LocalDate date, LocalTime time) const;
  std::optional<std::string> my_phone_hash() const;
  std::string asker() const;
  void count_wrong(const std::string& asked_for);
  petition::CaseTold told(const petition::CaseFile& file) const;
  std::optional<petition::CaseTold> told(const std::string& case_no) const;
  bool may_touch_case(const std::string& number, const std::string& code,
                      const std::string& last4) const;

  const DeskContext& desk_;
};

}  // namespace huiyin::store
