// A store in a folder of its own, and people in it who are to be told something.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "store/database.h"
#include "store/mail.h"
#include "store/outbox.h"
#include "store/sealing.h"

namespace huiyin::bench {

struct MailRoom {
  // In a folder that is emptied before, and removed in the end.
  explicit MailRoom(std::filesystem::path in);
  ~MailRoom();

  // So many more who have written just now, each by that channel, in the order of their ids.
  std::vector<store::ConversationId> people(std::string_view channel, std::size_t count);

  // So many messages, as 90 days left them: of customer service, the app and SMS a third each, to
  // the `people` who begin with these ids. One in eleven is queued, of the office "other" and to
  // many; the others, of the main one, are settled.
  using FirstOfEach = std::array<std::int64_t, 3>;
  void fill_outbox(std::int64_t rows, const FirstOfEach& first, std::int64_t people);

  // So many messages of those citizens in turn, as 90 days left them, all answered; every tenth of
  // the people waits for a person.
  void fill_inbox(std::int64_t rows, std::int64_t first, std::int64_t people);

  // `like` to each of them.
  void say(std::span<const store::ConversationId> to, const store::Outgoing& like);

 private:
  struct Folder {
    explicit Folder(std::filesystem::path at);
    ~Folder();
    std::filesystem::path path;
  };
  const Folder folder_;
  std::size_t people_ = 0;

 public:
  SystemClock clock;
  SystemRandom random;
  const store::Keyring keys;
  store::Database database;
};

// What an office answers: some seventy characters.
store::Outgoing saying(std::string_view channel, store::Priority priority, std::string office);

}  // namespace huiyin::bench
