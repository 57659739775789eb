#include "config/offices.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace huiyin::config {
namespace {

constexpr std::string_view kMain = "main";
constexpr std::size_t kCodeMax = 40;

bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= kCodeMax && code != kMain &&
         std::ranges::all_of(code, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

class OfficesReading {
 public:
  explicit OfficesReading(std::string folder) : folder_(std::move(folder)) {}

  LoadedOffices read(const std::string& main_path) {
    LoadedOffice main = load_office(main_path);
    loaded_.problems = std::move(main.problems);
    loaded_.warnings = std::move(main.warnings);
    loaded_.offices.main = std::move(main.office);
    const OfficeFacts& facts = loaded_.offices.main.facts;
    if (!facts.parent.empty())
      refuse(main_path, "office.parent", "offices.parent", "这是最上面的单位，没有上级",
             "请删去这一行；下面的单位各写一个文件，放进 offices 指的文件夹");
    if (!facts.kf_account.empty())
      refuse(main_path, "office.kf_account", "offices.twice",
             "本单位的客服账号写在设置的 wecom.kf.open_kfid 里", "请删去这一行");
    if (!facts.sms_code.empty())
      refuse(main_path, "office.sms_code", "offices.twice", "最上面的单位用不带扩展码的号码发短信",
             "请删去这一行");
    if (folder_.empty()) return std::move(loaded_);
    read_folder();
    for (const OfficeBelow& one : loaded_.offices.below) check_parent(one);
    if (loaded_.ok()) put_parents_first();
    tell_what_two_have(main_path);
    return std::move(loaded_);
  }

 private:
  std::string file_of(const std::string& code) const {
    return (std::filesystem::path(folder_) / (code + ".json")).string();
  }

  void refuse(const std::string& file, const std::string& key, const char* code, std::string what,
              std::string remedy) {
    loaded_.problems.push_back({code, file + ": " + key, std::move(what), std::move(remedy)});
  }

  void read_folder() {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, error))
      if (entry.path().extension() == ".json") files.push_back(entry.path());
    if (error) {
      loaded_.problems.push_back({"offices.folder", "offices: " + folder_,
                                  "打不开这个文件夹：" + error.message(),
                                  "请检查路径和权限；没有下级单位就删去 offices"});
      return;
    }
    std::ranges::sort(files);
    for (const auto& file : files) {
      const std::string code = file.stem().string();
      if (!is_code(code)) {
        loaded_.problems.push_back({"offices.code", file.string(),
                                    "文件名“" + code + "”不能作单位代码",
                                    "请只用小写字母、数字和“-”，最多 40 个，不能是 main"});
        continue;
      }
      LoadedOffice one = load_office(file.string());
      std::ranges::move(one.problems, std::back_inserter(loaded_.problems));
      std::ranges::move(one.warnings, std::back_inserter(loaded_.warnings));
      if (one.office.facts.parent.empty()) one.office.facts.parent = kMain;
      loaded_.offices.below.push_back({code, std::move(one.office)});
    }
  }

  const OfficeBelow* below(std::string_view code) const {
    const auto& all = loaded_.offices.below;
    const auto found = std::ranges::find(all, code, &OfficeBelow::code);
    return found == all.end() ? nullptr : &*found;
  }

  // Up to the main office, or round and round.
  void check_parent(const OfficeBelow& one) {
    const OfficeBelow* at = &one;
    for (std::size_t steps = 0; at->office.facts.parent != kMain; ++steps) {
      const OfficeBelow* above = below(at->office.facts.parent);
      if (above == nullptr && at != &one) return;  // told of that one
      if (above == nullptr)
        return refuse(file_of(one.code), "office.parent", "offices.parent",
                      "“" + one.office.facts.parent + "”在 offices 文件夹里没有文件",
                      "请写 main 或者有文件的单位；上级单位也要先有文件");
      if (steps == loaded_.offices.below.size())
        return refuse(file_of(one.code), "office.parent", "offices.parent",
                      "上级单位绕成了一圈，到不了 main", "请改正其中一个的 parent");
      at = above;
    }
  }

  void put_parents_first() {
    auto& all = loaded_.offices.below;
    const auto depth = [&](const OfficeBelow& one) {
      int steps = 0;
      for (const OfficeBelow* at = &one; at->office.facts.parent != kMain;
           at = below(at->office.facts.parent))
        ++steps;
      return steps;
    };
    std::vector<std::pair<int, std::size_t>> order;
    for (std::size_t i = 0; i < all.size(); ++i) order.emplace_back(depth(all[i]), i);
    std::ranges::sort(order);
    std::vector<OfficeBelow> sorted;
    for (const auto& [steps, place] : order) sorted.push_back(all[place]);
    all = std::move(sorted);
  }

  // What must lead to one office alone: numbers of documents, accounts of staff and of the desk.
  void tell_what_two_have(const std::string& main_path) {
    std::map<std::string, std::string> taken;  // "userid/linyue" → file
    const auto take = [&](const std::string& file, const std::string& key, const std::string& kind,
                          const std::string& value, const char* remedy) {
      if (value.empty()) return;
      const auto [at, is_new] = taken.try_emplace(kind + "/" + value, file);
      if (!is_new && at->second != file)
        refuse(file, key, "offices.twice", "“" + value + "”在 " + at->second + " 里也有", remedy);
    };
    const auto take_all = [&](const std::string& file, const Office& office) {
      take(file, "office.name", "name", office.facts.name, "请写各自的全称");
      take(file, "office.short", "short", office.facts.short_name,
           "文号由它开头，两个单位不能相同；请写各自的简称");
      take(file, "office.kf_account", "kf", office.facts.kf_account, "一个客服账号只属于一个单位");
      take(file, "office.sms_code", "sms", office.facts.sms_code, "一个扩展码只属于一个单位");
      for (const Staff& one : office.staff)
        take(file, "staff", "userid", folded(one.userid), "一个企业微信账号只属于一个单位");
    };
    take_all(main_path.empty() ? "示例单位" : main_path, loaded_.offices.main);
    for (const OfficeBelow& one : loaded_.offices.below) take_all(file_of(one.code), one.office);
  }

  const std::string folder_;
  LoadedOffices loaded_;
};

}  // namespace

LoadedOffices load_offices(const std::string& main_path, const std::string& folder) {
  return OfficesReading(folder).read(main_path);
}

}  // namespace huiyin::config
