#include "app/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "app/command_mistakes.h"
#include "app/commands/account.h"
#include "app/commands/bulk.h"
#include "app/commands/check.h"
#include "app/commands/deadlines.h"
#include "app/commands/doctor.h"
#include "app/commands/evidence.h"
#include "app/commands/import_table.h"
#include "app/commands/office_data.h"
#include "app/commands/rehearse.h"
#include "app/commands/serve.h"
#include "app/commands/talk.h"
#include "app/commands/user.h"
#include "app/commands/version.h"

namespace huiyin::app {
namespace {

constexpr int kWrongWords = 2;
constexpr const char* kNow = "命令";
constexpr const char* kLater = "以后的版本才有";

// Commands whose names are fixed and whose work is still to come; what to use meanwhile.
struct Later {
  const char* name;
  const char* what;
  const char* meanwhile;
};
constexpr Later kComing[] = {
    {"export", "导出单位的数据", "现在可以用 huiyin backup 备份整个数据库"},
};

// Options of all commands, each read into its own place.
struct Words {
  std::string config, file, office, act;
  bool include_keys = false, replace = false;
  BulkSteering bulk;
  NewAccountOptions account;
  DemoOptions demo;
  RehearseOptions rehearsal;
  DoctorOptions doctor;
  UnderstandOptions ear;
  DeadlinesOptions deadlines;
  NewKeyOptions key;
  NewOfficeOptions unit;
  ImportTableOptions table;
};

class CommandLine {
 public:
  CommandLine() {
    explain(app_);
    app_.option_defaults()->group("选项");
    app_.set_version_flag("--version", version(), "显示版本");
    const auto format = app_.get_formatter();
    for (const auto& [key, chinese] : {std::pair{"Usage", "用法"},
                                       {"OPTIONS", "选项"},
                                       {"SUBCOMMAND", "命令"},
                                       {"Positionals", "参数"},
                                       {"REQUIRED", "（必填）"},
                                       {"Env", "环境变量"},
                                       {"TEXT", "文字"}})
      format->label(key, chinese);
    app_.require_subcommand(1);
    for (const auto declare :
         {&CommandLine::serving, &CommandLine::data, &CommandLine::evidence, &CommandLine::talking,
          &CommandLine::users, &CommandLine::bulk, &CommandLine::others})
      (this->*declare)();
  }

  Asked read(std::vector<std::string> words) {
    if (words.empty()) return {{}, app_.help(), kWrongWords};
    if (const auto unknown = unknown_command(app_, words.front())) return wrong(*unknown);
    std::ranges::reverse(words);  // as CLI11 takes them
    try {
      app_.parse(std::move(words));
    } catch (const CLI::CallForHelp&) {
      return {{}, app_.help(), 0};  // the command's own, where one is named
    } catch (const CLI::CallForVersion& version) {
      return {{}, version.what() + std::string("\n"), 0};
    } catch (const CLI::ParseError& error) {
      return wrong(mistake_told(app_, error));
    }
    return std::move(asked_);
  }

 private:
  CLI::App* add(const char* name, const char* what, std::function<int(const Words&)> run) {
    return add(app_, name, what, std::move(run));
  }

  CLI::App* add(CLI::App& below, const char* name, const char* what,
                std::function<int(const Words&)> run) {
    CLI::App* made = below.add_subcommand(name, what)->group(kNow);
    explain(*made);
    made->callback([this, run = std::move(run)] {
      asked_.run = [words = words_, run] { return run(words); };
    });
    return made;
  }

  static void explain(CLI::App& command) {
    command.set_help_flag("-h,--help", "显示这段说明")->group("选项");
  }

  void config_of(CLI::App* command) {
    command->add_option("--config", words_.config, "设置文件 huiyin.json")
        ->envname("HUIYIN_CONFIG")
        ->type_name("文件");
  }

