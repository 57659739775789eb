#include "store/sealing.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>

#include "base/ensure.h"
#include "store/base64.h"

namespace huiyin::store {

namespace {

constexpr unsigned char kForm = 1;
constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kTagBytes = 16;
constexpr std::size_t kHeadBytes = 1 + 4;
constexpr std::size_t kFrameBytes = kHeadBytes + kNonceBytes + kTagBytes;
constexpr std::size_t kPlainBytesMax = std::numeric_limits<int>::max() / 2;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

struct Free {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
  void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};

// A context that keeps its key: a new nonce or message costs a third of setting it up.
template <class Context>
struct Keyed {
  std::unique_ptr<Context, Free> context;
  std::uint64_t serial = 0;  // of the key in it; 0: none
};

thread_local Keyed<EVP_CIPHER_CTX> sealing_here;
thread_local Keyed<EVP_CIPHER_CTX> opening_here;
thread_local Keyed<EVP_MAC_CTX> hashing_here;

const EVP_CIPHER* cipher() {
  static const EVP_CIPHER* const fetched = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  ensure(fetched != nullptr, "OpenSSL has AES-256-GCM");
  return fetched;
}

enum class Way { open = 0, seal = 1 };

// The thread's context with this key in it and this nonce set.
EVP_CIPHER_CTX* keyed(Keyed<EVP_CIPHER_CTX>& here, std::uint64_t serial, const unsigned char* key,
                      const unsigned char* nonce, Way way) {
  if (!here.context) here.context.reset(EVP_CIPHER_CTX_new());
  const bool same = here.serial == serial;
  here.serial = 0;
  const int ok = EVP_CipherInit_ex2(here.context.get(), same ? nullptr : cipher(),
                                    same ? nullptr : key, nonce, int(way), nullptr);
  ensure(ok == 1, "AES-256-GCM takes its key");
  here.serial = serial;
  return here.context.get();
}

}  // namespace

Keyring::~Keyring() {
  for (Key& key : keys_) OPENSSL_cleanse(key.secret.data(), key.secret.size());
  OPENSSL_cleanse(lookup_.secret.data(), lookup_.secret.size());
}

const Keyring::Key* Keyring::find(std::uint32_t id) const {
  const auto found = std::ranges::find(keys_, id, &Key::id);
  return found == keys_.end() ? nullptr : &*found;
}

std::string Keyring::seal(std::string_view plain, std::string_view associated) const {
  ensure(plain.size() <= kPlainBytesMax && associated.size() <= kPlainBytesMax,
         "what is sealed has a bound");
  const Key& key = keys_.back();
  std::string sealed(kFrameBytes + plain.size(), '\0');
  auto* const at = reinterpret_cast<unsigned char*>(sealed.data());
  at[0] = kForm;
  for (int i = 0; i < 4; ++i) at[1 + i] = static_cast<unsigned char>(key.id >> (24 - 8 * i));
  unsigned char* const nonce = at + kHeadBytes;
  // Chance and not a counter: a counter would have to survive a restored backup.
  random_->fill({nonce, kNonceBytes});
  unsigned char* const text = nonce + kNonceBytes;

  auto* const context = keyed(sealing_here, key.serial, key.secret.data(), nonce, Way::seal);
  int size = 0;
  bool ok =
      EVP_EncryptUpdate(context, nullptr, &size, at, int(kHeadBytes)) == 1 &&
      EVP_EncryptUpdate(context, nullptr, &size, bytes_of(associated), int(associated.size())) ==
          1 &&
      EVP_EncryptUpdate(context, text, &size, bytes_of(plain), int(plain.size())) == 1 &&
      EVP_EncryptFinal_ex(context, text + size, &size) == 1 &&
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, int(kTagBytes), text + plain.size()) == 1;
  ensure(ok, "AES-256-GCM seals");
  return base64({at, sealed.size()});
}

