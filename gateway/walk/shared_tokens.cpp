#include "gateway/walk/shared_tokens.h"

#include "base/log.h"
#include "store/access_token.h"

namespace huiyin::gateway {
namespace {

void tell(const char* what, const store::DatabaseError& error) {
  log::error("{} error={}", what, error.what());
}

}  // namespace

std::optional<wecom::TokenShelf::Kept> SharedTokens::kept(const std::string& secret) {
  try {
    const auto token = database_.read(
        [&](store::Transaction& tx) { return store::access_token(tx, keys_, secret); });
    if (!token) return std::nullopt;
    return Kept{token->text, token->expires_at, token->life};
  } catch (const store::DatabaseError& error) {
    tell("shared token could not be read", error);
    return std::nullopt;
  }
}

bool SharedTokens::begin(const std::string& secret) {
  try {
    return claims_.take(store::Claims::Of::token, store::secret_hash(keys_, secret));
  } catch (const store::DatabaseError& error) {
    tell("token could not be claimed", error);
    return true;
  }
}

void SharedTokens::end(const std::string& secret, const std::optional<Kept>& fresh) {
  try {
    // Before the claim ends: whoever asks next finds it.
    if (fresh)
      database_.write([&](store::Transaction& tx) {
        store::keep_access_token(tx, keys_, secret, {fresh->text, fresh->expires_at, fresh->life});
      });
    claims_.give_up(store::Claims::Of::token, store::secret_hash(keys_, secret));
  } catch (const store::DatabaseError& error) {
    tell("token could not be shared", error);
  }
}

}  // namespace huiyin::gateway
