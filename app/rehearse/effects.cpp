#include "app/rehearse/effects.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "app/rehearse/script.h"
#include "bot/converse.h"
#include "gateway/channels/plain_text.h"
#include "gateway/sms/segments.h"
#include "petition/deadlines.h"
#include "store/bookings.h"
#include "store/cases.h"
#include "store/conversations.h"
#include "store/opt_outs.h"
#include "store/people.h"
#include "store/sayings.h"

namespace huiyin::app {
namespace {

using store::Transaction;
using Fields = std::vector<Word>;

struct Scene {
  Transaction& tx;
  const Foundation& ground;
  const EffectSubject& subject;
  store::DeskContext desk;
  Fields fields;

  std::string field(std::string_view key) const {
    const auto found =
        std::ranges::find_if(fields, [&](const Word& word) { return word.key == key; });
    return found == fields.end() ? "" : found->value;
  }
};

// What each effect may name of itself. More of it cannot be judged, and must not pass, also where
// the effect must not be.
struct Effect {
  std::string_view effect;
  std::string_view keys;  // with a blank before and behind each
  int bare = 0;           // words without a value behind the effect's name
};
constexpr std::array kEffects{
    Effect{"booking", " name phone people date time matter no ", 0},
    Effect{"bookings", " ", 0},
    Effect{"cancelled", " no ", 0},
    Effect{"case", " no state ", 0},
    Effect{"ledger", " no event by date days ", 0},
    Effect{"clock", " no name due ", 0},
    Effect{"told", " about ", 1},
    Effect{"signal", " ", 1},
    Effect{"human", " ", 0},
    Effect{"awaiting", " ", 1},
    Effect{"idle", " ", 0},
    Effect{"unchanged", " ", 0},
    Effect{"segments", " ", 0},
    Effect{"optout", " ", 0},
};

// Why the effect cannot be judged; empty: it can.
std::string not_yet(const Word& head, const Fields& fields) {
  const auto row = std::ranges::find(kEffects, head.key, &Effect::effect);
  if (row == kEffects.end()) return "还不会判断“" + head.key + "”";
  const std::string op = head.key == "bookings" ? "=" : head.key == "segments" ? "<=" : "";
  if (head.op != op) return "“" + head.key + "”写得不对";
  int bare = 0;
  for (const Word& word : fields) {
    const bool is_word = word.op.empty() && ++bare <= row->bare;
    const bool is_field = row->keys.find(" " + word.key + " ") != std::string_view::npos &&
                          (word.op == "=" || (word.op == "~=" && word.key == "matter"));
    if (!is_word && !is_field) return "还不会判断 " + word.key + word.op;
  }
  return bare < row->bare ? "“" + head.key + "”后面缺少内容" : "";
}

Judgement holds_if(bool holds, std::string why) {
  return {holds ? Judged::holds : Judged::does_not, holds ? "" : std::move(why)};
}

std::vector<store::BookingRow> living(const Scene& scene) {
  std::vector<store::BookingRow> all;
  for (const auto& [number] : scene.tx.rows<std::string>(
           "SELECT number FROM booking WHERE state = 'booked' ORDER BY id")) {
    const auto parsed = petition::BookingNumber::parse(number);
    if (!parsed) continue;
    if (auto row = store::find_booking(scene.desk, *parsed)) all.push_back(std::move(*row));
  }
  return all;
}

std::string described(const bot::Booking& booking) {
  const bot::BookingRequest& what = booking.what;
  return booking.number.text() + " " + what.name.text() + " " + what.phone.masked() + " " +
         std::to_string(what.people) + "人 " + what.date.iso() + " " + what.time.iso() + " " +
         what.matter;
}

bool has(const bot::Booking& booking, const Word& word) {
  const bot::BookingRequest& what = booking.what;
  std::string value;
  if (word.key == "name")
    value = what.name.text();
  else if (word.key == "phone")
    value = what.phone.text();
  else if (word.key == "people")
    value = std::to_string(what.people);
  else if (word.key == "date")
    value = what.date.iso();
  else if (word.key == "time")
    value = what.time.iso();
  else if (word.key == "matter")
    value = what.matter;
  else if (word.key == "no")
    value = booking.number.text();
  else
    return false;
  return word.op == "~=" ? value.find(word.value) != std::string::npos : value == word.value;
}

Judgement booking(const Scene& scene) {
  std::string there;
  int count = 0;
  for (const store::BookingRow& row : living(scene)) {
    there += "\n      " + described(row.booking);
    if (std::ranges::all_of(scene.fields, [&](const Word& word) { return has(row.booking, word); }))
      ++count;
  }
  return holds_if(count == 1,
                  std::to_string(count) + " 条符合；现有预约：" + (there.empty() ? "没有" : there));
}

Judgement bookings(const Scene& scene, const std::string& wanted) {
  int count = 0;
  for (const store::BookingRow& row : living(scene)) {
    const bool is_own = scene.subject.talk && row.conversation == *scene.subject.talk;
    if (is_own || row.booking.what.name.text() == scene.subject.name) ++count;
  }
  return holds_if(std::to_string(count) == wanted, "有 " + std::to_string(count) + " 个");
}

Judgement cancelled(const Scene& scene) {
  const auto row =
      scene.tx.row<std::string>("SELECT state FROM booking WHERE number = $1", {scene.field("no")});
  return holds_if(row && std::get<0>(*row) == "cancelled",
                  row ? "状态是 " + std::get<0>(*row) : "没有这个预约");
}

Judgement case_is(const Scene& scene) {
  const auto file = store::case_file(scene.tx, scene.ground.keys, scene.field("no"));
  if (!file) return {Judged::does_not, "没有这一件"};
  const std::string state(petition::name(file->state));
  return holds_if(scene.field("state").empty() || scene.field("state") == state, "状态是 " + state);
}

// Of an extension, asked for or approved; of all others none.
std::string days_of(const petition::CaseEvent& event) {
  if (const auto* asked = std::get_if<petition::event::ExtensionAsked>(&event.body))
    return std::to_string(asked->days);
  if (const auto* extended = std::get_if<petition::event::Extended>(&event.body))
    return std::to_string(extended->days);
  return "";
}

Judgement ledger(const Scene& scene) {
  const auto file = store::case_file(scene.tx, scene.ground.keys, scene.field("no"));
  if (!file) return {Judged::does_not, "没有这一件"};
  const bool there = std::ranges::any_of(file->ledger, [&](const petition::CaseEvent& event) {
    return petition::name(event) == scene.field("event") &&
           (scene.field("by").empty() || event.by == scene.field("by")) &&
           (scene.field("date").empty() || event.date.iso() == scene.field("date")) &&
           (scene.field("days").empty() || days_of(event) == scene.field("days"));
  });
  return holds_if(there, "台账里没有");
}

Judgement clock(const Scene& scene) {
  const auto file = store::case_file(scene.tx, scene.ground.keys, scene.field("no"));
  if (!file) return {Judged::does_not, "没有这一件"};
  std::string running;
  for (const petition::Deadline& one : petition::deadlines(*file, scene.ground.offices.main().rules,
                                                           scene.ground.offices.main().calendar)) {
    running += " " + one.clock + "=" + one.due.iso();
    const std::string due = scene.field("due");
    if (one.clock == scene.field("name") && (due.empty() || one.due.iso() == due))
      return {Judged::holds, ""};
  }
  return {Judged::does_not, "在走的期限：" + running};
}

Judgement told(const Scene& scene, const std::string& who) {
  const store::StaffMember* member = scene.ground.offices.main().member(who);
  if (member == nullptr) return {Judged::does_not, "没有这位工作人员"};
  const auto talk = store::find_conversation(
      scene.tx, scene.ground.keys,
      {std::string(store::kWecomApp), scene.ground.offices.main().agent_id, member->userid});
  if (!talk) return {Judged::does_not, "没有给他发过消息"};
  const auto row = scene.tx.row<std::int64_t>(
      "SELECT COUNT(*) FROM outbox WHERE conversation_id = $1 AND about = $2 AND state IN (0, 1, "
      "2, 6, 7)",
      {talk->value, scene.field("about")});
  return holds_if(row && std::get<0>(*row) > 0, "没有为此给他发过消息");
}

Judgement signal(const Scene& scene, const std::string& kind) {
  const auto row =
      scene.subject.talk
          ? scene.tx.row<std::int64_t>(
                "SELECT COUNT(*) FROM signal WHERE kind = $1 AND conversation_id = $2",
                {kind, scene.subject.talk->value})
          : scene.tx.row<std::int64_t>("SELECT COUNT(*) FROM signal WHERE kind = $1", {kind});
  return holds_if(row && std::get<0>(*row) > 0, "没有这个预警");
}

Judgement human(const Scene& scene) {
  if (!scene.subject.talk) return {Judged::does_not, "没有这个人的会话"};
  const auto row = scene.tx.row<std::int64_t>(
      "SELECT (SELECT COUNT(*) FROM invitation_of_human WHERE conversation_id = $1 AND closed_at "
      "IS NULL) + "
      "(SELECT COUNT(*) FROM conversation WHERE id = $1 AND human_since IS NOT NULL)",
      {scene.subject.talk->value});
  return holds_if(row && std::get<0>(*row) > 0, "没有请人工");
}

Judgement awaiting(const Scene& scene, const std::string& slot) {
  if (!scene.subject.talk) return {Judged::does_not, "没有这个人的会话"};
  const auto talk = store::conversation(scene.tx, scene.ground.keys, *scene.subject.talk);
  const auto session = bot::Session::parse(talk ? talk->session : "");
  const std::string now = session ? session->awaiting() : "读不出来";
  return holds_if(now == slot, "在等 " + now);
}

Judgement unchanged(const Scene& scene) {
  const auto row = scene.tx.row<std::int64_t>(
      "SELECT (SELECT COUNT(*) FROM booking_event WHERE at >= $1) + "
      "(SELECT COUNT(*) FROM case_event WHERE recorded_at >= $1)",
      {unix_ms(scene.subject.since)});
  return holds_if(row && std::get<0>(*row) == 0,
                  "写了 " + std::to_string(row ? std::get<0>(*row) : 0) + " 条");
}

// Of the longest of the accounts' signatures. 云MAS is told a code for it: then as long as one may
// be.
std::size_t signature_units(const Foundation& ground) {
  constexpr std::size_t kLongest = 12, kBrackets = 2;
  std::size_t units = 0;
  for (const config::SmsAccountSettings& account : ground.settings.sms)
    units = std::max(
        units, account.provider == "mas" ? kLongest : gateway::sms::utf16_units(account.signature));
  return units + kBrackets;
}

// Of each SMS that answers this person, since he began to speak last.
Judgement segments(const Scene& scene, const std::string& wanted) {
  const int most = std::atoi(wanted.c_str());
  if (most < 1) return {Judged::cannot, "“" + wanted + "”不是条数"};
  int answers = 0;
  std::string too_long;
  for (const auto& [key, body] : scene.tx.rows<std::string, std::string>(
           "SELECT message_key, body FROM outbox WHERE conversation_id = $1 AND channel = 'sms' "
           "AND created_at >= $2 ORDER BY id",
           {scene.subject.talk.value_or(store::ConversationId{}).value,
            unix_ms(scene.subject.since)})) {
    const auto plain = scene.ground.keys.open(body, "outbox/" + key);
    if (!plain) return {Judged::cannot, "短信内容打不开"};
    ++answers;
    const std::string text = std::string(signature_units(scene.ground), ' ') +
                             gateway::sms_text(store::read_saying_body(*plain).saying);
    const std::size_t parts = gateway::sms::segments(text).size();
    if (parts > std::size_t(most)) too_long += "\n      " + std::to_string(parts) + " 条：" + text;
  }
  if (answers == 0) return {Judged::cannot, "没有短信回答"};
  return holds_if(too_long.empty(), "太长：" + too_long);
}

}  // namespace

Judgement judge_effect(Transaction& tx, const Foundation& ground, const EffectSubject& subject,
                       std::string_view effect, Instant now) {
  const Fields words = split_words(effect);
  if (words.empty()) return {Judged::cannot, "空的"};
  if (std::string why = not_yet(words.front(), {words.begin() + 1, words.end()}); !why.empty())
    return {Judged::cannot, std::move(why)};
  static const store::MailWaits kNobody = [](store::ConversationId, const store::Turn&) {};
  SeededRandom unused(0);  // nothing is written
  const Word& head = words.front();
  const Scene scene{tx,
                    ground,
                    subject,
                    {{tx,
                      ground.keys,
                      unused,
                      ground.offices,
                      ground.offices.main(),
                      ground.words.current(),
                      now,
                      {},
                      "effect",
                      kNobody},
                     {}},
                    Fields(words.begin() + 1, words.end())};
  const std::string second = words.size() > 1 ? words[1].key : "";
  if (head.key == "booking") return booking(scene);
  if (head.key == "bookings") return bookings(scene, head.value);
  if (head.key == "cancelled") return cancelled(scene);
  if (head.key == "case") return case_is(scene);
  if (head.key == "ledger") return ledger(scene);
  if (head.key == "clock") return clock(scene);
  if (head.key == "told") return told(scene, second);
  if (head.key == "signal") return signal(scene, second);
  if (head.key == "human") return human(scene);
  if (head.key == "awaiting") return awaiting(scene, second);
  if (head.key == "idle") return awaiting(scene, "idle");
  if (head.key == "unchanged") return unchanged(scene);
  if (head.key == "segments") return segments(scene, head.value);
  if (head.key == "optout")
    return holds_if(subject.talk && store::has_opted_out(tx, ground.keys, *subject.talk),
                    "没有退订");
  return {Judged::cannot, "还不会判断“" + head.key + "”"};
}

EffectSubject subject_named(Transaction& tx, const Foundation& ground, const std::string& name) {
  EffectSubject subject{name, {}, {}};
  struct Talk {
    store::ConversationId id;
    std::string session;
  };
  std::vector<Talk> talks;
  for (const auto& [id] : tx.rows<std::int64_t>(
           "SELECT id FROM conversation WHERE channel IN ('wecom.kf', 'sms') AND last_inbound_at "
           "> 0 ORDER BY id")) {
    const auto talk = store::conversation(tx, ground.keys, {id});
    if (!talk) continue;
    if (talk->person)
      if (const auto known = store::person(tx, ground.keys, *talk->person);
          known && known->name.text() == name)
        subject.talk = talk->id;
    talks.push_back({talk->id, talk->session});
  }
  // Who is not joined with a person is known by what he said of himself; else by being the first
  // who wrote.
  if (!subject.talk)
    for (const Talk& talk : talks)
      if (!subject.talk && talk.session.find(name) != std::string::npos) subject.talk = talk.id;
  if (!subject.talk && !talks.empty()) subject.talk = talks.front().id;
  if (subject.talk) {
    const auto row = tx.row<std::optional<std::int64_t>>(
        "SELECT MAX(received_at) FROM inbox WHERE conversation_id = $1", {subject.talk->value});
    if (row && std::get<0>(*row)) subject.since = Instant(milliseconds{*std::get<0>(*row)});
  }
  return subject;
}

}  // namespace huiyin::app
