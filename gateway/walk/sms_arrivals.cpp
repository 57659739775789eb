#include "gateway/walk/sms_arrivals.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/log.h"
#include "gateway/sms/phone_form.h"
#include "gateway/sms/smpp_join.h"
#include "gateway/sms/smpp_receipt.h"
#include "gateway/sms/smpp_text.h"
#include "store/sms_parts.h"

namespace huiyin::gateway {
namespace {

using smpp::LineArrival;
using smpp::LineSettings;
using store::Transaction;

// Who wrote, or whom a receipt is of, and the number that it came to. Some SMSCs leave the numbers
// of a receipt as they were in the message.
struct Numbers {
  std::optional<std::string> phone;
  std::string to;
};
Numbers numbers_of(const LineSettings& line, const smpp::Message& message) {
  const std::string& source = message.source.digits;
  const std::string& destination = message.destination.digits;
  const bool is_turned =
      !line.source.digits.empty() && source.starts_with(line.source.digits) &&
      source.size() <= line.source.digits.size() + std::size_t(line.extension_digits);
  return is_turned ? Numbers{sms::phone_form(destination), source}
                   : Numbers{sms::phone_form(source), destination};
}

store::OutboxState state_of(const smpp::Receipt& receipt) {
  if (!receipt.is_final()) return store::OutboxState::accepted;
  switch (receipt.state) {
    case smpp::MessageState::delivered:
      return store::OutboxState::delivered;
    case smpp::MessageState::expired:
      return store::OutboxState::expired;
    default:
      return store::OutboxState::failed;
  }
}

bool tells_why(const std::string& error) {
  return error.find_first_not_of("0 ") != std::string::npos;
}

store::ToldReceipt receipt_told(const LineSettings& line, const smpp::Receipt& receipt,
                                const std::string& phone) {
  const smpp::IdKeys id = smpp::id_keys(line.ids.receipt, receipt.message_id);
  const std::string stat(smpp::stat_name(receipt.state));
  store::ToldReceipt told{.account = line.name, .phone = phone, .state = state_of(receipt)};
  told.part = store::SmsPartId{id.text, id.number};
  told.code =
      tells_why(receipt.error) ? (stat + " " + receipt.error).substr(0, sms::kCodeBytesMax) : stat;
  told.at = smpp::receipt_moment(receipt.done_date);
  const bool is_refusal =
      told.state != store::OutboxState::delivered && told.state != store::OutboxState::accepted;
  if (is_refusal) {
    auto meaning = sms::meaning_of_code(receipt.error);
    if (!meaning || meaning->reason.empty()) meaning = sms::receipt_meaning(false, stat);
    told.reason = meaning->reason;
  }
  return told;
}

// For a person, who sees what nobody could read: its numbers and its octets.
std::string raw_of(const LineArrival& arrival) {
  std::string raw = "from " + arrival.message.source.digits + " to " +
                    arrival.message.destination.digits + " esm_class " +
                    std::to_string(arrival.message.esm_class) + " data_coding " +
                    std::to_string(arrival.message.data_coding) + " octets ";
  for (const char octet : smpp::content_of(arrival.message, arrival.tlvs).text.octets) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    raw += kDigits[std::uint8_t(octet) >> 4];
    raw += kDigits[std::uint8_t(octet) & 0xF];
  }
  return raw;
}

// The same for the same octets between the same numbers.
std::string digest_of(const store::Keyring& keys, const LineArrival& arrival,
                      const smpp::Content& content) {
  const smpp::Message& message = arrival.message;
  return keys.lookup_hash("sms_arrival", message.source.digits + "\n" + message.destination.digits +
                                             "\n" + std::to_string(content.text.data_coding) +
                                             "\n" + content.udh + "\n" + content.text.octets);
}

std::string message_hash(const store::Keyring& keys, const LineArrival& arrival,
                         const smpp::Part& part) {
  return keys.lookup_hash(
      "sms_message", arrival.message.source.digits + "\n" + arrival.message.destination.digits +
                         "\n" + std::to_string(part.reference) + "\n" + std::to_string(part.total));
}

// ---- parts in the store: numbers of the part, coding, phone, number written to, octets

// Two parts that are committed side by side do not see each other: for so long they are looked at
// again.
constexpr seconds kMeeting{5};

constexpr std::string_view kPartOf = "sms_arrival/";  // the associated text begins so

std::string part_body(const store::Keyring& keys, const smpp::Content& content,
                      const std::string& phone, const std::string& to, const std::string& message) {
  const smpp::Part& part = *content.part;
  std::string plain{char(part.total), char(part.sequence), char(content.text.data_coding)};
  plain += phone + "\n" + to + "\n" + content.text.octets;
  return keys.seal(plain, std::string(kPartOf) + message);
}

struct OpenedPart {
  smpp::ArrivedPart arrived;
  std::string phone, to;
};
std::optional<OpenedPart> opened_part(const store::Keyring& keys, const store::SmsPartRow& row,
                                      const std::string& message) {
  const auto plain = keys.open(row.body, std::string(kPartOf) + message);
  if (!plain || plain->size() < 3) return std::nullopt;
  const auto phone_end = plain->find('\n', 3);
  const auto to_end = phone_end == plain->npos ? plain->npos : plain->find('\n', phone_end + 1);
  if (to_end == plain->npos) return std::nullopt;
  OpenedPart part;
  part.arrived.number = row.id;
  part.arrived.part.total = std::uint8_t((*plain)[0]);
  part.arrived.part.sequence = std::uint8_t((*plain)[1]);
  part.arrived.text = {plain->substr(to_end + 1), std::uint8_t((*plain)[2])};
  part.phone = plain->substr(3, phone_end - 3);
  part.to = plain->substr(phone_end + 1, to_end - phone_end - 1);
  return part;
}

// Joins what is there of one message. The store remembers parts, not how far they are joined: that
// follows from the parts and their moments, always the same way.
void join_parts(Transaction& tx, const SmsIntake& intake, const store::UnfinishedSms& message,
                Instant now, SmsTaken& taken) {
  const store::Keyring& keys = intake.parts().keys;
  smpp::PartJoiner joiner;
  std::vector<smpp::JoinedMessage> joined;
  std::set<std::int64_t> waiting;
  std::string phone, to;
  Instant latest{};
  for (const store::SmsPartRow& row : store::parts_of_sms(tx, message.account, message.message)) {
    auto part = opened_part(keys, row, message.message);
    if (!part) {  // it would keep the others from being joined, and the SMSC from being answered
      log::error("a part of an SMS cannot be opened with the keys at hand part={}", row.id);
      if (!row.is_given) store::sms_part_is_given(tx, row.id);
      continue;
    }
    if (!row.is_given) waiting.insert(row.id);
    phone = part->phone;
    to = part->to;
    latest = std::max(latest, row.received);
    auto step = joiner.take(std::move(part->arrived), latest);
    if (step.is_double && waiting.erase(row.id) > 0) store::sms_part_is_given(tx, row.id);
    std::ranges::move(step.given, std::back_inserter(joined));
  }
  std::ranges::move(joiner.give_up(std::max(latest, now)), std::back_inserter(joined));
  for (const smpp::JoinedMessage& one : joined) {
    const bool is_new = std::ranges::any_of(
        one.numbers, [&](std::int64_t number) { return waiting.contains(number); });
    if (!is_new) continue;
    for (const std::int64_t number : one.numbers) store::sms_part_is_given(tx, number);
    const std::string key =
        "sms/" + message.account + "/part/" + std::to_string(one.numbers.front());
    taken.take_in(
        tx, intake.sealed_reply(message.account, {phone, one.text, to, std::nullopt, ""}, key),
        now);
  }
}

}  // namespace