  void serving() {
    config_of(
        add("serve", "运行", [](const Words& words) { return serve_command({words.config}); }));
    CLI::App* demo = add("demo", "在一台机器上演示，配合 huiyin-sim",
                         [](const Words& words) { return demo_command(words.demo); });
    demo->add_option("--listen", words_.demo.listen, "地址和端口")->capture_default_str();
    demo->add_option("--platform", words_.demo.platform, "huiyin-sim 的地址")
        ->capture_default_str();
    demo->add_option("--data-dir", words_.demo.data_dir, "演示数据的文件夹")->capture_default_str();
    config_of(add("check", "检查设置和单位资料，一次说完所有问题",
                  [](const Words& words) { return check_command({words.config}); }));
    CLI::App* doctor = add("doctor", "逐个试外部平台和本机，说出哪里不通、是哪项设置、怎么办",
                           [](const Words& words) {
                             return doctor_command({words.config, words.doctor.json});
                           });
    doctor->add_flag("--json", words_.doctor.json, "输出 JSON");
    config_of(doctor);
  }

  void data() {
    config_of(add("migrate", "把数据库升到这个版本的结构",
                  [](const Words& words) { return migrate_command(words.config); }));
    CLI::App* backup = add("backup", "备份数据库（运行中也可以）", [](const Words& words) {
      return backup_command(words.config, words.file, words.include_keys);
    });
    backup->add_option("FILE", words_.file, "备份到哪里")->required()->type_name("");
    backup->add_flag("--include-keys", words_.include_keys, "把密钥文件也放在旁边");
    config_of(backup);
    CLI::App* restore = add("restore", "从备份恢复（先停止运行）", [](const Words& words) {
      return restore_command(words.config, words.file, words.replace);
    });
    restore->add_option("FILE", words_.file, "备份文件")->required()->type_name("");
    restore->add_flag("--replace", words_.replace, "覆盖现有的数据库");
    config_of(restore);
    CLI::App* import =
        add("import", "导入单位的数据（全部导入，或一条也不导入）", [](const Words& words) {
          if (words.table.kind.empty())
            return import_command(words.file, words.config, words.table.office);
          ImportTableOptions table = words.table;
          table.file = words.file;
          return import_table_command(words.config, table);
        });
    import->add_option("FILE", words_.file, "JSON 文件，或表格（CSV）")->required()->type_name("");
    import->add_option("--kind", words_.table.kind,
                       "表格里是什么：cases 信访件、staff 工作人员、reception 不接待的时间");
    import->add_option("--office", words_.table.office, "是哪个单位的，写代码")
        ->capture_default_str();
    config_of(import);
  }

  void evidence() {
    CLI::App* command = add("evidence", "核对文书送达的证据有没有被改动",
                            [](const Words& words) { return evidence_command(words.config); });
    command->add_option("ACT", words_.act, "verify：逐条核对")->required()->type_name("");
    config_of(command);
    command->callback([this] {
      if (words_.act == "verify")
        asked_.run = [words = words_] { return evidence_command(words.config); };
      else
        asked_ = wrong("evidence 后面应是 verify");
    });
  }

  void talking() {
    add("chat", "在终端里和机器人说话，不需要平台",
        [](const Words& words) { return chat_command(words.office); })
        ->add_option("--office", words_.office, "单位资料文件；不写就用内置的示例")
        ->type_name("文件");
    RehearseOptions& to = words_.rehearsal;
    CLI::App* rehearse =
        add("rehearse", "演练对话脚本；或在运行着的单位里判断一项结果", [](const Words& words) {
          RehearseOptions options = words.rehearsal;
          options.config = words.config;
          return rehearse_command(options);
        });
    rehearse->add_option("FILES", to.files, "脚本（.md）")->type_name("");
    rehearse->add_option("--only", to.only, "只演标题里有这几个字的脚本");
    rehearse->add_flag("--verbose", to.verbose, "通过的也显示对话");
    rehearse
        ->add_option("--channel", to.channel,
                     "所有脚本都改走这个渠道：wecom 或 sms。走短信时，群众就是他的手机号（linked 的"
                     "算已经绑定），工作人员仍在企业微信；选项变成带数字的行，点选改为回数字；"
                     "脚本里要求说出的事由、进展、理由，短信里反而不许说（会被别人看到）")
        ->check(CLI::IsMember({"wecom", "sms"}));
    config_of(rehearse);
    rehearse->add_option("--person", to.person, "是谁的脚本");
    rehearse->add_option("--effect", to.effect, "判断这项结果：0 成立，1 不成立，2 不会判断");
    rehearse->add_option("--action", to.action, "做这件事：0 做好了");
    UnderstandOptions& ear = words_.ear;
    CLI::App* understand = app_.add_subcommand("understand", "一句话是什么意思，输出 JSON");
    understand->group(kNow);
    explain(*understand);
    CLI::Option* text = understand->add_option("TEXT", ear.text, "一句话")->type_name("");
    understand->add_flag("--batch", ear.batch, "从标准输入逐行读");
    understand->add_option("--now", ear.now, "现在的时间，如 2026-09-28T09:00:00");
    understand->add_option("--state", ear.state, "对话在等什么");
    understand->callback([this, text] {
      if (words_.ear.batch || text->count() > 0)  // an empty sentence is one, too
        asked_.run = [ear = words_.ear] { return understand_command(ear); };
      else
        asked_ = wrong("缺少一句话，或用 --batch 从标准输入逐行读");
    });
  }

