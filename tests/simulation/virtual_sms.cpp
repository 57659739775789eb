#include "tests/simulation/virtual_sms.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "base/json.h"
#include "sim/sms/api.h"
#include "sim/sms/receipts.h"
#include "tests/simulation/lying_disk.h"
#include "tests/simulation/virtual_platform.h"

namespace huiyin::simulation {
namespace {

using gateway::HttpAnswer;
using gateway::Reached;
using nlohmann::json;
using sim::sms::Door;
using sim::sms::Provider;

constexpr milliseconds kReceiptLead{400};  // so long before the answer its receipt may come
constexpr seconds kLate{8};                // within what our calls wait for
constexpr seconds kExtraWithin{600};
constexpr hours kWrittenAgain{1};

std::string base_url_of(Provider provider) {
  return "http://" + std::string(sim::sms::name_of(provider)) + ".simulation";
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  return text;
}

sim::HttpRequest request_of(const gateway::HttpCall& call) {
  sim::HttpRequest request{.method = call.method, .body = call.body};
  const std::size_t cut = std::min(call.target.find('?'), call.target.size());
  request.path = call.target.substr(0, cut);
  request.raw_query = call.target.substr(std::min(cut + 1, call.target.size()));
  for (const auto& [name, value] : call.headers) request.headers[lower(name)] = value;
  if (!call.content_type.empty()) request.headers["content-type"] = call.content_type;
  request.host = call.base_url.substr(call.base_url.find("://") + 3);
  request.headers["host"] = request.host;
  return request;
}

// The receipts of one push: Aliyun's is an array, 云MAS's one object.
std::vector<json> receipts_of(const std::string& document) {
  const json read = json_of(document);
  if (read.is_array()) return {read.begin(), read.end()};
  return {read};
}

std::string id_of(Provider provider, const json& receipt) {
  return receipt.value(provider == Provider::aliyun ? "biz_id" : "msgGroup", "");
}

bool tells_delivery(Provider provider, const json& receipt) {
  return provider == Provider::aliyun ? receipt.at("success").get<bool>()
                                      : receipt.at("reportStatus") == "CM:0000";
}

// The same receipts as if nothing had arrived.
std::string contradicted(Provider provider, const std::string& document) {
  json all = json::array();
  for (json receipt : receipts_of(document)) {
    if (provider == Provider::aliyun) {
      receipt["success"] = false;
      receipt["err_code"] = "UNDELIV";
    } else {
      receipt["reportStatus"] = receipt["errorCode"] = "UNDELIV";
    }
    all.push_back(std::move(receipt));
  }
  return json_text(provider == Provider::aliyun ? all : all.at(0));
}

}  // namespace

VirtualSms::VirtualSms(FakeClock& clock, Random& random)
    : clock_(clock), random_(random), platform_(sim::sms::Settings(), clock, random, random) {
  platform_.connect([this](Push push) { send(std::move(push)); },
                    [this](milliseconds delay, std::function<void()> act) {
                      acts_.emplace(clock_.now() + delay, std::move(act));
                    });
}

void VirtualSms::set_faults(const SmsFaults& faults) {
  faults_ = faults;
  platform_.with([&](sim::sms::World& world) { world.faults = faults.provider; });
}

void VirtualSms::add_lines(gateway::WalkSettings& settings, Provider first) const {
  const sim::sms::Settings known;
  const Provider second = first == Provider::aliyun ? Provider::mas : Provider::aliyun;
  for (const Provider one : {first, second}) {
    const sim::sms::Account& account = known.account(one);
    const std::string name(sim::sms::name_of(one));
    const bool is_aliyun = one == Provider::aliyun;
    const auto* provider = gateway::sms::sms_provider(name);
    settings.sms_lines.emplace_back(gateway::HttpAccount{
        .name = name,
        .provider = provider,
        .account = {.base_url = base_url_of(one),
                    .id = account.id,
                    .secret = account.secret,
                    .signature = is_aliyun ? account.signature : account.signature_code,
                    .customer = account.customer},
        .template_code = is_aliyun ? known.templates.front().code : "",
        .template_param = is_aliyun ? "content" : ""});
    settings.sms_pushes.push_back({name, provider, account.push_key, {}});
  }
}

bool VirtualSms::hit(double chance, const char* what) {
  if (chance <= 0 || random_.unit() >= chance) return false;
  ++counts_[what];
  return true;
}

void VirtualSms::writes(const std::string& phone, const std::string& text, Provider to) {
  ++replies_under_way_;
  ++counts_["written by citizens"];
  const auto written = platform_.with([&](sim::sms::World& world) {
    return sim::sms::owner_writes(world, phone, text, {.provider = to});
  });
  ensure(written.has_value(), "what a simulated citizen writes is an SMS");
}

// Under the stand-in's mutex: it is only put in its place.
void VirtualSms::send(Push push) {
  const Instant due = clock_.now() + push.delay;
  const bool is_first = push.attempt == 1;
  if (is_first && push.door == Door::reports && hit(faults_.receipt_lost, "receipt lost"))
    return note_lost(push);
  const auto extra = [&](std::string document) {
    Push again = push;
    again.document = std::move(document);
    const auto later = seconds{std::int64_t(random_.below(kExtraWithin.count()))};
    pushes_.emplace(due + later, UnderWay{std::move(again), true});
  };
  if (is_first && hit(faults_.push_doubled, "push doubled")) extra(push.document);
  if (is_first && push.door == Door::reports &&
      hit(faults_.receipt_contradicted, "receipt contradicted"))
    extra(contradicted(push.provider, push.document));
  pushes_.emplace(due, UnderWay{std::move(push)});
}

HttpAnswer VirtualSms::call(const gateway::HttpCall& call) {
  // Whatever catches on the way out, nothing more reaches the disk: we are dead.
  const auto die = [this] {
    LyingDisk::the().power_off();
    is_calling_ = false;
    throw Died{};
  };
  ++counts_["calls"];
  if (hit(faults_.die_before, "died before a call")) die();
  if (hit(faults_.not_sent, "not sent")) return {Reached::not_sent, 0, "", ""};
  if (hit(faults_.reset_before, "reset before")) return {Reached::unanswered, 0, "", ""};
  is_calling_ = true;
  HttpAnswer answered = ask(call);
  if (hit(faults_.die_after, "died after a call") || !LyingDisk::the().is_on()) die();
  is_calling_ = false;
  return spoil(std::move(answered), call);
}

HttpAnswer VirtualSms::ask(const gateway::HttpCall& call) {
  const sim::HttpRequest request = request_of(call);
  const sim::sms::ApiAnswer answer = platform_.with([&](sim::sms::World& world) {
    return call.base_url == base_url_of(Provider::aliyun) ? sim::sms::aliyun_api(world, request)
                                                          : sim::sms::mas_api(world, request);
  });
  if (answer.receipt == sim::sms::ReceiptComes::before_the_answer) {
    ++counts_["receipt early"];
    clock_.advance(kReceiptLead);
    pass();
  }
  return {Reached::answered, answer.http.status, answer.http.body, answer.http.type};
}

HttpAnswer VirtualSms::spoil(HttpAnswer answer, const gateway::HttpCall& call) {
  if (hit(faults_.time_out, "timed out")) {
    clock_.advance(call.total_timeout);
    return {Reached::unanswered, 0, "", ""};
  }
  if (hit(faults_.late, "answered late")) clock_.advance(kLate);
  if (hit(faults_.reset_after, "reset after")) return {Reached::unanswered, 0, "", ""};
  if (hit(faults_.server_error, "answered 502"))
    return {Reached::answered, 502, "<html>Bad Gateway</html>", "text/html"};
  if (hit(faults_.garbled, "garbled")) answer.body.resize(answer.body.size() / 2);
  return answer;
}

void VirtualSms::pass() {
  for (auto next = next_due(); next && *next <= clock_.now(); next = next_due()) {
    if (!acts_.empty() && acts_.begin()->first == *next) {
      const auto act = acts_.extract(acts_.begin());
      act.mapped()();
    } else {
      carry(std::move(pushes_.extract(pushes_.begin()).mapped()));
    }
  }
}

std::optional<Instant> VirtualSms::next_due() const {
  std::optional<Instant> next;
  if (!acts_.empty()) next = acts_.begin()->first;
  if (!pushes_.empty()) next = std::min(next.value_or(Instant::max()), pushes_.begin()->first);
  return next;
}

void VirtualSms::carry(UnderWay one) {
  const Push& push = one.push;
  const PushAnswer answer = door_(push);
  const bool is_taken = sim::sms::is_taken(push.provider, answer.status, answer.body);
  if (is_taken && push.door == Door::reports) note_told(push);
  if (!is_taken) ++counts_[one.is_extra ? "extra push refused" : "push refused"];
  if (one.is_extra) return;
  platform_.delivered(push, answer.status, answer.body);
  if (is_taken && push.door == Door::replies) --replies_under_way_;
  if (!is_taken && !sim::sms::pause_before(push.provider, push.attempt + 1))
    give_up(std::move(one.push));
}

// What the provider itself gives up is no loss of ours: the citizen's words come once more.
void VirtualSms::give_up(Push push) {
  ++counts_[push.door == Door::reports ? "receipt given up" : "reply given up"];
  if (push.door == Door::reports) return note_lost(push);
  push.attempt = 1;
  pushes_.emplace(clock_.now() + kWrittenAgain, UnderWay{std::move(push)});
}

void VirtualSms::note_told(const Push& push) {
  for (const json& receipt : receipts_of(push.document)) {
    ++counts_["receipts taken"];
    Told& told = told_[{push.provider, id_of(push.provider, receipt)}];
    (tells_delivery(push.provider, receipt) ? told.delivered : told.failed) = true;
  }
}

void VirtualSms::note_lost(const Push& push) {
  for (const json& receipt : receipts_of(push.document))
    told_[{push.provider, id_of(push.provider, receipt)}].is_lost = true;
}

std::vector<std::string> VirtualSms::phones() const {
  std::vector<std::string> all;
  platform_.with([&](sim::sms::World& world) {
    for (const auto& [number, phone] : world.phones) all.push_back(number);
  });
  return all;
}

std::vector<std::string> VirtualSms::shown(const std::string& phone) const {
  std::vector<std::string> texts;
  platform_.with([&](sim::sms::World& world) {
    const sim::sms::Phone* found = world.find_phone(phone);
    if (found == nullptr) return;
    for (const sim::sms::ScreenLine& line : found->lines)
      if (!line.is_mine) texts.push_back(line.text);
  });
  return texts;
}

std::vector<VirtualSms::Taken> VirtualSms::taken() const {
  std::vector<Taken> all;
  platform_.with([&](sim::sms::World& world) {
    for (const sim::sms::Message& one : world.messages) {
      all.push_back(
          {std::string(sim::sms::name_of(one.provider)), one.id, one.our_id, one.phone, one.text});
      if (const auto told = told_.find({one.provider, one.id}); told != told_.end())
        all.back().told = told->second;
    }
  });
  return all;
}

std::vector<std::string> VirtualSms::violations() const {
  std::vector<std::string> all;
  platform_.with([&](sim::sms::World& world) {
    for (const sim::sms::Violation& one : world.violations)
      all.push_back(one.what + " " + one.detail);
  });
  return all;
}

}  // namespace huiyin::simulation
