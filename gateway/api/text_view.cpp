#include "gateway/api/text_view.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "base/utf8.h"
#include "config/embedded.h"
#include "gateway/api/json_in.h"
#include "gateway/api/problem.h"
#include "gateway/sms/segments.h"
#include "templates/notice.h"
#include "templates/samples.h"
#include "templates/text_groups.h"
#include "templates/text_titles.h"

namespace huiyin::gateway::api {
namespace {

using templates::Catalogue;

constexpr std::size_t kBeginsBytes = 180;

const templates::NoticeKinds* notices_now(const ApiParts& parts) {
  return parts.offices.main().notices.kinds.get();
}

// "notice.acceptance" of it and of what it tells of remedies.
const templates::NoticeKind* kind_of(const templates::NoticeKinds& kinds, const std::string& key) {
  const auto found = std::ranges::find_if(kinds.all(), [&](const templates::NoticeKind& each) {
    return key == each.text_key() || key == each.remedy_key();
  });
  return found == kinds.all().end() ? nullptr : &*found;
}

// Part of the program, as the keys are: an office words its texts anew, it does not rename them.
const templates::TextTitles& titles() {
  static const templates::TextTitles read = [] {
    auto all = templates::TextTitles::parse(config::embedded("titles.txt"), "titles.txt", nullptr);
    ensure(all.has_value(), "the titles of texts that the program brings can be read");
    return *std::move(all);
  }();
  return read;
}

std::string begins_with(const std::string& words) {
  const std::string_view line = std::string_view(words).substr(0, words.find('\n'));
  return std::string(utf8_prefix(line, kBeginsBytes));
}

OrderedJson variables_json(const Catalogue& shipped, const std::string& key) {
  OrderedJson all = OrderedJson::array();
  const auto facts = shipped.facts(key);
  for (const templates::Declared& one : shipped.declared(key))
    all.push_back({{"name", one.name},
                   {"kind", templates::title(one.kind)},
                   {"is_needed", std::ranges::find(facts, one.name) != facts.end()}});
  return all;
}

OrderedJson text_or_null(const std::optional<std::string>& text) {
  return text ? OrderedJson(*text) : OrderedJson(nullptr);
}

OrderedJson sample_json(const ApiParts& parts, const Catalogue& words, const std::string& key,
                        std::size_t sample) {
  const auto values = templates::sample_values(words.declared(key), sample);
  const std::string sms = "【" + parts.texts.sms_signature + "】" +
                          words.fill(key, values, templates::Target::sms).text;
  return {{"title", templates::sample_titles()[sample]},
          {"message", words.fill(key, values, templates::Target::wecom_text).text},
          {"sms", sms},
          {"sms_signs", sms::utf16_units(sms)},
          {"sms_parts", sms::segments(sms).size()}};
}

// Nothing: that kind wants something of which there is no sample.
std::optional<OrderedJson> paper_json(const ApiParts& parts, const templates::NoticeKinds& kinds,
                                      const templates::NoticeKind& kind, Instant now) {
  std::vector<templates::Declared> fields = templates::common_fields();
  for (const auto* more : {&templates::matter_fields(), &kind.fields, &kind.may_have})
    fields.insert(fields.end(), more->begin(), more->end());
  const auto paper =
      templates::write_notice(kinds, kind.key, templates::sample_values(fields, 0),
                              parts.offices.main().rules.in_force_on(office_date(now)),
                              kind.word.empty() ? "" : "青信" + kind.word + "〔2026〕12号");
  if (!paper) return std::nullopt;
  return OrderedJson{{"title", paper->title},         {"number", paper->number},
                     {"addressee", paper->addressee}, {"paragraphs", paper->paragraphs},
                     {"remedy", paper->remedy},       {"contact", paper->contact},
                     {"unit", paper->unit},           {"date", paper->date}};
}

// The notices with those words, besides what is published of the same paper.
tl::expected<templates::NoticeKinds, std::vector<Problem>> notices_with(const Call& call,
                                                                        const std::string& key,
                                                                        const std::string& text) {
  const templates::NoticeKinds& shipped = call.parts.offices.shipped_notices();
  Catalogue::Rewording wordings;
  if (const auto* kind = kind_of(shipped, key))
    for (auto& one : store::wordings_in_force(call.tx))
      if (one.first == kind->text_key() || one.first == kind->remedy_key())
        wordings.insert(std::move(one));
  wordings.insert_or_assign(key, text);
  return shipped.reworded(wordings);
}

}  // namespace

std::optional<TextPlace> place_of(const ApiParts& parts, const std::string& key) {
  if (parts.words.shipped().has(key))
    return TextPlace{parts.words.shipped(), parts.words.current(), false};
  const templates::NoticeKinds* notices = notices_now(parts);
  if (notices == nullptr || !notices->words().has(key)) return std::nullopt;
  return TextPlace{parts.offices.shipped_notices().words(), notices->words(), true};
}

bool is_layout(const TextPlace& place, std::string_view key) {
  return place.shipped.words(key).starts_with('<');
}

std::optional<TextPlace> asked_place(const ApiParts& parts, const HttpRequest& request) {
  const std::string& key = request.captures.at(0);
  const auto place = place_of(parts, key);
  return place && is_layout(*place, key) ? std::nullopt : place;
}

std::vector<Problem> faults_of(const Call& call, const std::string& key, const std::string& text) {
  std::vector<Problem> faults;
  if (place_of(call.parts, key)->is_notice) {
    if (auto with = notices_with(call, key, text); !with) faults = std::move(with.error());
  } else {
    (void)call.parts.words.shipped().reworded({{key, text}}, &faults);
  }
  return faults;
}

std::string note_in(petition::JsonReader& in) {
  std::string note = in.text("note", petition::Need::optional);
  keep_short(in, "note", note);
  return note;
}

std::optional<store::NewWording> wording_form(const HttpRequest& request,
                                              petition::Faults& faults) {
  return body_of(request, faults, [](petition::JsonReader& in) {
    store::NewWording form;
    if (in.has("text")) form.text = in.text("text", petition::Need::optional);
    if (in.has("replaces"))
      form.replaces = in.whole("replaces", 1, kWordingIdMax, petition::Need::optional);
    form.note = note_in(in);
    return form;
  });
}

std::optional<Answer> not_a_person(const Call& call) {
  if (call.caller.signed_in && call.caller.sees_main()) return std::nullopt;
  return problem(403, {"wording.person", "", "文字由上级单位的人员在管理后台里改",
                       "请用自己的账号登录管理后台"});
}

store::WordingHand hand_of(const Call& call) { return {call.caller.key_id, call.caller.key_name}; }

OrderedJson wording_json(const store::Wording& wording) {
  return {{"id", wording.id},
          {"state", store::name(wording.state)},
          {"text", text_or_null(wording.text)},
          {"note", wording.note},
          {"written_by", wording.written_name},
          {"written_at", moment_text(wording.written_at)},
          {"submitted_at", moment_or_null(wording.submitted_at)},
          {"reviewed_by", wording.reviewed_name},
          {"reviewed_at", moment_or_null(wording.reviewed_at)},
          {"answer", wording.answer}};
}

OrderedJson text_line_json(const TextPlace& place, const std::string& key, const std::string& words,
                           const store::Wording* open) {
  return {{"key", key},
          {"title", titles().of(key)},
          {"group", templates::group_of(key).name},
          {"begins", begins_with(words)},
          {"is_changed", words != place.shipped.words(key)},
          {"open_state", open ? OrderedJson(store::name(open->state)) : OrderedJson(nullptr)},
          {"open_by", open ? OrderedJson(open->written_name) : OrderedJson(nullptr)}};
}

OrderedJson text_json(const Call& call, const TextPlace& place, const std::string& key) {
  OrderedJson versions = OrderedJson::array();
  std::optional<store::Wording> open, published;
  for (const store::Wording& one : store::wordings_of(call.tx, key)) {
    versions.push_back(wording_json(one));
    if (store::is_open(one)) open = one;
    if (!published && one.state == store::WordingState::published) published = one;
  }
  const std::string shipped = place.shipped.words(key);
  const templates::TextGroup& group = templates::group_of(key);
  return {{"key", key},
          {"title", titles().of(key)},
          {"group", group.name},
          {"to", group.to},
          // What was published a moment ago is said in a moment.
          {"text", published ? published->text.value_or(shipped) : shipped},
          {"shipped", shipped},
          {"variables", variables_json(place.shipped, key)},
          {"open", open ? wording_json(*open) : OrderedJson(nullptr)},
          {"is_own", open && open->written_by == call.caller.key_id},
          {"versions", std::move(versions)}};
}

OrderedJson preview_json(const Call& call, const std::string& key, const std::string& text,
                         const std::vector<Problem>& faults) {
  OrderedJson out{
      {"faults", OrderedJson::array()}, {"samples", OrderedJson::array()}, {"paper", nullptr}};
  for (const Problem& fault : faults) out["faults"].push_back(fault_json(fault));
  if (!out["faults"].empty()) return out;
  const auto add_samples = [&](const Catalogue& words) {
    for (std::size_t i = 0; i < templates::sample_titles().size(); ++i)
      out["samples"].push_back(sample_json(call.parts, words, key, i));
  };
  if (!place_of(call.parts, key)->is_notice) {
    add_samples(*call.parts.words.shipped().reworded({{key, text}}, nullptr));
    return out;
  }
  const auto notices = notices_with(call, key, text);
  add_samples(notices->words());
  if (const auto* kind = kind_of(*notices, key))
    if (auto paper = paper_json(call.parts, *notices, *kind, call.now))
      out["paper"] = *std::move(paper);
  return out;
}

}  // namespace huiyin::gateway::api
