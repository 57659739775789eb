// kf/sync_msg, kf/send_msg and kf/send_msg_on_event (documents 94670, 96427, 96428).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "sim/json_fields.h"
#include "sim/wecom/api.h"
#include "sim/wecom/crypto.h"
#include "sim/wecom/errcode.h"

namespace huiyin::sim::wecom {
namespace {

using nlohmann::json;

constexpr std::int64_t kPageMax = 1000;
constexpr days kHorizon{3};
constexpr hours kSendWindow{48};
constexpr int kSentMax = 5;

// A cursor is epoch-scope-number-seal. The seal tells one of ours from an invented one; the epoch
// one of an earlier life of this stand-in, whose list is gone: it then stands for the beginning.
std::string cursor_seal(const World& world, const std::string& plain) {
  return sha1_hex(world.settings.corp_id + world.settings.kf_secret + plain).substr(0, 8);
}

std::string scope_of(const std::string& open_kfid) {
  return open_kfid.empty() ? "all" : sha1_hex(open_kfid).substr(0, 8);
}

std::string cursor_of(const World& world, const std::string& open_kfid, std::uint64_t number) {
  const std::string plain = fmt::format("{}-{}-{}", world.epoch, scope_of(open_kfid), number);
  return plain + "-" + cursor_seal(world, plain);
}

// The message that the cursor points at; nothing for a cursor that was never given, or for another
// account.
std::optional<std::uint64_t> number_of(World& world, const std::string& open_kfid,
                                       const std::string& cursor) {
  const auto cut = cursor.rfind('-');
  if (cut == std::string::npos ||
      cursor.substr(cut + 1) != cursor_seal(world, cursor.substr(0, cut)))
    return std::nullopt;
  const auto first = cursor.find('-'), second = cursor.find('-', first + 1);
  if (cursor.substr(first + 1, second - first - 1) != scope_of(open_kfid)) return std::nullopt;
  if (cursor.substr(0, first) != world.epoch) {
    world.count("sync cursor of an earlier life");
    return world.first_message;
  }
  std::uint64_t number = 0;
  std::from_chars(cursor.data() + second + 1, cursor.data() + cut, number);
  return number;
}

json token_refusal(World& world, const json& body) {
  const std::string token = text_field(body, "token");
  if (!token.empty()) {
    const Instant* until = world.bell_tokens.find(token);
    return until && world.now() <= *until ? json()
                                          : refused(errcode::kKfBellToken, "invalid msg token");
  }
  world.count("sync without token");
  if (world.faults.sync_tokenless_per_minute == 0) return {};
  auto& lately = world.tokenless_syncs;
  while (!lately.empty() && world.now() - lately.front() >= minutes(1)) lately.pop_front();
  if (std::int64_t(lately.size()) >= world.faults.sync_tokenless_per_minute)
    return refused(errcode::kFrequency, "sync_msg without token too often");
  lately.push_back(world.now());
  return {};
}

json account_refusal(const World& world, const std::string& open_kfid) {
  if (!open_kfid.starts_with("wk")) return refused(errcode::kKfIdForm, "invalid open_kfid");
  if (!world.find_account(open_kfid)) return refused(errcode::kKfIdUnknown, "open_kfid not exist");
  return {};
}

json sync_msg(World& world, const ApiInput& in) {
  const std::string open_kfid = text_field(in.body, "open_kfid");
  if (!open_kfid.empty())
    if (json refusal = account_refusal(world, open_kfid); !refusal.is_null()) return refusal;
  const std::int64_t limit = number_field(in.body, "limit").value_or(kPageMax);
  if (limit < 0 || limit > kPageMax) return refused(errcode::kParameter, "invalid limit");
  if (json refusal = token_refusal(world, in.body); !refusal.is_null()) return refusal;
  const std::string cursor = text_field(in.body, "cursor");
  std::uint64_t number = world.first_message;
  if (!cursor.empty()) {
    const auto pointed = number_of(world, open_kfid, cursor);
    if (!pointed) {
      world.violate("cursor that was never given, or of another account", cursor.substr(0, 80));
      return refused(errcode::kParameter, "invalid cursor");
    }
    number = std::max(*pointed, world.first_message);
  }
  const std::uint64_t end = world.first_message + world.messages.size();
  const auto is_mine = [&](std::uint64_t n) {
    const KfMessage& message = world.messages[std::size_t(n - world.first_message)];
    return (open_kfid.empty() || message.open_kfid == open_kfid) &&
           world.now() - message.arrived <= kHorizon;
  };
  json list = json::array();
  const auto add = [&](std::uint64_t n) {
    list.push_back(json_of(world.messages[std::size_t(n - world.first_message)].json));
  };
  if (!world.hit(world.faults.sync_empty_page)) {
    const auto page = std::size_t(std::max<std::int64_t>(
        1, std::min(limit == 0 ? kPageMax : limit, world.faults.sync_page_max)));
    if (number > world.first_message && is_mine(number - 1) &&
        world.hit(world.faults.sync_repeat)) {
      world.count("sync repeated");
      add(number - 1);
    }
    for (; number < end && list.size() < page; ++number)
      if (is_mine(number)) add(number);
  } else {
    world.count("sync empty page");
  }
  bool has_more = false;
  for (std::uint64_t n = number; n < end && !has_more; ++n) has_more = is_mine(n);
  json answer = accepted();
  answer["next_cursor"] = cursor_of(world, open_kfid, number);
  answer["has_more"] = has_more ? 1 : 0;
  answer["msg_list"] = std::move(list);
  return answer;
}

json repeated(World& world, const std::string& print, const std::string& earlier,
              const std::string& msgid) {
  world.count("kf msgid repeated");
  if (print != earlier) world.violate("one msgid for two different messages", msgid);
  const auto& codes = world.faults.kf_repeat_codes;
  const auto code = codes[std::size_t(world.between({0, std::int64_t(codes.size()) - 1}))];
  if (code != errcode::kOk) return refused(code, "msgid repeated");
  json answer = accepted();
  answer["msgid"] = msgid;
  return answer;
}

json window_refusal(World& world, const Session& session) {
  if (!session.has_written) return refused(errcode::kKfState, "send msg session status invalid");
  if (world.now() - session.last_written > kSendWindow) {
    world.count("kf over 48 hours");
    return refused(errcode::kKfOverTime, "send msg out of 48 hours");
  }
  if (session.state == service_state::kEnded) {
    world.count("kf session ended");
    return refused(errcode::kKfEnded, "session has ended");
  }
  if (session.state != service_state::kUntreated && session.state != service_state::kBot) {
    world.count("kf session with a person");
    return refused(errcode::kKfState, "send msg session status invalid");
  }
  if (session.sent_since >= kSentMax) {
    world.count("kf over 5 messages");
    return refused(errcode::kKfOverCount, "send msg count limit");
  }
  return {};
}

void fail_later(World& world, const Citizen& citizen, const std::string& open_kfid,
                const std::string& msgid) {
  world.count("kf send failed on purpose");
  world.later(world.faults.kf_fail_delay_ms, [&world, id = citizen.id, open_kfid, msgid] {
    world.push_event(world.citizen(id), open_kfid,
                     {{"event_type", "msg_send_fail"},
                      {"fail_msgid", msgid},
                      {"fail_type", world.faults.kf_fail_type}});
  });
}

json send_msg(World& world, const ApiInput& in) {
  const std::string open_kfid = text_field(in.body, "open_kfid");
  if (json refusal = account_refusal(world, open_kfid); !refusal.is_null()) return refusal;
  Citizen* citizen = world.find_citizen(text_field(in.body, "touser"));
  if (!citizen) return refused(errcode::kExternalUser, "invalid external_userid");
  if (json refusal = kf_message_refusal(world, in.body); !refusal.is_null()) return refusal;
  Entry entry = kf_entry(in.body, open_kfid, text_field(in.body, "msgid"));
  const std::string print = sha1_hex(citizen->id + "\n" + entry.msgtype + "\n" + entry.content);
  const bool has_own_id = !entry.msgid.empty();
  if (!has_own_id) {
    world.count("kf sent without msgid");
    entry.msgid = world.new_id();
  }
  const std::string key = open_kfid + "/" + entry.msgid;
  if (const std::string* earlier = world.sent_msgids.find(key))
    return repeated(world, print, *earlier, entry.msgid);
  Session& session = world.session(*citizen, open_kfid);
  if (json refusal = window_refusal(world, session); !refusal.is_null()) return refusal;
  ++session.sent_since;
  world.sent_msgids.put(key, print);
  json answer = accepted();
  answer["msgid"] = entry.msgid;
  if (world.hit(world.faults.kf_send_fail)) {
    fail_later(world, *citizen, open_kfid, entry.msgid);
  } else {
    world.count("kf shown");
    world.show(*citizen, std::move(entry));
  }
  return answer;
}

json send_msg_on_event(World& world, const ApiInput& in) {
  EventCode* code = world.event_codes.find(text_field(in.body, "code"));
  const auto invalid = [&] {
    world.count("kf event code refused");
    return refused(errcode::kWelcomeCode, "invalid code");
  };
  if (!code || code->is_used || world.now() > code->until) return invalid();
  Citizen& citizen = world.citizen(code->citizen);
  Session& session = world.session(citizen, code->open_kfid);
  if (code->state_needed >= 0 && session.state != code->state_needed) return invalid();
  const std::string type = text_field(in.body, "msgtype");
  if (type != "text" && !(type == "msgmenu" && code->takes_menu))
    return refused(errcode::kMessageType, "invalid message type");
  if (json refusal = kf_message_refusal(world, in.body); !refusal.is_null()) return refusal;
  Entry entry = kf_entry(in.body, code->open_kfid, text_field(in.body, "msgid"));
  if (entry.msgid.empty()) entry.msgid = world.new_id();
  code->is_used = true;
  if (code->is_welcome) {
    session.was_welcomed = true;
    session.welcomed = world.now();
    entry.is_welcome = true;
  }
  world.count("kf shown on event");
  json answer = accepted();
  answer["msgid"] = entry.msgid;
  world.show(citizen, std::move(entry));
  return answer;
}

}  // namespace

std::span<const ApiRow> kf_messages_api() {
  static constexpr std::array kRows{
      ApiRow{"kf/sync_msg", Caller::kf, "POST", sync_msg},
      ApiRow{"kf/send_msg", Caller::kf, "POST", send_msg},
      ApiRow{"kf/send_msg_on_event", Caller::kf, "POST", send_msg_on_event},
  };
  return kRows;
}

}  // namespace huiyin::sim::wecom