  // A word that only leads to others: `user key create`.
  CLI::App* add_group(CLI::App& below, const char* name, const char* what) {
    CLI::App* made = below.add_subcommand(name, what)->group(kNow);
    explain(*made);
    return made->require_subcommand(1);
  }

  void users() {
    CLI::App* user = add_group(app_, "user", "管理后台的账号、其他系统的密钥，和同在一处的各单位");
    CLI::App* key = add_group(*user, "key", "其他系统调用接口用的密钥");
    CLI::App* create = add(*key, "create", "发一个密钥（只显示一次）", [](const Words& words) {
      return key_create_command(words.config, words.key);
    });
    NewKeyOptions& to = words_.key;
    create->add_option("--name", to.name, "给哪个系统用")->required();
    create->add_option("--kind", to.kind, "哪一类系统，如 hall、case_system");
    create->add_option("--scope", to.scopes, "另外的权限，如 cases:read");
    create->add_option("--role", to.roles, "能以哪些角色写台账，如 handler");
    create->add_option("--mode", to.mode, "live 正式、trial 试用、test 测试")
        ->capture_default_str();
    create->add_option("--office", to.office, "哪个单位的，写代码")->capture_default_str();
    config_of(create);
    config_of(add(*key, "list", "列出密钥",
                  [](const Words& words) { return key_list_command(words.config); }));
    CLI::App* revoke = add(*key, "revoke", "停用一个密钥", [](const Words& words) {
      return key_revoke_command(words.config, words.file);
    });
    revoke->add_option("ID", words_.file, "密钥的编号")->required()->type_name("");
    config_of(revoke);
    CLI::App* office = add_group(*user, "office", "同在一处的各单位");
    CLI::App* added = add(*office, "add", "加一个单位", [](const Words& words) {
      return office_add_command(words.config, words.unit);
    });
    added->add_option("CODE", words_.unit.code, "代码，如 yunxi")->required()->type_name("");
    added->add_option("--name", words_.unit.name, "全称")->required();
    added->add_option("--parent", words_.unit.parent, "上级单位的代码")->capture_default_str();
    config_of(added);
    config_of(add(*office, "list", "列出单位",
                  [](const Words& words) { return office_list_command(words.config); }));
    accounts(*user);
  }

  void accounts(CLI::App& user) {
    CLI::App* made =
        add(user, "add", "给一个人开后台账号（密码只显示一次）",
            [](const Words& words) { return account_add_command(words.config, words.account); });
    NewAccountOptions& to = words_.account;
    made->add_option("--login", to.login, "账号，如 ye.qing")->required();
    made->add_option("--name", to.name, "姓名")->required();
    made->add_option("--role", to.roles, "角色，如 admin、clerk；可以写几个")->required();
    made->add_option("--userid", to.userid, "他的企业微信账号");
    made->add_option("--office", to.office, "哪个单位的，写代码")->capture_default_str();
    config_of(made);
    config_of(add(user, "list", "列出后台账号",
                  [](const Words& words) { return account_list_command(words.config); }));
    for (const auto& [name, what, act] :
         {std::tuple("password", "换一个新的初始密码", &account_password_command),
          {"shut", "停用账号，马上退出登录", &account_shut_command},
          {"admit", "恢复停用的账号", &account_admit_command}}) {
      CLI::App* one = add(user, name, what, [act = act](const Words& words) {
        return act(words.config, words.file);
      });
      one->add_option("LOGIN", words_.file, "账号")->required()->type_name("");
      config_of(one);
    }
  }

