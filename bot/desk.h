// The bot's only view of the office. Every call runs inside the one transaction of the turn: what
// it answers is true at commit, and what it does is done together with the reply and the new
// session, or not at all.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/time.h"
#include "petition/booking_number.h"
#include "petition/case_number.h"
#include "petition/person_name.h"
#include "petition/phone.h"
#include "petition/reception.h"
#include "petition/told.h"

namespace huiyin::bot {

// What everybody may know of the office.
struct OfficeFacts {
  std::string name, short_name, address, phone, hours;
  std::string duty_person;  // who is named when a person is asked for: the duty officer's name
  int max_people = 5;       // representatives at most (《信访工作条例》第二十条)
};

// A time that can be booked 可约时段, with its free seats. Seats offered to the waiting list are
// not free.
struct Opening {
  LocalTime time;
  int free = 0;
};

// One of the office's reception days 领导接待日, open for registration or not.
struct ReceptionDay {
  LocalDate day;
  LocalDate nominal;  // the 15th, before it was moved to a working day
  petition::Because because = petition::Because::not_moved;  // why day ≠ nominal
  std::string holiday;            // "春节", where a holiday is the reason
  LocalDate registration_closes;  // last day on which it can be booked, inclusive
  int register_until_day = 10;    // the rule's day of the month, for the sentence that says why
  bool registration_open = false;
  std::vector<Opening> openings;  // every time of that day, full ones with free = 0; by time
  std::string leader_morning, leader_afternoon;  // posts of who receives, may be empty
  int free() const {
    int sum = 0;
    for (const Opening& opening : openings) sum += opening.free;
    return sum;
  }
};

struct BookingRequest {
  petition::PersonName name;
  petition::Phone phone;
  int people = 1;
  std::vector<std::string> representatives;
  std::string matter;
  bool for_other = false;
  LocalDate date;
  LocalTime time;
};

struct Booking {
  petition::BookingNumber number;
  std::string query_code;  // six digits
  BookingRequest what;
  std::string slip = {};  // the address of the page that he shows at the door; empty: there is none
};

enum class SeatRefusal {
  taken,                // that time is full by now
  no_such_time,         // not a time of a reception day
  registration_closed,  // after the 10th
  past,
  unknown_booking,  // no living booking of that number that this person may touch
};
using Seat = std::variant<Booking, SeatRefusal>;

struct WaitingPlace {
  LocalDate day;
  int position = 1;  // 1: next
};

// A seat that became free, held for this person until `until`.
struct SeatOffer {
  LocalDate day;
  LocalTime time;
  Instant until;
  BookingRequest request;
  // False: it is only now on its way to him, so that what he says cannot be an answer to it.
  bool told = true;
  std::optional<Instant> asked = {};  // when it was handed over; nothing: that is not known
  std::string place = {};             // the address of the office whose seat it is
};

// A look-up by number or code with the phone's last four digits. Nothing tells a wrong number from
// wrong digits.
enum class LookUpRefusal {
  not_found,
  shut
};  // shut: too many wrong tries, also for the right answer, for a while
using CaseLookUp = std::variant<petition::CaseTold, LookUpRefusal>;
using BookingLookUp = std::variant<Booking, LookUpRefusal>;

// Review 复查 or, after it, re-review 复核 is asked for; received today (《信访工作条例》第三十五、
// 三十六条). The code and the phone's last four digits open the matter; empty: it is one's own.
struct ReviewRequest {
  petition::CaseNumber number;
  std::string code, last4;
  std::string reason;
};
enum class ReviewRefusal {
  unknown_case,  // no matter of that number that this person may touch
  not_now,       // none can be asked for as the matter stands
};
using ReviewAnswer = std::variant<petition::CaseTold, ReviewRefusal>;

// A document served before is sent again. The code and the phone's last four digits open the
// matter; empty: it is one's own.
struct NoticeRequest {
  std::string case_number;  // may be empty where the code says it
  std::string code, last4;
};
struct NoticeAgain {
  std::string case_number;
  std::string number;  // 文号
  std::string link;    // empty: there is no page of it, and staff were told to send it
};

// 绑定: this channel identity is joined with the petitioner whose matter code and digits open. From
// then on his matters need no code here, and what is sent to him comes here.
struct BindRequest {
  std::optional<petition::CaseNumber> number;
  std::string code, last4;
};
enum class BindRefusal {
  not_found,
  shut,      // too many wrong tries
  nameless,  // the matter was registered without its petitioner's name: there is nobody to join
  no_phone,  // the phone that he left was cut off: no code can prove that he is he
  too_many   // codes, or wrong ones typed back, for that phone or by this conversation
};
struct Bound {
  int notices = 0;  // that waited for him and were sent here now
};
// Not joined yet: a code 验证码 went by SMS to the phone that he left, and is to be typed back
// here.
struct CodeSent {
  std::string last4;  // of that phone; who asks has told them already
};
using BindAnswer = std::variant<Bound, CodeSent, BindRefusal>;
enum class CodeRefusal {
  wrong,
  over,     // none was sent here, or it is too old, was used, or another went after it
  too_many  // wrong ones for that phone: none opens anything for a while
};
using CodeAnswer = std::variant<Bound, CodeRefusal>;

// Who writes, when this channel identity is joined with a person.
struct KnownPerson {
  petition::PersonName name;
  std::optional<petition::Phone> phone;  // nothing: it was cut off, for it changed hands
};

// Told to staff at once (domain: Signals). `words` are the citizen's own that raised it.
struct Signal {
  std::string kind;  // "group_visit", "group_threat", "self_harm", "violence", "level_skipping", …
  int people = 0;    // of group_visit
  std::string words;
  std::string case_number = {};  // that it is about; empty: of none, and of the desk's own office
  std::string booking_number = {};  // of a visit that a hall books; empty: it was said in a talk
};

class Desk {
 public:
  virtual ~Desk() = default;

