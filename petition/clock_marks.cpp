#include "petition/clock_marks.h"

#include <algorithm>
#include <array>

namespace huiyin::petition {
namespace {

constexpr std::array<std::string_view, 6> kFinerMarks{"received",          "informed",
                                                      "acceptance_served", "opinion_served",
                                                      "review_served",     "rereview_served"};

// The served document starts or meets different clocks; serving an opinion is no mere "served" to
// them.
std::string served_mark(Document document) {
  switch (document) {
    case Document::opinion:
      return "opinion_served";
    case Document::review_opinion:
      return "review_served";
    case Document::rereview_opinion:
      return "rereview_served";
    case Document::acceptance:
    case Document::route:
    case Document::not_accepted:
    case Document::no_longer:
    case Document::transfer:
      return "informed";
    case Document::extension:      // tells of a clock that has moved already
    case Document::result_report:  // goes to the superior
      return "served";
  }
  return "informed";
}

// One overload for each event that the clocks want more of than its name and day.
struct Marker {
  ClockMark& mark;

  void operator()(const event::Registered& body) const {
    if (body.received_by == ReceivedBy::unit) mark.event = "received";
  }
  void operator()(const event::TransferredIn& body) const { mark.superior_due = body.superior_due; }
  // The days of a matter taken up again count as those of a matter accepted that day.
  void operator()(const event::Reopened&) const { mark.event = event::Accepted::kName; }
  void operator()(const event::Extended& body) const {
    mark.days = body.days;
    mark.approver = body.approver;
    mark.reason = body.reason;
  }
  void operator()(const event::Served& body) const { mark.event = served_mark(body.document); }
  template <class Other>
  void operator()(const Other&) const {}
};

}  // namespace

std::vector<ClockMark> clock_marks(const CaseFile& file) {
  std::vector<ClockMark> marks;
  marks.reserve(file.counted.size());
  for (const CaseEvent& event : file.counted) {
    ClockMark mark{.event = std::string(name(event)), .date = event.date};
    std::visit(Marker{mark}, event.body);
    marks.push_back(std::move(mark));
    // An office may count the days of the matter from the service of its acceptance.
    const auto* served = std::get_if<event::Served>(&event.body);
    if (served != nullptr && served->document == Document::acceptance)
      marks.push_back({.event = "acceptance_served", .date = event.date});
  }
  return marks;
}

bool is_mark_name(std::string_view name) {
  return is_ledger_name(name) || std::ranges::find(kFinerMarks, name) != kFinerMarks.end();
}

}  // namespace huiyin::petition
