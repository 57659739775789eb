#include "store/evidence.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "base/json.h"
#include "store/digest.h"

namespace huiyin::store {
namespace {

struct FactName {
  Fact fact;
  std::string_view name, title;
};
constexpr std::array kFacts{FactName{Fact::issued, "issued", "签发"},
                            FactName{Fact::sent, "sent", "发出"},
                            FactName{Fact::delivered, "delivered", "送到"},
                            FactName{Fact::opened, "opened", "打开"},
                            FactName{Fact::confirmed, "confirmed", "确认收到"},
                            FactName{Fact::bounced, "bounced", "退回"},
                            FactName{Fact::handed_over, "handed_over", "转其他方式送达"},
                            FactName{Fact::withdrawn, "withdrawn", "撤销"},
                            FactName{Fact::signed_for, "signed_for", "签收"}};

constexpr std::int64_t kRowsAtOnce = 1000;
const std::string kNothingBefore(64, '0');

const FactName& fact_row(Fact fact) { return *std::ranges::find(kFacts, fact, &FactName::fact); }

// JSON, so that no text can be read as two fields: the same row is always the same text.
std::string evidence_content(std::int64_t seq, std::int64_t notice, std::string_view fact,
                             std::int64_t at, std::string_view detail) {
  return json_text(nlohmann::json::array({seq, notice, fact, at, detail}));
}

std::string chained_hash(const std::string& previous, const std::string& content) {
  return sha256_hex(previous + "\n" + content);
}

Problem broken_row(const char* code, std::int64_t seq, std::string what) {
  return {code, "第 " + std::to_string(seq) + " 条", std::move(what),
          "请停止改动数据库，用备份核对，并告诉信访办负责人"};
}

// The text's digest that the issue of a notice tells.
std::string digest_told(const std::string& detail) {
  const auto json = json_of(detail);
  if (!json.is_object() || !json.contains("sha256") || !json["sha256"].is_string()) return "";
  return json["sha256"].get<std::string>();
}

// A notice that reads otherwise now than when that row of its issue was written, or is gone.
std::optional<Problem> text_fault(Transaction& tx, const Keyring& keys, std::int64_t seq,
                                  std::int64_t notice, const std::string& detail) {
  const auto row = tx.row<std::string>("SELECT document FROM notice WHERE id = $1", {notice});
  if (!row) return broken_row("evidence.notice", seq, "这一条所说的文书不见了");
  const auto text = keys.open(std::get<0>(*row), "notice/" + std::to_string(notice));
  if (!text || sha256_hex(*text) != digest_told(detail))
    return broken_row("evidence.text", seq, "这份文书现在的内容与签发时不同");
  return std::nullopt;
}

class ChainWalk {
 public:
  ChainWalk(Transaction& tx, const Keyring& keys) : tx_(tx), keys_(keys) {}

  EvidenceReport walk() {
    while (!report_.broken && page()) {
    }
    if (!report_.broken) check_end();
    report_.head = previous_;
    return std::move(report_);
  }

 private:
  // Answers whether there may be more.
  bool page() {
    const auto rows = tx_.rows<std::int64_t, std::int64_t, std::string, std::int64_t, std::string,
                               std::string, std::string>(
        "SELECT seq, notice_id, fact, at, detail, previous_hash, hash FROM evidence WHERE seq > $1 "
        "ORDER BY seq LIMIT $2",
        {report_.rows, kRowsAtOnce});
    for (const auto& [seq, notice, fact, at, detail, previous, hash] : rows) {
      if (seq != report_.rows + 1)
        return broke("evidence.gap", report_.rows + 1, "这一条证据不见了");
      if (previous != previous_)
        return broke("evidence.order", seq, "这一条接不上前一条，前面的记录被改动或调换过");
      if (chained_hash(previous, evidence_content(seq, notice, fact, at, detail)) != hash)
        return broke("evidence.changed", seq, "这一条的内容在记录以后被改动过");
      if (fact == name(Fact::issued) && !check_text(seq, notice, detail)) return false;
      previous_ = hash;
      report_.rows = seq;
    }
    return std::ssize(rows) == kRowsAtOnce;
  }

  bool broke(const char* code, std::int64_t seq, std::string what) {
    report_.broken = broken_row(code, seq, std::move(what));
    return false;
  }

  bool check_text(std::int64_t seq, std::int64_t notice, const std::string& detail) {
    report_.broken = text_fault(tx_, keys_, seq, notice, detail);
    if (!report_.broken) ++notices_;
    return !report_.broken;
  }

  void check_end() {
    const auto head =
        tx_.row<std::int64_t, std::string>("SELECT seq, hash FROM evidence_head WHERE id = 1");
    const bool is_new = !head && report_.rows == 0;
    if (!is_new && (!head || std::get<0>(*head) != report_.rows || std::get<1>(*head) != previous_))
      (void)broke("evidence.head", report_.rows + 1, "最后的记录被删去过");
    const auto there =
        tx_.row<std::int64_t>("SELECT COUNT(*) FROM notice WHERE id > $1", {std::int64_t{0}});
    if (!report_.broken && std::get<0>(*there) != notices_)
      (void)broke("evidence.notice", report_.rows, "有文书没有签发的记录");
  }

