// How long each list of the console takes to answer, with however many cases and messages there
// are: through the API's door, with the commit of what was read, for somebody who sees the whole
// office and for a handler who sees his own hundred. The floor is one case by its number, through
// the same door in the same rounds. Aim: 100 ms at the median with 50,000 cases and 1,000,000
// messages.
//
//   bench_lists [FOLDER] [--cases N] [--messages N] [--rounds N]     50,000, 1,000,000 and 41
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <future>
#include <string>
#include <vector>

#include "app/office_of.h"
#include "arguments.h"
#include "base/ensure.h"
#include "base/log.h"
#include "gateway/api/door.h"
#include "gateway/api/endpoint.h"
#include "gateway/figure_days.h"
#include "gateway/http/url_text.h"
#include "gateway/walk/reminding.h"
#include "mail_room.h"
#include "many_cases.h"
#include "store/api_keys.h"
#include "store/bookings.h"
#include "store/console_sessions.h"
#include "store/signals.h"

namespace {

using namespace huiyin;
using namespace huiyin::bench;
using store::Transaction;
using Steady = std::chrono::steady_clock;
using Millis = std::chrono::duration<double, std::milli>;

constexpr std::size_t kPeopleOfAChannel = 20'000;
constexpr std::chrono::seconds kLongest{20};
constexpr int kSignals = 20'000, kSignalsAWrite = 500;
constexpr int kRoundsOfDays = 10;  // more than a year of days takes

struct Console {
  std::string who, cookie;
};

struct Asked {
  const Console* by;
  std::string target;
  std::vector<double> took_ms = {};
  std::size_t bytes = 0;
  int status = 0;
};

double at(const std::vector<double>& sorted, double share) {
  return sorted[std::min(sorted.size() - 1, std::size_t(double(sorted.size()) * share))];
}

class Lists {
 public:
  Lists(const std::string& folder, std::size_t cases, std::size_t messages)
      : room_(folder + "/lists"),
        office_(office_of_many()),
        offices_(store::OfficeBook::of_one(office_)),
        words_(room_.database.write([&](Transaction& tx) {
          std::vector<Problem> faults;
          return store::Wordbook(tx, app::words_of_config(&faults).value(), room_.clock.now());
        })),
        parts_{{room_.database, room_.keys, room_.clock, room_.random, words_, offices_},
               nobody_waits_,
               nobody_talks_},
        door_(parts_, {.calls_per_minute = 1'000'000}) {
    fill(cases, messages);
    head_ = at_console("gaolang", "高朗", {"admin", "auditor", "clerk"});
    handler_ = at_console("p7", "干部7", {"handler"});
  }

  void ask_about(std::size_t rounds) {
    const std::string today = office_date(room_.clock.now()).iso();
    const std::string year_ago = (office_date(room_.clock.now()) - days{363}).iso();
    const std::string week = (office_date(room_.clock.now()) + days{7}).iso();
    asked_.push_back({&head_, "/cases/XF2026-000008"});
    for (const Console* who : {&head_, &handler_})
      for (const std::string& target :
           {std::string("/cases"), std::string("/cases?open=true"),
            std::string("/cases?open=false"), std::string("/cases?state=in_progress"),
            std::string("/cases?state=registered"), "/cases?due_by=" + week,
            "/cases?due_by=" + today, std::string("/cases?handler=%E5%B9%B2%E9%83%A87"),
            std::string("/supervision-list")})
        asked_.push_back({who, target});
    for (const std::string& target : {std::string("/messages"),
                                      std::string("/messages?state=failed"),
                                      std::string("/messages?state=queued"),
                                      std::string("/conversations?filter=all"),
                                      std::string("/conversations?filter=waiting"),
                                      std::string("/conversations/waiting"),
                                      std::string("/conversations/1"),
                                      std::string("/signals"),
                                      std::string("/signals?state=open"),
                                      std::string("/signals?kind=group_threat"),
                                      std::string("/bulk"),
                                      std::string("/reception-days"),
                                      "/bookings?date=" + today,
                                      "/check-in-codes?date=" + today,
                                      std::string("/notice-tasks"),
                                      std::string("/readings"),
                                      std::string("/promise"),
                                      std::string("/users"),
                                      std::string("/sessions"),
                                      std::string("/texts"),
                                      std::string("/webhooks"),
                                      std::string("/figures/matters"),
                                      std::string("/figures/answers"),
                                      std::string("/figures/delivery"),
                                      std::string("/figures/ratings"),
                                      "/figures/matters?from=" + year_ago,
                                      "/figures/answers?from=" + year_ago,
                                      "/figures/delivery?from=" + year_ago})
      asked_.push_back({&head_, target});
    // And whatever else can be read without naming one thing, so that no list is forgotten.
    for (const auto& endpoint : gateway::api::endpoints()) {
      const std::string target(endpoint.path);
      const auto begins_so = [&](const Asked& one) {
        return one.target == target || one.target.starts_with(target + "?");
      };
      const bool ends = endpoint.answer_type != "text/event-stream" &&
                        !target.starts_with("/session/");  // signing in is no list
      if (endpoint.method == "GET" && ends && target.find('{') == target.npos &&
          std::ranges::none_of(asked_, begins_so))
        asked_.push_back({&head_, target});
    }
    for (std::size_t round = 0; round < rounds; ++round)
      for (Asked& one : asked_) ask(one);
  }