smpp::Line::Hooks SmsArrivals::hooks_for(const smpp::Line& line) {
  const LineSettings& settings = line.settings();
  const std::string account = settings.name;
  return {.arrived =
              [this, &settings](LineArrival arrival, const std::function<void(Taken)>& done) {
                take(settings, std::move(arrival), done);
              },
          .confirmed =
              [this, account](const std::string& connection, std::uint32_t request) {
                intake_.commit(
                    [account, connection, request](Transaction& tx, Instant, SmsTaken&) {
                      store::confirm_sms_arrival(tx, account, connection, request);
                    },
                    [](bool) {});
              },
          .taken_late =
              [this, account](const smpp::LateAnswer& late) {
                intake_.commit(
                    [account, late](Transaction& tx, Instant now, SmsTaken& taken) {
                      const auto message = store::note_taken_late(tx, late.key, account,
                                                                  late.sequence, late.id, now);
                      if (message) taken.taken_late.push_back({*message, account, late.sequence});
                    },
                    [](bool) {});
              }};
}

void SmsArrivals::take(const LineSettings& line, LineArrival arrival,
                       const std::function<void(Taken)>& done) {
  const auto meaning = smpp::meaning_of(arrival.message, arrival.tlvs);
  if (meaning == smpp::Meaning::acknowledgement) return done(Taken::committed);
  const Numbers numbers = numbers_of(line, arrival.message);
  const auto receipt = smpp::receipt_of(arrival.message, arrival.tlvs);
  if (!receipt) return take_words(line, arrival, std::nullopt, done);
  const bool can_be_matched = !receipt->message_id.empty() && numbers.phone;
  if (receipt->is_by_words_alone)
    return take_words(
        line, arrival,
        can_be_matched ? std::optional(receipt_told(line, *receipt, *numbers.phone)) : std::nullopt,
        done);
  const auto committed = [done](bool is_committed) {
    done(is_committed ? Taken::committed : Taken::not_committed);
  };
  if (!can_be_matched) {
    log::warn("receipt that names no message account={}", line.name);
    intake_.commit(line.name, sms::SmsFacts{{}, {}, {raw_of(arrival)}}, committed);
    return;
  }
  intake_.commit(
      [this, told = receipt_told(line, *receipt, *numbers.phone)](Transaction& tx, Instant now,
                                                                  SmsTaken& taken) {
        taken.note(told, store::take_receipt(tx, intake_.parts().keys, told, now));
      },
      committed);
}

