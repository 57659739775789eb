// A city's office and, below it, that of a county, "yunxi", with people, seats and an account of
// customer service of its own; and "yunxi-food" below that, which has no file.
#pragma once

#include "base/ensure.h"
#include "store/bookings.h"
#include "store/case_acts.h"
#include "store/cases.h"
#include "store/office_book.h"
#include "store/offices.h"
#include "tests/support/store_room.h"

namespace huiyin::store {

inline Office county_office(const Office& main) {
  Office office = main;
  office.code = "yunxi";
  office.kf_account = "wkYunxi";
  office.facts.name = "云溪县药品监督管理局信访办";
  office.facts.short_name = "云溪药监";
  office.facts.address = "云溪县南街3号";
  office.facts.phone = "0999-5550777";
  office.facts.hours = "工作日 9:00-12:00";
  office.facts.duty_person = "陆平";
  // One of its people is called as somebody of the city is.
  office.staff = {{"yx-gao", "高远", "局长", "leader", "", true},
                  {"yx-jiang", "江禾", "稽查股干部", "handler", "稽查股"},
                  {"yx-lu", "陆平", "信访办值班", "duty", ""}};
  office.leader_of = {{"稽查股", "高远"}};
  office.told = {{"default", {"陆平"}}};
  return office;
}

struct CountyRoom : StoreRoom {
  CountyRoom() : both({office, county_office(office)}) {
    write([&](Transaction& tx) {
      ensure(put_office(tx, {"yunxi", both.find("yunxi")->facts.name, "main"}, clock.now()) &&
                 add_office(tx, {"yunxi-food", "云溪县药监局食品所", "yunxi"}, clock.now()),
             "a test's offices are sound");
    });
  }

  // work(const DeskContext&) at that office, in a transaction of its own.
  template <class Work>
  auto at(const std::string& code, Work&& work, ConversationId who = {}) {
    return write([&](Transaction& tx) {
      DeskContext desk{{tx,
                        keys,
                        random,
                        both,
                        *both.find(code),
                        words,
                        clock.now(),
                        {},
                        "trace-of-test",
                        nobody},
                       {}};
      if (who.value != 0) desk.who = conversation(tx, keys, who).value();
      return work(desk);
    });
  }

  // Registered and accepted on 21 October, in the hands of 江禾.
  std::string take_case(const std::string& code, int serial, const std::string& unit) {
    using namespace literals;
    const auto number = petition::CaseNumber::of(2026, serial);
    const LocalDate day = "2026-10-21"_day;
    write([&](Transaction& tx) {
      note_office_of_case(tx, number.text(), code);
      for (petition::EventBody body :
           {petition::EventBody(
                petition::event::Registered{.number = number, .matter = "过期药品"}),
            petition::EventBody(petition::event::Accepted{unit}),
            petition::EventBody(petition::event::Assigned{unit, "江禾", {}})})
        append_event(tx, keys, number.text(),
                     {day, instant_of(day, LocalTime(9, 0)), "", std::move(body)});
    });
    return number.text();
  }

  OfficeBook both;
  MailWaits nobody = [](ConversationId, const Turn&) {};
};

}  // namespace huiyin::store
