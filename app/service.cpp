#include "app/service.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "app/api_terms.h"
#include "app/metrics.h"
#include "base/log.h"
#include "base/thrown.h"
#include "gateway/console/console_door.h"

namespace huiyin::app {
namespace {

// Crews also look by themselves: what waits for a moment (a back-off, a reminder) has nobody to
// wake them.
constexpr milliseconds kLook{50};
constexpr milliseconds kKeeperRound{1000};
constexpr milliseconds kAskerRound{1000};  // a provider that is slow to say holds up nobody else
constexpr milliseconds kWebhookLook{500};
constexpr milliseconds kDoorkeeperLook{1000};  // he is woken: a wake that was lost is made up for
constexpr milliseconds kWatchmanLook{1000};    // who watches conversations hears within a second
constexpr milliseconds kFeederRound{1000};     // in the middle of a sending it goes on evenly
constexpr int kWebhookThreads = 2;  // one system that is silent does not keep the others waiting

gateway::HttpServerOptions server_options(const config::Settings& settings) {
  gateway::HttpServerOptions options;
  options.address = settings.listen.address;
  options.port = settings.listen.port;
  options.workers = settings.http.workers;
  options.head_bytes_max = std::size_t(settings.http.head_bytes_max);
  options.body_bytes_max = std::size_t(settings.http.body_bytes_max);
  options.connections_max = std::size_t(settings.http.connections_max);
  options.head_timeout = settings.http.head_timeout;
  options.body_timeout = settings.http.body_timeout;
  options.idle_timeout = settings.http.idle_timeout;
  options.write_timeout = settings.http.write_timeout;
  return options;
}

// The next round does what this one could not.
void attempt(const char* what, const std::function<void()>& work) {
  try {
    work();
  } catch (...) {  // a worker's step
    log::error("the office's round failed act={} kind={}", what, kind_of_thrown());
  }
}

// A crew that does nothing for a while, whatever ends it.
class Rest {
 public:
  explicit Rest(gateway::Crew& crew) : crew_(crew) { crew_.stop(); }
  ~Rest() { crew_.start(); }
  Rest(const Rest&) = delete;
  Rest& operator=(const Rest&) = delete;

