#include "store/notice_opening.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/utf8.h"
#include "store/case_acts.h"
#include "store/cases.h"
#include "store/notice_links.h"
#include "store/notice_steps.h"

namespace huiyin::store {
namespace {

constexpr minutes kPassHolds{30};

struct LinkRow {
  NoticeId id;
  std::string via, last4_hash;
};

std::optional<LinkRow> living_link(const OfficeContext& desk, const std::string& hash) {
  const auto row = desk.tx.row<std::int64_t, std::string, std::string>(
      "SELECT n.id, l.via, n.last4_hash FROM notice_link l JOIN notice n ON n.id = l.notice_id "
      "WHERE l.token_hash = $1 AND l.expires_at > $2",
      {hash, unix_ms(desk.now)});
  if (!row) return std::nullopt;
  return LinkRow{NoticeId{std::get<0>(*row)}, std::get<1>(*row), std::get<2>(*row)};
}

std::string sign_pass(const OfficeContext& desk, const std::string& hash, std::int64_t until) {
  return desk.keys.lookup_hash("notice_pass", hash + "/" + std::to_string(until));
}

std::string new_pass(const OfficeContext& desk, const std::string& hash) {
  const std::int64_t until = unix_ms(desk.now + kPassHolds);
  return std::to_string(until) + "." + sign_pass(desk, hash, until);
}

bool is_good_pass(const OfficeContext& desk, const std::string& hash, const std::string& pass) {
  std::int64_t until = 0;
  const auto dot = std::min(pass.find('.'), pass.size());
  if (std::from_chars(pass.data(), pass.data() + dot, until).ptr != pass.data() + dot) return false;
  return dot < pass.size() && until > unix_ms(desk.now) &&
         pass.substr(dot + 1) == sign_pass(desk, hash, until);
}

// What the ledger is told; nothing for a kind whose service is no event of it.
std::optional<petition::CaseEvent> served_event(const OfficeContext& desk, const NoticeRow& row,
                                                const templates::WrittenNotice& written,
                                                std::string proof) {
  const templates::NoticeKind* kind = desk.office.notices.kinds->find(row.kind);
  if (kind == nullptr || !kind->document || row.case_no.empty()) return std::nullopt;
  return petition::CaseEvent{
      .date = desk.today(),
      .recorded = desk.now,
      .by = "",
      .body = petition::event::Served{*kind->document, row.number, std::move(proof),
                                      templates::remedy_text(written)},
      .as = petition::Role::system};
}

void serve_by_opening(const OfficeContext& desk, const NoticeRow& row,
                      const templates::WrittenNotice& written, const std::string& via) {
  record_fact(desk.tx, row.id, Fact::opened, desk.now, json_text(nlohmann::json{{"via", via}}));
  if (row.opened) return;  // he has it already, by hand
  mark_served(desk, row.id);
  const auto event = served_event(desk, row, written, desk.words.say("desk.notice_proof"));
  if (!event) return;
  if (const auto on_ledger = record_on_case(desk, row.case_no, *event); !on_ledger)
    tell_off_ledger(desk, row, on_ledger.error().what);
}

OpenedNotice opened_with(const OfficeContext& desk, const NoticeRow& row, std::string pass) {
  return {.id = row.id,
          .written = written_notice(desk.tx, desk.keys, row.id),
          .is_confirmed = has_fact(desk.tx, row.id, Fact::confirmed),
          .is_withdrawn = row.is_withdrawn,
          .pass = std::move(pass)};
}

}  // namespace

const Office& office_of_link(const OfficeContext& desk, const std::string& token) {
  const auto link = living_link(desk, token_hash(desk.keys, token));
  const auto row = link ? notice(desk.tx, link->id) : std::nullopt;
  return row ? desk.offices.of_case(desk.tx, row->case_no) : desk.offices.main();
}

Opening open_notice(const OfficeContext& desk, const std::string& token, const std::string& last4,
                    const std::string& from) {
  const std::string hash = token_hash(desk.keys, token);
  const std::vector<std::string> subjects{"notice/" + hash, "notice_from/" + from};
  if (look_up_is_shut(desk, subjects)) return OpenRefusal::shut;
  const auto link = living_link(desk, hash);
  if (!link || link->last4_hash.empty() ||
      link->last4_hash != notice_last4_hash(desk.keys, link->id, last4)) {
    count_wrong_look_up(desk, subjects);
    return look_up_is_shut(desk, subjects) ? OpenRefusal::shut : OpenRefusal::wrong;
  }
  const auto row = notice(desk.tx, link->id);
  OpenedNotice opened = opened_with(desk, *row, new_pass(desk, hash));
  opened.is_first = !row->is_withdrawn && !has_fact(desk.tx, link->id, Fact::opened);
  if (opened.is_first) serve_by_opening(desk, *row, opened.written, link->via);
  return opened;
}

Opening notice_by_pass(const OfficeContext& desk, const std::string& token,
                       const std::string& pass) {
  const std::string hash = token_hash(desk.keys, token);
  const auto link = living_link(desk, hash);
  if (!link || !is_good_pass(desk, hash, pass)) return OpenRefusal::wrong;
  return opened_with(desk, *notice(desk.tx, link->id), pass);
}

Opening confirm_notice(const OfficeContext& desk, const std::string& token,
                       const std::string& pass) {
  auto opening = notice_by_pass(desk, token, pass);
  auto* opened = std::get_if<OpenedNotice>(&opening);
  if (opened == nullptr || opened->is_withdrawn) return opening;
  if (!opened->is_confirmed)
    record_fact(
        desk.tx, opened->id, Fact::confirmed, desk.now,
        json_text(nlohmann::json{{"via", living_link(desk, token_hash(desk.keys, token))->via}}));
  opened->is_confirmed = true;
  return opening;
}

}  // namespace huiyin::store
