#include "sim/wecom/platform.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/utf8.h"
#include "sim/json_fields.h"
#include "sim/wecom/api.h"
#include "sim/wecom/errcode.h"

namespace huiyin::sim::wecom {
namespace {

using nlohmann::json;

constexpr std::size_t kCallsMax = 20'000;
constexpr std::size_t kCallBodyBytesMax = 4096;
constexpr std::size_t kJsonBytesMax = 1024 * 1024;
constexpr Range kReorderMs{50, 450};
constexpr Range kTwinMs{0, 300};

const ApiRow* api_row(std::string_view path) {
  for (const auto rows :
       {kf_messages_api(), kf_sessions_api(), messages_api(), directory_api(), media_api()})
    for (const ApiRow& row : rows)
      if (row.path == path) return &row;
  return nullptr;
}

json token_refusal(World& world, const std::string& text, Caller caller, const std::string& path) {
  if (text.empty()) return refused(errcode::kTokenMissing, "access_token missing");
  const AccessToken* token = world.tokens.find(text);
  if (!token) return refused(errcode::kToken, "invalid access_token");
  if (token->is_withdrawn || world.now() >= token->until)
    return refused(errcode::kTokenExpired, "access_token expired");
  const bool fits =
      caller == Caller::any || token->secret == (caller == Caller::kf ? world.settings.kf_secret
                                                                      : world.settings.app_secret);
  if (fits) return {};
  world.violate("token of another app", path);
  return refused(errcode::kForbiddenApi, "api forbidden");
}

// A planned error for this call, used up by it.
std::optional<PlannedError> take_planned(World& world, const std::string& path, const json& body) {
  const std::string user = text_field(body, "touser", text_field(body, "external_userid"));
  auto& planned = world.faults.planned;
  for (auto row = planned.begin(); row != planned.end(); ++row) {
    if (row->path != path || (!row->user.empty() && row->user != user)) continue;
    const PlannedError taken = *row;
    if (--row->times <= 0) planned.erase(row);
    world.count("api fault planned");
    return taken;
  }
  return std::nullopt;
}

json parse_body(World& world, const ApiCall& call) {
  if (call.method != "POST" || call.path == "media/upload") return json::object();
  if (call.body.size() > kJsonBytesMax) return json(json::value_t::discarded);
  json body = json_of(call.body.empty() ? "{}" : call.body);
  if (body.is_object()) return body;
  world.violate("request body is not a JSON object", call.path);
  return json(json::value_t::discarded);
}

json run(World& world, const ApiCall& call) {
  if (call.path == "gettoken") {
    if (const auto planned = take_planned(world, call.path, json::object()))
      return refused(planned->errcode, "planned");
    return gettoken(world, call.query);
  }
  const ApiRow* row = api_row(call.path);
  if (!row) {
    world.violate("unknown API called", call.path);
    return refused(errcode::kUrl, "invalid url");
  }
  const std::string token = query_value(call.query, "access_token");
  if (json refusal = token_refusal(world, token, row->caller, call.path); !refusal.is_null())
    return refusal;
  if (!row->method.empty() && row->method != call.method) {
    world.violate("wrong HTTP method", call.path);
    return refused(errcode::kMethod, "require " + std::string(row->method));
  }
  const json body = parse_body(world, call);
  if (body.is_discarded()) return refused(errcode::kNotJson, "data format error");
  const auto planned = take_planned(world, call.path, body);
  if (planned && !planned->after) return refused(planned->errcode, "planned");
  json answer = row->answer(world, {body, call.query, call.files});
  return planned && answer["errcode"] == errcode::kOk ? refused(planned->errcode, "planned")
                                                      : answer;
}

// The platform ends each refusal with a hint that changes: whoever matches on errmsg finds out.
void add_hint(World& world, json& answer) {
  if (answer["errcode"] == errcode::kOk) return;
  answer["errmsg"] = fmt::format(
      "{}, hint: [{}{}], from ip: 127.0.0.1, more info at "
      "https://open.work.weixin.qq.com/devtool/query?e={}",
      text_field(answer, "errmsg"), world.stamp_seconds(), world.new_id("", 6),
      answer["errcode"].get<std::int64_t>());
}

ApiAnswer answer(World& world, const ApiCall& call) {
  world.count("api " + (api_row(call.path) || call.path == "gettoken" || call.path == "media/get"
                            ? call.path
                            : "unknown"));
  json out;
  if (call.path == "media/get") {
    out = token_refusal(world, query_value(call.query, "access_token"), Caller::any, call.path);
    const Media* media = world.media.find(query_value(call.query, "media_id"));
    if (out.is_null() && media && world.now() < media->until)
      return {.errcode = 0, .type = media->type, .body = media->bytes, .filename = media->filename};
    if (out.is_null()) out = refused(errcode::kMediaId, "invalid media_id");
  } else {
    out = run(world, call);
  }
  const std::int64_t errcode = out["errcode"];
  const std::size_t messages = out.contains("msg_list") ? out["msg_list"].size() : 0;
  world.calls.push_back({world.stamp(), call.path,
                         std::string(utf8_prefix(call.body, kCallBodyBytesMax)), errcode,
                         messages});
  if (world.calls.size() > kCallsMax) world.calls.pop_front();
  add_hint(world, out);
  return {.errcode = errcode,
          .type = "application/json; charset=UTF-8",
          .body = json_text(out),
          .filename = ""};
}

}  // namespace

Platform::Platform(Settings settings, const Clock& clock, Random& ids, Random& dice)
    : settings_(std::move(settings)), clock_(clock), ids_(ids), dice_(dice), world_(new_world()) {}

void Platform::connect(Deliver deliver, Later later) {
  with([&](World&) {
    deliver_ = std::move(deliver);
    later_ = std::move(later);
  });
}

std::unique_ptr<World> Platform::new_world() {
  auto world = std::make_unique<World>(settings_, clock_, ids_, dice_);
  world->post = [this, to = world.get()](Callback callback) { dispatch(*to, std::move(callback)); };
  world->later = [this, epoch = world->epoch](std::int64_t ms, std::function<void()> act) {
    if (!later_) return;
    later_(milliseconds(ms), [this, epoch, act = std::move(act)] {
      with([&](World& now) {
        if (now.epoch == epoch) act();  // what an earlier world planned is void
      });
    });
  };
  return world;
}

void Platform::dispatch(World& world, Callback callback) {
  const Faults& faults = world.faults;
  if (!deliver_) return;
  if (callback.door == Door::kf && world.hit(faults.callback_lose_kf))
    return world.count("callbacks lost on purpose");
  milliseconds delay{world.between(faults.callback_delay_ms)};
  if (world.hit(faults.callback_reorder)) {
    world.count("callbacks reordered");
    delay += milliseconds(world.between(kReorderMs));
  }
  const auto sealed = [&] { return seal(world.settings, callback, world.stamp_seconds(), ids_); };
  const SealedRequest first = sealed();
  if (world.hit(faults.callback_duplicate)) {
    world.count("callbacks duplicated");
    deliver_({callback, world.hit(faults.callback_resign) ? sealed() : first,
              delay + milliseconds(world.between(kTwinMs))});
  }
  deliver_({std::move(callback), first, delay});
}

void Platform::delivered(const Delivery& delivery, int status, const std::string& body) {
  with([&](World& world) {
    const char* door = delivery.callback.door == Door::kf ? "kf" : "app";
    world.count(
        fmt::format("callback {} {}", door, status == 0 ? "no answer" : std::to_string(status)));
    if (status == 200) {
      if (body.empty()) return;
      // "success" is a habit of 公众号; here it is an answer that nobody asked for.
      if (body.find("<Encrypt>") == std::string::npos)
        return world.violate("callback answered with words of no meaning", door);
      const auto words = passive_words(world.settings, delivery.callback.door, body);
      Member* member = world.find_member(delivery.callback.userid);
      if (!words || !member) return world.violate("unreadable passive reply", door);
      world.show(*member, {.from = Speaker::bot, .text = *words, .msgtype = "text"});
      return;
    }
    if (delivery.attempt >= world.faults.callback_attempts)
      return world.count(fmt::format("callback {} given up", door));
    Delivery next = delivery;
    ++next.attempt;
    next.delay = milliseconds(world.between(world.faults.callback_retry_gap_ms));
    if (world.hit(world.faults.callback_resign))
      next.sealed = seal(world.settings, next.callback, world.stamp_seconds(), ids_);
    if (deliver_) deliver_(std::move(next));
  });
}

ApiAnswer Platform::api(const ApiCall& call) {
  return with([&](World& world) { return answer(world, call); });
}

void Platform::reset() {
  world_.renew([this](const World& before) {
    auto next = new_world();
    next->version = before.version + 1;  // pages that wait see the new world
    return next;
  });
}

}  // namespace huiyin::sim::wecom