  Transaction& tx_;
  const Keyring& keys_;
  EvidenceReport report_;
  std::string previous_ = kNothingBefore;
  std::int64_t notices_ = 0;
};

// The rows beside that one fit it: the one before, and the one after or else the chain's head.
std::optional<Problem> neighbour_fault(Transaction& tx, std::int64_t seq,
                                       const std::string& previous, const std::string& hash) {
  const auto before = tx.row<std::string>("SELECT hash FROM evidence WHERE seq = $1", {seq - 1});
  if ((before ? std::get<0>(*before) : seq == 1 ? kNothingBefore : "") != previous)
    return broken_row("evidence.order", seq, "这一条接不上前一条，前面的记录被改动或调换过");
  const auto after =
      tx.row<std::string>("SELECT previous_hash FROM evidence WHERE seq = $1", {seq + 1});
  if (after && std::get<0>(*after) != hash)
    return broken_row("evidence.order", seq + 1, "这一条接不上前一条，前面的记录被改动或调换过");
  const auto head =
      tx.row<std::string>("SELECT hash FROM evidence_head WHERE id = 1 AND seq = $1", {seq});
  if (!after && (!head || std::get<0>(*head) != hash))
    return broken_row("evidence.head", seq + 1, "最后的记录被删去过");
  return std::nullopt;
}

}  // namespace

std::string_view name(Fact fact) { return fact_row(fact).name; }
std::string_view title(Fact fact) { return fact_row(fact).title; }

void record_fact(Transaction& tx, NoticeId notice, Fact fact, Instant at, std::string_view detail) {
  tx.execute(
      "INSERT INTO evidence_head(id, seq, hash) VALUES (1, 0, $1) ON CONFLICT (id) DO NOTHING",
      {kNothingBefore});
  // The head's row is locked from here on: of two that append at once, one waits for the other.
  const auto moved = tx.execute("UPDATE evidence_head SET seq = seq + 1 WHERE id = 1");
  const auto head =
      tx.row<std::int64_t, std::string>("SELECT seq, hash FROM evidence_head WHERE id = 1");
  ensure(moved == 1 && head.has_value(), "the chain of evidence has a head");
  const auto& [seq, previous] = *head;
  const std::string hash =
      chained_hash(previous, evidence_content(seq, notice.value, name(fact), unix_ms(at), detail));
  tx.execute(
      "INSERT INTO evidence(seq, notice_id, fact, at, detail, previous_hash, hash) VALUES ($1, $2, "
      "$3, $4, $5, $6, $7)",
      {seq, notice.value, std::string(name(fact)), unix_ms(at), std::string(detail), previous,
       hash});
  tx.execute("UPDATE evidence_head SET hash = $1 WHERE id = 1", {hash});
}

std::vector<EvidenceRow> evidence_of(Transaction& tx, NoticeId notice) {
  std::vector<EvidenceRow> all;
  for (auto& [seq, fact, at, detail] :
       tx.rows<std::int64_t, std::string, std::int64_t, std::string>(
           "SELECT seq, fact, at, detail FROM evidence WHERE notice_id = $1 ORDER BY seq",
           {notice.value}))
    all.push_back({seq, notice, std::move(fact), Instant(milliseconds{at}), std::move(detail)});
  return all;
}

bool has_fact(Transaction& tx, NoticeId notice, Fact fact) {
  return tx
      .row<std::int64_t>("SELECT 1 FROM evidence WHERE notice_id = $1 AND fact = $2",
                         {notice.value, std::string(name(fact))})
      .has_value();
}

EvidenceReport verify_evidence(Transaction& tx, const Keyring& keys) {
  return ChainWalk(tx, keys).walk();
}

std::optional<Problem> broken_around(Transaction& tx, const Keyring& keys, NoticeId notice) {
  int issues = 0;
  for (const auto& [seq, fact, at, detail, previous, hash] :
       tx.rows<std::int64_t, std::string, std::int64_t, std::string, std::string, std::string>(
           "SELECT seq, fact, at, detail, previous_hash, hash FROM evidence WHERE notice_id = $1 "
           "ORDER BY seq LIMIT $2",
           {notice.value, kRowsAtOnce})) {
    if (chained_hash(previous, evidence_content(seq, notice.value, fact, at, detail)) != hash)
      return broken_row("evidence.changed", seq, "这一条的内容在记录以后被改动过");
    if (auto fault = neighbour_fault(tx, seq, previous, hash)) return fault;
    if (fact != name(Fact::issued)) continue;
    ++issues;
    if (auto fault = text_fault(tx, keys, seq, notice.value, detail)) return fault;
  }
  if (issues != 1) return broken_row("evidence.notice", 0, "这份文书没有签发的记录");
  return std::nullopt;
}

}  // namespace huiyin::store
