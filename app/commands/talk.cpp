#include "app/commands/talk.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "app/import/importing.h"
#include "app/rehearse/stage.h"
#include "base/utf8.h"
#include "bot/understanding/json.h"
#include "config/embedded.h"

namespace huiyin::app {
namespace {

constexpr const char* kCitizen = "我";

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
  const auto json = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object() || !json.contains("text") || !json["text"].is_string()) return read;
  read.text = json["text"].get<std::string>();
  if (json.contains("state") && json["state"].is_string())
    read.state = json["state"].get<std::string>();
  if (json.contains("now") && json["now"].is_string())
    if (const auto now = parse_office_time(json["now"].get<std::string>())) read.now = *now;
  return read;
}

void print_new(const Stage& stage, std::size_t& seen) {
  const auto& heard = stage.heard(kCitizen);
  for (; seen < heard.size(); ++seen) std::printf("\n回音：%s\n\n", heard[seen].text.c_str());
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
  spdlog::set_level(spdlog::level::off);
  std::string office_json;
  if (!office.empty()) {
    std::ifstream file(office, std::ios::binary);
    if (!file) {
      print_problems({{"chat.office", office, "读不了这个文件", "请检查路径和权限"}});
      return 1;
    }
    office_json.assign(std::istreambuf_iterator<char>(file), {});
  }
  std::vector<Problem> faults;
  SystemRandom random;
  auto stage = Stage::make({SystemClock().now(), random.next(), office_json, office}, faults);
  if (!stage) {
    print_problems(faults);
    return 1;
  }
  if (!office_json.empty()) {
    const OfficeData data =
        read_office_data(office_json, office, stage->now(), Later::left_out, faults);
    try {
      if (faults.empty()) stage->take_in(data);
    } catch (const ImportRefused& refused) {
      faults = refused.faults;
    }
    print_problems(faults);
  }
  const bool is_person = ::isatty(STDIN_FILENO) != 0;
  if (is_person) std::printf("直接打字就行；“+3 days” 让时间过去三天；Ctrl-D 结束。\n");
  std::size_t seen = 0;
  stage->enter(kCitizen);
  print_new(*stage, seen);
  for (;;) {
    if (is_person) std::printf("您：");
    std::fflush(stdout);
    std::string line;
    if (!std::getline(std::cin, line)) break;
    const std::string_view text = trimmed(line);
    if (text.empty()) continue;
    if (const auto count = days_to_wait(text)) {
      stage->wait_until(stage->now() + days{*count});
      std::printf("（现在是 %s）\n", office_iso(stage->now()).c_str());
    } else {
      stage->say(kCitizen, std::string(text));
    }
    print_new(*stage, seen);
  }
  return 0;
}

}  // namespace huiyin::app
