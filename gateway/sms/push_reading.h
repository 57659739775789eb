// JSON in which a provider tells receipts and replies, pushed to us or fetched. Read kindly
// (sms.md 0): a byte order mark, one object for an array and the reverse, numbers as texts, keys
// nobody knows. Whoever pushes is not known, so that size, depth and count are bounded.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/sms/receipt.h"

namespace huiyin::gateway::sms {

inline constexpr std::size_t kIdBytesMax = 256;  // as Aliyun's OutId; a longer id is none of ours
inline constexpr std::size_t kCodeBytesMax = 128;

struct SmsFacts {
  std::vector<Receipt> receipts;
  std::vector<Reply> replies;
  std::vector<std::string> bad;  // elements that could not be read, as they came: to be kept
};

// Takes each fact once: what a push says twice is one. Two states of one message are two facts.
class FactSheet {
 public:
  void add(Receipt receipt);
  void add(Reply reply);
  void add_bad(std::string raw) { facts_.bad.push_back(std::move(raw)); }
  std::size_t count() const;
  SmsFacts taken() { return std::move(facts_); }

 private:
  bool is_new(std::initializer_list<std::string_view> parts);
  SmsFacts facts_;
  std::set<std::string> known_;
};

// Reads one element onto the sheet; false when it, or a part of it, could not be read.
using ElementReader = bool (*)(const nlohmann::json& element, FactSheet& sheet);

// What we answer to a push.
struct PushAnswer {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::string body = {};
};

// To be kept first and answered then: what is answered as taken is not pushed again.
struct Pushed {
  SmsFacts facts;  // empty unless it is answered as taken
  PushAnswer answer;
};

// `taken`: the body of the answer that this provider understands as "do not push it again". No JSON
// or nested too deep is answered by 400, a value that is neither object nor array by 422, too large
// or too many by 413.
Pushed read_push(std::string_view body, ElementReader read, std::string_view taken);

// The same from what we fetched, without the bounds that are for strangers. Nothing where it cannot
// be read as a whole.
std::optional<SmsFacts> read_facts(std::string_view body, ElementReader read);

// ---- for the readers of elements

// The first of `keys` that holds a text or a number, without blanks around it; else "".
std::string word_at(const nlohmann::json& element, std::initializer_list<const char*> keys);
// An id: nothing where it is empty, or too long to be one.
std::optional<std::string> id_at(const nlohmann::json& element,
                                 std::initializer_list<const char*> keys);
// A carrier's or provider's code, cut where it is longer than any.
std::string code_at(const nlohmann::json& element, const char* key);
// The words of a citizen as they are, blanks included. Nothing where there are none.
std::optional<std::string> words_at(const nlohmann::json& element, const char* key);
std::optional<Instant> time_at(const nlohmann::json& element, const char* key);
// true, "TRUE", 1, "1", "success" …; nothing where it is neither yes nor no.
std::optional<bool> success_at(const nlohmann::json& element, const char* key);

}  // namespace huiyin::gateway::sms
