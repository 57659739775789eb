// huiyin 回音: the commands. Each is a function of app/commands; here their words are read.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>

#include "app/commands/check.h"
#include "app/commands/office_data.h"
#include "app/commands/rehearse.h"
#include "app/commands/serve.h"
#include "app/commands/talk.h"
#include "app/commands/version.h"
#include "config/environment.h"

namespace {

using namespace huiyin;

// --config, or HUIYIN_CONFIG.
void add_config(CLI::App* command, std::string& config) {
  command->add_option("--config", config, "设置文件 huiyin.json")->envname("HUIYIN_CONFIG");
}

int run(int argc, char** argv) {
  CLI::App app("回音：信访办的来访预约、进度查询和告知送达", "huiyin");
  app.require_subcommand(1);
  int status = 0;
  std::string config;

  auto* serve = app.add_subcommand("serve", "运行");
  add_config(serve, config);
  serve->callback([&] { status = app::serve_command({config}); });

  app::DemoOptions demo_options;
  auto* demo = app.add_subcommand("demo", "在一台机器上演示，配合 huiyin-sim");
  demo->add_option("--listen", demo_options.listen, "地址和端口");
  demo->add_option("--platform", demo_options.platform, "huiyin-sim 的地址");
  demo->add_option("--data-dir", demo_options.data_dir, "演示数据的目录");
  demo->callback([&] { status = app::demo_command(demo_options); });

  std::string office;
  auto* chat = app.add_subcommand("chat", "在终端里和机器人说话，不需要平台");
  chat->add_option("--office", office, "单位资料文件；不写就用内置的示例");
  chat->callback([&] { status = app::chat_command(office); });

  app::RehearseOptions rehearsal;
  auto* rehearse = app.add_subcommand("rehearse", "演练对话脚本；或在运行着的单位里判断一项结果");
  rehearse->add_option("files", rehearsal.files, "脚本（.md）");
  rehearse->add_option("--only", rehearsal.only, "只演标题里有这几个字的脚本");
  rehearse->add_flag("--verbose", rehearsal.verbose, "通过的也显示对话");
  add_config(rehearse, rehearsal.config);
  rehearse->add_option("--person", rehearsal.person, "是谁的脚本");
  rehearse->add_option("--effect", rehearsal.effect, "判断这项结果：0 成立，1 不成立，2 不会判断");
  rehearse->add_option("--action", rehearsal.action, "做这件事：0 做好了");
  rehearse->callback([&] { status = app::rehearse_command(rehearsal); });

  auto* check = app.add_subcommand("check", "检查设置和单位资料，一次说完所有问题");
  add_config(check, config);
  check->callback([&] { status = app::check_command({config}); });

  auto* migrate = app.add_subcommand("migrate", "把数据库升到这个版本的结构");
  add_config(migrate, config);
  migrate->callback([&] { status = app::migrate_command(config); });

  std::string file;
  bool include_keys = false, replace = false;
  auto* backup = app.add_subcommand("backup", "备份数据库（运行中也可以）");
  backup->add_option("file", file, "备份到哪里")->required();
  backup->add_flag("--include-keys", include_keys, "把密钥文件也放在旁边");
  add_config(backup, config);
  backup->callback([&] { status = app::backup_command(config, file, include_keys); });

  auto* restore = app.add_subcommand("restore", "从备份恢复");
  restore->add_option("file", file, "备份文件")->required();
  restore->add_flag("--replace", replace, "覆盖现有的数据库");
  add_config(restore, config);
  restore->callback([&] { status = app::restore_command(config, file, replace); });

  auto* import = app.add_subcommand("import", "导入单位的数据：群众、信访件、身份");
  import->add_option("file", file, "JSON 文件")->required();
  add_config(import, config);
  import->callback([&] { status = app::import_command(file, config);
});

app::UnderstandOptions ear;
auto* understand = app.add_subcommand("understand", "一句话是什么意思，输出 JSON");
understand->add_option("text", ear.text, "一句话");
understand->add_flag("--batch", ear.batch, "从标准输入逐行读");
understand->add_option("--now", ear.now, "现在的时间，如 2026-09-28T09:00:00");
understand->add_option("--state", ear.state, "对话在等什么");
understand->callback([&] { status = app::understand_command(ear); });

auto* version = app.add_subcommand("version", "版本");
version->callback([&] { status = app::version_command(); });

try {
  app.parse(argc, argv);
} catch (const CLI::ParseError& error) {
  return app.exit(error);
}
return status;
}  // namespace

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    // Database errors hold no values; others that come here are the machine's (no memory, no port).
    std::fprintf(stderr, "无法继续：%s\n", error.what());
    return EXIT_FAILURE;
  }
}
