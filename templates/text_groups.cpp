#include "templates/text_groups.h"

#include <algorithm>
#include <array>
#include <utility>

namespace huiyin::templates {
namespace {

constexpr std::array kTextGroups{TextGroup{"talk", "开场、帮助和闲聊", "citizen"},
                                 TextGroup{"book_visit", "预约来访", "citizen"},
                                 TextGroup{"change_visit", "改约、取消、候补", "citizen"},
                                 TextGroup{"when", "日期和时间", "citizen"},
                                 TextGroup{"query_progress", "查询进度", "citizen"},
                                 TextGroup{"case_told", "有了进展主动告知", "citizen"},
                                 TextGroup{"apply_review", "申请复查复核", "citizen"},
                                 TextGroup{"bind", "绑定和验证手机", "citizen"},
                                 TextGroup{"office", "地点、材料和规定", "citizen"},
                                 TextGroup{"people", "情绪、风险和转人工", "citizen"},
                                 TextGroup{"quick", "工作人员的常用话", "citizen"},
                                 TextGroup{"notice", "告知书等文书", "paper"},
                                 TextGroup{"reminder", "催办提醒", "staff"},
                                 TextGroup{"desk", "窗口通知", "staff"},
                                 TextGroup{"staff", "答复工作人员", "staff"}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 35> kGroupOfFirstWord{
    {{"book_visit", "book_visit"},
     {"name", "book_visit"},
     {"phone", "book_visit"},
     {"people", "book_visit"},
     {"matter", "book_visit"},
     {"representatives", "book_visit"},
     {"privacy", "book_visit"},
     {"why", "book_visit"},
     {"change_visit", "change_visit"},
     {"cancel_visit", "change_visit"},
     {"visit", "change_visit"},
     {"which", "change_visit"},
     {"waiting", "change_visit"},
     {"when", "when"},
     {"query_progress", "query_progress"},
     {"case", "query_progress"},
     {"look_up", "query_progress"},
     {"case_told", "case_told"},
     {"apply_review", "apply_review"},
     {"bind", "bind"},
     {"unbind", "bind"},
     {"wrong_person", "bind"},
     {"phone_cut", "bind"},
     {"office", "office"},
     {"policy", "office"},
     {"scope", "office"},
     {"care", "people"},
     {"risk", "people"},
     {"human", "people"},
     {"quick", "quick"},
     {"notice", "notice"},
     {"page", "notice"},
     {"reminder", "reminder"},
     {"desk", "desk"},
     {"staff", "staff"}}};

const TextGroup& group_named(std::string_view name) {
  return *std::ranges::find(kTextGroups, name, &TextGroup::name);
}

}  // namespace

std::span<const TextGroup> text_groups() { return kTextGroups; }

const TextGroup& group_of(std::string_view key) {
  const std::string_view first = key.substr(0, key.find('.'));
  const auto row = std::ranges::find(kGroupOfFirstWord, first,
                                     &std::pair<std::string_view, std::string_view>::first);
  return group_named(row == kGroupOfFirstWord.end() ? "talk" : row->second);
}

}  // namespace huiyin::templates
