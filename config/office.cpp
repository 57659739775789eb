#include "config/office.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "config/embedded.h"
#include "config/fields.h"
#include "config/json_text.h"
#include "config/nearest.h"

namespace huiyin::config {
namespace {

constexpr std::size_t kStaffMax = 5000, kUnitsMax = 1000, kToldMax = 100, kSlotsMax = 200;
constexpr std::size_t kLeavesMax = 200;
constexpr std::size_t kNameBytes = 120, kLineBytes = 600;
constexpr std::size_t kCodeBytes = 40, kAccountBytes = 64, kPathBytes = 1000;
constexpr int kSealMmMin = 30, kSealMmMax = 60;  // 国发〔1999〕25号: 42 to 60 for offices
constexpr int kLastDayOfAnyMonth = 28;

// What staff can be told of (signals, duties). Another word is warned of, never refused: offices
// have words of their own.
constexpr std::array<std::string_view, 29> kToldKinds = {"default",
                                                         "joint_letter",
                                                         "group_visit",
                                                         "group_threat",
                                                         "self_harm",
                                                         "violence",
                                                         "level_skipping",
                                                         "repeat",
                                                         "cluster",
                                                         "sensitive_period",
                                                         "accusation",
                                                         "complaint",
                                                         "vulnerable",
                                                         "safety_emergency",
                                                         "abuse",
                                                         "low_rating",
                                                         "review_asked",
                                                         "extension_asked",
                                                         "objected",
                                                         "assigned",
                                                         "sponsored",
                                                         "instructed",
                                                         "deadline",
                                                         "overdue",
                                                         "decide_review",
                                                         "queue",
                                                         "urging",
                                                         "waiting",
                                                         "ring"};

constexpr std::array kUsualSlots = {LocalTime(9, 0),   LocalTime(9, 30), LocalTime(10, 0),
                                    LocalTime(10, 30), LocalTime(14, 0), LocalTime(14, 30),
                                    LocalTime(15, 0),  LocalTime(15, 30)};

// In the order of the enumeration.
const std::initializer_list<std::string_view> kRoleNames = {"leader", "office_head", "duty",
                                                            "section_head", "handler"};

std::vector<std::string> rule_sets() {
  std::vector<std::string> names;
  for (std::string_view path : embedded_below("rules/")) {
    path.remove_prefix(std::string_view("rules/").size());
    if (path.ends_with(".json")) names.emplace_back(path.substr(0, path.size() - 5));
  }
  return names;
}

constexpr std::size_t kSmsCodeBytes = 4;

// "": it has none.
bool is_sms_code(std::string_view text) {
  return !text.starts_with('0') && text.find_first_not_of("0123456789") == text.npos;
}

class OfficeReading {
 public:
  OfficeReading(const nlohmann::json& root, const std::string& where)
      : where_(where), root_(root, where, "", loaded_.problems) {}

  LoadedOffice read() {
    read_staff();
    check_deputies();
    read_units();
    read_facts();
    read_reception();
    read_told();
    loaded_.office.themes = read_themes(root_);
    // Data for `import`, and what rehearsals put in place, may stand in the same file.
    root_.refuse_unknown({"citizens", "cases", "given", "identities", "now", "bookings"});
    return std::move(loaded_);
  }

 private:
  void read_facts() {
    if (!root_.has("office"))
      root_.refuse("office", "office.missing", "没有填写", "请填写本单位的资料");
    Fields fields = root_.object("office");
    OfficeFacts& facts = loaded_.office.facts;
    facts.id = fields.text("id", 40, "office");
    if (!std::ranges::all_of(facts.id, [](char c) {
          return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        }))
      fields.refuse("id", "office.id", "含有不能用的字符", "请只用小写字母、数字、_ 和 -");
    if (root_.has("office")) {
      facts.name = fields.required_text("name", kNameBytes);
      facts.address = fields.required_text("address", kLineBytes);
      facts.phone = fields.required_text("phone", 60);
      facts.hours = fields.required_text("hours", kLineBytes);
    }
    facts.short_name = fields.text("short", kNameBytes, facts.name);
    facts.rules = fields.text("rules", 40, "2022");
    const auto sets = rule_sets();
    if (std::ranges::find(sets, facts.rules) == sets.end())
      fields.refuse("rules", "office.rules", "没有名为“" + facts.rules + "”的一套规则",
                    fmt::format("请改为其中之一：{}", fmt::join(sets, "、")));
    facts.kind = static_cast<OfficeKind>(fields.choice("office_kind", {"bureau", "department"}, 0));
    facts.reviewer = fields.text("reviewer", kNameBytes);
    facts.review_of_reviewer = fields.text("review_of_reviewer", kNameBytes);
    facts.parent = fields.text("parent", kCodeBytes);
    facts.kf_account = fields.text("kf_account", kAccountBytes);
    facts.sms_code = fields.text("sms_code", kSmsCodeBytes);
    if (!is_sms_code(facts.sms_code))
      fields.refuse("sms_code", "office.sms_code", "扩展码应是不以 0 开头的 1 到 4 位数字",
                    "请改为例如 7 或 31");
    facts.seal = beside(fields.text("seal", kPathBytes));
    facts.seal_mm = fields.integer("seal_mm", kSealMmMin, kSealMmMax, facts.seal_mm);
    fields.refuse_unknown();
  }

