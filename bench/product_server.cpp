#include "product_server.h"

#include <spdlog/sinks/null_sink.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <filesystem>

#include "base/clock.h"
#include "base/random.h"
#include "callback_requests.h"
#include "gateway/http/http_server.h"
#include "gateway/walk/intake.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/sealing.h"

namespace huiyin::bench {

int serve_product(const std::string& folder) {
  std::filesystem::create_directories(folder);
  // A line for each forgery is written as in service, into a log that goes nowhere.
  spdlog::set_default_logger(spdlog::default_factory::create<spdlog::sinks::null_sink_mt>("bench"));
  const SystemClock clock;
  SystemRandom random;
  store::Database database({.path = folder + "/huiyin.db"});
  const auto migrated = store::migrate(database, clock);
  const auto keys = store::Keyring::load_or_create(folder + "/keys", random);
  auto crypto = gateway::wecom::CallbackCrypto::make(kToken, kAesKey, kCorpId, "bench");
  if (!migrated || !keys || !crypto) {
    std::fprintf(stderr, "the product's doors cannot be built\n");
    return 1;
  }
  const gateway::Intake::Wakes wakes{.bell = [](const std::string&) {},
                                     .message = [](store::ConversationId) {}};
  const gateway::Intake::Parts parts{database, *keys, clock, random};
  gateway::Intake kf(parts, "wecom.kf", *crypto, {}, wakes),
      app(parts, "wecom.app", *crypto, {}, wakes);
  {
    gateway::HttpServer server({.port = 0});
    for (auto [path, door] : {std::pair(kKfPath, &kf), std::pair(kAppPath, &app)})
      server.route(
          "POST", path,
          [door = door](const gateway::HttpRequest& request, gateway::Responder responder) {
            door->take(request, std::move(responder));
          });
    std::printf("port %d\n", server.start());
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    server.stop();
  }
  const auto rows = database.read([](store::Transaction& tx) {
    return std::get<0>(*tx.row<std::int64_t>("SELECT count(*) FROM callback_seen"));
  });
  std::printf("rows %lld\n", static_cast<long long>(rows));
  return 0;
}

}  // namespace huiyin::bench
