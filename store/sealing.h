// Personal data at rest: sealed with AES-256-GCM, found again by a keyed hash.
//
//   sealed = base64( 1 | key id (4 bytes) | nonce (12) | ciphertext | tag (16) )
//
// The associated text names the row and the column ("booking/2026-0017/phone"): what was copied
// into another row does not open. A row whose id is not known before it is inserted is named by its
// unique key (an outbox row by its message_key).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "base/result.h"
#include "store/database.h"

namespace huiyin::store {

// The keys of one office. Any number of threads may use it at once.
class Keyring {
 public:
  // Reads the key file; creates it (mode 0600, durable) when there is none. Refuses keys.permission
  // (others may read it), keys.unreadable, keys.shape, keys.not_written.
  static Result<Keyring> load_or_create(const std::string& path, Random& random);

  // Reads it; refuses keys.missing when there is none.
  static Result<Keyring> load(const std::string& path, Random& random);

  // Adds a key to the file: what is sealed from now on is sealed with it, what was sealed opens as
  // before. Running programs take it at their next start. The look-up key never changes.
  static Result<void> add_key(const std::string& path, Random& random);

  Keyring(Keyring&&) noexcept = default;
  Keyring& operator=(Keyring&&) = delete;
  Keyring(const Keyring&) = delete;
  ~Keyring();

  // Never the same twice. Any bytes.
  std::string seal(std::string_view plain, std::string_view associated) const;

  // Refuses seal.shape (not sealed by this program, or cut), seal.key (its key is not in the file)
  // and seal.broken (changed, or of another row).
  Result<std::string> open(std::string_view sealed, std::string_view associated) const;

  // For what this program sealed itself: throws Unreadable, which tells what it is ("a message")
  // and why it does not open.
  std::string open_or_throw(std::string_view sealed, std::string_view associated,
                            std::string_view what) const;

  // The same for the same domain ("phone") and normal form ("13800000000"); tells nothing without
  // the key. 43 characters of base64url.
  std::string lookup_hash(std::string_view domain, std::string_view normal_form) const;

  std::uint32_t newest_key_id() const { return keys_.back().id; }

 private:
  using Secret = std::array<unsigned char, 32>;
  struct Key {
    std::uint32_t id = 0;
    std::uint64_t serial = 0;  // of this process: what a thread's context is keyed with
    Secret secret{};
  };

  explicit Keyring(Random& random) : random_(&random) {}
  static Result<Keyring> parse(std::string_view text, const std::string& path, Random& random);
  const Key* find(std::uint32_t id) const;

  Random* random_;
  std::vector<Key> keys_;  // by id, rising; the newest seals
  Key lookup_;
};

// Whether this database remembers another keyring than this one; no, when it remembers none yet.
bool is_sealed_by_other(Transaction& tx, const Keyring& keyring);

// Whether `keyring` is the one whose data this database holds: remembered at the first call,
// compared at each later one. Refuses keys.other. (A lost key file must not be replaced by a fresh
// one in silence: nothing would open any more, and nobody would be found.)
Result<void> check_keyring(Database& database, const Keyring& keyring);

}  // namespace huiyin::store
