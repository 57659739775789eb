#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "sim/json_fields.h"
#include "sim/wecom/acts.h"
#include "sim/wecom/control_actions.h"
#include "sim/wecom/media.h"
#include "sim/wecom/view.h"

namespace huiyin::sim::wecom {
namespace {

using nlohmann::json;
using Steady = std::chrono::steady_clock;

constexpr std::int64_t kWatchMsMax = 25'000, kWaitMsMax = 120'000;
constexpr std::int64_t kQuietMs = 400, kWaitMs = 15'000;
constexpr std::size_t kFileBytesMax = 10 * 1024 * 1024;
constexpr std::size_t kRepliesMax = 2000;

std::string desk_of(const World& world, const json& in) {
  return text_field(in, "open_kfid", world.settings.accounts.front().open_kfid);
}

std::optional<std::uint64_t> entry_of(const json& in) {
  const auto number = number_field(in, "entry");
  return number ? std::optional(std::uint64_t(*number)) : std::nullopt;
}

// A number typed into a query is text: "2" means the second.
json which_of(const json& in) {
  if (const auto number = number_field(in, "which")) return *number;
  return text_field(in, "which");
}

Person* find_person(World& world, const json& in) {
  if (has_field(in, "staff")) return world.find_member(text_field(in, "staff"));
  return world.find_citizen(text_field(in, "user"));
}

// How many replies have come since, on which screen, and when the world last saw one more.
struct Heard {
  std::size_t replies = 0;
  std::uint64_t screen = 0;
  Steady::time_point last = Steady::now();
};

// Waits until `min` replies came and then none for quiet_ms; {since, replies}.
json settle(Platform& platform, const json& who, std::uint64_t since, const json& wait) {
  const auto min = std::size_t(number_field(wait, "min").value_or(1));
  const milliseconds quiet{
      std::clamp<std::int64_t>(number_field(wait, "quiet_ms").value_or(kQuietMs), 0, kWaitMsMax)};
  const auto until =
      Steady::now() + milliseconds(std::clamp<std::int64_t>(
                          number_field(wait, "timeout_ms").value_or(kWaitMs), 0, kWaitMsMax));
  const auto hear = [&](World& world) {
    const Person* person = find_person(world, who);
    if (!person) return Heard{};
    const auto replies = std::ranges::count_if(person->transcript.lines(), [&](const Entry& line) {
      return line.number >= since && line.from == Speaker::bot;
    });
    return Heard{std::size_t(replies), person->version};
  };
  Heard heard = platform.with(hear);
  for (;;) {
    const auto now = Steady::now();
    const auto end = heard.replies >= min ? std::min(until, heard.last + quiet) : until;
    if (now >= end) break;
    const bool more =
        platform.wait_until(std::chrono::ceil<milliseconds>(end - now), [&](World& world) {
          const Person* person = find_person(world, who);
          return person && person->version != heard.screen && hear(world).replies > heard.replies;
        });
    if (!more) break;
    heard = platform.with(hear);
  }
  return platform.with([&](World& world) {
    json replies = json::array();
    if (const Person* person = find_person(world, who))
      for (json& line : lines_json(*person, since, kRepliesMax))
        if (line["from"] == "bot") replies.push_back(std::move(line));
    return json{{"since", since}, {"replies", replies}};
  });
}

// Does an act of a person, and waits for the replies when asked to ("wait": true or {min, quiet_ms,
// timeout_ms}).
template <class Act>
Result<json> play(const Controlled& on, const json& in, Act act) {
  std::uint64_t since = 0;
  const auto done = on.platform.with([&](World& world) {
    if (const Person* person = find_person(world, in)) since = person->transcript.next_number();
    return act(world);
  });
  if (!done) return Refused(done.error());
  const bool waits = in.contains("wait") && in["wait"] != false && in["wait"] != "false";
  json out = waits ? settle(on.platform, in, since, in["wait"]) : json{{"since", since}};
  out["id"] = *done;
  return out;
}

Result<json> say(const Controlled& on, const json& in) {
  return play(on, in, [&](World& world) {
    return citizen_says(world, text_field(in, "user"), desk_of(world, in), text_field(in, "text"));
  });
}

Result<json> tap(const Controlled& on, const json& in) {
  return play(on, in, [&](World& world) {
    return citizen_taps(world, text_field(in, "user"), which_of(in), entry_of(in));
  });
}

Result<json> enter(const Controlled& on, const json& in) {
  return play(on, in, [&](World& world) {
    return citizen_enters(world, text_field(in, "user"), desk_of(world, in), in);
  });
}

Result<json> send(const Controlled& on, const json& in) {
  return play(on, in, [&](World& world) {
    const std::string type = text_field(in, "msgtype");
    return citizen_sends(world, text_field(in, "user"), desk_of(world, in),
                         {type, text_field(in, "text", "[" + type + "]")},
                         object_field(in, "content"));
  });
}

Result<json> event(const Controlled& on, const json& in) {
  return play(on, in, [&](World& world) {
    json more = object_field(in, "more");
    more["event_type"] = text_field(in, "event_type");
    return kf_event(world, text_field(in, "user"), desk_of(world, in), more);
  });
}

Result<json> recall(const Controlled& on, const json& in) {
  return play(on, in, [&](World& world) {
    return citizen_recalls(world, text_field(in, "user"), text_field(in, "msgid"));
  });
}

Result<json> staff_say(const Controlled& on, const json& in) {
  return play(on, in, [&](World& world) {
    return staff_says(world, text_field(in, "staff"), text_field(in, "text"));
  });
}

Result<json> staff_tap(const Controlled& on, const json& in) {
  return play(on, in, [&](World& world) {
    return staff_taps(world, text_field(in, "staff"), which_of(in), entry_of(in),
                      object_field(in, "chosen"));
  });
}

Result<json> staff_events(const Controlled& on, const json& in) {
  return play(on, in, [&](World& world) {
    return staff_event(world, text_field(in, "staff"), text_field(in, "event"),
                       text_field(in, "key"));
  });
}

Result<json> servicer_take(const Controlled& on, const json& in) {
  return play(on, in, [&](World& world) {
    return servicer_takes(world, text_field(in, "staff"), text_field(in, "user"),
                          desk_of(world, in));
  });
}

Result<json> servicer_say(const Controlled& on, const json& in) {
  return play(on, in, [&](World& world) {
    return servicer_says(world, text_field(in, "staff"), text_field(in, "user"), desk_of(world, in),
                         text_field(in, "text"));
  });
}

Result<json> servicer_end(const Controlled& on, const json& in) {
  return play(on, in, [&](World& world) {
    return servicer_ends(world, text_field(in, "user"), desk_of(world, in));
  });
}

Result<json> wait(const Controlled& on, const json& in) {
  const auto since = number_field(in, "since");
  return settle(on.platform, in, std::uint64_t(since.value_or(0)), in);
}

Result<json> transcript(const Controlled& on, const json& in) {
  return on.platform.with([&](World& world) -> Result<json> {
    const Person* person = find_person(world, in);
    if (!person) return wrong("user", "没有这个人");
    const auto since = std::uint64_t(number_field(in, "since").value_or(0));
    return json{{"transcript", lines_json(*person, since, Transcript::kLinesMax)}};
  });
}

// A screen, as soon as it differs from what the page has (version and epoch), or when the patience
// ends.
Result<json> watch(const Controlled& on, const json& in) {
  const auto version = std::uint64_t(number_field(in, "version").value_or(0));
  const std::string epoch = text_field(in, "epoch");
  const milliseconds patience{
      std::clamp<std::int64_t>(number_field(in, "timeout_ms").value_or(0), 0, kWatchMsMax)};
  const WatchPlace place;
  if (!place.is_free()) return too_many_watch();
  on.platform.wait_until(patience, [&](World& world) {
    const Person* person = find_person(world, in);
    return !person || world.epoch != epoch || person->version != version;
  });
  return on.platform.with([&](World& world) -> Result<json> {
    if (has_field(in, "staff")) {
      const Member* member = world.find_member(text_field(in, "staff"));
      if (!member) return wrong("staff", "没有这位工作人员");
      return member_json(world, *member);
    }
    Citizen* citizen = world.find_citizen(text_field(in, "user"));
    if (!citizen) return wrong("user", "没有这位群众");
    return citizen_json(world, *citizen, desk_of(world, in));
  });
}

Result<json> people(const Controlled& on, const json& in) {
  const auto version = std::uint64_t(number_field(in, "version").value_or(0));
  const milliseconds patience{
      std::clamp<std::int64_t>(number_field(in, "timeout_ms").value_or(0), 0, kWatchMsMax)};
  const std::string epoch = text_field(in, "epoch");
  const WatchPlace place;
  if (!place.is_free()) return too_many_watch();
  on.platform.wait_until(
      patience, [&](World& world) { return world.version != version || world.epoch != epoch; });
  return on.platform.with([&](World& world) { return people_json(world, desk_of(world, in)); });
}

std::optional<std::string> bytes_of_base64(const std::string& text) {
  static constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const char c : text) {
    if (c == '=') break;
    const auto value = kAlphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = (bits << 6 | std::uint32_t(value)) & 0xffffff;
    held += 6;
    if (held >= 8) bytes += char(bits >> (held -= 8) & 0xff);
  }
  return bytes;
}

Result<json> media(const Controlled& on, const json& in) {
  const auto bytes = bytes_of_base64(text_field(in, "base64"));
  if (!bytes || bytes->empty() || bytes->size() > kFileBytesMax)
    return wrong("base64", "应是 10 MB 以内的文件");
  return on.platform.with([&](World& world) {
    return json{{"media_id", add_media(world, {*bytes,
                                               text_field(in, "name", "file.bin"),
                                               text_field(in, "type", "application/octet-stream"),
                                               {}})}};
  });
}

}  // namespace