  void bulk() {
    CLI::App* group = add_group(app_, "bulk", "群发：查看、暂停、继续、停止");
    config_of(add(*group, "list", "列出没有发完的群发",
                  [](const Words& words) { return bulk_list_command(words.config); }));
    for (const auto& [act, name, what] :
         {std::tuple(BulkSteering::Act::pause, "pause", "马上暂停：还没有发出的先收回"),
          {BulkSteering::Act::resume, "resume", "继续发"},
          {BulkSteering::Act::stop, "stop", "停止，以后不能再继续"}}) {
      CLI::App* steer = add(*group, name, what, [act = act](const Words& words) {
        return bulk_command(words.config, {act, words.bulk.id, words.bulk.all});
      });
      steer->add_option("ID", words_.bulk.id, "群发的编号")->type_name("");
      steer->add_flag("--all", words_.bulk.all, "所有没有发完的群发");
      config_of(steer);
    }
  }

  void others() {
    DeadlinesOptions& to = words_.deadlines;
    CLI::App* deadlines =
        add("deadlines", "从事件算出每个法定期限，说明怎样算的",
            [](const Words& words) { return deadlines_command(words.deadlines); });
    deadlines->add_option("--rules", to.rules, "规则：2022 或 2005；不写就按日期适用");
    deadlines
        ->add_option("--event", to.events,
                     "事件=日期，如 accepted=2026-08-04；"
                     "extended=2026-09-29,days=30,approver=姓名,reason=理由")
        ->expected(1, 1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    deadlines->add_flag("--batch", to.batch, "从标准输入逐行读，每行一件（JSON）");
    deadlines->add_flag("--json", to.json, "输出 JSON");
    CLI::Option* why =
        deadlines
            ->add_option("--why", to.why_clock, "逐日说明；可以写期限的名字，如 conclude 或 办结")
            ->expected(0, 1);
    deadlines->callback([this, why] {  // also without a name
      DeadlinesOptions options = words_.deadlines;
      options.why = why->count() > 0;
      asked_.run = [options = std::move(options)] { return deadlines_command(options); };
    });
    deadlines->add_option("--today", to.today, "按哪一天算还有几天，如 2026-11-29；不写就是今天");
    deadlines
        ->add_option("--hearing-excluded", to.hearing_excluded,
                     "听证不计入的期限，如 conclude；不写就照规则")
        ->expected(1, 1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    deadlines
        ->add_option("--calendar", to.calendar, "放假安排文件，代替内置的年份；并说明改变了什么")
        ->type_name("文件");
    deadlines->add_flag("--simple", to.simple, "也算简易办理的期限");
    deadlines->add_flag("--contact-unknown", to.contact_unknown, "信访人的姓名或住址不清");
    deadlines->add_flag("--accepted-by-default", to.accepted_by_default,
                        "到期没有决定是否受理的，按受理统计");
    add("version", "显示版本", [](const Words&) { return version_command(); });
    for (const Later& later : kComing) {
      CLI::App* coming = app_.add_subcommand(later.name, later.what)->group(kLater);
      coming->prefix_command();
      coming->callback([this, later] {
        asked_ = {
            {},
            fmt::format("这个版本还没有 {}（{}）。{}。\n", later.name, later.what, later.meanwhile),
            kWrongWords};
      });
    }
  }

  Asked wrong(const std::string& what) const {
    const std::string& name = command_asked_of(app_).get_name();
    return {{},
            fmt::format("{}\n用法见 huiyin {}--help\n", what, name == "huiyin" ? "" : name + " "),
            kWrongWords};
  }

  CLI::App app_{"回音：信访办的来访预约、进度查询和工作提醒", "huiyin"};
  Words words_;
  Asked asked_;
};

}  // namespace

Asked read_command_line(std::vector<std::string> words) {
  return CommandLine().read(std::move(words));
}

}  // namespace huiyin::app
