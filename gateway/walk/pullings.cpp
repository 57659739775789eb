#include "gateway/walk/pullings.h"

#include <algorithm>

namespace huiyin::gateway {

Pullings::Pullings(Pulling::Parts parts, const std::vector<std::string>& accounts,
                   PullSettings settings, const Pulling::Wakes& wakes) {
  for (const std::string& account : accounts)
    accounts_.push_back({account, std::make_unique<Pulling>(parts, account, settings, wakes)});
}

void Pullings::ring(std::string_view account) {
  const bool is_ours =
      std::ranges::find(accounts_, account, &Account::open_kfid) != accounts_.end();
  for (const Account& one : accounts_)
    if (!is_ours || one.open_kfid == account) one.pulling->ring();
}

bool Pullings::step() {
  for (std::size_t tried = 0; tried < accounts_.size(); ++tried) {
    Account& one = accounts_[next_];
    next_ = (next_ + 1) % accounts_.size();
    if (one.pulling->step()) return true;
  }
  return false;
}

Pulling::Counts Pullings::counts() const {
  Pulling::Counts all;
  for (const Account& one : accounts_) {
    const Pulling::Counts counts = one.pulling->counts();
    all.pages += counts.pages;
    all.taken += counts.taken;
    all.repeated += counts.repeated;
    all.malformed += counts.malformed;
    all.failed += counts.failed;
    all.stopped += counts.stopped;
  }
  return all;
}

}  // namespace huiyin::gateway
