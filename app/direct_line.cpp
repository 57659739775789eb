#include "app/direct_line.h"

#include <charconv>

#include "base/ensure.h"

namespace huiyin::app {
namespace {

namespace smpp = gateway::smpp;

gateway::Endpoint line_endpoint(const std::string& base_url) {
  // Another scheme before the same address.
  const bool is_tls = base_url.starts_with("smpps://");
  const auto to = gateway::endpoint_of((is_tls ? "https://" : "http://") +
                                       base_url.substr(base_url.find("://") + 3));
  ensure(to.has_value(), "the address of a direct line was checked");
  return *to;
}

smpp::IdForm id_form(const std::string& word) {
  if (word == "hex") return smpp::IdForm::hex;
  return word == "dec" ? smpp::IdForm::dec : smpp::IdForm::text;
}

smpp::NumberForm number_form(const std::string& word) {
  if (word == "national") return smpp::NumberForm::national;
  return word == "plus" ? smpp::NumberForm::plus : smpp::NumberForm::international;
}

gateway::Advice advice_of(std::string_view word) {
  for (const gateway::Advice advice :
       {gateway::Advice::retry, gateway::Advice::give_up, gateway::Advice::block})
    if (gateway::name(advice) == word) return advice;
  return gateway::Advice::unanswered;
}

smpp::VendorMeanings vendor_meanings(const std::vector<std::string>& codes) {
  smpp::VendorMeanings meanings;
  for (const std::string& code : codes) {  // "0x401=retry"
    std::uint32_t number = 0;
    const auto equals = code.find('=');
    std::from_chars(code.data() + 2, code.data() + equals, number, 16);
    meanings[number] = {advice_of(std::string_view(code).substr(equals + 1)),
                        "短信中心返回 " + code.substr(0, equals)};
  }
  return meanings;
}

}  // namespace

smpp::LineSettings direct_line(const config::SmsAccountSettings& from, const std::string& ca_file) {
  smpp::LineSettings line;
  line.name = from.name;
  line.to = line_endpoint(from.base_url);
  line.ca_file = ca_file;
  line.bind.system_id = from.system_id;
  line.bind.password = from.password.reveal();
  line.bind.system_type = from.system_type;
  if (from.bind == "transmitter_receiver") line.mode = smpp::BindMode::transmitter_receiver;
  line.source = {std::uint8_t(from.source_ton), std::uint8_t(from.source_npi), from.source};
  line.extension_digits = from.extension_digits;
  line.destination_ton = std::uint8_t(from.destination_ton);
  line.destination_npi = std::uint8_t(from.destination_npi);
  line.number_form = number_form(from.number_form);
  line.service_type = from.service_type;
  line.tells_validity = from.validity == "relative";
  line.signature = from.signature;
  line.ids = {id_form(from.response_id_form), id_form(from.receipt_id_form)};
  line.vendor = vendor_meanings(from.vendor_codes);
  line.window = std::size_t(from.window);
  line.parts_per_second = from.parts_per_second;
  line.enquire_every = from.enquire;
  line.response_limit = from.response;
  return line;
}

}  // namespace huiyin::app
