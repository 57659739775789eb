#include "templates/notice.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "base/json.h"

namespace huiyin::templates {
namespace {

using Faults = std::vector<Problem>;

// What is wrong with the fields given for a kind.
Faults wrong_fields(const NoticeKind& kind, const Values& fields) {
  Faults faults;
  const auto check = [&](const std::vector<Declared>& wanted, bool is_required) {
    for (const Declared& one : wanted) {
      const auto given = fields.find(one.name);
      if (given == fields.end() || !given->second.holds_something()) {
        // A number may well be none at all: 0 is a value there.
        const bool is_number = given != fields.end() && one.kind == Kind::number;
        if (is_required && !is_number)
          faults.push_back({"notice.missing", one.name, kind.title + "缺少“" + one.name + "”",
                            "请填写后再签发"});
      } else if (!given->second.fits(one.kind)) {
        faults.push_back({"notice.kind_of_field", one.name,
                          "“" + one.name + "”应是" + std::string(title(one.kind)) +
                              (one.kind == Kind::name ? "，写在一行里" : ""),
                          "请改正后再签发"});
      }
    }
  };
  check(common_fields(), true);
  if (kind.has_matter) check(matter_fields(), true);
  check(kind.fields, true);
  check(kind.may_have, false);
  return faults;
}

// What the rules say: articles and numbers of law, never typed by anybody.
void add_law(const NoticeKind& kind, const petition::Rules& rules, Values& values, Faults& faults) {
  values.insert_or_assign("代表人数", Value::number(rules.number("representatives_max").value));
  if (const auto article = kind.basis.find(rules.key); article != kind.basis.end())
    values.insert_or_assign("依据", Value::text(article->second));
  else if (!kind.basis.empty())
    faults.push_back({"notice.basis", "依据",
                      "《" + rules.title + "》里没有" + kind.title + "的依据",
                      "请核对这件事项适用的规则，或换一种文书"});
  if (const petition::ClockRule* clock = rules.clock(kind.remedy_clock)) {
    values.insert_or_assign("救济日数", Value::number(clock->days));
    values.insert_or_assign("救济依据", Value::text(clock->article));
  }
  if (const auto article = kind.remedy_basis.find(rules.key); article != kind.remedy_basis.end())
    values.insert_or_assign("救济依据", Value::text(article->second));
}

std::vector<std::string> paragraphs_of(const std::string& text) {
  std::vector<std::string> paragraphs;
  for (const SourceLine& line : lines_of(text))
    if (!line.text.empty()) paragraphs.emplace_back(line.text);
  return paragraphs;
}

class Writer {
 public:
  Writer(const NoticeKinds& kinds, const Values& values, Faults& faults)
      : kinds_(kinds), values_(values), faults_(faults) {}

  std::string words(const std::string& key) {
    Rendered said = kinds_.words().fill(key, values_, Target::plain);
    for (const std::string& name : said.missing)
      if (!std::ranges::count(faults_, name, &Problem::where))
        faults_.push_back({"notice.missing", name, "缺少“" + name + "”", "请填写后再签发"});
    return std::move(said.text);
  }

 private:
  const NoticeKinds& kinds_;
  const Values& values_;
  Faults& faults_;
};

const Value* given(const Values& values, std::string_view name) {
  const auto found = values.find(name);
  return found == values.end() ? nullptr : &found->second;
}

std::string words_of(const Values& values, std::string_view name) {
  const Value* value = given(values, name);
  return value ? value->words() : std::string();
}

}  // namespace

tl::expected<WrittenNotice, std::vector<Problem>> write_notice(const NoticeKinds& kinds,
                                                               std::string_view kind_key,
                                                               const Values& fields,
                                                               const petition::Rules& rules,
                                                               std::string_view number) {
  const NoticeKind* kind = kinds.find(kind_key);
  if (kind == nullptr)
    return tl::unexpected(Faults{{"notice.unknown", "kind", "没有这种文书", "请从文书种类里选"}});
  Faults faults = wrong_fields(*kind, fields);
  Values values = fields;
  add_law(*kind, rules, values, faults);
  values.insert_or_assign("标题", Value::name(kind->title));
  values.insert_or_assign("文号", Value::name(std::string(number)));

  Writer writer(kinds, values, faults);
  WrittenNotice notice;
  notice.kind = kind->key;
  notice.title = kind->title;
  notice.number = kind->word.empty() ? std::string() : std::string(number);
  notice.addressee = writer.words("notice.addressee");
  notice.paragraphs = paragraphs_of(writer.words(kind->text_key()));
  if (kind->has_remedy) notice.remedy = paragraphs_of(writer.words(kind->remedy_key()));
  notice.contact = writer.words("notice.contact");
  notice.unit = words_of(values, "单位");
  notice.date = words_of(values, "日期");
  notice.has_seal = kind->has_seal;
  notice.check = writer.words("notice.paper_check");
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return notice;
}

std::string remedy_text(const WrittenNotice& notice) {
  std::string all;
  for (const std::string& paragraph : notice.remedy) all += paragraph;
  return all;
}

std::string plain_text(const WrittenNotice& notice) {
  std::string text;
  const auto line = [&](const std::string& words) {
    if (!words.empty()) text += words + "\n";
  };
  line(notice.title);
  line(notice.number);
  line(notice.addressee);
  for (const std::string& paragraph : notice.paragraphs) line(paragraph);
  for (const std::string& paragraph : notice.remedy) line(paragraph);
  line(notice.contact);
  line(notice.unit);
  line(notice.date);
  return text;
}

std::string notice_json(const WrittenNotice& notice) {
  return json_text(nlohmann::json{{"kind", notice.kind},
                                  {"title", notice.title},
                                  {"number", notice.number},
                                  {"addressee", notice.addressee},
                                  {"paragraphs", notice.paragraphs},
                                  {"remedy", notice.remedy},
                                  {"contact", notice.contact},
                                  {"unit", notice.unit},
                                  {"date", notice.date},
                                  {"has_seal", notice.has_seal},
                                  {"check", notice.check}});
}

Result<WrittenNotice> read_notice_json(std::string_view text) {
  const auto json = json_of(text);
  const Refused refused({"notice.unreadable", "notice", "这份文书读不出来", "请从备份核对"});
  WrittenNotice notice;
  bool is_whole = json.is_object();
  const auto words = [&](const char* key, std::string& into) {
    is_whole = is_whole && json.contains(key) && json[key].is_string();
    if (is_whole) into = json[key].get<std::string>();
  };
  const auto list = [&](const char* key, std::vector<std::string>& into) {
    is_whole = is_whole && json.contains(key) && json[key].is_array() &&
               std::ranges::all_of(json[key], [](const auto& one) { return one.is_string(); });
    if (is_whole) into = json[key].get<std::vector<std::string>>();
  };
  words("kind", notice.kind);
  words("title", notice.title);
  words("number", notice.number);
  words("addressee", notice.addressee);
  list("paragraphs", notice.paragraphs);
  list("remedy", notice.remedy);
  words("contact", notice.contact);
  words("unit", notice.unit);
  words("date", notice.date);
  if (json.is_object() && json.contains("check")) words("check", notice.check);
  if (!is_whole || !json.contains("has_seal") || !json["has_seal"].is_boolean()) return refused;
  notice.has_seal = json["has_seal"].get<bool>();
  return notice;
}

}  // namespace huiyin::templates
