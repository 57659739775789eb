#include "sim/options.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "sim/control.h"

namespace huiyin::sim {
namespace {

struct Texts {
  std::string listen = "127.0.0.1:9700", tls_listen = "127.0.0.1:9743";
  std::string office, app_format = "xml";
  std::vector<std::string> desks, citizens, staff, faults;
  std::vector<std::string> sms_accounts, sms_templates, sms_pushes, sms_push_keys, sms_phones;
};

std::string footer() {
  return "FAULTS, set by --fault name=value or POST /control/faults; all are off at first:\n" +
         wecom::faults_help() + sms::faults_help() +
         "\nCONTROL, JSON by POST (or query by GET):\n" + control_help();
}

void declare_sms(CLI::App& app, Options& options, Texts& texts) {
  app.add_option("--sms-account", texts.sms_accounts,
                 "a word of an SMS account, e.g. aliyun.secret=…; keys: id, secret, signature, "
                 "signature_code, app_id, customer, number; may be repeated");
  app.add_option("--sms-template", texts.sms_templates,
                 "an approved template PROVIDER:CODE[:code]=TEXT with ${name} (aliyun) or {1}; "
                 "may be repeated");
  app.add_option("--sms-push", texts.sms_pushes,
                 "where receipts and replies go, aliyun=http://…/webhooks/sms/aliyun: /reports and "
                 "/replies are added; at first below --gateway; empty: nowhere; may be repeated");
  app.add_option("--sms-push-key", texts.sms_push_keys,
                 "the key of that address, aliyun=…: ?key=… is added; may be repeated");
  app.add_option("--sms-phone", texts.sms_phones, "a phone NUMBER[=NAME]; may be repeated");
  app.add_flag("--sms-limits", options.sms.keeps_limits,
               "keep the providers' limits of SMS to one number");
}

void declare(CLI::App& app, Options& options, Texts& texts) {
  wecom::Settings& wecom = options.wecom;
  app.add_option("--listen", texts.listen, "where pages, API and control are served (port 0: free)")
      ->capture_default_str();
  app.add_option(
      "--tls-folder", options.tls_folder,
      "all is served over TLS too: a new authority ca.pem, for the gateway's ca_file, and "
      "a certificate by it are written into this folder at the start");
  app.add_option("--tls-listen", texts.tls_listen, "where TLS is spoken (port 0: free)")
      ->capture_default_str();
  app.add_option("--http-threads", options.limits.threads, "connections served at once")
      ->capture_default_str()
      ->check(CLI::Range(4, 4096));
  app.add_option("--seed", options.seed, "of the faults' dice")->capture_default_str();
  app.add_option("--gateway", wecom.gateway, "the gateway's base URL")->capture_default_str();
  app.add_option("--app-path", wecom.app_path, "its callback path of the app")
      ->capture_default_str();
  app.add_option("--kf-path", wecom.kf_path, "its callback path of kf")->capture_default_str();
  app.add_option("--gateway-clock-url", wecom.gateway_clock_url,
                 "moves the demo gateway's clock: POST …?days=n; empty: no such form");
  app.add_option("--corp-id", wecom.corp_id, "CorpID")->capture_default_str();
  app.add_option("--agent-id", wecom.agent_id, "AgentId of the app")->capture_default_str();
  app.add_option("--app-secret", wecom.app_secret, "secret of the app")->capture_default_str();
  app.add_option("--app-token", wecom.app_token, "Token of its callbacks")->capture_default_str();
  app.add_option("--app-aes-key", wecom.app_aes_key, "EncodingAESKey")->capture_default_str();
  app.add_option("--app-format", texts.app_format, "its callbacks as xml or json")
      ->capture_default_str()
      ->check(CLI::IsMember({"xml", "json"}));
  app.add_option("--kf-secret", wecom.kf_secret, "secret of kf")->capture_default_str();
  app.add_option("--kf-token", wecom.kf_token, "Token of its callbacks")->capture_default_str();
  app.add_option("--kf-aes-key", wecom.kf_aes_key, "EncodingAESKey")->capture_default_str();
  app.add_option("--open-kfid", texts.desks, "a kf account ID[=NAME]; may be repeated");
  app.add_option("--citizen", texts.citizens, "a citizen ID[=NAME]; may be repeated");
  app.add_option("--staff", texts.staff, "a member of staff ID[=NAME]; may be repeated");
  app.add_option("--office", texts.office, "takes the staff from an office's file");
  declare_sms(app, options, texts);
  app.add_option("--fault", texts.faults, "a fault name=value, value as JSON; may be repeated");
  app.footer(footer());
}

std::optional<Problem> set_listen(const std::string& listen, const char* option, std::string& host,
                                  int& to_port) {
  const auto colon = listen.rfind(':');
  const char* begin = listen.data() + (colon == std::string::npos ? 0 : colon + 1);
  const char* end = listen.data() + listen.size();
  int port = -1;
  const auto [at, error] = std::from_chars(begin, end, port);
  if (colon == std::string::npos || colon == 0 || at != end || error != std::errc{} || port < 0 ||
      port > 65535)
    return Problem{"sim.listen", option, "不是 主机:端口", "例如 127.0.0.1:9700"};
  host = listen.substr(0, colon);
  to_port = port;
  return std::nullopt;
}

// A list given on the command line replaces the demo's.
void set_players(const std::vector<std::string>& texts, std::vector<wecom::Player>& players,
                 std::vector<Problem>& problems) {
  if (!texts.empty()) players.clear();
  for (const std::string& text : texts) {
    const auto player = wecom::parse_player(text);
    if (player)
      players.push_back(*player);
    else
      problems.push_back(player.error());
  }
}

void set_desks(const std::vector<std::string>& texts, std::vector<wecom::Account>& accounts,
               std::vector<Problem>& problems) {
  std::vector<wecom::Player> desks;
  set_players(texts, desks, problems);
  if (!texts.empty()) accounts.clear();
  for (const auto& desk : desks) accounts.push_back({desk.id, desk.name});
}

void set_faults(const std::vector<std::string>& texts, Options& options,
                std::vector<Problem>& problems) {
  for (const std::string& text : texts) {
    const auto cut = std::min(text.find('='), text.size());
    const std::string value = cut < text.size() ? text.substr(cut + 1) : "";
    nlohmann::json parsed = json_of(value);
    if (parsed.is_discarded()) parsed = value;  // a bare word is a text
    const std::string name = text.substr(0, cut);
    const auto set = [&](auto& faults) {
      const auto next = changed(faults, {{name, parsed}});
      if (next)
        faults = *next;
      else
        problems.push_back(next.error());
    };
    if (sms::is_fault(name))
      set(options.sms_faults);
    else
      set(options.faults);
  }
}

// Receipts go to the gateway unless told otherwise; templates and phones given on the command line
// take the demo's place.
void set_sms(const Texts& texts, const std::string& gateway, sms::Settings& settings,
             std::vector<Problem>& problems) {
  if (gateway.starts_with("http"))
    for (const sms::Provider provider : sms::kProviders)
      settings.account(provider).push_url =
          gateway + "/webhooks/sms/" + std::string(name_of(provider));
  const auto each = [&](const std::vector<std::string>& given, auto set) {
    for (const std::string& text : given)
      if (const auto problem = set(settings, text)) problems.push_back(*problem);
  };
  each(texts.sms_accounts, sms::set_account);
  each(texts.sms_pushes, sms::set_push);
  each(texts.sms_push_keys, sms::set_push_key);
  const auto list = [&](const std::vector<std::string>& given, auto& place, auto parse) {
    if (!given.empty()) place.clear();
    for (const std::string& text : given) {
      auto one = parse(text);
      if (one)
        place.push_back(*std::move(one));
      else
        problems.push_back(one.error());
    }
  };
  list(texts.sms_templates, settings.templates, sms::parse_template);
  list(texts.sms_phones, settings.phones, sms::parse_phone);
  for (const Problem& fault : sms::faults_of(settings)) problems.push_back(fault);
}

}  // namespace

Parsed parse_options(int argc, const char* const* argv) {
  CLI::App app(
      "huiyin-sim: a stand-in of WeCom and of three SMS providers, with pages on which people "
      "chat as citizens and staff and read their SMS",
      "huiyin-sim");
  Options options;
  Texts texts;
  declare(app, options, texts);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return app.help();
  } catch (const CLI::ParseError& error) {
    return std::vector<Problem>{
        {"sim.command_line", error.get_name(), error.what(), "huiyin-sim --help"}};
  }
  std::vector<Problem> problems;
  if (const auto problem = set_listen(texts.listen, "--listen", options.host, options.port))
    problems.push_back(*problem);
  if (const auto problem =
          set_listen(texts.tls_listen, "--tls-listen", options.tls_host, options.tls_port))
    problems.push_back(*problem);
  if (!texts.office.empty()) {
    const auto staff = wecom::staff_of_office(texts.office);
    if (staff)
      options.wecom.staff = *staff;
    else
      problems.push_back(staff.error());
  }
  set_players(texts.staff, options.wecom.staff, problems);
  set_players(texts.citizens, options.wecom.citizens, problems);
  set_desks(texts.desks, options.wecom.accounts, problems);
  set_faults(texts.faults, options, problems);
  set_sms(texts, options.wecom.gateway, options.sms, problems);
  if (texts.app_format == "json") options.wecom.app_format = wecom::CallbackFormat::json;
  for (const Problem& fault : wecom::faults_of(options.wecom)) problems.push_back(fault);
  if (!problems.empty()) return problems;
  return options;
}

}  // namespace huiyin::sim