  void print() {
    std::printf("%-10s %-44s %8s %8s %8s %9s %8s\n", "", "", "median", "p95", "most", "bytes",
                "to floor");
    double floor = 0;
    for (Asked& one : asked_) {
      std::ranges::sort(one.took_ms);
      const double median = at(one.took_ms, 0.5);
      if (floor == 0) floor = median;
      std::printf("%-10s %-44s %6.1fms %6.1fms %6.1fms %9zu %8.1f%s\n", one.by->who.c_str(),
                  one.target.c_str(), median, at(one.took_ms, 0.95), one.took_ms.back(), one.bytes,
                  median / floor, one.status == 200 ? "" : "  NOT 200");
    }
  }

 private:
  void fill(std::size_t cases, std::size_t messages) {
    const auto begun = Steady::now();
    const auto told = [&](const char* what) {
      std::printf("%s after %.1f s\n", what,
                  std::chrono::duration<double>(Steady::now() - begun).count());
      std::fflush(stdout);
    };
    fill_with_cases(room_.database, room_.keys, int(cases), office_date(room_.clock.now()));
    told("cases are written");
    MailRoom::FirstOfEach first{};
    const std::array channels{store::kWecomKf, store::kWecomApp, store::kSms};
    for (std::size_t c = 0; c < channels.size(); ++c)
      first[c] = room_.people(channels[c], kPeopleOfAChannel).front().value;
    room_.fill_outbox(std::int64_t(messages), first, kPeopleOfAChannel);
    room_.fill_inbox(std::int64_t(messages / 5), first[0], kPeopleOfAChannel);
    told("messages are written");
    raise_signals();
    told("signals are raised");
    // The first look at each case: it is then known on which day it is due.
    gateway::Reminding(parts_, nobody_waits_).round();
    told("cases are looked at");
    gateway::FigureDays figure_days(room_.database, room_.clock);
    for (int round = 0; round < kRoundsOfDays; ++round) figure_days.round();
    told("messages are counted by day");
  }

  // Of matters, each its own; most of them are over.
  void raise_signals() {
    constexpr std::array kKinds{"group_threat", "level_skipping", "accusation", "safety_emergency"};
    for (int from = 0; from < kSignals; from += kSignalsAWrite)
      room_.database.write([&](Transaction& tx) {
        const auto desk = parts_.at_main(tx, room_.clock.now(), "bench", nobody_waits_);
        for (int i = from; i < from + kSignalsAWrite; ++i) {
          store::raise_signal(desk, {},
                              {.kind = kKinds[std::size_t(i) % kKinds.size()],
                               .words = "明天我们都去",
                               .case_number = petition::CaseNumber::of(2026, 1 + i).text()});
          if (i % 20 == 0) continue;
          const auto ended = store::end_signal(desk, {i + 1}, "叶青", "已经联系本人");
          ensure(ended.has_value(), "the bench's signals end");
        }
      });
  }

  Console at_console(const std::string& userid, const std::string& name,
                     const std::vector<std::string>& roles) {
    return room_.database.write([&](Transaction& tx) {
      const auto user = store::make_console_user(tx,
                                                 {.office = "main",
                                                  .login = "bench." + userid,
                                                  .name = name,
                                                  .userid = userid,
                                                  .roles = roles,
                                                  .password = "-",
                                                  .must_change = false},
                                                 room_.clock.now());
      ensure(user.has_value(), "the bench's people have accounts");
      return Console{roles.back(),
                     store::open_session(tx, room_.keys, room_.random,
                                         {.user = *user, .agent = "bench"}, room_.clock.now())
                         .cookie};
    });
  }

  void ask(Asked& one) {
    gateway::HttpRequest request;
    request.method = "GET";
    const auto question = one.target.find('?');
    request.path = "/api/v1" + one.target.substr(0, question);
    if (question != one.target.npos)
      request.query = gateway::query_pairs(one.target.substr(question + 1)).value();
    request.headers.emplace_back("cookie", "huiyin_session=" + one.by->cookie);
    std::promise<gateway::HttpResponse> answered;
    const auto begun = Steady::now();
    door_.take(request, gateway::Responder([&](gateway::HttpResponse response) {
                 answered.set_value(std::move(response));
               }));
    auto answer = answered.get_future();
    ensure(answer.wait_for(kLongest) == std::future_status::ready,
           ("an answer comes: " + one.target).c_str());
    const auto response = answer.get();
    one.took_ms.push_back(Millis(Steady::now() - begun).count());
    one.bytes = response.body.size();
    one.status = response.status;
  }

  const store::MailWaits nobody_waits_ = [](store::ConversationId, const store::Turn&) {};
  const store::TalkWaits nobody_talks_ = [](store::ConversationId) {};
  MailRoom room_;
  const store::Office office_;
  const store::OfficeBook offices_;
  store::Wordbook words_;
  const gateway::api::ApiParts parts_;
  gateway::api::Door door_;
  Console head_, handler_;
  std::vector<Asked> asked_;
};

}  // namespace

int main(int argc, char** argv) {
  const Arguments told(argc, argv, {"cases", "messages", "rounds"});
  log::set_lowest("off");
  Lists lists(told.folder(), told.number("cases", {.otherwise = 50'000}),
              told.number("messages", {.otherwise = 1'000'000}));
  lists.ask_about(told.number("rounds", {.otherwise = 41}));
  lists.print();
  return 0;
}
