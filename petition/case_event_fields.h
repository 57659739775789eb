// The fields of each event, once, for reading and for writing: `io` is either
// (case_event_json.cpp).
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "petition/case_event.h"

namespace huiyin::petition {

template <class Value>
using Names = std::vector<std::pair<std::string_view, Value>>;

inline const Names<Arrival> kArrivals{{"letter", Arrival::letter},
                                      {"visit", Arrival::visit},
                                      {"online", Arrival::online},
                                      {"phone", Arrival::phone}};
inline const Names<ReceivedBy> kReceivers{{"unit", ReceivedBy::unit},
                                          {"office", ReceivedBy::office}};
inline const Names<MatterKind> kKindsOfMatter{
    {name(MatterKind::demand), MatterKind::demand},
    {name(MatterKind::suggestion), MatterKind::suggestion},
    {name(MatterKind::accusation), MatterKind::accusation}};
inline const Names<OpinionKind> kOpinions{{"supported", OpinionKind::supported},
                                          {"explained", OpinionKind::explained},
                                          {"not_supported", OpinionKind::not_supported}};
inline const Names<Finding> kFindings{
    {"uphold", Finding::uphold}, {"change", Finding::change}, {"redo", Finding::redo}};
inline const Names<Document> kDocuments{{"opinion", Document::opinion},
                                        {"acceptance", Document::acceptance},
                                        {"route", Document::route},
                                        {"not_accepted", Document::not_accepted},
                                        {"review_opinion", Document::review_opinion},
                                        {"rereview_opinion", Document::rereview_opinion},
                                        {"no_longer", Document::no_longer},
                                        {"transfer", Document::transfer},
                                        {"extension", Document::extension},
                                        {"result_report", Document::result_report}};
inline const Names<Mark> kMarks{{"important", Mark::important}, {"prominent", Mark::prominent},
                                {"difficult", Mark::difficult}, {"wide", Mark::wide},
                                {"watched", Mark::watched},     {"group", Mark::group}};
inline const Names<Satisfaction> kSatisfactions{{"satisfied", Satisfaction::satisfied},
                                                {"mostly", Satisfaction::mostly},
                                                {"dissatisfied", Satisfaction::dissatisfied}};
inline const Names<Stage> kStages{
    {"opinion", Stage::opinion}, {"review", Stage::review}, {"rereview", Stage::rereview}};

template <class Io>
void fields(Io& io, Intake& intake) {
  io.text("first_receiver", intake.first_receiver);
  io.text("handler", intake.handler);
  io.count("signatories", intake.signatories);
  io.choices("marks", intake.marks, kMarks);
  io.texts("accused_units", intake.accused_units);
  io.texts("accused_persons", intake.accused_persons);
  io.texts("recused", intake.recused);
  io.choice("matter_kind", intake.kind, kKindsOfMatter);
}

template <class Io>
void fields(Io& io, event::Registered& body) {
  io.number("number", body.number);
  io.choice("arrival", body.arrival, kArrivals);
  io.choice("received_by", body.received_by, kReceivers);
  io.text("matter", body.matter);
  io.text("place", body.place);
  io.flag("contact_known", body.contact_known);
  fields(io, body.intake);
}
template <class Io>
void fields(Io& io, event::TransferredIn& body) {
  io.number("number", body.number);
  io.text("from", body.from);
  io.date("superior_due", body.superior_due);
  io.text("matter", body.matter);
  io.text("place", body.place);
  io.flag("contact_known", body.contact_known);
  fields(io, body.intake);
  io.mark("is_assigned", body.is_assigned);
}
template <class Io>
void fields(Io& io, event::Accepted& body) {
  io.text("unit", body.unit);
}
template <class Io>
void fields(Io& io, event::NotAccepted& body) {
  io.text("reason", body.reason);
  io.text("competent_body", body.competent_body);
  io.text("how", body.how);
  io.text("address", body.address);
  io.text("phone", body.phone);
}
template <class Io>
void fields(Io& io, event::Routed& body) {
  io.text("reason", body.reason);
  io.text("competent_body", body.competent_body);
  io.text("way", body.way);
  io.text("time_limits", body.time_limits);
  io.text("remedy", body.remedy);
}
template <class Io>
void fields(Io& io, event::Transferred& body) {
  io.text("to", body.to);
  io.text("contact", body.contact);
}
template <class Io>
void fields(Io& io, event::AnsweredOnSpot& body) {
  io.text("answer", body.answer);
  io.text("cause", body.cause);
}
template <class Io>
void fields(Io& io, event::Assigned& body) {
  io.text("unit", body.unit);
  io.text("handler", body.handler);
  io.texts("co_units", body.co_units);
}
template <class Io>
void fields(Io& io, event::Progress& body) {
  io.text("shared", body.shared);
  io.text("internal", body.internal);
  io.text("unit", body.unit);
  io.mark("is_answer", body.is_answer);
}
template <class Io>
void fields(Io& io, event::ExtensionAsked& body) {
  io.days("days", body.days);
  io.text("reason", body.reason);
}
template <class Io>
void fields(Io& io, event::Extended& body) {
  io.days("days", body.days);
  io.text("approver", body.approver);
  io.text("approver_post", body.approver_post);
  io.text("reason", body.reason);
}
template <class Io>
void fields(Io& io, event::ExtensionRefused& body) {
  io.text("reason", body.reason);
}
template <class Io>
void fields(Io& io, event::Concluded& body) {
  io.choice("kind", body.kind, kOpinions);
  io.text("number", body.number);
  io.text("cause", body.cause);
  io.text("conclusion", body.conclusion);
  io.text("opinion", body.opinion);
  io.text("facts", body.facts);
  io.text("basis", body.basis);
  io.text("reasons", body.reasons);
  io.text("carried_out_by", body.carried_out_by);
  io.date("carried_out_until", body.carried_out_until);
  io.text("without_answers", body.without_answers);
  io.text("signed_by", body.signed_by);
}
template <class Io>
void fields(Io& io, event::Served& body) {
  io.choice("document", body.document, kDocuments);
  io.text("number", body.number);
  io.text("proof", body.proof);
  io.text("remedy", body.remedy);
}
template <class Io>
void fields(Io& io, event::NoticeResent& body) {
  io.text("number", body.number);
}
template <class Io>
void fields(Io& io, event::ReviewAsked& body) {
  io.text("reason", body.reason);
}
template <class Io>
void fields(Io& io, event::ReviewDecided& body) {
  io.text("number", body.number);
  io.choice("finding", body.finding, kFindings);
  io.text("unit", body.unit);
}
template <class Io>
void fields(Io& io, event::RereviewAsked& body) {
  io.text("reason", body.reason);
}
template <class Io>
void fields(Io& io, event::RereviewDecided& body) {
  io.text("number", body.number);
  io.choice("finding", body.finding, kFindings);
  io.text("unit", body.unit);
}
template <class Io>
void fields(Io&, event::HearingBegun&) {}
template <class Io>
void fields(Io&, event::HearingEnded&) {}
template <class Io>
void fields(Io& io, event::ImprovementAdvised& body) {
  io.text("advice", body.advice);
}
template <class Io>
void fields(Io& io, event::FollowedUp& body) {
  io.text("note", body.note);
}
template <class Io>
void fields(Io& io, event::Withdrawn& body) {
  io.text("words", body.words);
}
template <class Io>
void fields(Io& io, event::Archived& body) {
  io.text("checked_by", body.checked_by);
}
template <class Io>
void fields(Io& io, event::FirstReceiverNamed& body) {
  io.text("receiver", body.receiver);
}
template <class Io>
void fields(Io& io, event::HandedOver& body) {
  io.text("to", body.to);
  io.date("taken_on", body.taken_on);
}
template <class Io>
void fields(Io& io, event::NoLongerAccepted& body) {
  io.text("reason", body.reason);
  io.number("final_case", body.final_case);
  io.text("final_number", body.final_number);
  io.date("final_date", body.final_date);
  io.text("body", body.body);
}
template <class Io>
void fields(Io& io, event::Objected& body) {
  io.text("reason", body.reason);
  io.text("proper_unit", body.proper_unit);
  io.text("late_reason", body.late_reason);
  io.text("late_consent", body.late_consent);
}
template <class Io>
void fields(Io& io, event::Returned& body) {
  io.text("consented_by", body.consented_by);
  io.text("note", body.note);
}
template <class Io>
void fields(Io& io, event::Instructed& body) {
  io.text("text", body.text);
  io.text("unit", body.unit);
  io.date("due", body.due);
}
template <class Io>
void fields(Io& io, event::Sponsored& body) {
  io.text("sponsor", body.sponsor);
  io.text("unit", body.unit);
  io.text("handler", body.handler);
  io.mark("is_principal", body.is_principal);
  io.text("replaces", body.replaces);
  io.text("reason", body.reason);
}
template <class Io>
void fields(Io& io, event::TaskforceFormed::Member& member) {
  io.text("name", member.name);
  io.text("task", member.task);
  io.date("due", member.due);
}
template <class Io>
void fields(Io& io, event::TaskforceFormed& body) {
  io.text("leader", body.leader);
  io.list("members", body.members);
}
template <class Io>
void fields(Io& io, event::MaterialAdded& body) {
  io.text("what", body.what);
  io.text("from", body.from);
}
template <class Io>
void fields(Io& io, event::SupervisionOpened& body) {
  io.text("reason", body.reason);
  io.date("due", body.due);
}
template <class Io>
void fields(Io& io, event::SupervisionClosed& body) {
  io.text("result", body.result);
}
template <class Io>
void fields(Io& io, event::Rated& body) {
  io.choice("stage", body.stage, kStages);
  io.choice("office", body.office, kSatisfactions);
  io.choice("unit", body.unit, kSatisfactions);
  io.text("words", body.words);
}
template <class Io>
void fields(Io& io, event::Reopened& body) {
  io.text("reason", body.reason);
}
template <class Io>
void fields(Io& io, event::Corrected& body) {
  io.count("entry", body.entry);
  io.text("reason", body.reason);
  io.events("instead", body.instead);
}

}  // namespace huiyin::petition