 private:
  gateway::Crew& crew_;
};

// For people who look at the table of instances.
std::string name_of_instance(const config::Settings& settings) {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '?';
  return std::string(host.data()) + " " + std::to_string(::getpid()) + " " +
         settings.listen.address + ":" + std::to_string(settings.listen.port);
}

gateway::HttpResponse text(int status, std::string body) {
  return {status, std::move(body), "text/plain; charset=utf-8", {}};
}

}  // namespace

Service::Service(std::unique_ptr<Foundation> foundation, const Clock& clock, Random& random)
    : foundation_(std::move(foundation)),
      clock_(clock),
      random_(random),
      http_(gateway::SocketHttpClient::kAnswerBytesMax, std::make_unique<gateway::Addresses>(),
            foundation_->settings.ca_file),
      paper_desk_(
          {foundation_->settings.paper.title_faces, foundation_->settings.paper.text_faces}),
      talkers_(foundation_->settings.workers.conversations, kLook,
               [this](std::stop_token stop) {
                 while (!stop.stop_requested() && walk_->talks().step()) {
                 }
               }),
      senders_(foundation_->settings.workers.senders, kLook,
               [this](std::stop_token stop) {
                 while (!stop.stop_requested() && walk_->delivery().step()) {
                 }
               }),
      puller_(1, kLook,
              [this](std::stop_token stop) {
                while (!stop.stop_requested() && walk_->pulling().step()) {
                }
              }),
      keeper_(1, kKeeperRound, [this](std::stop_token stop) { keep(stop); }),
      asker_(1, kAskerRound,
             [this](std::stop_token stop) {
               attempt("look_ups", [&] {
                 while (!stop.stop_requested() && walk_->sms_look_ups().step()) {
                 }
               });
             }),
      callers_(kWebhookThreads, kWebhookLook,
               [this](std::stop_token stop) {
                 while (!stop.stop_requested() && hooks_->step()) {
                 }
               }),
      doorkeeper_(
          1, kDoorkeeperLook,
          [this](std::stop_token stop) {
            while (!stop.stop_requested() && api_->aside(gateway::api::Side::passwords).step()) {
            }
          }),
      feeder_(1, kFeederRound, [this](std::stop_token stop) { feed(stop); }),
      heart_(1, store::Claims::kBeat, [this](std::stop_token) { beat(); }),
      printer_(1, kDoorkeeperLook,
               [this](std::stop_token stop) {
                 while (!stop.stop_requested() && paper_desk_.queue().step()) {
                 }
               }),
      rehearser_(
          1, kDoorkeeperLook,
          [this](std::stop_token stop) {
            while (!stop.stop_requested() && api_->aside(gateway::api::Side::rehearsals).step()) {
            }
          }),
      inquirer_(
          1, kDoorkeeperLook,
          [this](std::stop_token stop) {
            while (!stop.stop_requested() && api_->aside(gateway::api::Side::platform).step()) {
            }
          }),
      checker_(1, kDoorkeeperLook,
               [this](std::stop_token stop) {
                 while (!stop.stop_requested() && api_->aside(gateway::api::Side::checks).step()) {
                 }
               }),
      watchman_(1, kWatchmanLook,
                [this](std::stop_token) { attempt("live", [&] { api_->live().step(); }); }) {
  paper_desk_.queue().on_work([this] { printer_.wake(); });
}

std::unique_ptr<Service> Service::make(std::unique_ptr<Foundation> foundation, const Clock& clock,
                                       Random& random, std::function<void(milliseconds)> advance,
                                       std::vector<Problem>& faults) {
  std::unique_ptr<Service> service(new Service(std::move(foundation), clock, random));
  service->advance_ = std::move(advance);
  Foundation& ground = *service->foundation_;
  if (ground.database->engine() == store::EngineKind::postgresql) {
    try {
      service->claims_ = std::make_unique<store::Claims>(ground.settings.database,
                                                         name_of_instance(ground.settings));
    } catch (const store::DatabaseError& error) {
      faults.push_back(database_fault(ground.settings, error));
      return nullptr;
    }
  }
  const auto wake = [](gateway::Crew& crew) { return [&crew] { crew.wake(); }; };
  auto walk = gateway::Walk::make(
      {ground.office_parts(clock, random), service->http_, ground.understanding,
       service->claims_.get(), ground.examples.get()},
      walk_settings(ground.settings),
      {wake(service->talkers_), wake(service->senders_), wake(service->puller_)});
  if (!walk) {
    faults.push_back(walk.error());
    return nullptr;
  }
  service->walk_ = std::move(*walk);
  service->notices_ = std::make_unique<gateway::NoticeDoor>(
      ground.office_parts(clock, random), service->walk_->mail_waits(), service->paper_desk_);
  service->checks_ = std::make_unique<gateway::CheckDoor>(ground.office_parts(clock, random));
  service->slips_ = std::make_unique<gateway::SlipDoor>(ground.office_parts(clock, random));
  service->open_api();
  service->server_ = std::make_unique<gateway::HttpServer>(server_options(ground.settings));
  service->routes();
  return service;
}

void Service::open_api() {
  namespace api = gateway::api;
  const config::Settings& settings = foundation_->settings;
  if (settings.console.wecom_sign_in)
    wecom_sign_in_ =
        std::make_unique<gateway::wecom::SignIn>(walk_->wecom(), sign_in_settings(settings));
  const auto reach =
      settings.webhooks.private_addresses ? api::Reach::own_network : api::Reach::internet;
  channels_ = std::make_unique<ChannelBoard>(*foundation_, *walk_, clock_, random_);
  const api::ApiParts parts{foundation_->office_parts(clock_, random_),
                            walk_->mail_waits(),
                            walk_->talk_waits(),
                            settings.webhooks.private_addresses,
                            bulk_terms(settings),
                            console_terms(settings),
                            text_terms(settings),
                            &paper_desk_,
                            &rehearsal_,
                            channels_.get(),
                            wecom_sign_in_.get(),
                            settings.conversations.hand_back,
                            &foundation_->understanding};
  figure_days_ = std::make_unique<gateway::FigureDays>(*foundation_->database, clock_);
  promise_ = std::make_unique<gateway::PromiseDoor>(parts, settings.promise.is_public);
  api_ = std::make_unique<api::Door>(parts, api::ApiSettings{settings.api.calls_per_minute});
  api_->aside(api::Side::passwords).on_work([this] { doorkeeper_.wake(); });
  api_->aside(api::Side::rehearsals).on_work([this] { rehearser_.wake(); });
  api_->aside(api::Side::platform).on_work([this] { inquirer_.wake(); });
  api_->aside(api::Side::checks).on_work([this] { checker_.wake(); });
  api_->live().on_begun([this] { watchman_.wake(); });
  hook_http_ = api::hook_client(reach, gateway::ask_resolver, settings.ca_file);
  hooks_ = std::make_unique<api::Hooks>(
      parts, *hook_http_,
      api::HookSettings{.reach = reach, .attempts_max = settings.webhooks.attempts_max});
}

void Service::keep(const std::stop_token& stop) {
  const auto& act = attempt;  // none keeps the others from being done
  act("offices", [&] {
    foundation_->database->read(
        [&](store::Transaction& tx) { foundation_->offices.follow(tx, foundation_->keys); });
  });
  act("words", [&] { foundation_->words.follow(*foundation_->database, clock_.now()); });
  act("examples", [&] { foundation_->examples->follow(); });
  act("templates", [&] { walk_->own_templates().follow(); });
  act("time", [&] { pass_time(stop); });
  act("office_hours", [&] { walk_->office_hours().round(); });
  act("handing_back", [&] { walk_->handing_back().round(); });
  act("signals", [&] { walk_->signal_calls().round(); });
  act("reminders", [&] { walk_->reminding().round(); });
  act("sms", [&] { walk_->sms_upkeep().round(); });
  act("notices", [&] { notices_->round(); });
  act("sms", [&] { walk_->sms_arrivals().round(); });
  act("figures", [&] { figure_days_->round(); });
  act("api", [&] { api_->forget_what_is_old(); });
  // What a command or an instance beside us put into the outbox, and what it left to do.
  act("outbox", [&] { walk_->delivery().load(); });
  if (claims_) act("talks", [&] { walk_->talks().load(); });
}

// A crew of its own: what the keeper does may take minutes, and a sending keeps its pace.
void Service::feed(const std::stop_token& stop) {
  try {
    walk_->bulk_feeding().round(stop);
  } catch (...) {  // a worker's step: the next round goes on
    log::error("a sending to many waits kind={}", kind_of_thrown());
  }
}

// What a lost instance had begun is anybody's.
void Service::beat() {
  if (!claims_) return;
  try {
    if (claims_->beat()) keeper_.wake();
  } catch (const store::DatabaseError& error) {  // the next beat tries again
    log::error("this instance does not beat error={}", error.what());
  }
}

// A demonstration's clock passes through each hour that is moved over: what is due in between
// happens, and is sent, as if somebody had waited for it. The senders rest meanwhile: what one of
// them still held would arrive hours late, where the platform's 48 hours may be over.
void Service::pass_time(const std::stop_token& stop) {
  std::vector<Move> moves;
  {
    std::scoped_lock lock(moves_mutex_);
    moves.swap(moves_);
  }
  if (moves.empty()) return;
  const Rest sends(senders_), pulls(puller_);
  for (Move& move : moves) {
    for (hours passed{0}; passed < days{move.days} && !stop.stop_requested(); ++passed) {
      advance_(hours{1});
      while (walk_->pulling().step()) {  // an offer is over once it is known what was written until
      }
      walk_->office_hours().round();
      walk_->handing_back().round();
      walk_->signal_calls().round();
      walk_->reminding().round();
      walk_->bulk_feeding().round(stop);
      if (passed % days{1} == hours{0}) notices_->round();  // what is counted there is days
      while (walk_->delivery().step()) {
      }
    }
    move.responder.answer(text(200, office_iso(clock_.now()) + "\n"));
  }
  talkers_.wake();
}

Service::~Service() { stop(); }

void Service::routes() {
  using gateway::HttpRequest;
  using gateway::Responder;
  const auto door = [this](const std::string& path, gateway::Intake& intake) {
    server_->route("POST", path, [&intake](const HttpRequest& request, Responder responder) {
      intake.take(request, std::move(responder));
    });
    server_->route("GET", path, [&intake](const HttpRequest& request, Responder responder) {
      intake.verify(request, std::move(responder));
    });
  };
  if (walk_->has_app_door()) door("/webhooks/wecom/app", walk_->app_door());
  if (walk_->has_kf_door()) door("/webhooks/wecom/kf", walk_->kf_door());
  walk_->sms_door().routes(*server_);
  notices_->routes(*server_);
  checks_->routes(*server_);
  slips_->routes(*server_);
  promise_->routes(*server_);
  api_->mount(*server_);
  gateway::console_routes(*server_);
  server_->route("GET", "/healthz", [](const HttpRequest&, Responder responder) {
    responder.answer(text(200, "ok\n"));
  });
  server_->route("GET", "/readyz", [this](const HttpRequest&, Responder responder) {
    answer_ready(std::move(responder));
  });
  server_->route("GET", "/metrics", [this](const HttpRequest&, Responder responder) {
    responder.answer({200,
                      metrics_text({*walk_, *hooks_, *server_, *foundation_->database, clock_}),
                      "text/plain; version=0.0.4; charset=utf-8",
                      {}});
  });
  if (!advance_) return;
  server_->route("POST", "/demo/clock", [this](const HttpRequest& request, Responder responder) {
    const auto asked = request.parameter("days");
    int count = 0;
    const char* end = asked ? asked->data() + asked->size() : nullptr;
    if (!asked || std::from_chars(asked->data(), end, count).ptr != end || count < 1 || count > 400)
      return responder.answer(text(400, "请给出 days=1 到 400：把演示的时钟往后拨几天\n"));
    {
      std::scoped_lock lock(moves_mutex_);
      moves_.push_back({count, std::move(responder)});
    }
    keeper_.wake();
  });
}

void Service::answer_ready(gateway::Responder responder) {
  if (!open_) return responder.answer(text(503, "starting\n"));
  auto held = std::make_shared<gateway::Responder>(std::move(responder));
  const std::string now = office_iso(clock_.now());
  foundation_->database->write_async(
      [now](store::Transaction& tx) {
        tx.execute(
            "INSERT INTO setting(key, value) VALUES ('ready', $1) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            {now});
      },
      [held](std::exception_ptr why) {
        held->answer(why ? text(503, "the store does not write\n") : text(200, "ready\n"));
      });
}

int Service::start() {
  const int port = server_->start();  // a port that is taken is told before anything is sent
  walk_->open_direct_lines();         // before anybody sends by one
  for (gateway::Crew* crew :
       {&heart_, &talkers_, &senders_, &puller_, &keeper_, &asker_, &callers_, &doorkeeper_,
        &feeder_, &printer_, &rehearser_, &inquirer_, &checker_, &watchman_})
    crew->start();
  walk_->load();
  foundation_->understanding.wait();  // what needs none of it has begun meanwhile
  open_ = true;
  return port;
}

void Service::stop() {
  if (!foundation_) return;
  open_ = false;
  if (server_) server_->stop();
  if (walk_) walk_->close_direct_lines();  // who sends by one is answered
  // The keeper first: it lets others rest and start again.
  rehearsal_.end();
  for (gateway::Crew* crew :
       {&keeper_, &feeder_, &asker_, &callers_, &doorkeeper_, &printer_, &rehearser_, &inquirer_,
        &checker_, &watchman_, &puller_, &talkers_, &senders_})
    crew->stop();
  foundation_->database.reset();  // its last commits still wake the walk
  heart_.stop();                  // until then what was being written is ours
  claims_.reset();
  hooks_.reset();
  api_.reset();
  channels_.reset();
  promise_.reset();
  checks_.reset();
  notices_.reset();
  walk_.reset();
  foundation_.reset();
}

}  // namespace huiyin::app
