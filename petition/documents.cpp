#include "petition/documents.h"

#include <algorithm>
#include <array>

#include "petition/case_event_fields.h"

namespace huiyin::petition {
namespace {

struct DocumentRow {
  Document document;
  std::string_view title;
  const CaseEvent* (*made)(const CaseFile& file);
};

template <class Body>
const CaseEvent* of_round(const CaseFile& file) {
  return last_of_round<Body>(file);
}
const CaseEvent* by_nothing(const CaseFile&) { return nullptr; }

constexpr std::array kRows{
    DocumentRow{Document::acceptance, "受理告知书", of_round<event::Accepted>},
    DocumentRow{Document::route, "途径告知书", of_round<event::Routed>},
    DocumentRow{Document::not_accepted, "不予受理告知书", of_round<event::NotAccepted>},
    DocumentRow{Document::opinion, "处理意见书", of_round<event::Concluded>},
    DocumentRow{Document::review_opinion, "复查意见书", of_round<event::ReviewDecided>},
    DocumentRow{Document::rereview_opinion, "复核意见书", of_round<event::RereviewDecided>},
    DocumentRow{Document::no_longer, "不再受理告知书", of_round<event::NoLongerAccepted>},
    DocumentRow{Document::transfer, "转送告知书", of_round<event::Transferred>},
    DocumentRow{Document::extension, "延期告知书", of_round<event::Extended>},
    DocumentRow{Document::result_report, "办结报告", by_nothing}};

const DocumentRow& row_of(Document document) {
  for (const DocumentRow& row : kRows)
    if (row.document == document) return row;
  return kRows.back();
}

}  // namespace

std::span<const Document> all_documents() {
  static constexpr auto all = [] {
    std::array<Document, kRows.size()> documents{};
    for (std::size_t i = 0; i < kRows.size(); ++i) documents[i] = kRows[i].document;
    return documents;
  }();
  return all;
}

std::string_view name(Document document) {
  return std::ranges::find(kDocuments, document, &Names<Document>::value_type::second)->first;
}

std::string_view title(Document document) { return row_of(document).title; }

const CaseEvent* made(const CaseFile& file, Document document) {
  return row_of(document).made(file);
}

std::vector<Document> unserved_documents(const CaseFile& file) {
  std::vector<Document> waiting;
  for (const DocumentRow& row : kRows) {
    const CaseEvent* event = row.made(file);
    const CaseEvent* told = served(file, row.document);
    if (event != nullptr && (told == nullptr || told < event)) waiting.push_back(row.document);
  }
  return waiting;
}

std::string document_number(const CaseFile& file, Document document) {
  const CaseEvent* event = made(file, document);
  if (event == nullptr) return "";
  if (const auto* body = std::get_if<event::Concluded>(&event->body)) return body->number;
  if (const auto* body = std::get_if<event::ReviewDecided>(&event->body)) return body->number;
  if (const auto* body = std::get_if<event::RereviewDecided>(&event->body)) return body->number;
  return "";
}

}  // namespace huiyin::petition
