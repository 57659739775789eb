#include "app/commands/talk.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/import/importing.h"
#include "app/rehearse/stage.h"
#include "base/json.h"
#include "base/log.h"
#include "base/utf8.h"
#include "bot/understanding/json.h"
#include "config/embedded.h"
#include "config/json_text.h"

namespace huiyin::app {
namespace {

constexpr const char* kCitizen = "我";
constexpr std::size_t kOfficeBytesMax = 16 << 20;

Result<bot::Understanding> understanding() {
  return bot::Understanding::from({.intents = config::embedded("understanding/intents.json"),
                                   .lexicon = config::embedded("understanding/lexicon.json"),
                                   .calendar = config::embedded("understanding/calendar.json")});
}

struct Line {
  std::string text, state;
  Instant now;
};

// A line is plain text or {"text":…,"now":…,"state":…}.
Line read_line(const std::string& line, const Line& defaults) {
  Line read = defaults;
  read.text = line;
  if (!trimmed(line).starts_with('{')) return read;
  const auto json = json_of(line);
  if (!json.is_object() || !json.contains("text") || !json["text"].is_string()) return read;
  read.text = json["text"].get<std::string>();
  if (json.contains("state") && json["state"].is_string())
    read.state = json["state"].get<std::string>();
  if (json.contains("now") && json["now"].is_string())
    if (const auto now = parse_office_time(json["now"].get<std::string>())) read.now = *now;
  return read;
}

// What can be tapped on a phone stands out; here one types its words.
void print_said(const Platform::Said& said) {
  std::istringstream lines(said.text);
  const char* before = "\n回音：";
  for (std::string line; std::getline(lines, line); before = "") {
    const bool can_be_tapped =
        std::ranges::any_of(said.menu, [&](const auto& item) { return item.second == line; });
    std::printf("%s%s%s\n", before, can_be_tapped ? "  ○ " : "", line.c_str());
  }
  std::printf("\n");
}

void print_new(const Stage& stage, std::size_t& seen) {
  const auto& heard = stage.heard(kCitizen);
  for (; seen < heard.size(); ++seen) print_said(heard[seen]);
  std::fflush(stdout);
}

// "+3 days" → 3.
std::optional<int> days_to_wait(std::string_view line) {
  if (!line.starts_with('+')) return std::nullopt;
  int count = 0;
  const auto read = std::from_chars(line.data() + 1, line.data() + line.size(), count);
  const auto unit =
      trimmed(std::string_view(read.ptr, std::size_t(line.data() + line.size() - read.ptr)));
  if (read.ec != std::errc() || count < 1 || count > 400) return std::nullopt;
  if (unit != "days" && unit != "day" && unit != "天") return std::nullopt;
  return count;
}

// The office with its cases; nothing when there are faults.
std::unique_ptr<Stage> set_up(const std::string& office_json, const std::string& where,
                              std::vector<Problem>& faults) {
  SystemRandom random;
  auto stage = Stage::make({SystemClock().now(), random.next(), office_json, where}, faults);
  if (!stage) return nullptr;
  const OfficeData data =
      read_office_data(office_json, where, stage->now(), Later::left_out, faults);
  if (!faults.empty()) return nullptr;
  try {
    stage->take_in(data);
  } catch (const ImportRefused& refused) {
    faults = refused.faults;
    return nullptr;
  }
  return stage;
}

// Ctrl-C ends the talk as Ctrl-D does, so that what was said does not stay behind in the temporary
// folder.
volatile std::sig_atomic_t is_interrupted = 0;

void end_reading_at_interrupt() {
  struct sigaction interrupted {};
  interrupted.sa_handler = [](int) { is_interrupted = 1; };
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(signal, &interrupted, nullptr);
}

}  // namespace

int understand_command(const UnderstandOptions& options) {
  const auto ear = understanding();
  if (!ear) {
    print_problems({ear.error()});
    return 1;
  }
  Line defaults{options.text, options.state, SystemClock().now()};
  if (!options.now.empty()) {
    const auto now = parse_office_time(options.now);
    if (!now) {
      print_problems({{"understand.now", "--now", "“" + options.now + "”不是时间",
                       "请写成 2026-09-28T09:00:00 的样子"}});
      return 2;
    }
    defaults.now = *now;
  }
  const auto print = [&](const Line& line) {
    std::cout << bot::to_json_line(ear->understand(line.text, line.now, line.state)) << '\n';
  };
  if (!options.batch) {
    print(defaults);
    return 0;
  }
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) print(read_line(line, defaults));
  return 0;
}

int chat_command(const std::string& office) {
  log::set_lowest("off");
  std::string office_json(config::embedded("office.json"));
  if (!office.empty()) {
    auto text = config::read_text_file(office, kOfficeBytesMax);
    if (!text) {
      print_problems({text.error()});
      return 1;
    }
    office_json = std::move(*text);
  }
  std::vector<Problem> faults;
  auto stage = set_up(office_json, office.empty() ? "示例单位" : office, faults);
  if (!stage) {
    print_problems(faults);
    return 1;
  }
  end_reading_at_interrupt();
  const bool is_person = ::isatty(STDIN_FILENO) != 0;
  if (is_person) std::printf("直接打字就行；“+3 days” 让时间过去三天；Ctrl-D 结束。\n");
  std::size_t seen = 0;
  stage->enter(kCitizen);
  print_new(*stage, seen);
  for (;;) {
    if (is_person) std::printf("您：");
    std::fflush(stdout);
    std::string line;
    if (is_interrupted != 0 || !std::getline(std::cin, line)) {
      if (is_person) std::printf("\n");
      break;
    }
    const std::string_view text = trimmed(line);
    if (text.empty()) continue;
    if (!is_utf8(text)) {
      std::fprintf(stderr, "这一行不是 UTF-8 编码，读不懂：请检查终端或文件的编码\n");
      continue;
    }
    if (const auto count = days_to_wait(text)) {
      stage->wait_until(stage->now() + days{*count});
      std::printf("（现在是 %s）\n", office_iso(stage->now()).c_str());
    } else {
      stage->breathe();
      stage->say(kCitizen, std::string(text));
    }
    print_new(*stage, seen);
  }
  return 0;
}

}  // namespace huiyin::app
