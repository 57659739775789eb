// 送达: a document was handed over, by post or in person; with how it is known and on which day.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/staff/staff_acts.h"
#include "bot/staff/staff_readers.h"
#include "petition/documents.h"

namespace huiyin::bot {
namespace {

namespace event = petition::event;
using petition::CaseFile;
using petition::Document;

struct DocumentSaid {
  Document document;
  std::string_view word;
};

// By their titles; asked for, also by the word that tells them apart.
constexpr std::array kDocumentTitles{DocumentSaid{Document::not_accepted, "不予受理告知书"},
                                     DocumentSaid{Document::no_longer, "不再受理告知书"},
                                     DocumentSaid{Document::acceptance, "受理告知书"},
                                     DocumentSaid{Document::acceptance, "受理通知书"},
                                     DocumentSaid{Document::extension, "延期告知书"},
                                     DocumentSaid{Document::transfer, "转送告知书"},
                                     DocumentSaid{Document::route, "途径告知书"},
                                     DocumentSaid{Document::route, "分类处理告知书"},
                                     DocumentSaid{Document::rereview_opinion, "复核意见书"},
                                     DocumentSaid{Document::review_opinion, "复查意见书"},
                                     DocumentSaid{Document::opinion, "处理意见书"},
                                     DocumentSaid{Document::opinion, "意见书"},
                                     DocumentSaid{Document::opinion, "答复书"},
                                     DocumentSaid{Document::result_report, "办结报告"}};
constexpr std::array kDocumentWords{DocumentSaid{Document::not_accepted, "不予受理"},
                                    DocumentSaid{Document::no_longer, "不再受理"},
                                    DocumentSaid{Document::acceptance, "受理"},
                                    DocumentSaid{Document::extension, "延期"},
                                    DocumentSaid{Document::transfer, "转送"},
                                    DocumentSaid{Document::route, "途径"},
                                    DocumentSaid{Document::rereview_opinion, "复核"},
                                    DocumentSaid{Document::review_opinion, "复查"},
                                    DocumentSaid{Document::result_report, "报告"},
                                    DocumentSaid{Document::opinion, "意见"},
                                    DocumentSaid{Document::opinion, "答复"}};

std::optional<Document> document_in(const std::string& text, bool is_asked) {
  for (const DocumentSaid& one : kDocumentTitles)
    if (has_any(text, {one.word})) return one.document;
  if (is_asked)
    for (const DocumentSaid& one : kDocumentWords)
      if (has_any(text, {one.word})) return one.document;
  return std::nullopt;
}

bool take_document(StaffTalk& talk, Topic& topic, bool awaited) {
  const auto said = document_in(talk.plain, awaited);
  if (!said) return false;
  const std::string key = std::to_string(static_cast<int>(*said));
  const bool is_new = topic.value("document") != key;
  topic.set("document", key);
  return is_new;
}

// "本人已签收": what of the message tells how it is known.
bool take_proof(StaffTalk& talk, Topic& topic, bool awaited) {
  if (staff_slots::whole_message(talk, topic, awaited, "proof")) return true;
  if (topic.has("proof")) return false;
  const std::string said = staff_read::without_number(talk);
  if (!has_any(plain(said), {"签收", "签字", "回证", "邮政", "邮寄", "挂号", "快递", "见证", "当面",
                             "本人", "家属", "窗口", "单号"}))
    return false;
  topic.set("proof", said);
  return true;
}

// Today, where none is named; nothing is served tomorrow.
bool take_service_day(StaffTalk& talk, Topic& topic, bool) {
  if (topic.awaiting == "remedy") return false;  // "30日内" is no day of ours
  const auto day = staff_read::past_day(talk, {"送达", "签收", "收到"});
  if (!day || topic.value("day") == day->iso()) return false;
  topic.set("day", day->iso());
  return true;
}

bool take_remedy(StaffTalk& talk, Topic& topic, bool awaited) {
  return staff_slots::whole_message(talk, topic, awaited, "remedy");
}

bool is_open_which(const Topic& topic, const CaseFile& file) {
  return !topic.has("document") && petition::unserved_documents(file).size() != 1;
}
bool is_asked_when_missed(const Topic&, const CaseFile&) { return false; }

Document document_of(const Topic& topic, const CaseFile& file) {
  if (topic.has("document")) return static_cast<Document>(topic.number("document"));
  const auto waiting = petition::unserved_documents(file);
  return waiting.empty() ? Document::opinion : waiting.front();
}

petition::EventBody service_body(const StaffTalk&, const Topic& topic, const CaseFile& file) {
  event::Served body;
  body.document = document_of(topic, file);
  body.number = petition::document_number(file, body.document);
  body.proof = known_or_open(topic, "proof");
  body.remedy = topic.value("remedy");
  return body;
}

std::optional<LocalDate> service_day(const Topic& topic) {
  return topic.has("day") ? LocalDate::parse(topic.value("day")).value()
                          : std::optional<LocalDate>();
}

void say_service(StaffTalk& talk, std::string_view key, const CaseFile& after) {
  const petition::CaseEvent& written = after.ledger.back();
  const auto& body = std::get<event::Served>(written.body);
  talk.say(key, {{"登记号", number_of(after)},
                 {"文书", std::string(petition::title(body.document)) + body.number},
                 {"日期", chinese_with_weekday(written.date)},
                 {"证明", body.proof}});
}

void service_said_back(StaffTalk& talk, const Topic&, const CaseFile& after) {
  say_service(talk, "staff.serve_confirm", after);
}
void service_done(StaffTalk& talk, const Topic&, const CaseFile& after) {
  say_service(talk, "staff.served", after);
}

}  // namespace

StaffAct serve_act() {
  return {
      .command = StaffCommand::serve,
      .name = "staff.serve",
      .slots = {{.key = "document",
                 .prompt = "staff.ask_document",
                 .take = take_document,
                 .wanted = is_open_which,
                 .is_text = true,
                 .is_asked_first = true},
                {.key = "day",
                 .prompt = "staff.ask_service_day",
                 .take = take_service_day,
                 .wanted = is_asked_when_missed},
                {.key = "proof", .prompt = "staff.ask_proof", .take = take_proof, .is_text = true},
                {.key = "remedy",
                 .prompt = "staff.ask_remedy",
                 .take = take_remedy,
                 .wanted = is_asked_when_missed,
                 .is_text = true}},
      .body = service_body,
      .said_back = service_said_back,
      .done = service_done,
      .day = service_day};
}

}  // namespace huiyin::bot
