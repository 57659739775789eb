#include "bot/staff/commands.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace huiyin::test::commands_test {
namespace {

using enum bot::StaffCommand;

TEST_CASE("what staff want is read from how they say it") {
  const std::pair<const char*, bot::StaffCommand> said[]{
      {"进展：已调取医院收费清单，正在核对", progress},
      {"进展:局里同意立案，准备办结", progress},
      {"内部：店主不配合，准备申请延期", progress},
      {"这个27号办不完，要延期30天，检验报告没出来", ask_extension},
      {"延其20天", ask_extension},
      {"再给半个月行不", ask_extension},
      {"延35天行不", ask_extension},
      {"的延期我同意", approve_extension},
      {"那我自己批了", approve_extension},
      {"同意", approve_extension},
      {"不同意延期，材料已经齐了", refuse_extension},
      {"延期不批", refuse_extension},
      {"办结", conclude},
      {"可以结案了", conclude},
      {"出意见", conclude},
      {"什么时候办结", none},
      {"这件不归我们管，应该归卫健委", object},
      {"提出异议", object},
      {"同意退回，转来机关李科长", consent},
      {"转给徐雯办", hand_on},
      {"请器械科协办", call_in},
      {"督办，12月5日前报结果，催了三次没动静", supervise},
      {"督办结束，已答复信访人", end_supervision},
      {"解除督办", end_supervision},
      {"意见书已送达，本人签收", serve},
      {"延期告知书昨天送达了", serve},
      {"处理意见书已邮寄，挂号信11月20日签收", serve},
      {"意见书送达了吗", none},
      {"意见书没有送达", none},
      {"意见书无法送达，信访人拒绝签收", none},
      {"等信访人签收告知书", none},
      {"约好明天来签收意见书", none},
      {"请送达告知书", none},
      {"已签收", none},
      {"已送达", serve},
      {"申请延期15天，理由是检验报告还没寄给我们", ask_extension},
      {"同意延期，请及时送达告知书", approve_extension},
      {"转给徐雯，材料已寄给他", hand_on},
      {"退回，材料寄给卫健委", object},
      {"办结 不予支持 事实：药店已将退款送达本人", conclude},
      {"进展：已把通知送达企业", progress},
      {"我的待办", todo},
      {"我手上有哪些件", todo},
      {"我手上还有啥件", todo},
      {"手头还有没办完的吗", todo},
      {"预约名单", visits},
      {"谁在等人工", waits},
      {"帮助", help},
      {"收到，谢谢", thanks},
      {"看一下", view},
      {"", none},
      {"今天天气不错", none}};
  for (const auto& [text, command] : said) {
    CAPTURE(text);
    CHECK(int(bot::staff_command(text)) == int(command));
  }
}

TEST_CASE("any bytes at all are read") {
  const std::vector<std::string> any{"\xff\xfe", std::string(2, '\0'), "延\xff期",
                                     std::string(10'000, 'x')};
  for (const std::string& text : any) (void)bot::staff_command(text);
}

}  // namespace
}  // namespace huiyin::test::commands_test
