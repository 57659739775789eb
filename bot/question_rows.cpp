#include "bot/question_rows.h"

#include <algorithm>
#include <array>

namespace huiyin::bot {
namespace {

// Read from the top: the narrower question before the wider one.
const std::array kQuestionRows = {
    QuestionRow{{"律师"},
                {"带", "一起", "陪", "请个", "请律师", "跟我", "在场", "同去", "同来"},
                "office.lawyer"},
    QuestionRow{{"录音", "录像", "拍照", "拍摄", "拍视频", "录视频", "录个音", "录下来", "手机录"},
                {"能", "可以", "让", "准", "许", "行", "会不会", "要不要"},
                "office.recording"},
    QuestionRow{{"报名", "登记", "预约"},
                {"到几号为止", "到哪天为止", "几号截止", "哪天截止", "截止", "到几号", "到哪天",
                 "到哪号", "最后一天", "几号之前", "哪天之前", "几号前", "什么时候截"},
                "office.reception"},
    QuestionRow{
        {"材料", "证件", "带什么", "带啥", "带些什么", "带哪些", "要带", "身份证", "户口本"},
        {"带", "要", "准备", "哪些", "什么", "啥", "用"},
        "office.documents"},
    QuestionRow{
        {"公交", "地铁", "坐车", "坐几路", "几路车", "怎么走", "咋走", "怎么去", "咋去", "打车"},
        {},
        "office.way"},
    QuestionRow{{"停车", "车位", "开车"}, {}, "office.parking"},
    QuestionRow{{"机器人", "是真人", "自动回复", "是人工吗", "是人吗"}, {}, "office.robot"},
    QuestionRow{{"可以打电话", "能打电话", "打电话行", "电话多少", "电话是多少", "电话号码是",
                 "座机", "联系电话", "打哪个电话", "能电话", "电话预约", "电话约", "你们电话",
                 "你们的电话", "办公室电话", "号码多少", "给个电话", "留个电话"},
                {},
                "office.phone"},
    QuestionRow{{"轮椅", "坡道", "电梯", "无障碍", "残疾"}, {}, "office.access"},
    QuestionRow{
        {"知道是我", "会不会知道", "保密", "泄露", "透露", "报复"}, {}, "office.confidential"},
    QuestionRow{{"要不要钱", "收不收费", "免费", "要交钱吗", "要花钱吗"}, {}, "policy.free"},
    QuestionRow{{"收费", "要钱", "花钱", "交钱", "多少钱", "费用"},
                {"你们", "预约", "信访", "来访", "办", "约"},
                "policy.free"},
    QuestionRow{{"哪个领导", "哪位领导", "哪个局长", "哪位局长", "谁接待", "谁来接", "谁接访",
                 "几号接待", "几号接访", "接待日", "接访日", "领导接待", "领导接访", "接访吗",
                 "接待吗", "接访不", "接待不", "哪天接"},
                {},
                "office.reception"},
    QuestionRow{
        {"几点上班", "几点下班", "上班",     "下班",       "开门",     "关门",     "周末",
         "星期六",   "星期天",   "周六",     "周日",       "中午休息", "办公时间", "接待时间",
         "工作时间", "营业",     "有人值班", "几点到几点", "几点能",   "放假",     "值班"},
        {},
        "office.hours"},
    QuestionRow{{"地址", "在哪", "哪个地方", "什么地方", "啥地方", "位置", "哪条路", "哪里", "哪儿",
                 "搁哪", "几楼", "哪栋", "窗口"},
                {},
                "office.place"},
    QuestionRow{{"复查", "复核"},
                {"几天", "多久", "期限", "多长", "多少天", "日内", "怎么", "咋", "哪", "什么时候",
                 "来得及"},
                "policy.review"},
    QuestionRow{{"延期", "延长", "超期"}, {}, "policy.extension"},
    QuestionRow{{"最多", "能去几", "能来几", "可以去几", "可以来几"},
                {"几个人", "几人", "多少人", "几位", "几个"},
                "policy.representatives"},
    QuestionRow{{"代表"}, {"几", "多少", "最多", "能去", "要"}, "policy.representatives"},
    QuestionRow{{"多久", "多长时间", "几天", "多少天", "期限", "什么时候答复", "啥时候答复",
                 "六十天", "60天", "十五天", "15天"},
                {},
                "policy.how_long"},
    QuestionRow{{"不受理", "不予受理", "哪些事你们管", "什么事你们管", "管什么事"},
                {},
                "policy.not_accepted"},
    QuestionRow{{"匿名", "不留名"}, {}, "policy.anonymous"},
    QuestionRow{{"法院", "判决", "判过", "官司", "改判", "判错", "仲裁"}, {}, "policy.court"},
    QuestionRow{{"网上", "当面"}, {"区别", "哪个快", "一样"}, "policy.ways"},
    QuestionRow{{"替人", "代办", "别人替", "家属", "代为", "委托", "替她来", "替他来", "替我来",
                 "替她去", "替他去", "替我去", "让我替", "能替", "可以替", "代替"},
                {"可以", "能", "行", "吗"},
                "office.agent"},
};

// Others' business, with the door where it is opened.
const std::array kOthersBusiness = {
    QuestionRow{{"法院", "判决", "官司", "改判", "判错", "判得", "仲裁", "打官司", "律师"},
                {},
                "scope.court"},
    QuestionRow{{"社保", "医保", "养老金", "养老保险", "失业", "公积金", "退休金", "工伤", "工资",
                 "社会保障"},
                {},
                "scope.social"},
    QuestionRow{
        {"报警", "被偷", "小偷", "打人", "派出所", "护照", "户口", "身份证丢"}, {}, "scope.police"},
    QuestionRow{{"路灯", "路没修", "村的路", "修路", "物业", "违建", "拆迁", "停水", "停电", "噪音",
                 "垃圾", "停车费", "小区", "低保", "宅基地"},
                {},
                "scope.city"},
};

}  // namespace

std::span<const QuestionRow> questions() { return kQuestionRows; }
std::span<const QuestionRow> others_business() { return kOthersBusiness; }

bool matches(const QuestionRow& row, std::string_view text) {
  const auto has_one = [&](const std::vector<std::string_view>& words) {
    return std::ranges::any_of(
        words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
  };
  return has_one(row.words) && (row.also.empty() || has_one(row.also));
}

}  // namespace huiyin::bot