std::span<const ControlRow> play_rows() {
  static constexpr std::array kRows{
      ControlRow{"say", say,
                 "a citizen writes: {user, text, wait?: true | {min, quiet_ms, timeout_ms}}"},
      ControlRow{"tap", tap,
                 "a citizen taps a menu item: {user, which: number | id | words, entry?, wait?}"},
      ControlRow{"enter", enter,
                 "a citizen opens the session: {user, scene?, scene_param?, wait?}"},
      ControlRow{"send", send, "any other message: {user, msgtype, content: {…}, text?, wait?}"},
      ControlRow{"event", event, "any kf event: {user, event_type, more?: {…}}"},
      ControlRow{"recall", recall, "a citizen takes a message back: {user, msgid}"},
      ControlRow{"staff/say", staff_say, "a member writes to the app: {staff, text, wait?}"},
      ControlRow{
          "staff/tap", staff_tap,
          "a member taps a card: {staff, which, entry?, chosen?: {question_key: [id]}, wait?}"},
      ControlRow{"staff/event", staff_events, "another app event: {staff, event, key?}"},
      ControlRow{"servicer/take", servicer_take, "a servicer takes a session: {staff, user}"},
      ControlRow{"servicer/say", servicer_say,
                 "a servicer writes to a citizen: {staff, user, text}"},
      ControlRow{"servicer/end", servicer_end, "the session is ended in the client: {user}"},
      ControlRow{"media", media, "keeps a file: {base64, name?, type?} -> media_id"},
      ControlRow{"wait", wait,
                 "waits for replies: {user | staff, since, min?, quiet_ms?, timeout_ms?}"},
      ControlRow{"transcript", transcript, "a person's lines: {user | staff, since?}"},
      ControlRow{"watch", watch,
                 "a screen when it changes: {user | staff, version, epoch, timeout_ms}"},
      ControlRow{"people", people, "all people: {version?, epoch?, timeout_ms?}"},
  };
  return kRows;
}

}  // namespace huiyin::sim::wecom
