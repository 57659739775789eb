#include "petition/reminder_people.h"

#include <algorithm>

namespace huiyin::petition {
namespace {

constexpr int kDeputiesMax = 3;  // a deputy's deputy …; two who stand in for each other end here

std::string role_alone(Whom whom) { return "@" + std::string(name(whom)); }

}  // namespace

OfficePeople::OfficePeople(std::vector<OfficePerson> staff, std::vector<std::string> office)
    : staff_(std::move(staff)), office_(std::move(office)) {
  for (std::size_t i = 0; i < staff_.size(); ++i) by_name_.emplace(staff_[i].name, i);
}

const OfficePerson* OfficePeople::find(std::string_view name) const {
  const auto it = by_name_.find(name);
  return it == by_name_.end() ? nullptr : &staff_[it->second];
}

bool OfficePeople::is_there(const OfficePerson& person, LocalDate day) const {
  return std::ranges::none_of(
      person.away, [&](const Leave& leave) { return leave.from <= day && day <= leave.until; });
}

std::string_view OfficePeople::present(std::string_view name, LocalDate day) const {
  const OfficePerson* person = find(name);
  for (int i = 0; i < kDeputiesMax && person != nullptr; ++i) {
    if (is_there(*person, day)) return person->name;
    person = find(person->deputy);
  }
  return office(day);
}

std::string_view OfficePeople::office(LocalDate day) const {
  const OfficePerson* first = nullptr;
  for (const std::string& name : office_) {
    const OfficePerson* person = find(name);
    if (person == nullptr) continue;
    if (is_there(*person, day)) return person->name;
    if (first == nullptr) first = person;
  }
  return first == nullptr ? kOfficeDesk : std::string_view(first->name);
}

std::vector<Addressed> OfficePeople::addressed(const std::vector<Whom>& whom,
                                               const CasePeople& people, LocalDate day) const {
  std::vector<Addressed> all;
  const auto add = [&](std::string_view for_whom, std::string_view to) {
    if (std::ranges::find(all, for_whom, &Addressed::whom) == all.end())
      all.push_back({std::string(for_whom), std::string(to)});
  };
  const auto add_named = [&](Whom role, const std::string& named) {
    if (named.empty())
      add(role_alone(role), office(day));
    else
      add(named, present(named, day));
  };
  for (const Whom role : whom) switch (role) {
      case Whom::handler:
        add_named(role, people.handler);
        break;
      case Whom::co_handlers:
        for (const std::string& each : people.co_handlers)
          if (!each.empty()) add_named(role, each);
        break;
      case Whom::first_receiver:
        add_named(role, people.first_receiver);
        break;
      case Whom::section_head:
        add_named(role, people.section_head);
        break;
      case Whom::office:
        add(kOfficeDesk, office(day));
        break;
      case Whom::sponsor:
        if (!people.sponsor.empty()) add_named(role, people.sponsor);
        break;
      case Whom::leader:
        add_named(role, people.leader);
        break;
      case Whom::citizen:
        add(kCitizen, kCitizen);
        break;
    }
  return all;
}

}  // namespace huiyin::petition
