// Media (document 96484), members, the platform's addresses.
#include <array>
#include <nlohmann/json.hpp>

#include "sim/json_fields.h"
#include "sim/wecom/api.h"
#include "sim/wecom/errcode.h"
#include "sim/wecom/media.h"

namespace huiyin::sim::wecom {
namespace {

using nlohmann::json;

constexpr std::size_t kMegabyte = 1024 * 1024;
constexpr std::size_t kMediaBytesMin = 6;

struct MediaRow {
  std::string_view type;
  std::size_t bytes_max;
};

constexpr std::array kMediaRows{MediaRow{"image", 10 * kMegabyte}, MediaRow{"voice", 2 * kMegabyte},
                                MediaRow{"video", 10 * kMegabyte},
                                MediaRow{"file", 20 * kMegabyte}};

json upload(World& world, const ApiInput& in) {
  const std::string type = query_value(in.query, "type");
  const MediaRow* row = nullptr;
  for (const MediaRow& one : kMediaRows)
    if (one.type == type) row = &one;
  if (!row) return refused(errcode::kMediaType, "invalid media type");
  const UploadedFile* file = nullptr;
  for (const UploadedFile& one : in.files)
    if (one.field == "media") file = &one;
  if (!file || file->bytes.size() < kMediaBytesMin)
    return refused(errcode::kEmptyMedia, "empty media data");
  if (file->bytes.size() > row->bytes_max)
    return refused(errcode::kMediaSize, "invalid media size");
  if (file->filename.empty()) world.violate("media without a filename", type);
  json answer = accepted();
  answer["type"] = type;
  answer["media_id"] = add_media(world, {file->bytes, file->filename, file->type, {}});
  answer["created_at"] = std::to_string(world.stamp_seconds());
  return answer;
}

json user_get(World& world, const ApiInput& in) {
  const Member* member = world.find_member(query_value(in.query, "userid"));
  if (!member) return refused(errcode::kMember, "userid not found");
  json answer = accepted();
  answer["userid"] = member->id;
  answer["name"] = member->name;
  answer["department"] = json::array({1});
  answer["status"] = 1;
  return answer;
}

json agent_get(World& world, const ApiInput& in) {
  if (query_value(in.query, "agentid") != std::to_string(world.settings.agent_id))
    return refused(errcode::kAgent, "invalid agentid");
  json answer = accepted();
  answer["agentid"] = world.settings.agent_id;
  answer["name"] = "信访工作台";
  answer["close"] = 0;
  return answer;
}

json own_addresses(World&, const ApiInput&) {
  json answer = accepted();
  answer["ip_list"] = json::array({"127.0.0.1"});
  return answer;
}

json getuserinfo(World& world, const ApiInput& in) {
  OauthCode* code = world.oauth_codes.find(query_value(in.query, "code"));
  if (!code) return refused(errcode::kOauthCode, "invalid code");
  if (code->is_used) return refused(errcode::kOauthUsed, "code has been used");
  if (world.now() > code->until) return refused(errcode::kOauthExpired, "code expired");
  code->is_used = true;
  json answer = accepted();
  if (world.find_member(code->userid))
    answer["userid"] = code->userid;
  else
    answer["openid"] = code->userid;
  return answer;
}

}  // namespace

std::string add_media(World& world, Media media) {
  media.until = world.now() + days(3);
  const std::string id = world.new_id("3", 32);
  world.media.put(id, std::move(media));
  return id;
}

std::string new_sign_in_code(World& world, const std::string& userid) {
  const std::string code = world.new_id("OC", 16);
  world.oauth_codes.put(code, {.userid = userid, .until = world.now() + minutes(5)});
  return code;
}

std::span<const ApiRow> media_api() {
  static constexpr std::array kRows{ApiRow{"media/upload", Caller::any, "POST", upload}};
  return kRows;
}

std::span<const ApiRow> directory_api() {
  static constexpr std::array kRows{
      ApiRow{"agent/get", Caller::app, "GET", agent_get},
      ApiRow{"user/get", Caller::any, "GET", user_get},
      ApiRow{"auth/getuserinfo", Caller::any, "GET", getuserinfo},
      ApiRow{"getcallbackip", Caller::any, "GET", own_addresses},
      ApiRow{"get_api_domain_ip", Caller::any, "GET", own_addresses},
  };
  return kRows;
}

}  // namespace huiyin::sim::wecom