Result<std::string> Keyring::open(std::string_view sealed, std::string_view associated) const {
  const auto refused = [&](const char* code, const char* what, const char* remedy) {
    return Refused({code, std::string(associated), what, remedy});
  };
  auto bytes = from_base64(sealed);
  if (!bytes || bytes->size() < kFrameBytes || static_cast<unsigned char>((*bytes)[0]) != kForm)
    return refused("seal.shape", "加密的内容不完整或格式不认识", "请从备份恢复数据库");
  auto* const at = reinterpret_cast<unsigned char*>(bytes->data());
  std::uint32_t id = 0;
  for (int i = 0; i < 4; ++i) id = id << 8 | at[1 + i];
  const Key* const key = find(id);
  if (key == nullptr)
    return refused("seal.key", "密钥文件里没有加密这项内容的密钥", "请把原来的密钥文件放回原处");

  unsigned char* const text = at + kHeadBytes + kNonceBytes;
  const int text_bytes = int(bytes->size() - kFrameBytes);
  auto* const context =
      keyed(opening_here, key->serial, key->secret.data(), at + kHeadBytes, Way::open);
  std::string plain(std::size_t(text_bytes), '\0');
  auto* const to = reinterpret_cast<unsigned char*>(plain.data());
  int size = 0;
  const bool ok =
      EVP_DecryptUpdate(context, nullptr, &size, at, int(kHeadBytes)) == 1 &&
      EVP_DecryptUpdate(context, nullptr, &size, bytes_of(associated), int(associated.size())) ==
          1 &&
      EVP_DecryptUpdate(context, to, &size, text, text_bytes) == 1 &&
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, int(kTagBytes), text + text_bytes) == 1 &&
      EVP_DecryptFinal_ex(context, to + size, &size) == 1;
  if (!ok)
    return refused("seal.broken", "加密的内容被改动过，或不属于这条记录", "请从备份恢复数据库");
  return plain;
}

std::string Keyring::open_or_throw(std::string_view sealed, std::string_view associated,
                                   std::string_view what) const {
  auto plain = open(sealed, associated);
  if (!plain)
    throw Unreadable(std::string(what) +
                     " cannot be opened with the keys at hand: " + plain.error().code);
  return std::move(*plain);
}

std::string Keyring::lookup_hash(std::string_view domain, std::string_view normal_form) const {
  auto& here = hashing_here;
  if (!here.context) {
    static EVP_MAC* const hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    here.context.reset(EVP_MAC_CTX_new(hmac));
  }
  const bool same = here.serial == lookup_.serial;
  here.serial = 0;
  char digest[] = "SHA256";
  const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string("digest", digest, 0),
                                   OSSL_PARAM_construct_end()};
  EVP_MAC_CTX* const context = here.context.get();
  const unsigned char zero = 0;  // ends the domain: no normal form can lengthen it
  ensure(domain.find('\0') == std::string_view::npos, "a domain is a plain name");
  std::array<unsigned char, 32> hash{};
  std::size_t size = 0;
  const bool ok = EVP_MAC_init(context, same ? nullptr : lookup_.secret.data(),
                               same ? 0 : lookup_.secret.size(), same ? nullptr : parameters) &&
                  EVP_MAC_update(context, bytes_of(domain), domain.size()) &&
                  EVP_MAC_update(context, &zero, 1) &&
                  EVP_MAC_update(context, bytes_of(normal_form), normal_form.size()) &&
                  EVP_MAC_final(context, hash.data(), &size, hash.size());
  ensure(ok && size == hash.size(), "HMAC-SHA-256 hashes");
  here.serial = lookup_.serial;
  std::string text = base64(hash);
  text.pop_back();  // "=": 32 bytes always end so
  std::ranges::replace(text, '+', '-');
  std::ranges::replace(text, '/', '_');
  return text;
}

namespace {

constexpr const char* kMarkRow = "setting/keyring.mark";
constexpr const char* kFindMark = "SELECT value FROM setting WHERE key = 'keyring.mark'";

bool is_mark_of(const Keyring& keyring, const std::string& sealed) {
  const auto mark = keyring.open(sealed, kMarkRow);
  return mark && *mark == keyring.lookup_hash("keyring", "mark");
}

}  // namespace

bool is_sealed_by_other(Transaction& tx, const Keyring& keyring) {
  const auto known = tx.row<std::string>(kFindMark);
  return known && !is_mark_of(keyring, std::get<0>(*known));
}

Result<void> check_keyring(Database& database, const Keyring& keyring) {
  auto known = database.read([&](Transaction& tx) { return tx.row<std::string>(kFindMark); });
  if (!known)
    known = database.write([&](Transaction& tx) {
      tx.execute(
          "INSERT INTO setting (key, value) VALUES ('keyring.mark', $1) ON CONFLICT DO NOTHING",
          {keyring.seal(keyring.lookup_hash("keyring", "mark"), kMarkRow)});
      return tx.row<std::string>(kFindMark);
    });
  if (!is_mark_of(keyring, std::get<0>(*known)))
    return Refused({"keys.other", database.path(), "密钥文件不是这个数据库的",
                    "请把与这个数据库同时使用的密钥文件放回原处；没有它，已有的数据无法读取"});
  return {};
}

}  // namespace huiyin::store
