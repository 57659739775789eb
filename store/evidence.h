// What became of each notice, as evidence 送达证据: a chain of rows over all notices, each hash
// taken over the hash before it and the row. A later change of a row, of a notice's text or of the
// chain's end shows. Who can write into the database could make a whole new chain: the head that
// `verify` tells belongs on paper or in another's hands from time to time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "store/database.h"
#include "store/sealing.h"

namespace huiyin::store {

using NoticeId = Id<struct NoticeRow>;

enum class Fact {
  issued,       // 签发: detail has number, kind, matter and the digest of its text
  sent,         // 发出: a provider took the message with its link
  delivered,    // 送到: the provider says that it arrived
  opened,       // 打开: its page was first opened with the check passed: service 送达
  confirmed,    // 确认收到: by the button on its page
  bounced,      // 退回: the message could not be delivered
  handed_over,  // 转其他方式: not opened in time, so brought by the next way
  withdrawn,    // 撤销: it holds no more; detail names the one in its place, where there is one
  signed_for    // 签收: brought by a person, by his word and a proof: service too
};
std::string_view name(Fact fact);
std::string_view title(Fact fact);  // "打开", as people read it

// Appends to the chain. `detail` is JSON without personal data, and one text for one meaning.
void record_fact(Transaction& tx, NoticeId notice, Fact fact, Instant at, std::string_view detail);

struct EvidenceRow {
  std::int64_t seq = 0;
  NoticeId notice;
  std::string fact;
  Instant at{};
  std::string detail;
};
std::vector<EvidenceRow> evidence_of(Transaction& tx, NoticeId notice);
bool has_fact(Transaction& tx, NoticeId notice, Fact fact);

struct EvidenceReport {
  std::int64_t rows = 0;          // found sound
  std::string head;               // hash of the last one
  std::optional<Problem> broken;  // the first that is not: where names its row, "第 12 条"
};
// Walks the whole chain, and holds each notice's text against the digest of its issue. Codes:
// evidence.changed, evidence.gap, evidence.order (its hash does not follow from the one before),
// evidence.head (rows are missing at the end), evidence.text (a notice reads otherwise now),
// evidence.notice (a notice is gone, or is there without its issue).
EvidenceReport verify_evidence(Transaction& tx, const Keyring& keys);

// Of that notice alone: each of its rows, that it follows from the one before it and the next one
// from it, and its text. Reads a few rows however long the chain is; what broke elsewhere is
// verify_evidence()'s to find. Codes as there; nothing: all of it stands as it was written.
std::optional<Problem> broken_around(Transaction& tx, const Keyring& keys, NoticeId notice);

}  // namespace huiyin::store
