// The stand-in of WeCom: the world behind one mutex, the API over it, and the callbacks that leave
// it.
#pragma once

#include <functional>
#include <memory>

#include "sim/guarded.h"
#include "sim/http_exchange.h"
#include "sim/wecom/documents.h"
#include "sim/wecom/world.h"

namespace huiyin::sim::wecom {

struct ApiCall {
  std::string path{};  // below /cgi-bin/: "kf/send_msg"
  std::string method = "POST";
  std::map<std::string, std::string> query{};
  std::string body{};
  std::vector<UploadedFile> files{};
};

struct ApiAnswer {
  std::int64_t errcode = 0;
  std::string type{}, body{};
  std::string filename{};  // of a file's bytes; "" for JSON
};

// One attempt to tell the gateway something, after `delay`.
struct Delivery {
  Callback callback;
  SealedRequest sealed;
  milliseconds delay{0};
  int attempt = 1;
};

// Any thread may call any function.
class Platform {
 public:
  using Deliver = std::function<void(Delivery)>;
  using Later = std::function<void(milliseconds, std::function<void()>)>;

  // `ids` must never repeat an earlier life's, so it is the kernel's in service; `dice` is seeded.
  Platform(Settings settings, const Clock& clock, Random& ids, Random& dice);

  // Where deliveries and delayed acts go; both are called under the mutex and must not call back.
  // Set once, at first.
  void connect(Deliver deliver, Later later);

  // One API call, without the faults of transport (the door adds those).
  ApiAnswer api(const ApiCall& call);

  // Does `act` with the world, alone; everybody who waits for a change looks again.
  template <class Act>
  auto with(Act act) {
    return world_.with(std::move(act));
  }

  // What the gateway answered to a delivery. A failed one comes again, until its attempts are used
  // up.
  void delivered(const Delivery& delivery, int status, const std::string& body);

  // Waits until `holds(world)`, at most `patience`, not at all once closed; whether it holds.
  bool wait_until(milliseconds patience, const std::function<bool(World&)>& holds) {
    return world_.wait_until(patience, holds);
  }
  // A pause that a fault asks for; ends early when the stand-in closes.
  void pause(milliseconds time) { world_.pause(time); }

  void reset();  // a new world with the same settings
  void close() { world_.close(); }

 private:
  std::unique_ptr<World> new_world();
  void dispatch(World& world, Callback callback);

  const Settings settings_;  // constant after construction
  const Clock& clock_;
  Random& ids_;
  Random& dice_;
  Deliver deliver_;  // guarded by the world's mutex, as is the next
  Later later_;
  Guarded<World> world_;
};

}  // namespace huiyin::sim::wecom
