// One access token for all instances, on the shelf that is the database; a claim says who asks.
#pragma once

#include "gateway/wecom/token_shelf.h"
#include "store/database.h"
#include "store/postgres_claims.h"
#include "store/sealing.h"

namespace huiyin::gateway {

class SharedTokens final : public wecom::TokenShelf {
 public:
  SharedTokens(store::Database& database, const store::Keyring& keys, store::Claims& claims)
      : database_(database), keys_(keys), claims_(claims) {}

  std::optional<Kept> kept(const std::string& secret) override;
  bool begin(const std::string& secret) override;
  void end(const std::string& secret, const std::optional<Kept>& fresh) override;

 private:
  store::Database& database_;
  const store::Keyring& keys_;
  store::Claims& claims_;
};

}  // namespace huiyin::gateway
