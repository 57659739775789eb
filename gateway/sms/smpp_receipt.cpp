#include "gateway/sms/smpp_receipt.h"

#include <algorithm>
#include <array>
#include <vector>

#include "gateway/sms/smpp_text.h"

namespace huiyin::gateway::smpp {
namespace {

using State = MessageState;

struct StatRow {
  std::string_view word;  // in upper case
  State state;
};

// The first of each state is its name. Words are exact: "DELIVERY FAILED" must not pass.
constexpr std::array kStats{
    StatRow{"ENROUTE", State::enroute},
    StatRow{"DELIVRD", State::delivered},
    StatRow{"DELIVERED", State::delivered},
    StatRow{"EXPIRED", State::expired},
    StatRow{"DELETED", State::deleted},
    StatRow{"UNDELIV", State::undeliverable},
    StatRow{"UNDELIVERABLE", State::undeliverable},
    StatRow{"UNDELIVERED", State::undeliverable},
    StatRow{"ACCEPTD", State::accepted},
    StatRow{"ACCEPTED", State::accepted},
    StatRow{"UNKNOWN", State::unknown},
    StatRow{"REJECTD", State::rejected},
    StatRow{"REJECTED", State::rejected},
};

constexpr std::uint8_t kEsmTypeBits = 0x3C;
constexpr std::uint8_t kEsmReceipt = 0x04;
constexpr std::uint8_t kEsmOwnerAck = 0x10;
constexpr std::uint8_t kEsmIntermediate = 0x20;

enum class Key : std::uint8_t { id, sub, dlvrd, submit_date, done_date, stat, err, text };
constexpr std::size_t kKeys = 8;

struct KeyRow {
  std::string_view word;  // in lower case, as it may be written
  Key key;
};

constexpr std::array kKeyRows{
    KeyRow{"id:", Key::id},
    KeyRow{"sub:", Key::sub},
    KeyRow{"dlvrd:", Key::dlvrd},
    KeyRow{"submit date:", Key::submit_date},
    KeyRow{"submit_date:", Key::submit_date},
    KeyRow{"done date:", Key::done_date},
    KeyRow{"done_date:", Key::done_date},
    KeyRow{"stat:", Key::stat},
    KeyRow{"err:", Key::err},
    KeyRow{"text:", Key::text},
};

struct ReceiptWords {
  std::array<std::optional<std::string>, kKeys> values;  // the first of each key
  bool begins_with_id = false;