  // A relative path starts at the folder of the office's file.
  std::string beside(const std::string& path) const {
    if (path.empty()) return path;
    return (std::filesystem::path(where_).parent_path() / path).string();
  }

  void read_reception() {
    Fields fields = root_.object("reception");
    Reception& reception = loaded_.office.reception;
    reception.day = fields.integer("day", 1, kLastDayOfAnyMonth, reception.day);
    reception.register_until_day =
        fields.integer("register_until_day", 1, kLastDayOfAnyMonth,
                       std::min(reception.register_until_day, reception.day));
    if (reception.register_until_day > reception.day)
      fields.refuse("register_until_day", "office.reception",
                    fmt::format("登记截止日（{} 日）在接访日（{} 日）之后",
                                reception.register_until_day, reception.day),
                    "请改为不晚于接访日");
    reception.move = move_rule(fields, "move");
    reception.move_register = move_rule(fields, "move_register");
    reception.capacity = fields.integer("capacity", 1, 1000, reception.capacity);
    reception.max_people = fields.integer("max_people", 1, 50, reception.max_people);
    read_slots(fields, reception);
    Fields rota = fields.object("rota");
    reception.morning = person(rota, "morning");
    reception.afternoon = person(rota, "afternoon");
    rota.refuse_unknown();
    fields.refuse_unknown();
  }

  static MoveRule move_rule(Fields& fields, std::string_view name) {
    return static_cast<MoveRule>(fields.choice(name, {"next_working_day", "stay"}, 0));
  }

  static void read_slots(Fields& fields, Reception& reception) {
    const bool given = fields.has("slots");
    for (const std::string& text : fields.texts("slots", kSlotsMax)) {
      const auto time = LocalTime::parse(text);
      if (!time)
        fields.refuse("slots", "office.time", "“" + text + "”不是一个时间",
                      "请写成 \"09:00\" 的样子");
      else if (!reception.slots.empty() && *time <= reception.slots.back())
        fields.refuse("slots", "office.time", "“" + text + "”重复，或不是从早到晚的顺序",
                      "请从早到晚排列，每个时间只写一次");
      else
        reception.slots.push_back(*time);
    }
    if (!given) reception.slots.assign(kUsualSlots.begin(), kUsualSlots.end());
    if (given && reception.slots.empty())
      fields.refuse("slots", "office.time", "没有一个可以预约的时间",
                    "请至少写一个，例如 [\"09:00\"]");
  }

  void read_staff() {
    std::set<std::string> names, userids;
    for (Fields& fields : root_.objects("staff", kStaffMax)) {
      Staff member;
      member.name = fields.required_text("name", kNameBytes);
      member.post = fields.text("post", kNameBytes);
      if (!fields.has("role"))
        fields.refuse("role", "office.missing", "没有填写", "请填写，例如 \"handler\"");
      member.role = static_cast<StaffRole>(
          fields.choice("role", kRoleNames, static_cast<int>(StaffRole::handler)));
      member.unit = fields.text("unit", kNameBytes);
      member.userid = fields.text("userid", 64);
      member.principal = fields.flag("principal", false);
      member.phone = fields.text("phone", 60);
      member.deputy = fields.text("deputy", kNameBytes);
      read_leave(fields, member);
      fields.refuse_unknown();
      if (!member.name.empty() && !names.insert(member.name).second)
        fields.refuse("name", "office.twice", "“" + member.name + "”写了两次",
                      "同名的人请加以区别，例如“王伟（二科）”");
      if (!member.userid.empty() && !userids.insert(folded(member.userid)).second)
        fields.refuse("userid", "office.twice", "与另一个人的 userid 相同（不分大小写）",
                      "请在企业微信通讯录里核对");
      loaded_.office.staff.push_back(std::move(member));
    }
  }

  static void read_leave(Fields& fields, Staff& member) {
    for (Fields& each : fields.objects("leave", kLeavesMax)) {
      const auto from = day(each, "from"), until = day(each, "to");
      if (from && until && *until < *from)
        each.refuse("to", "office.leave", "在开始那天之前", "请改为不早于 from 的日期");
      else if (from && until)
        member.away.push_back({*from, *until});
      each.refuse_unknown();
    }
  }

  static std::optional<LocalDate> day(Fields& fields, std::string_view key) {
    const auto date = LocalDate::parse(fields.required_text(key, 10));
    if (!date && fields.has(key))
      fields.refuse(key, "office.date", "不是一个日期", "请写成 \"2026-12-01\" 的样子");
    return date;
  }

