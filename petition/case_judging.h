// How an event is judged against a file: one overload for each kind, over several sources by where
// in a file's life it belongs. For refusal() alone; see case_file.h for what it answers.
#pragma once

#include <array>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "petition/case_file.h"
#include "petition/deadlines.h"

namespace huiyin::petition {

class Judging {
 public:
  using Answer = std::optional<Problem>;

  Judging(const CaseFile& file, const CaseEvent& event, const Law& law)
      : file_(file), event_(event), law_(law) {}

  Answer answer() const;

  // case_refusals_intake.cpp: taken in, decided on, sent on
  Answer operator()(const event::Registered& body) const;
  Answer operator()(const event::TransferredIn& body) const;
  Answer operator()(const event::FirstReceiverNamed& body) const;
  Answer operator()(const event::HandedOver& body) const;
  Answer operator()(const event::Accepted& body) const;
  Answer operator()(const event::NotAccepted& body) const;
  Answer operator()(const event::Routed& body) const;
  Answer operator()(const event::NoLongerAccepted& body) const;
  Answer operator()(const event::Transferred& body) const;
  Answer operator()(const event::AnsweredOnSpot& body) const;
  Answer operator()(const event::Objected& body) const;
  Answer operator()(const event::Returned& body) const;

  // case_refusals_work.cpp: worked on, pushed
  Answer operator()(const event::Assigned& body) const;
  Answer operator()(const event::Instructed& body) const;
  Answer operator()(const event::Sponsored& body) const;
  Answer operator()(const event::TaskforceFormed& body) const;
  Answer operator()(const event::Progress& body) const;
  Answer operator()(const event::ExtensionAsked& body) const;
  Answer operator()(const event::Extended& body) const;
  Answer operator()(const event::ExtensionRefused& body) const;
  Answer operator()(const event::MaterialAdded& body) const;
  Answer operator()(const event::SupervisionOpened& body) const;
  Answer operator()(const event::SupervisionClosed& body) const;
  Answer operator()(const event::ImprovementAdvised& body) const;

  // case_refusals_end.cpp: answered, reviewed, closed
  Answer operator()(const event::Concluded& body) const;
  Answer operator()(const event::Served& body) const;
  Answer operator()(const event::NoticeResent& body) const;
  Answer operator()(const event::ReviewAsked& body) const;
  Answer operator()(const event::ReviewDecided& body) const;
  Answer operator()(const event::RereviewAsked& body) const;
  Answer operator()(const event::RereviewDecided& body) const;
  Answer operator()(const event::HearingBegun& body) const;
  Answer operator()(const event::HearingEnded& body) const;
  Answer operator()(const event::Rated& body) const;
  Answer operator()(const event::FollowedUp& body) const;
  Answer operator()(const event::Withdrawn& body) const;
  Answer operator()(const event::Archived& body) const;
  Answer operator()(const event::Reopened& body) const;
  Answer operator()(const event::Corrected& body) const;

 private:
  // Of an import no paper is asked that the old records need not have had.
  bool is_anew() const { return event_.as != Role::import; }
  bool is_staff() const;

  Answer wrong_role() const;
  Answer wrong_day() const;
  Answer before(LocalDate earliest, const char* what) const;
  Answer out_of_order() const;  // dated before the file came to where it stands

  Answer unless(std::initializer_list<State> states) const;
  Answer unless_registered() const;  // anything but a draft
  Answer unless_open() const;        // open, and no draft
  Answer state_refused() const;

  Answer missing(const char* field, const char* called) const;
  Answer needs(const char* field, const std::string& text, const char* called) const;
  Answer numbered(const std::string& number) const { return needs("number", number, "文号"); }
  Answer refused(const char* code, const char* field, std::string what, std::string remedy) const;

  // Whom the law keeps away from this matter: accused units and persons (2022 §30③, 2005 §23),
  // and who has an interest in it (2022 §28③, 2005 §30).
  Answer kept_from_unit(const char* field, const std::string& unit) const;
  Answer kept_from(const char* field, const std::string& person) const;

  Answer decided_away(const std::string& reason, const std::string& body) const;
  Answer holder_missing(const Intake& intake) const;
  Answer without_sponsor() const;  // a matter that may not leave registration without one (S9)
  Answer extension(const event::Extended& body) const;
  Answer wrong_opinion(const event::Concluded& body) const;
  Answer wrong_reviewer(const std::string& unit,
                        std::initializer_list<const std::string*> units_below) const;
  Answer wrong_service(const event::Served& body) const;
  int extension_days_max() const;
  const Rules& rules() const;

  const CaseFile& file_;
  const CaseEvent& event_;
  const Law& law_;
};

// Of names as people write them: without spaces at their ends and between.
bool is_same_name(std::string_view a, std::string_view b);
bool names(std::span<const std::string> list, std::string_view one);

}  // namespace huiyin::petition
