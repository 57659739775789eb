#include "templates/samples.h"

#include <algorithm>
#include <array>
#include <string>

namespace huiyin::templates {
namespace {

constexpr std::array<std::string_view, 3> kTitles{"一般的", "字数少的", "字数多的"};

struct Example {
  std::string_view name;
  std::array<std::string_view, 3> words;
};

constexpr std::array kExamples{
    Example{"姓名", {"沈小满", "丁一", "阿依努尔·阿卜杜热合曼"}},
    Example{"收件人", {"沈小满", "丁一", "阿依努尔·阿卜杜热合曼等五人"}},
    Example{"名称", {"青石市信访局", "青石信访局", "青石经济技术开发区管理委员会群众来访接待中心"}},
    Example{"单位", {"青石市信访局", "青石信访局", "青石经济技术开发区管理委员会群众来访接待中心"}},
    Example{"机关", {"市人社局", "区政府", "青石市人力资源和社会保障局劳动保障监察支队"}},
    Example{"人员", {"叶青", "叶青", "叶青、唐溪、秦月"}},
    Example{"承办人", {"江禾", "江禾", "欧阳江禾"}},
    Example{"联系人", {"江禾", "江禾", "欧阳江禾"}},
    Example{"电话", {"0555-5550100", "12345", "0555-5550100转8012"}},
    Example{"联系电话", {"0555-5550100", "12345", "0555-5550100转8012"}},
    Example{"地点",
            {"青石市人民路1号来访接待大厅", "接待大厅",
             "青石市云溪区人民北路与建设大道交叉口东南角市民中心一楼来访接待大厅"}},
    Example{"时间", {"上午9:00", "9:00", "工作日上午9:00到12:00、下午14:00到17:30"}},
    Example{"办公时间", {"工作日9:00到17:00", "工作日", "工作日上午9:00到12:00、下午14:00到17:30"}},
    Example{"登记号", {"XF2026-000123", "XF2026-000001", "XF2026-999999"}},
    Example{"预约号", {"A0315", "A0001", "ZZ9999"}},
    Example{"查询码", {"482913", "100001", "999999"}},
    Example{"验证码", {"482913", "100001", "999999"}},
    Example{"文号",
            {"青信受告〔2026〕12号", "青信受告〔2026〕1号", "青经开管信处意〔2026〕1024号"}},
    Example{"链接",
            {"https://xf.example.gov.cn/n/8f3kq2", "https://xf.example.gov.cn/n/8f3kq2",
             "https://xf.example.gov.cn/n/8f3kq2"}},
    Example{"事项",
            {"拖欠工资问题", "路灯不亮",
             "青石小区二期地下车库渗水、电梯长期停运、物业多次承诺不兑现的问题"}},
    Example{"事由",
            {"公司欠了我三个月工资", "路灯坏了",
             "小区地下车库一下雨就渗水，电梯停了四个月，找物业十几次都说在报修"}},
    Example{"受理内容",
            {"核查工资拖欠情况", "修复路灯", "核查渗水、电梯停运的原因和物业履行合同的情况"}},
    Example{"查询方式",
            {"在这里发“查进度”，或拨打0555-5550100", "拨打12345",
             "在微信客服里发“查进度”，或拨打0555-5550100，也可到接待大厅窗口"}},
    Example{
        "理由",
        {"情况复杂，需要补充调查", "情况复杂", "涉及多个单位，需要专业机构鉴定，鉴定意见尚未作出"}},
    Example{"依据",
            {"《信访工作条例》第二十三条", "《信访工作条例》第二十三条",
             "《信访工作条例》第二十三条、第二十九条、第三十条"}},
    Example{"文书", {"受理告知书", "答复", "信访处理意见书"}},
    Example{"标题", {"受理告知书", "答复", "信访处理意见书"}}};

constexpr std::array<std::int64_t, 3> kNumbers{3, 1, 120};

Value example(const Declared& declared, std::size_t sample) {
  switch (declared.kind) {
    case Kind::number:
      return Value::number(kNumbers[sample]);
    case Kind::date:
      return Value::date(sample == 1 ? LocalDate(2026, 5, 1) : LocalDate(2026, 11, 24));
    case Kind::list:
      return sample == 1 ? Value::list({"身份证"})
                         : Value::list({"身份证", "劳动合同", "银行流水（加盖银行印章的）"});
    case Kind::text:
    case Kind::name:
      break;
  }
  const auto found = std::ranges::find(kExamples, declared.name, &Example::name);
  std::string words =
      found == kExamples.end() ? "〔" + declared.name + "〕" : std::string(found->words[sample]);
  return declared.kind == Kind::name ? Value::name(std::move(words))
                                     : Value::text(std::move(words));
}

}  // namespace

std::span<const std::string_view> sample_titles() { return kTitles; }

Values sample_values(std::span<const Declared> declared, std::size_t sample) {
  Values values;
  for (const Declared& one : declared) values.emplace(one.name, example(one, sample));
  return values;
}

}  // namespace huiyin::templates
