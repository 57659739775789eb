// The key file behind Keyring: lines of text, readable by its owner alone.
//
//   huiyin-keys 1
//   lookup BASE64
//   seal 1 BASE64
//   seal 2 BASE64
#include <fcntl.h>
#include <openssl/crypto.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>

#include "base/ensure.h"
#include "store/base64.h"
#include "store/durable_file.h"
#include "store/sealing.h"

namespace huiyin::store {

namespace {

constexpr std::size_t kFileBytesMax = 64 * 1024;
constexpr std::size_t kSecretBytes = 32;
constexpr std::string_view kFirstLine = "huiyin-keys 1";
constexpr std::string_view kWarning =
    "# The keys of this office's personal data. Keep this file secret, and keep a copy of it "
    "apart\n"
    "# from the backups: without it nobody can read the data again.\n";

tl::unexpected<Problem> unreadable(const std::string& path, int error) {
  return Refused({"keys.unreadable", path, std::string("密钥文件读不出来：") + std::strerror(error),
                  "请检查文件的所有者和磁盘"});
}

tl::unexpected<Problem> not_written(const std::string& path, const std::error_code& error) {
  return Refused({"keys.not_written", path, "密钥文件写不进去：" + error.message(),
                  "请检查文件夹的权限和磁盘空间"});
}

// The text of the file; nothing when there is none.
Result<std::optional<std::string>> read_file(const std::string& path) {
  const FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) {
    if (errno == ENOENT) return std::optional<std::string>();
    return unreadable(path, errno);
  }
  struct stat status {};
  if (::fstat(file.fd(), &status) != 0) return unreadable(path, errno);
  if (!S_ISREG(status.st_mode))
    return Refused({"keys.unreadable", path, "密钥文件不是普通文件", "请检查设置里的路径"});
  if ((status.st_mode & 077) != 0)
    return Refused({"keys.permission", path, "密钥文件的权限太宽，别的用户也能读写它",
                    "请运行 chmod 600 " + path + "，并考虑是否需要更换密钥"});
  std::string text(kFileBytesMax + 1, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const auto got = ::read(file.fd(), text.data() + size, text.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(path, errno);
    if (got == 0) break;
    size += std::size_t(got);
  }
  text.resize(size);
  return std::optional<std::string>(std::move(text));
}

std::string fresh_secret(Random& random) {
  std::array<unsigned char, kSecretBytes> secret{};
  random.fill(secret);
  std::string text = base64(secret);
  OPENSSL_cleanse(secret.data(), secret.size());
  return text;
}

std::string_view next_word(std::string_view& line) {
  const auto end = std::min(line.find(' '), line.size());
  const auto word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

template <class Secret>
bool read_secret(std::string_view word, Secret& secret) {
  auto bytes = from_base64(word);
  if (!bytes || bytes->size() != secret.size()) return false;
  std::memcpy(secret.data(), bytes->data(), secret.size());
  OPENSSL_cleanse(bytes->data(), bytes->size());
  return true;
}

std::uint64_t next_serial() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

}  // namespace

Result<Keyring> Keyring::parse(std::string_view text, const std::string& path, Random& random) {
  const auto refused = [&](int line, const char* what) {
    return Refused({"keys.shape", path + "：第 " + std::to_string(line) + " 行", what,
                    "请从副本恢复密钥文件，不要手工改动它"});
  };
  Keyring ring(random);
  int number = 0;
  bool begun = false;
  for (std::string_view rest = text; !rest.empty();) {
    ++number;
    const auto end = rest.find('\n');
    // A last line without its end was cut: half a key must not pass for a whole one.
    if (end == std::string_view::npos) return refused(number, "这一行不完整");
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    if (line.empty() || line.front() == '#') continue;
    if (!begun) {
      if (line != kFirstLine) return refused(number, "这不是回音的密钥文件");
      begun = true;
      continue;
    }
    const auto kind = next_word(line);
    Key key;
    key.serial = next_serial();
    if (kind == "lookup" && ring.lookup_.serial == 0 && read_secret(line, key.secret)) {
      ring.lookup_ = key;
    } else if (kind == "seal") {
      const auto id = next_word(line);
      const auto [stop, error] = std::from_chars(id.data(), id.data() + id.size(), key.id);
      if (error != std::errc() || stop != id.data() + id.size() || !read_secret(line, key.secret))
        return refused(number, "这一行的密钥认不出来");
      if (!ring.keys_.empty() && key.id <= ring.keys_.back().id)
        return refused(number, "密钥的编号没有依次增大");
      ring.keys_.push_back(key);
    } else {
      return refused(number, "这一行认不出来");
    }
  }
  if (!begun || ring.lookup_.serial == 0 || ring.keys_.empty())
    return refused(number, "密钥文件缺少密钥");
  return ring;
}

Result<Keyring> Keyring::load(const std::string& path, Random& random) {
  const auto text = read_file(path);
  if (!text) return Refused(text.error());
  if (!*text)
    return Refused({"keys.missing", path, "没有密钥文件",
                    "请把原来的密钥文件放回原处；没有它，已有的数据无法读取"});
  if ((*text)->size() > kFileBytesMax)
    return Refused({"keys.shape", path, "密钥文件太大", "请检查设置里的路径"});
  return parse(**text, path, random);
}

Result<Keyring> Keyring::load_or_create(const std::string& path, Random& random) {
  const auto there = read_file(path);
  if (!there) return Refused(there.error());
  if (!*there) {
    std::string text(kWarning);
    text += std::string(kFirstLine) + "\nlookup " + fresh_secret(random) + "\n";
    text += "seal 1 " + fresh_secret(random) + "\n";
    const auto error = write_durably(path, text, Place::only_new);
    if (error && error != std::errc::file_exists) return not_written(path, error);
  }
  return load(path, random);
}

Result<void> Keyring::add_key(const std::string& path, Random& random) {
  const auto ring = load(path, random);
  if (!ring) return Refused(ring.error());
  auto text = read_file(path);
  if (!text) return Refused(text.error());
  ensure(text->has_value(), "the key file was there a moment ago");
  const std::string line =
      "seal " + std::to_string(ring->newest_key_id() + 1) + " " + fresh_secret(random) + "\n";
  if (const auto error = write_durably(path, **text + line, Place::replace))
    return not_written(path, error);
  return {};
}

}  // namespace huiyin::store
