#include "store/bulk_feed.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/log.h"
#include "store/bulk.h"
#include "store/bulk_mail.h"
#include "store/bulk_pace.h"
#include "store/opt_outs.h"
#include "store/outbox.h"
#include "store/sayings.h"

namespace huiyin::store {
namespace {

constexpr int kFedAtOnce = 100;  // in one transaction: others wait to write meanwhile
constexpr hours kBulkKept{48};   // what does not get out by then is old news

struct Running {
  BulkId id;
  std::string office;
  int per_minute = 0;
  std::int64_t waiting = 0, next_us = 0, turn = 0;
  std::optional<Instant> good_until;
};

struct AllPace {
  std::int64_t next_us = 0, turns = 0;
};

AllPace pace_of_all(Transaction& tx) {
  const auto row =
      tx.row<std::int64_t, std::int64_t>("SELECT next_at, turns FROM bulk_pace WHERE id = 1");
  return row ? AllPace{std::get<0>(*row), std::get<1>(*row)} : AllPace{};
}

// The office that had no turn for longest first, and of it the sending.
void sort_by_turn(std::vector<Running>& all) {
  std::map<std::string, std::int64_t> latest;
  for (const Running& one : all) latest[one.office] = std::max(latest[one.office], one.turn);
  std::ranges::sort(all, {}, [&latest](const Running& one) {
    return std::tuple(latest.at(one.office), one.office, one.turn, one.id);
  });
}

std::vector<Running> running_in_turn(Transaction& tx) {
  std::vector<Running> all;
  for (const auto& [id, office, state, per_minute, waiting, next, turn, until] :
       tx.rows<std::int64_t, std::string, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
               std::int64_t, std::optional<std::int64_t>>(
           // state < 2: the condition of the index bulk_open, as it stands there
           "SELECT id, office, state, per_minute, waiting, next_at, turn, good_until FROM "
           "bulk_sending WHERE state < 2 AND state = 0"))
    all.push_back({{id},
                   office,
                   int(per_minute),
                   waiting,
                   next,
                   turn,
                   until ? std::optional(Instant(milliseconds{*until})) : std::nullopt});
  sort_by_turn(all);
  return all;
}

// The office's own day, as its reminders keep it. An office without a policy has no night.
bool is_night(const OfficeContext& office, const std::string& code) {
  const auto& policy = office.offices.serving(office.tx, code).reminders;
  const LocalTime time = office_time(office.now);
  return policy.day_begins < policy.day_ends &&
         (time < policy.day_begins || time >= policy.day_ends);
}

bool has_due_recipient(Transaction& tx, BulkId id, Instant now) {
  return tx
      .row<std::int64_t>(
          "SELECT id FROM bulk_recipient WHERE bulk_id = $1 AND state = 0 AND not_before <= $2 "
          "LIMIT 1",
          {id.value, unix_ms(now)})
      .has_value();
}

// No more than a minute's worth of a sending is queued: where the platform takes nothing, its
// recipients wait where a pause has nothing to take back.
int may_be_fed(const OfficeContext& office, const Running& one, const BulkRules& rules) {
  const int per_minute = std::min(one.per_minute, rules.per_minute);
  const int in_pace = std::min(may_go(one.next_us, per_minute, office.now), kFedAtOnce);
  if (in_pace == 0) return 0;
  const int room = per_minute - queued_of_bulk(office.tx, one.id, per_minute);
  return std::min(in_pace, room);
}

std::optional<BulkWork> work_of(const OfficeContext& office, const Running& one, int in_pace,
                                const BulkRules& rules) {
  using enum BulkWork::What;
  const bool is_over = one.good_until && *one.good_until <= office.now;
  const bool is_queued = queued_of_bulk(office.tx, one.id, 1) > 0;
  if (is_over || (one.waiting == 0 && !is_queued)) return BulkWork{one.id, finish};
  if (is_night(office, one.office))
    return is_queued ? std::optional(BulkWork{one.id, take_back}) : std::nullopt;
  if (one.waiting == 0 || in_pace == 0) return std::nullopt;
  const int count = std::min(in_pace, may_be_fed(office, one, rules));
  if (count == 0 || !has_due_recipient(office.tx, one.id, office.now)) return std::nullopt;
  return BulkWork{one.id, feed, count};
}

struct WaitingRecipient {
  std::int64_t id = 0;
  BulkReach who;
  std::optional<OutboxId> taken_back;  // his message
  std::string own;                     // sealed: what he alone is told
};

std::vector<WaitingRecipient> next_waiting(Transaction& tx, BulkId of, int count, Instant now) {
  const auto as_id = [](const std::optional<std::int64_t>& id) {
    return id ? std::optional(ConversationId{*id}) : std::nullopt;
  };
  std::vector<WaitingRecipient> all;
  for (const auto& [id, subject, wecom, sms, message, own] :
       tx.rows<std::int64_t, std::string, std::optional<std::int64_t>, std::optional<std::int64_t>,
               std::optional<std::int64_t>, std::string>(
           "SELECT id, subject, wecom_id, sms_id, outbox_id, own FROM bulk_recipient WHERE bulk_id "
           "= $1 "
           "AND state = 0 AND not_before <= $2 ORDER BY not_before, id LIMIT $3",
           {of.value, unix_ms(now), std::int64_t{count}}))
    all.push_back({id,
                   {subject, as_id(wecom), as_id(sms)},
                   message ? std::optional(OutboxId{*message}) : std::nullopt,
                   own});
  return all;
}

// One sending's turn.
class Feeding {
 public:
  Feeding(const OfficeContext& office, const BulkRules& rules, const Bulk& what)
      : office_(office),
        rules_(rules),
        what_(what),
        today_(instant_of(office.today(), LocalTime(0, 0))),
        expires_(std::min(office.now + kBulkKept, what.order.good_until.value_or(Instant::max()))) {
  }