// `perhaps`: a receipt by its words alone, which counts where it is of a message of ours.
void SmsArrivals::take_words(const LineSettings& line, const LineArrival& arrival,
                             std::optional<store::ToldReceipt> perhaps,
                             std::function<void(Taken)> done) {
  const store::Keyring& keys = intake_.parts().keys;
  const Numbers numbers = numbers_of(line, arrival.message);
  const smpp::Content content = smpp::content_of(arrival.message, arrival.tlvs);
  const bool is_part = content.part && content.part->total > 1;
  std::string text = is_part ? "" : smpp::text_of(content.text);
  const auto committed = [done = std::move(done)](bool is_committed) {
    done(is_committed ? Taken::committed_words : Taken::not_committed);
  };
  if (!numbers.phone || (!is_part && text.empty())) {
    log::warn("SMS without a phone or without words account={}", line.name);
    intake_.commit(line.name, sms::SmsFacts{{}, {}, {raw_of(arrival)}}, committed);
    return;
  }
  store::SmsArrival row{line.name, arrival.connection, arrival.request,
                        digest_of(keys, arrival, content)};
  std::optional<store::SealedIncoming> reply;
  if (is_part) {
    row.message = message_hash(keys, arrival, *content.part);
    row.body = part_body(keys, content, *numbers.phone, numbers.to, row.message);
  } else {
    reply = intake_.sealed_reply(
        line.name, {*numbers.phone, std::move(text), numbers.to, std::nullopt, ""},
        "sms/" + line.name + "/" + arrival.connection + "/" + std::to_string(arrival.request));
  }
  intake_.commit(
      [this, row = std::move(row), reply = std::move(reply), perhaps = std::move(perhaps)](
          Transaction& tx, Instant now, SmsTaken& taken) {
        if (perhaps && store::is_of_known_part(tx, intake_.parts().keys, *perhaps))
          return taken.note(*perhaps, store::take_receipt(tx, intake_.parts().keys, *perhaps, now));
        if (!store::take_sms_arrival(tx, row, now)) {
          ++taken.replies_repeated;
        } else if (reply) {
          taken.take_in(tx, *reply, now);
        } else {
          join_parts(tx, intake_, {row.account, row.message}, now, taken);
        }
      },
      committed);
}

void SmsArrivals::round() {
  const Instant now = intake_.parts().clock.now();
  std::vector<store::UnfinishedSms> unfinished;
  std::int64_t old = 0;
  intake_.parts().database.read([&](Transaction& tx) {
    unfinished = store::unfinished_sms(tx, now - smpp::JoinLimits{}.wait, now - kMeeting);
    old = store::count_old_sms_arrivals(tx, now);
  });
  // Each by itself: one that does not open does not keep the others.
  for (const store::UnfinishedSms& one : unfinished)
    intake_.commit([this, one](Transaction& tx, Instant at,
                               SmsTaken& taken) { join_parts(tx, intake_, one, at, taken); },
                   [](bool) {});
  if (old > 0)
    intake_.commit(
        [](Transaction& tx, Instant at, SmsTaken&) { store::forget_old_sms_arrivals(tx, at); },
        [](bool) {});
}

}  // namespace huiyin::gateway
