#include "app/commands/evidence.h"

#include <cstdio>

#include "app/commands/beside.h"
#include "store/evidence.h"

namespace huiyin::app {

int evidence_command(const std::string& config) {
  SystemClock clock;
  SystemRandom random;
  const auto ground = open_beside(config, clock, random);
  if (!ground) return 1;
  try {
    const store::EvidenceReport report = ground->database->read(
        [&](store::Transaction& tx) { return store::verify_evidence(tx, ground->keys); });
    if (report.broken) {
      std::fprintf(stderr, "送达证据不完整：前 %lld 条没有问题，从下面这条起不能相信。\n",
                   static_cast<long long>(report.rows));
      print_problems({*report.broken});
      return 1;
    }
    std::printf(
        "送达证据完整：共 %lld "
        "条，没有改动。\n末条摘要：%s\n（请定期把末条摘要抄在纸上或另行保存）\n",
        static_cast<long long>(report.rows), report.head.c_str());
    return 0;
  } catch (const store::DatabaseError& error) {
    print_problems({database_fault(ground->settings, error)});
    return 1;
  }
}

}  // namespace huiyin::app