  void tell(const WaitingRecipient& one) {
    if (wants_none(one.who)) return leave_out(one, kOptedOut);
    if (has_had_enough(one.who)) return put_off(one);
    if (one.taken_back) return tell_again(one);
    const auto way = way_to(office_.tx, one.who, rules_.has_sms, office_.now);
    if (!way) return leave_out(one, kUnreachable);
    if (way->channel == kWecomKf && has_opted_out(office_.tx, office_.keys, way->to))
      return leave_out(one, kOptedOut);
    const OutboxId message =
        put(office_.tx, office_.keys, office_.random, letter(*way, words_for(one)), office_.now);
    wake(way->to);
    mark(one, message);
  }

  int told() const { return told_; }
  int left_out() const { return left_out_; }

 private:
  bool wants_none(const BulkReach& who) const {
    return has_opted_out(office_.tx, who.subject) ||
           (who.wecom && has_opted_out(office_.tx, office_.keys, *who.wecom));
  }

  bool has_had_enough(const BulkReach& who) const {
    const auto today = office_.tx.row<std::int64_t>(
        "SELECT COUNT(*) FROM bulk_recipient WHERE subject = $1 AND put_at >= $2",
        {who.subject, unix_ms(today_)});
    return today && std::get<0>(*today) >= rules_.per_person_per_day;
  }

  BulkWords words_for(const WaitingRecipient& one) const {
    if (auto own = opened_own(office_.keys, what_, one.who.subject, one.own)) return *own;
    return {saying_body({what_.order.words, {}, {}}), saying_body({what_.order.sms, {}, {}})};
  }

  Outgoing letter(const BulkWay& way, const BulkWords& words) const {
    const bool is_sms = way.channel == kSms;
    Outgoing out{.to = way.to,
                 .office = what_.order.office,
                 .channel = std::string(way.channel),
                 .kind = "saying",
                 .priority = Priority::bulk,
                 .body = is_sms ? words.sms : words.wecom,
                 .expires = expires_,
                 .about = "bulk",
                 .trace = office_.trace,
                 .bulk = what_.id,
                 .reach = what_.order.reach};
    if (way.or_by_sms) out.by_sms = Outgoing::BySms{*way.or_by_sms, words.sms};
    return out;
  }

  void tell_again(const WaitingRecipient& one) {
    if (const auto to = put_again(office_.tx, *one.taken_back, expires_, office_.now)) wake(*to);
    mark(one, *one.taken_back);
  }

  void wake(ConversationId to) const {
    office_.tx.after_commit([&waits = office_.mail_waits, to,
                             turn = Turn{Priority::bulk, what_.order.office}] { waits(to, turn); });
  }

