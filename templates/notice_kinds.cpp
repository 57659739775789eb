#include "templates/notice_kinds.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "petition/case_event_fields.h"
#include "petition/json_reader.h"

namespace huiyin::templates {
namespace {

using petition::JsonReader;
using petition::Need;

constexpr std::size_t kKindsMax = 100;

const std::vector<std::pair<std::string_view, Reader>> kReaders{
    {"citizen", Reader::citizen}, {"unit", Reader::unit}, {"staff", Reader::staff}};

// Texts that every notice uses, with what they are given.
const std::vector<Catalogue::Need>& frame_needs() {
  static const std::vector<Catalogue::Need> needs{
      {"notice.addressee", {"收件人"}},
      {"notice.contact", {"联系人", "联系电话", "办公时间"}},
      {"notice.paper_check", {}},
      {"notice.link_wecom", {"标题", "文号", "链接"}},
      {"notice.link_sms", {"文号", "链接"}}};
  return needs;
}

class KindsReader {
 public:
  KindsReader(std::string_view file, const petition::RuleBook& rules, std::vector<Problem>& faults)
      : file_(file), rules_(rules), faults_(faults) {}

  std::vector<NoticeKind> read(const nlohmann::json& json) {
    JsonReader whole(json, file_, "", faults_);
    std::vector<NoticeKind> kinds;
    const auto* list = whole.member("kinds", Need::required);
    whole.refuse_unknown_keys();
    if (list == nullptr) return kinds;
    if (!list->is_array() || list->size() > kKindsMax) {
      whole.refuse("kinds", "json.kind", "应是一串文书种类，最多100种", "请写成 [{…}, {…}] 的样子");
      return kinds;
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
      NoticeKind kind = one((*list)[i], petition::at_index("kinds", i));
      if (std::ranges::count(kinds, kind.key, &NoticeKind::key))
        whole.refuse(petition::at_index("kinds", i) + ".key", "notice.twice",
                     "“" + kind.key + "”写了两次", "请只留一个");
      kinds.push_back(std::move(kind));
    }
    return kinds;
  }

 private:
  NoticeKind one(const nlohmann::json& json, std::string path) {
    JsonReader reader(json, file_, std::move(path), faults_);
    NoticeKind kind;
    kind.key = reader.text("key", Need::required);
    kind.title = reader.text("title", Need::required);
    kind.word = reader.text("word", Need::optional);
    kind.to = reader.choice("to", kReaders, Need::required);
    kind.signs = roles(reader);
    kind.has_seal = reader.flag("seal", true);
    kind.has_matter = !reader.flag("without_matter", false);
    kind.fields = fields(reader, "fields", Need::required);
    kind.may_have = fields(reader, "may_have", Need::optional);
    if (reader.has("basis")) kind.basis = articles(reader, "basis");
    if (reader.has("document"))
      kind.document = reader.choice("document", petition::kDocuments, Need::required);
    if (const auto* remedy = reader.member("remedy", Need::optional))
      read_remedy(*remedy, reader, kind);
    reader.refuse_unknown_keys();
    return kind;
  }

  void read_remedy(const nlohmann::json& json, JsonReader& of, NoticeKind& kind) {
    JsonReader reader(json, file_, of.path_of("remedy"), faults_);
    kind.has_remedy = true;
    kind.remedy_clock = reader.text("clock", Need::optional);
    if (reader.has("basis")) kind.remedy_basis = articles(reader, "basis");
    if (!kind.remedy_clock.empty())
      for (const petition::Rules& set : rules_.sets())
        if (set.clock(kind.remedy_clock) == nullptr)
          reader.refuse("clock", "notice.clock",
                        "规则" + set.key + "里没有期限“" + kind.remedy_clock + "”",
                        "请照规则文件里的名字写");
    reader.refuse_unknown_keys();
  }

  std::vector<petition::Role> roles(JsonReader& reader) {
    std::vector<petition::Role> roles;
    const auto names = reader.texts("signs", Need::required);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (const auto role = petition::role_named(names[i]))
        roles.push_back(*role);
      else
        reader.refuse(petition::at_index("signs", i), "notice.role",
                      "没有“" + names[i] + "”这个身份", "请照缺省文件里的名字写");
    }
    return roles;
  }

  std::vector<Declared> fields(JsonReader& reader, std::string_view key, Need need) {
    std::vector<Declared> fields;
    const auto names = reader.texts(key, need);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (auto declared = read_declared(names[i]))
        fields.push_back(std::move(*declared));
      else
        reader.refuse(petition::at_index(key, i), "notice.field", "“" + names[i] + "”看不明白",
                      "请写成 名称 或 名称:日期 的样子；种类可以是文字、名称、数字、日期、列表");
    }
    return fields;
  }

