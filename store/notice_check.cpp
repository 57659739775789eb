#include "store/notice_check.h"

#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "base/json.h"
#include "store/cases.h"
#include "store/digest.h"

namespace huiyin::store {
namespace {

constexpr std::size_t kTokenSigns = 22;
constexpr std::string_view kTokenAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::int64_t kGivenAtOnce = 1000;

std::vector<std::string> who_asks(const std::string& from) { return {"check_from/" + from}; }

std::optional<NoticeId> notice_of_token(Transaction& tx, const std::string& token) {
  if (token.size() != kTokenSigns || token.find_first_not_of(kTokenAlphabet) != token.npos)
    return std::nullopt;
  const auto row = tx.row<std::int64_t>("SELECT id FROM notice WHERE check_token = $1", {token});
  if (!row) return std::nullopt;
  return NoticeId{std::get<0>(*row)};
}

std::optional<NoticeId> newest_notice(Transaction& tx) {
  const auto row = tx.row<std::optional<std::int64_t>>("SELECT MAX(id) FROM notice");
  if (!row || !std::get<0>(*row)) return std::nullopt;
  return NoticeId{*std::get<0>(*row)};
}

// What its evidence says of its withdrawal; nothing: it holds.
std::optional<nlohmann::json> withdrawal_told(Transaction& tx, NoticeId id) {
  const auto row = tx.row<std::string>(
      "SELECT detail FROM evidence WHERE notice_id = $1 AND fact = $2 ORDER BY seq LIMIT 1",
      {id.value, std::string(name(Fact::withdrawn))});
  if (!row) return std::nullopt;
  return json_of(std::get<0>(*row));
}

// The one that its withdrawal names; else the next of its kind in the matter that holds, for a
// paper of a decision is issued anew only once the wrong one is withdrawn.
std::string number_in_its_place(Transaction& tx, NoticeId id, const nlohmann::json& withdrawal) {
  if (withdrawal.is_object() && withdrawal.contains("replaced_by") &&
      withdrawal["replaced_by"].is_number_integer()) {
    const auto named = notice(tx, NoticeId{withdrawal["replaced_by"].get<std::int64_t>()});
    return named ? named->number : "";
  }
  const auto gone = notice(tx, id);
  if (!gone || gone->case_no.empty()) return "";
  for (const NoticeRow& row : notices_of_case(tx, gone->case_no))
    if (row.id.value > id.value && row.kind == gone->kind && !row.is_withdrawn) return row.number;
  return "";
}

CheckedNotice checked(const OfficeContext& desk, NoticeId id) {
  CheckedNotice told{.id = id};
  told.is_sound = !broken_around(desk.tx, desk.keys, id).has_value();
  if (!told.is_sound) return told;
  const templates::WrittenNotice written = written_notice(desk.tx, desk.keys, id);
  told.title = written.title;
  told.number = written.number;
  told.unit = written.unit;
  told.date = written.date;
  told.digest = check_digest(notice_text(desk.tx, desk.keys, id));
  if (const auto withdrawal = withdrawal_told(desk.tx, id)) {
    told.is_withdrawn = true;
    told.replaced_by = number_in_its_place(desk.tx, id, *withdrawal);
  }
  return told;
}

}  // namespace

Check check_notice(const OfficeContext& desk, const std::string& token, const std::string& from) {
  if (look_up_is_shut(desk, who_asks(from))) return CheckRefusal::shut;
  if (const auto known = notice_of_token(desk.tx, token)) return checked(desk, *known);
  // Looked at all the same, for the time it takes, and not told.
  if (const auto other = newest_notice(desk.tx)) (void)checked(desk, *other);
  return CheckRefusal::unknown;
}

void count_unknown_check(const OfficeContext& desk, const std::string& from) {
  count_wrong_look_up(desk, who_asks(from));
}

const Office& office_of_check(const OfficeContext& desk, const std::string& token) {
  const auto id = notice_of_token(desk.tx, token);
  const auto row = id ? notice(desk.tx, *id) : std::nullopt;
  return row ? desk.offices.of_case(desk.tx, row->case_no) : desk.offices.main();
}

std::string check_digest(std::string_view notice_text) {
  const std::string digest = sha256_hex(notice_text);
  std::string grouped;
  for (std::size_t i = 0; i < 16; i += 4) grouped += (i == 0 ? "" : " ") + digest.substr(i, 4);
  return grouped;
}

std::string check_token_of(const Keyring& keys, NoticeId id) {
  return keys.lookup_hash("notice_check", std::to_string(id.value)).substr(0, kTokenSigns);
}

std::string check_address(const OfficeContext& desk, NoticeId id) {
  const auto row =
      desk.tx.row<std::string>("SELECT check_token FROM notice WHERE id = $1", {id.value});
  ensure(row.has_value(), "a notice that can be checked is there");
  return desk.office.notices.public_url + "/verify/" + std::get<0>(*row);
}

bool give_check_tokens(Transaction& tx, const Keyring& keys) {
  const auto without = tx.rows<std::int64_t>(
      "SELECT id FROM notice WHERE check_token IS NULL ORDER BY id LIMIT $1", {kGivenAtOnce});
  for (const auto& [id] : without)
    tx.execute("UPDATE notice SET check_token = $1 WHERE id = $2",
               {check_token_of(keys, NoticeId{id}), id});
  return !without.empty();
}

}  // namespace huiyin::store