  // Once all names are known.
  void check_deputies() {
    for (std::size_t i = 0; i < loaded_.office.staff.size(); ++i) {
      const Staff& member = loaded_.office.staff[i];
      if (member.deputy.empty()) continue;
      const std::string path = fmt::format("staff[{}].deputy", i);
      if (member.deputy == member.name)
        root_.refuse(path, "office.deputy", "代理人是本人", "请换成另一个人");
      else if (loaded_.office.by_name(member.deputy) == nullptr)
        root_.refuse(path, "office.unknown_person", "staff 里没有“" + member.deputy + "”",
                     meant(member.deputy, names_of_staff()));
    }
  }

  void read_units() {
    std::set<std::string> names;
    for (Fields& fields : root_.objects("units", kUnitsMax)) {
      Unit unit;
      unit.name = fields.required_text("name", kNameBytes);
      unit.leader_in_charge = person(fields, "leader_in_charge");
      fields.refuse_unknown();
      if (!unit.name.empty() && !names.insert(unit.name).second)
        fields.refuse("name", "office.twice", "“" + unit.name + "”写了两次", "请只保留一处");
      loaded_.office.units.push_back(std::move(unit));
    }
    const std::vector<std::string> known(names.begin(), names.end());
    for (std::size_t i = 0; i < loaded_.office.staff.size(); ++i) {
      const std::string& unit = loaded_.office.staff[i].unit;
      if (unit.empty() || names.contains(unit)) continue;
      root_.refuse(fmt::format("staff[{}].unit", i), "office.unknown_unit",
                   "units 里没有“" + unit + "”", meant(unit, known));
    }
  }

  void read_told() {
    Fields fields = root_.object("told");
    for (const std::string& kind : fields.names()) {
      std::vector<std::string> told = fields.texts(kind, kToldMax);
      for (const std::string& name : told) check_person(fields, kind, name);
      if (std::ranges::find(kToldKinds, kind) == kToldKinds.end()) {
        const std::vector<std::string> known(kToldKinds.begin(), kToldKinds.end());
        loaded_.warnings.push_back({"office.unknown_told", where_ + ": told." + kind,
                                    "没有名为“" + kind + "”的提醒", meant(kind, known)});
      }
      loaded_.office.told.emplace(kind, std::move(told));
    }
    if (loaded_.office.told_about("default").empty())
      loaded_.warnings.push_back({"office.nobody_told", where_ + ": told.default",
                                  "没有指定收提醒的人，需要人处理的来信不会有人知道",
                                  "请写成 \"told\": { \"default\": [\"值班人员姓名\"] }"});
  }

  // The name of a member of staff.
  std::string person(Fields& fields, std::string_view key) {
    std::string name = fields.text(key, kNameBytes);
    if (!name.empty()) check_person(fields, key, name);
    return name;
  }

  void check_person(Fields& fields, std::string_view key, const std::string& name) {
    if (loaded_.office.by_name(name) != nullptr) return;
    fields.refuse(key, "office.unknown_person", "staff 里没有“" + name + "”",
                  meant(name, names_of_staff()));
  }

  std::vector<std::string> names_of_staff() const {
    std::vector<std::string> known;
    for (const Staff& member : loaded_.office.staff) known.push_back(member.name);
    return known;
  }

  static std::string meant(const std::string& word, const std::vector<std::string>& known) {
    const auto near = nearest(word, known);
    return near ? "是不是想写“" + *near + "”？" : "请核对，或先在文件里添加";
  }

  LoadedOffice loaded_;
  const std::string where_;
  Fields root_;
};

}  // namespace

std::string folded(std::string_view userid) {
  std::string lower(userid);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::string_view name(StaffRole role) { return *(kRoleNames.begin() + static_cast<int>(role)); }

const Staff* Office::by_name(std::string_view name) const {
  const auto found = std::ranges::find(staff, name, &Staff::name);
  return found == staff.end() ? nullptr : &*found;
}

const Staff* Office::by_userid(std::string_view userid) const {
  if (userid.empty()) return nullptr;
  const auto found = std::ranges::find(staff, folded(userid),
                                       [](const Staff& member) { return folded(member.userid); });
  return found == staff.end() ? nullptr : &*found;
}

std::vector<const Staff*> Office::told_about(std::string_view what) const {
  auto names = told.find(std::string(what));
  if (names == told.end()) names = told.find("default");
  std::vector<const Staff*> people;
  if (names == told.end()) return people;
  for (const std::string& name : names->second)
    if (const Staff* member = by_name(name)) people.push_back(member);
  return people;
}

LoadedOffice read_office(std::string_view text, const std::string& where) {
  nlohmann::json root;
  std::vector<Problem> problems;
  if (!read_json(text, where, root, problems)) return {{}, std::move(problems), {}};
  LoadedOffice loaded = OfficeReading(root, where).read();
  loaded.problems.insert(loaded.problems.begin(), problems.begin(), problems.end());
  return loaded;
}

LoadedOffice load_office(const std::string& path) {
  if (path.empty()) return read_office(embedded("office.json"), "示例单位");
  const auto text = read_text_file(path, 16 << 20);
  if (!text) {
    Problem fault = text.error();
    fault.where = "office: " + path;  // the setting that names it
    return {{}, {std::move(fault)}, {}};
  }
  return read_office(*text, path);
}

}  // namespace huiyin::config
