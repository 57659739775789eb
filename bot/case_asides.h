// What is said around a matter and is no look-up: a short question on it after it was told, and
// what a person in the office must do about it.
#pragma once

#include "bot/talk.h"

namespace huiyin::bot::case_asides {

// True: it was answered, or passed on to staff. A look-up under way stays as it is.
bool hear(Talk& talk);

// "帮我看看我的案子，再给我约个15号", "查下进度，还有你们地址发我一下": progress and something else
// in one sentence. Says or begins what stands beside, and answers with the intent that comes first;
// nothing: there is but one wish. `wish`: what the whole sentence was taken for.
std::string beside_progress(Talk& talk, const std::string& wish);

}  // namespace huiyin::bot::case_asides
