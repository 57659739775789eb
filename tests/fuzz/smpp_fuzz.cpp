// Any octets as what an SMSC sends: framed, read, answered, joined.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ensure.h"
#include "base/utf8.h"
#include "gateway/sms/smpp_framing.h"
#include "gateway/sms/smpp_join.h"
#include "gateway/sms/smpp_message_id.h"
#include "gateway/sms/smpp_receipt.h"
#include "gateway/sms/smpp_status.h"

using namespace huiyin;
using namespace huiyin::gateway::smpp;

namespace {

void fuzz_receipt(const Receipt& receipt) {
  ensure(!receipt.is_delivered() || receipt.is_final(), "delivered is final");
  static_cast<void>(receipt_moment(receipt.done_date));
  for (const auto form : {IdForm::text, IdForm::hex, IdForm::dec}) {
    const IdKeys keys = id_keys(form, receipt.message_id);
    ensure(keys.is_blank || keys.names(keys), "an id names its own message");
  }
}

void fuzz_message(const Message& message, const Tlvs& tlvs, PartJoiner& joiner, Instant now) {
  const Content content = content_of(message, tlvs);
  const std::string text = text_of(content.text);
  ensure(is_utf8(text) && text.find('\0') == text.npos, "a text is UTF-8 without NUL");
  const auto receipt = receipt_of(message, tlvs);
  ensure(receipt.has_value() == (meaning_of(message, tlvs) == Meaning::receipt),
         "a receipt is read as one");
  if (receipt) return fuzz_receipt(*receipt);
  if (!content.part) return;
  ensure(content.part->sequence >= 1 && content.part->sequence <= content.part->total,
         "a part is one of its message");
  const auto step = joiner.take(
      {0, message.source.digits, message.destination.digits, *content.part, content.text}, now);
  for (const JoinedMessage& one : step.given) ensure(is_utf8(one.text), "a text is UTF-8");
}

void fuzz_reply(const Incoming& incoming) {
  if (!incoming.reply) return;
  const auto octets = encoded(*incoming.reply);
  ensure(octets.has_value() && decoded(*octets) == *incoming.reply, "a reply can be sent");
  ensure(is_response(incoming.reply->header.command), "a reply is a response");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view received(reinterpret_cast<const char*>(data), size);
  PartJoiner joiner({.messages_max = 4, .octets_max = 1024});
  Instant now{};
  while (true) {
    const Incoming incoming = next_incoming(received, BindState::bound);
    ensure(incoming.octets <= received.size(), "what is taken off was there");
    ensure(incoming.pdu.has_value() == (incoming.action == Action::take), "what is taken is read");
    fuzz_reply(incoming);
    if (incoming.action == Action::wait || incoming.action == Action::close) break;
    received.remove_prefix(incoming.octets);
    now += minutes{1};
    if (!incoming.pdu) continue;
    if (const auto again = encoded(*incoming.pdu))
      ensure(decoded(*again) == *incoming.pdu, "what is written reads the same again");
    static_cast<void>(verdict_of(incoming.pdu->header.status));
    if (const auto* message = std::get_if<Message>(&incoming.pdu->body))
      fuzz_message(*message, incoming.pdu->tlvs, joiner, now);
  }
  static_cast<void>(joiner.give_up(now + hours{1}));
  return 0;
}
