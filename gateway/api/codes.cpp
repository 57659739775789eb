// The codes that one's phone shows beside the password 动态口令: set up, and done without again.
#include <nlohmann/json.hpp>

#include "gateway/api/endpoint.h"
#include "gateway/api/json_in.h"
#include "gateway/api/json_out.h"
#include "gateway/api/problem.h"
#include "paper/qr_code.h"
#include "petition/json_reader.h"
#include "store/totp.h"

namespace huiyin::gateway::api {
namespace {

// As new_totp_secret() makes them; a page sends it back with the first code.
constexpr std::size_t kSecretSigns = 32;

Answer wrong_code() {
  return problem(422, {"code.wrong", "body: code", "动态口令不对，或者已经用过",
                       "请等手机上换了新的 6 位数字再试，并核对手机的时间"});
}

Answer new_code(const Call& call) {
  const std::string secret = store::new_totp_secret(call.parts.random);
  const std::string address =
      store::totp_address("回音", call.caller.signed_in->user.login, secret);
  const paper::QrPath drawn = paper::qr_path(address);
  return {.body = text_of({{"secret", secret},
                           {"address", address},
                           {"modules", drawn.modules},
                           {"path", drawn.path}})};
}

struct CodeForm {
  std::string secret, code;
};

// Nothing is asked for before the phone has shown that it has the secret.
Answer set_up_code(const Call& call) {
  petition::Faults faults;
  const auto form = body_of(call.request, faults, [](petition::JsonReader& in) {
    return CodeForm{in.text("secret", petition::Need::required),
                    in.text("code", petition::Need::required)};
  });
  if (!form) return problem(422, faults);
  if (form->secret.size() != kSecretSigns || !store::totp_code(form->secret, 0)) {
    faults.push_back({"code.secret", "body: secret", "这不是本系统给出的密钥", "请重新开始"});
    return problem(422, faults);
  }
  const std::int64_t id = call.caller.signed_in->user.id;
  store::set_code_secret(call.tx, call.parts.keys, id, form->secret);
  if (!store::take_code(call.tx, call.parts.keys, id, form->code, call.now))
    throw Undone(wrong_code());
  return {.status = 204};
}

Answer end_code(const Call& call) {
  petition::Faults faults;
  const auto code = body_of(call.request, faults, [](petition::JsonReader& in) {
    return in.text("code", petition::Need::required);
  });
  if (!code) return problem(422, faults);
  const std::int64_t id = call.caller.signed_in->user.id;
  if (!store::take_code(call.tx, call.parts.keys, id, *code, call.now)) return wrong_code();
  store::set_code_secret(call.tx, call.parts.keys, id, "");
  return {.status = 204};
}

}  // namespace

std::vector<Endpoint> code_endpoints() {
  using enum Access;
  return {{.method = "GET",
           .path = "/session/new-code",
           .id = "newCode",
           .english =
               "A secret for the codes of one's phone, and its address as a QR code: the data of "
               "an SVG path, modules by modules units. Nothing is asked for yet.",
           .handler = new_code,
           .answer = "NewCode",
           .access = signed_in},
          {.method = "PUT",
           .path = "/session/code",
           .id = "setUpCode",
           .english = "From now on a code is asked for at each sign-in. Takes the first one that "
                      "the phone shows.",
           .handler = set_up_code,
           .status = 204,
           .request = "CodeSetUp",
           .body = Body::json,
           .access = signed_in},
          {.method = "POST",
           .path = "/session/code/end",
           .id = "endCode",
           .english = "None is asked for any more. Takes a last one.",
           .handler = end_code,
           .status = 204,
           .request = "CodeEnd",
           .body = Body::json,
           .access = signed_in}};
}

}  // namespace huiyin::gateway::api
