#include "gateway/wecom/kf_payload.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/utf8.h"
#include "gateway/wecom/json_parts.h"
#include "gateway/wecom/json_text.h"

namespace huiyin::gateway::wecom {
namespace {

using nlohmann::json;

constexpr std::size_t kMsgidBytesMax = 128;  // four times what the platform writes
constexpr std::size_t kUseridBytesMax = 128;
constexpr std::size_t kCursorBytesMax = 1024;

struct MeaningRow {
  std::string_view name;
  KfMeaning meaning;
};
constexpr std::array kTypes{
    MeaningRow{"text", KfMeaning::text},
    MeaningRow{"image", KfMeaning::image},
    MeaningRow{"voice", KfMeaning::voice},
    MeaningRow{"video", KfMeaning::video},
    MeaningRow{"file", KfMeaning::file},
    MeaningRow{"location", KfMeaning::location},
    MeaningRow{"link", KfMeaning::link},
    MeaningRow{"business_card", KfMeaning::business_card},
    MeaningRow{"miniprogram", KfMeaning::miniprogram},
    MeaningRow{"msgmenu", KfMeaning::menu},
    MeaningRow{"channels_shop_product", KfMeaning::other_message},
    MeaningRow{"channels_shop_order", KfMeaning::other_message},
    MeaningRow{"merged_msg", KfMeaning::other_message},
    MeaningRow{"channels", KfMeaning::other_message},
    MeaningRow{"meeting", KfMeaning::other_message},
    MeaningRow{"schedule", KfMeaning::other_message},
    MeaningRow{"note", KfMeaning::other_message},
};
constexpr std::array kKfEvents{
    MeaningRow{"enter_session", KfMeaning::enter_session},
    MeaningRow{"msg_send_fail", KfMeaning::send_failed},
    MeaningRow{"servicer_status_change", KfMeaning::servicer_status},
    MeaningRow{"session_status_change", KfMeaning::session_status},
    MeaningRow{"user_recall_msg", KfMeaning::citizen_recalled},
    MeaningRow{"servicer_recall_msg", KfMeaning::servicer_recalled},
    MeaningRow{"reject_customer_msg_switch_change", KfMeaning::reject_switch},
};

template <std::size_t N>
KfMeaning meaning(const std::array<MeaningRow, N>& rows, std::string_view name,
                  KfMeaning otherwise) {
  const auto row = std::ranges::find(rows, name, &MeaningRow::name);
  return row == rows.end() ? otherwise : row->meaning;
}

Problem problem(const char* code, const char* what) {
  return {code, "wecom.kf/sync_msg", what, "内容已原样留存，请联系维护人员查看"};
}

// The object named like the msgtype; every type's fields are read alike, and those it has not stay
// empty.
void read_message(KfItem& to, const json& body) {
  to.content = text_at(body, "content");
  to.menu_id = text_at(body, "menu_id");
  to.media_id = text_at(body, "media_id");
  to.thumb_media_id = text_at(body, "thumb_media_id");
  to.latitude = number_at(body, "latitude");
  to.longitude = number_at(body, "longitude");
  to.name = text_at(body, "name");
  to.address = text_at(body, "address");
  to.title = text_at(body, "title");
  to.desc = text_at(body, "desc");
  to.url = text_at(body, "url");
  to.pic_url = text_at(body, "pic_url");
  to.userid = text_at(body, "userid");
  to.appid = text_at(body, "appid");
  to.pagepath = text_at(body, "pagepath");
}

void read_event(KfItem& to, const json& event) {
  to.event = text_at(event, "event_type");
  to.meaning = meaning(kKfEvents, to.event, KfMeaning::unknown_event);
  // An event's ids stand inside it, and are as a rule missing outside.
  if (auto id = text_at(event, "open_kfid"); !id.empty()) to.open_kfid = std::move(id);
  if (auto id = text_at(event, "external_userid"); !id.empty()) to.external_userid = std::move(id);
  if (auto id = text_at(event, "servicer_userid"); !id.empty()) to.servicer_userid = std::move(id);
  to.scene = text_at(event, "scene");
  to.scene_param = text_at(event, "scene_param");
  to.welcome_code = text_at(event, "welcome_code");
  to.fail_msgid = text_at(event, "fail_msgid");
  to.fail_type = integer_at(event, "fail_type");
  to.status = integer_at(event, "status");
  to.stop_type = integer_at(event, "stop_type");
  to.change_type = integer_at(event, "change_type");
  to.old_servicer_userid = text_at(event, "old_servicer_userid");
  to.new_servicer_userid = text_at(event, "new_servicer_userid");
  to.msg_code = text_at(event, "msg_code");
  to.recall_msgid = text_at(event, "recall_msgid");
  to.reject_switch = integer_at(event, "reject_switch");
}

// A citizen's message whose sender is known: it needs no msgid to be understood.
bool can_be_answered(const KfItem& item) {
  return item.origin == kFromCitizen && !item.type.empty() && item.type != "event" &&
         !item.external_userid.empty() && item.external_userid.size() <= kUseridBytesMax;
}

Result<KfItem> read_item(const json& item, std::string raw) {
  if (!item.is_object()) return Refused(problem("wecom.kf.item", "拉取到的一条内容不是对象"));
  KfItem to;
  to.msgid = text_at(item, "msgid");
  if (to.msgid.size() > kMsgidBytesMax) to.msgid.clear();
  to.open_kfid = text_at(item, "open_kfid");
  to.external_userid = text_at(item, "external_userid");
  to.servicer_userid = text_at(item, "servicer_userid");
  to.send_time = integer_at(item, "send_time").value_or(0);
  const auto origin = integer_at(item, "origin").value_or(0);
  to.origin = origin >= 0 && origin <= 1000 ? static_cast<int>(origin) : 0;
  to.type = text_at(item, "msgtype");
  if (to.type == "event") {
    read_event(to, object_at(item, "event"));
  } else {
    to.meaning = meaning(kTypes, to.type, KfMeaning::unknown_message);
    read_message(to, object_at(item, to.type.c_str()));
  }
  if (to.msgid.empty() && !can_be_answered(to))
    return Refused(problem("wecom.kf.msgid", "拉取到的一条内容没有编号（msgid）"));
  to.raw = std::move(raw);
  return to;
}

bool says_done(const json& answer) {
  return integer_at(answer, "errcode") == 0 && !answer.at("errcode").is_boolean();
}

void put(PullPage& page, Result<KfItem> read, std::string_view raw) {
  if (read)
    page.items.push_back(*std::move(read));
  else
    page.malformed.push_back({std::move(read).error(), std::string(raw)});
}

// The members around msg_list. False: this is no page of a pull that was done.
bool read_frame(PullPage& page, const JsonParts& answer) {
  json frame;
  for (const auto& [key, value] : answer.parts)
    if (key != "msg_list") frame[key] = json_salvaged(value).value_or(json());
  page.next_cursor = text_at(frame, "next_cursor");
  page.has_more = integer_at(frame, "has_more").value_or(answer.is_whole ? 0 : 1) != 0;
  return says_done(frame) && page.next_cursor.size() <= kCursorBytesMax;
}

std::optional<PullPage> page_item_by_item(std::string_view body) {
  const std::string text = well_formed_text(body);
  const JsonParts answer = json_parts(text);
  PullPage page;
  if (!answer.is_whole || !read_frame(page, answer)) return std::nullopt;
  for (const auto& [key, list] : answer.parts) {
    if (key != "msg_list" || list == "null") continue;
    const JsonParts items = json_parts(list);
    if (!items.is_whole || list.front() != '[') return std::nullopt;
    for (const JsonPart& item : items.parts) put(page, read_kf_item(item.value), item.value);
  }
  return page;
}

}  // namespace

Result<KfItem> read_kf_item(std::string_view text) {
  std::string whole = well_formed_text(text);
  if (const auto item = json_from(whole)) return read_item(*item, json_text(*item));
  const auto item = json_salvaged(whole);
  if (!item) return Refused(problem("wecom.kf.item", "拉取到的一条内容不是合法的 JSON"));
  auto read = read_item(*item, std::move(whole));
  if (read) read->is_whole = false;
  return read;
}

Result<PullPage> read_pull_page(std::string_view body) {
  if (const auto answer = json_from_mended(body)) return pull_page_of(*answer);
  auto page = page_item_by_item(body);
  if (!page) return Refused(problem("wecom.kf.page", "拉取消息的回答无法识别"));
  return *std::move(page);
}

std::optional<PullPage> unreadable_page(std::string_view body) {
  // An answer that was cut ends otherwise, and comes whole when asked for again.
  if (!trimmed(body).ends_with('}')) return std::nullopt;
  std::string text = well_formed_text(body);
  PullPage page;
  if (!read_frame(page, json_parts(text)) || page.next_cursor.empty()) return std::nullopt;
  page.malformed.push_back({problem("wecom.kf.page", "拉取消息的回答无法识别"), std::move(text)});
  return page;
}

Result<PullPage> pull_page_of(const json& answer) {
  if (!answer.is_object() || !says_done(answer))
    return Refused(problem("wecom.kf.page", "拉取消息的回答无法识别"));
  const bool listed = answer.contains("msg_list") && !answer.at("msg_list").is_null();
  if (listed && !answer.at("msg_list").is_array())
    return Refused(problem("wecom.kf.page", "拉取消息的回答里 msg_list 不是列表"));
  PullPage page;
  page.next_cursor = text_at(answer, "next_cursor");
  page.has_more = integer_at(answer, "has_more").value_or(0) != 0;
  if (page.next_cursor.size() > kCursorBytesMax)
    return Refused(problem("wecom.kf.page", "拉取消息的回答里 next_cursor 过长"));
  if (!listed) return page;
  for (const json& item : answer.at("msg_list")) {
    const std::string raw = json_text(item);
    put(page, read_item(item, raw), raw);
  }
  return page;
}

bool is_of_window(std::int64_t fail_type) {
  return fail_type == 4 || fail_type == 5 || fail_type == 6;
}

std::string_view send_fail_reason(std::int64_t fail_type) {
  switch (fail_type) {
    case 1:
      return "客服账号已删除";
    case 2:
      return "应用已关闭";
    case 4:
      return "距群众上次来信超过 48 小时";
    case 5:
      return "会话已结束";
    case 6:
      return "群众来信后已发满 5 条";
    case 7:
      return "未绑定视频号";
    case 8:
      return "主体未验证";
    case 9:
      return "未绑定视频号且主体未验证";
    case 10:
      return "对方拒收消息";
    case 11:
      return "企业内没有成员登录过应用";
    default:
      return "平台没有说明原因";
  }
}

}  // namespace huiyin::gateway::wecom