  bool has(Key key) const { return values[std::size_t(key)].has_value(); }
  std::string at(Key key) const { return values[std::size_t(key)].value_or(""); }
  auto count() const {
    return std::ranges::count_if(values, [](const auto& value) { return value.has_value(); });
  }
  // ^id:.* stat: with an id in it.
  bool is_receipt() const { return begins_with_id && !at(Key::id).empty() && has(Key::stat); }
};

bool is_blank_octet(char c) { return static_cast<unsigned char>(c) <= ' '; }

bool starts_with_word(std::string_view text, std::string_view lower_word) {
  return text.size() >= lower_word.size() &&
         std::ranges::equal(text.substr(0, lower_word.size()), lower_word, {},
                            [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
}

const KeyRow* key_at(std::string_view text) {
  const auto row = std::ranges::find_if(
      kKeyRows, [&](const KeyRow& one) { return starts_with_word(text, one.word); });
  return row != kKeyRows.end() ? &*row : nullptr;
}

void skip_blanks(std::string_view& text) {
  text.remove_prefix(std::size_t(std::ranges::find_if_not(text, is_blank_octet) - text.begin()));
}

std::string_view take_word(std::string_view& text) {
  const std::size_t size = std::size_t(std::ranges::find_if(text, is_blank_octet) - text.begin());
  const std::string_view word = text.substr(0, size);
  text.remove_prefix(size);
  return word;
}

// Keys stand after a blank or first, values reach to the next blank. `text:` is last and free: what
// it repeats of a message counts for nothing.
ReceiptWords words_of(std::string_view text) {
  ReceiptWords words;
  skip_blanks(text);
  words.begins_with_id = starts_with_word(text, "id:");
  for (; !text.empty(); skip_blanks(text)) {
    const KeyRow* row = key_at(text);
    if (row == nullptr) {
      take_word(text);
      continue;
    }
    if (row->key == Key::text) break;
    text.remove_prefix(row->word.size());
    skip_blanks(text);
    auto& value = words.values[std::size_t(row->key)];
    const std::string_view word = key_at(text) == nullptr ? take_word(text) : std::string_view{};
    if (!value) value = word;
  }
  return words;
}

// The texts as which the octets may be meant, likeliest first: SMSCs copy data_coding and the UDH
// bit over from the message to a receipt that is plain ASCII, and say nothing of UCS-2.
std::vector<std::string> readings_of(const Message& message, const Tlvs& tlvs) {
  constexpr std::uint8_t kLatin1 = 3;  // leaves ASCII as it is, whatever follows
  const auto [udh, text, part] = content_of(message, tlvs);
  return {text_of(text), text_of({text.octets, kLatin1}), text_of({udh + text.octets, kLatin1}),
          text_of({text.octets, kUcs2})};
}

ReceiptWords best_words(const Message& message, const Tlvs& tlvs) {
  ReceiptWords best;
  for (const std::string& reading : readings_of(message, tlvs)) {
    ReceiptWords words = words_of(reading);
    if (words.is_receipt()) return words;
    if (words.count() > best.count()) best = std::move(words);
  }
  return best;
}

bool is_told_by_tlvs(const Tlvs& tlvs) {
  return tlv_value(tlvs, Tag::receipted_message_id) != nullptr &&
         tlv_value(tlvs, Tag::message_state) != nullptr;
}

State state_of_number(std::uint32_t number) {
  const bool is_state = number >= 1 && number <= std::uint32_t(State::rejected);
  return is_state ? State(number) : State::unknown;
}

State state_of_word(std::string word) {
  for (char& c : word)
    if (c >= 'a' && c <= 'z') c = char(c & ~0x20);
  const auto row = std::ranges::find(kStats, word, &StatRow::word);
  return row != kStats.end() ? row->state : State::unknown;
}

std::optional<NetworkError> network_error_of(const Tlvs& tlvs) {
  const auto number = tlv_number(tlvs, Tag::network_error_code);
  if (!number) return std::nullopt;
  return NetworkError{std::uint8_t(*number >> 16), std::uint16_t(*number & 0xFFFF)};
}

bool is_digits(std::string_view text) { return text.find_first_not_of("0123456789") == text.npos; }

// `digits` after the year: MMddhhmm or MMddhhmmss.
std::optional<Instant> moment_in_year(int year, std::string_view digits) {
  const auto pair = [&](std::size_t at) {
    return at < digits.size() ? (digits[at] - '0') * 10 + (digits[at + 1] - '0') : 0;
  };
  const auto date = LocalDate::make(year, unsigned(pair(0)), unsigned(pair(2)));
  if (!date || pair(4) > 23 || pair(6) > 59 || pair(8) > 59) return std::nullopt;
  return instant_of(*date, LocalTime(pair(4), pair(6))) + seconds{pair(8)};
}

int year_of(std::string_view digits) {
  int year = 0;
  for (const char digit : digits) year = year * 10 + (digit - '0');
  return year;
}

}  // namespace

std::string_view stat_name(MessageState state) {
  const auto row = std::ranges::find(kStats, state, &StatRow::state);
  return row != kStats.end() ? row->word : "UNKNOWN";
}

bool Receipt::is_final() const {
  return !is_intermediate && state != State::enroute && state != State::accepted &&
         state != State::unknown;
}

Meaning meaning_of(const Message& message, const Tlvs& tlvs) {
  const unsigned type = message.esm_class & kEsmTypeBits;
  if ((type & (kEsmReceipt | kEsmIntermediate)) != 0) return Meaning::receipt;
  if (type == 0)
    return is_told_by_tlvs(tlvs) || best_words(message, tlvs).is_receipt() ? Meaning::receipt
                                                                           : Meaning::citizen;
  // The owner's own acknowledgement may be his choice from a menu.
  const bool has_words = !content_of(message, tlvs).text.octets.empty();
  return type == kEsmOwnerAck && has_words ? Meaning::citizen : Meaning::acknowledgement;
}

std::optional<Receipt> receipt_of(const Message& message, const Tlvs& tlvs) {
  if (meaning_of(message, tlvs) != Meaning::receipt) return std::nullopt;
  const ReceiptWords words = best_words(message, tlvs);
  const unsigned type = message.esm_class & kEsmTypeBits;
  Receipt receipt;
  receipt.message_id = tlv_text(tlvs, Tag::receipted_message_id);
  if (receipt.message_id.empty()) receipt.message_id = words.at(Key::id);
  const auto number = tlv_number(tlvs, Tag::message_state);
  receipt.state = number ? state_of_number(*number) : state_of_word(words.at(Key::stat));
  receipt.is_intermediate = (type & kEsmIntermediate) != 0;
  receipt.error = words.at(Key::err);
  receipt.submit_date = words.at(Key::submit_date);
  receipt.done_date = words.at(Key::done_date);
  receipt.network_error = network_error_of(tlvs);
  receipt.user_message_reference = tlv_number(tlvs, Tag::user_message_reference);
  receipt.is_by_words_alone = type == 0 && !is_told_by_tlvs(tlvs);
  return receipt;
}

std::optional<Instant> receipt_moment(std::string_view digits) {
  if (!is_digits(digits)) return std::nullopt;
  if (digits.size() == 10 || digits.size() == 12)
    if (const auto moment = moment_in_year(2000 + year_of(digits.substr(0, 2)), digits.substr(2)))
      return moment;
  // Twelve may also be a year of four digits without seconds: "202603020915" has no month 26.
  if (digits.size() != 12 && digits.size() != 14) return std::nullopt;
  return moment_in_year(year_of(digits.substr(0, 4)), digits.substr(4));
}

}  // namespace huiyin::gateway::smpp