  virtual Instant now() const = 0;
  LocalDate today() const { return office_date(now()); }
  virtual const OfficeFacts& office() const = 0;
  // Of the office whose that case is: where an installation has several, not always the desk's own.
  virtual const OfficeFacts& office_of(const std::string& case_number) const = 0;
  virtual std::optional<KnownPerson> who() const = 0;
  // The number this person writes from, where the channel tells it (SMS); nothing over WeCom.
  virtual std::optional<petition::Phone> channel_phone() const = 0;
  // He writes by SMS, whether or not his number is one of the mainland.
  virtual bool is_by_sms() const = 0;

  // The coming reception days by date, today's included, those closed for registration too; at
  // least three that are open.
  virtual std::vector<ReceptionDay> reception_days() = 0;
  // The next working days after `from`, for questions about the daily window.
  virtual LocalDate next_working_day(LocalDate from) = 0;

  virtual Seat book(const BookingRequest& request) = 0;
  // To another time; the old seat is free at once. `people` etc. stay.
  virtual Seat move(const petition::BookingNumber& number, LocalDate date, LocalTime time) = 0;
  // Other facts of a living booking (name, phone, people, matter …); date and time as in move().
  virtual Seat amend(const petition::BookingNumber& number, const BookingRequest& request) = 0;
  // False: no living booking of that number that this person may touch.
  virtual bool cancel(const petition::BookingNumber& number) = 0;

  // Living bookings that this person made in this conversation, or that stand under the phone
  // joined with it; by date.
  virtual std::vector<Booking> my_bookings() = 0;
  // Somebody's booking by number and the phone's last four digits or the query code; wrong tries
  // are counted.
  virtual BookingLookUp find_booking(const petition::BookingNumber& number,
                                     const std::string& last4_or_code) = 0;

  // The waiting list of a day 候补; asking again keeps the place.
  virtual WaitingPlace wait_for(LocalDate day, const BookingRequest& request) = 0;
  virtual std::vector<WaitingPlace> my_waiting() = 0;
  virtual bool leave_waiting(LocalDate day) = 0;
  virtual std::optional<SeatOffer> my_offer() = 0;
  virtual Seat take_offer() = 0;     // books it
  virtual void decline_offer() = 0;  // the next in the list is offered it

  // A case by its query code 查询码 and the phone's last four digits: both are always needed, for
  // case numbers run in series and anybody can guess one. A number, when it is given too, must be
  // that case's. Wrong tries are counted.
  virtual CaseLookUp find_case(const std::optional<petition::CaseNumber>& number,
                               const std::string& code, const std::string& last4) = 0;
  // When the look-up that this person's wrong tries have shut opens again; nothing: it is open.
  virtual std::optional<Instant> look_up_opens() = 0;
  // How long too many wrong tries shut it.
  virtual std::chrono::minutes look_up_shut_for() const = 0;
  // One's own, when this identity is joined with a person; newest first.
  virtual std::vector<petition::CaseTold> my_cases() = 0;
  // Tells the identity that was joined with him before, if it is another. Where the office sends
  // SMS, a code must be typed back first; asked again, another code goes out and the last is void.
  virtual BindAnswer bind(const BindRequest& request) = 0;
  virtual CodeAnswer bind_by_code(const std::string& code) = 0;
  virtual void unbind() = 0;  // 解绑
  // The phone from which he writes by SMS is not that of whom the office knew by it: nothing of
  // his is sent there or told there any more. Answers nothing, so that it tells nothing either.
  virtual void disown_phone() = 0;

  // Writes it on the ledger and tells the office, which passes it on; late it is taken all the
  // same. Answers the matter as it stands then.
  virtual ReviewAnswer ask_review(const ReviewRequest& request) = 0;

  // Writes on the ledger that it was sent again. Nothing: no such matter that this person may
  // touch, or none of its documents was ever served.
  virtual std::optional<NoticeAgain> send_notice_again(const NoticeRequest& request) = 0;

  // 退订 and 恢复: of what may be refused (reminders, invitations to rate, polls); never of what
  // the law serves or of answers. False: it was so already.
  virtual bool opt_out() = 0;
  virtual bool opt_in() = 0;

  virtual void signal(const Signal& signal) = 0;
  // A person is wanted; staff are told once per wait. The bot goes on answering until one takes
  // over.
  virtual void ask_for_human(const std::string& reason) = 0;
};

}  // namespace huiyin::bot
