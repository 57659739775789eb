#include "app/commands/import_table.h"

#include <cstdio>
#include <filesystem>

#include "app/commands/beside.h"
#include "app/import/importing.h"
#include "config/json_text.h"
#include "store/csv_import.h"
#include "store/offices.h"

namespace huiyin::app {
namespace {

constexpr std::size_t kTableBytesMax = 64 << 20;

int refuse_table(const std::vector<Problem>& faults) {
  std::fprintf(stderr, "什么都没有导入，请先改正下面 %zu 处：\n", faults.size());
  print_problems(faults);
  return 1;
}

}  // namespace

int import_table_command(const std::string& config, const ImportTableOptions& options) {
  const auto kind = store::csv_kind_named(options.kind);
  if (!kind)
    return refuse_table({{"import.kind", "--kind", "不能导入“" + options.kind + "”",
                          "可用：cases（信访件）、staff（工作人员）、reception（不接待的时间）"}});
  const auto bytes = config::read_text_file(options.file, kTableBytesMax);
  if (!bytes) return refuse_table({bytes.error()});
  SystemClock clock;
  SystemRandom random;
  const auto ground = open_beside(config, clock, random);
  if (!ground) return 1;
  std::vector<Problem> faults;
  const store::MailWaits nobody = [](store::ConversationId, const store::Turn&) {};
  const std::size_t rows = ground->database->write([&](store::Transaction& tx) {
    faults.clear();
    if (auto no = unknown_office(tx, options.office))
      faults.push_back(*std::move(no));
    else if (*kind != store::CsvKind::cases && ground->offices.find(options.office) == nullptr)
      faults.push_back({"import.office", "--office",
                        options.office + "没有自己的资料文件，没有人员和接访日",
                        "请先在 offices 文件夹里写好它的文件"});
    if (!faults.empty()) return std::size_t{0};
    return store::import_csv(
        ground->office_parts(clock, random)
            .at_main(tx, clock.now(), "import", nobody)
            .at(ground->offices.serving(tx, options.office)),
        {*kind, *bytes, std::filesystem::path(options.file).filename().string(), options.office,
         store::offices_below(tx, std::string(store::kMainOffice))},
        faults);
  });
  if (!faults.empty()) return refuse_table(faults);
  std::printf("已导入：%zu 行\n", rows);
  return 0;
}

}  // namespace huiyin::app