  void mark(const WaitingRecipient& one, OutboxId message) {
    office_.tx.execute(
        "UPDATE bulk_recipient SET state = 1, put_at = $1, outbox_id = $2 WHERE id = $3",
        {unix_ms(office_.now), message.value, one.id});
    ++told_;
  }

  void leave_out(const WaitingRecipient& one, std::string_view why) {
    office_.tx.execute("UPDATE bulk_recipient SET state = 2, left_out = $1 WHERE id = $2",
                       {std::string(why), one.id});
    ++left_out_;
  }

  void put_off(const WaitingRecipient& one) const {
    office_.tx.execute("UPDATE bulk_recipient SET not_before = $1 WHERE id = $2",
                       {unix_ms(today_ + days{1}), one.id});
  }

  const OfficeContext& office_;
  const BulkRules& rules_;
  const Bulk& what_;
  const Instant today_, expires_;
  int told_ = 0, left_out_ = 0;
};

// One that does not open waits for a person, and the others go on.
std::optional<Bulk> opened(const OfficeContext& office, BulkId id) {
  try {
    return bulk(office.tx, office.keys, id);
  } catch (const Unreadable& error) {
    log::error("a sending cannot be read and is paused bulk={} error={}", id.value, error.what());
    pause_bulk(office.tx, id, "program", office.now);
    return std::nullopt;
  }
}

// A turn in which nobody was told, because all had had enough or want none, was none.
void note_turn(const OfficeContext& office, const Bulk& what, int told, const BulkRules& rules) {
  if (told == 0) return;
  Transaction& tx = office.tx;
  const AllPace all = pace_of_all(tx);
  const auto own =
      tx.row<std::int64_t>("SELECT next_at FROM bulk_sending WHERE id = $1", {what.id.value});
  const int per_minute = std::min(what.order.per_minute, rules.per_minute);
  tx.execute(
      "UPDATE bulk_sending SET next_at = $1, turn = $2 WHERE id = $3",
      {pace_after(std::get<0>(*own), told, per_minute, office.now), all.turns + 1, what.id.value});
  tx.execute(
      "INSERT INTO bulk_pace(id, next_at, turns) VALUES (1, $1, $2) ON CONFLICT (id) DO UPDATE SET "
      "next_at = excluded.next_at, turns = excluded.turns",
      {pace_after(all.next_us, told, rules.per_minute, office.now), all.turns + 1});
}

void feed_bulk(const OfficeContext& office, const BulkWork& work, const BulkRules& rules) {
  const auto what = opened(office, work.id);
  if (!what) return;
  Feeding feeding(office, rules, *what);
  try {
    for (const WaitingRecipient& one : next_waiting(office.tx, work.id, work.count, office.now))
      feeding.tell(one);
  } catch (const Unreadable& error) {  // what one alone is told: a person looks, as above
    log::error("a sending cannot be read and is paused bulk={} error={}", work.id.value,
               error.what());
    pause_bulk(office.tx, work.id, "program", office.now);
  }
  office.tx.execute("UPDATE bulk_sending SET waiting = waiting - $1 WHERE id = $2",
                    {std::int64_t{feeding.told() + feeding.left_out()}, work.id.value});
  note_turn(office, *what, feeding.told(), rules);
}

void finish_bulk(const OfficeContext& office, BulkId id) {
  take_back(office.tx, id, office.now);
  office.tx.execute("UPDATE bulk_sending SET state = 2, finished_at = $1 WHERE id = $2",
                    {unix_ms(office.now), id.value});
}

}  // namespace

std::optional<BulkWork> next_bulk_work(const OfficeContext& office, const BulkRules& rules) {
  const auto running = running_in_turn(office.tx);
  if (running.empty()) return std::nullopt;
  const int in_pace = may_go(pace_of_all(office.tx).next_us, rules.per_minute, office.now);
  for (const Running& one : running)
    if (auto work = work_of(office, one, in_pace, rules)) return work;
  return std::nullopt;
}

bool do_bulk_work(const OfficeContext& office, const BulkRules& rules) {
  const auto work = next_bulk_work(office, rules);
  if (!work) return false;
  switch (work->what) {
    case BulkWork::What::feed:
      feed_bulk(office, *work, rules);
      break;
    case BulkWork::What::take_back:
      take_back(office.tx, work->id, office.now);
      break;
    case BulkWork::What::finish:
      finish_bulk(office, work->id);
      break;
  }
  return true;
}

}  // namespace huiyin::store
