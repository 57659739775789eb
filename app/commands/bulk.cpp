#include "app/commands/bulk.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "app/commands/beside.h"
#include "base/utf8.h"
#include "store/bulk.h"

namespace huiyin::app {
namespace {

using store::BulkState;
using store::Transaction;

constexpr std::string_view kOperator = "huiyin bulk";  // who did it, on record
constexpr std::size_t kBeginningBytes = 60;

const char* state_title(BulkState state) {
  switch (state) {
    case BulkState::running:
      return "在发";
    case BulkState::paused:
      return "已暂停";
    case BulkState::done:
      return "已发完";
    case BulkState::stopped:
      return "已停止";
  }
  return "";
}

std::optional<BulkState> steer_one(Transaction& tx, store::BulkId id, BulkSteering::Act act,
                                   Instant now) {
  switch (act) {
    case BulkSteering::Act::pause:
      return store::pause_bulk(tx, id, kOperator, now);
    case BulkSteering::Act::resume:
      return store::resume_bulk(tx, id, kOperator, now);
    case BulkSteering::Act::stop:
      return store::stop_bulk(tx, id, kOperator, now);
  }
  return std::nullopt;
}

}  // namespace

int bulk_list_command(const std::string& config) {
  return with_store(config, [](Transaction& tx, const Foundation& ground, Instant, Random&,
                               std::vector<Problem>&) {
    for (const store::OpenBulk& open : store::open_bulks(tx)) {
      const auto one = store::bulk(tx, ground.keys, open.id);
      std::string beginning(utf8_prefix(one->order.words, kBeginningBytes));
      std::ranges::replace(beginning, '\n', ' ');
      std::printf("%lld  %s  %s  还有 %lld 人，共 %lld 人  %s\n",
                  static_cast<long long>(open.id.value), state_title(open.state),
                  open.office.c_str(), static_cast<long long>(open.waiting),
                  static_cast<long long>(one->recipients), beginning.c_str());
    }
  });
}

int bulk_command(const std::string& config, const BulkSteering& steering) {
  return with_store(config, [&](Transaction& tx, const Foundation&, Instant now, Random&,
                                std::vector<Problem>& faults) {
    if (steering.all == (steering.id != 0)) {
      faults.push_back({"bulk.which", "ID", "没有写是哪一次群发", "请写编号，或写 --all"});
      return;
    }
    std::vector<store::BulkId> which;
    if (!steering.all) which.push_back({steering.id});
    if (steering.all)
      for (const store::OpenBulk& open : store::open_bulks(tx)) which.push_back(open.id);
    for (const store::BulkId id : which) {
      const auto state = steer_one(tx, id, steering.act, now);
      if (!state)
        faults.push_back({"bulk.unknown", "ID", "没有这次群发：" + std::to_string(id.value),
                          "请看 huiyin bulk list"});
      else if (steering.act == BulkSteering::Act::resume && *state == BulkState::stopped)
        faults.push_back({"bulk.stopped", "ID", "这次群发已经停止，不能再继续", "请重新发一次"});
      else
        std::printf("%lld  %s\n", static_cast<long long>(id.value), state_title(*state));
    }
  });
}

}  // namespace huiyin::app