  std::map<std::string, std::string, std::less<>> articles(JsonReader& reader,
                                                           std::string_view key) {
    std::map<std::string, std::string, std::less<>> articles;
    const auto* json = reader.member(key, Need::required);
    JsonReader each(*json, file_, reader.path_of(key), faults_);
    if (!json->is_object()) return articles;
    for (const auto& [set, article] : json->items()) {
      if (rules_.find(set) == nullptr)
        each.refuse(set, "notice.rules", "没有规则“" + set + "”", "请照规则文件里的名字写");
      articles.emplace(set, each.text(set, Need::required));
    }
    return articles;
  }

  const std::string_view file_;
  const petition::RuleBook& rules_;
  std::vector<Problem>& faults_;
};

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

// What the words of one kind leave out, or want and are not given.
class WordsCheck {
 public:
  WordsCheck(const NoticeKind& kind, const Catalogue& words, std::vector<Problem>& faults)
      : kind_(kind), words_(words), faults_(faults) {}

  void check() {
    if (!offered(kind_.text_key())) return;
    std::vector<std::string> said = words_.used(kind_.text_key());
    if (kind_.has_remedy) {
      if (!offered(kind_.remedy_key())) return;
      const auto more = words_.used(kind_.remedy_key());
      must_say(more,
               kind_.remedy_clock.empty() ? std::vector<Declared>{}
                                          : std::vector<Declared>{{"救济日数", Kind::number}},
               kind_.remedy_key());
      said.insert(said.end(), more.begin(), more.end());
    }
    must_say(said, kind_.fields, kind_.text_key());
    if (kind_.has_matter) must_say(said, matter_fields(), kind_.text_key());
    if (!kind_.basis.empty()) must_say(said, {{"依据", Kind::text}}, kind_.text_key());
  }

 private:
  // Whether the text is there and wants nothing that it is not given.
  bool offered(const std::string& key) {
    std::vector<Declared> given = kind_.fields;
    for (const auto* more : {&kind_.may_have, &common_fields(), &matter_fields()})
      given.insert(given.end(), more->begin(), more->end());
    for (const char* name : {"依据", "标题", "文号", "救济依据"})
      given.push_back({name, Kind::text});
    for (const char* name : {"救济日数", "代表人数"}) given.push_back({name, Kind::number});
    std::vector<std::string> written_out;
    for (const Declared& one : given) written_out.push_back(written(one));
    const Catalogue::Need need{key, {written_out.begin(), written_out.end()}};
    const auto lacking = words_.missing({&need, 1});
    faults_.insert(faults_.end(), lacking.begin(), lacking.end());
    return words_.has(key);
  }

  void must_say(const std::vector<std::string>& said, const std::vector<Declared>& facts,
                const std::string& key) {
    for (const Declared& fact : facts)
      if (!contains(said, fact.name))
        faults_.push_back({"notice.fact_dropped", key,
                           kind_.title + "里必须写明“" + fact.name + "”",
                           "措辞可以改，但请在文字里写上 {" + fact.name + "}"});
  }

  const NoticeKind& kind_;
  const Catalogue& words_;
  std::vector<Problem>& faults_;
};

}  // namespace

const std::vector<Declared>& common_fields() {
  static const std::vector<Declared> fields{{"收件人", Kind::name},   {"单位", Kind::name},
                                            {"日期", Kind::date},     {"联系人", Kind::name},
                                            {"联系电话", Kind::name}, {"办公时间", Kind::text}};
  return fields;
}

const std::vector<Declared>& matter_fields() {
  static const std::vector<Declared> fields{{"登记号", Kind::name}, {"事项", Kind::text}};
  return fields;
}

tl::expected<NoticeKinds, std::vector<Problem>> NoticeKinds::read(
    std::string_view kinds_json, std::string_view file, std::span<const Catalogue::Source> texts,
    const petition::RuleBook& rules) {
  std::vector<Problem> faults;
  const auto json = petition::parsed_json(kinds_json, file, faults);
  auto words = Catalogue::parse(texts, &faults);
  if (!json || !words) return tl::unexpected(faults);
  std::vector<NoticeKind> kinds = KindsReader(file, rules, faults).read(*json);
  for (const NoticeKind& kind : kinds) WordsCheck(kind, *words, faults).check();
  const auto lacking = words->missing(frame_needs());
  faults.insert(faults.end(), lacking.begin(), lacking.end());
  if (!faults.empty()) return tl::unexpected(faults);
  return NoticeKinds(std::move(kinds), std::move(*words));
}

tl::expected<NoticeKinds, std::vector<Problem>> NoticeKinds::reworded(
    const Catalogue::Rewording& rewording) const {
  std::vector<Problem> faults;
  auto words = words_.reworded(rewording, &faults);
  if (!words) return tl::unexpected(faults);
  for (const NoticeKind& kind : kinds_) WordsCheck(kind, *words, faults).check();
  if (!faults.empty()) return tl::unexpected(faults);
  return NoticeKinds(kinds_, std::move(*words));
}

const NoticeKind* NoticeKinds::find(std::string_view key) const {
  const auto found = std::ranges::find(kinds_, key, &NoticeKind::key);
  return found == kinds_.end() ? nullptr : &*found;
}

}  // namespace huiyin::templates
