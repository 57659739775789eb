// Texts of the product as the console shows them: with who worded them, and as their readers would
// see them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"
#include "petition/json_reader.h"
#include "store/wordings.h"
#include "templates/catalogue.h"

namespace huiyin::gateway::api {

// The two catalogues that a text may stand in: the product's words, and those of notices.
struct TextPlace {
  const templates::Catalogue& shipped;
  const templates::Catalogue& now;
  bool is_notice;
};
std::optional<TextPlace> place_of(const ApiParts& parts, const std::string& key);
// A part of a page, in HTML: no words for an office to choose.
bool is_layout(const TextPlace& place, std::string_view key);
// That of the key in the address; nothing: no text that is worded.
std::optional<TextPlace> asked_place(const ApiParts& parts, const HttpRequest& request);

// What keeps those words from being said under that key; nothing: they may be.
std::vector<Problem> faults_of(const Call& call, const std::string& key, const std::string& text);

inline constexpr std::int64_t kWordingIdMax = 1'000'000'000;

// The words that a call brings; without any: as the program came with them.
std::optional<store::NewWording> wording_form(const HttpRequest& request, petition::Faults& faults);

// The words "note" of a form, of why it is worded otherwise; a fault where they are too long.
std::string note_in(petition::JsonReader& in);

// Somebody at the console, of the main office; a system has no second person. Else what he is told.
std::optional<Answer> not_a_person(const Call& call);
store::WordingHand hand_of(const Call& call);

// `words`: what it says now.
OrderedJson text_line_json(const TextPlace& place, const std::string& key, const std::string& words,
                           const store::Wording* open);
OrderedJson text_json(const Call& call, const TextPlace& place, const std::string& key);
OrderedJson wording_json(const store::Wording& wording);

// How each sample citizen would read it, as a message and as an SMS with what a carrier bills; of a
// notice the paper too. With `faults` (of faults_of) instead where it may not be said.
OrderedJson preview_json(const Call& call, const std::string& key, const std::string& text,
                         const std::vector<Problem>& faults);

}  // namespace huiyin::gateway::api
