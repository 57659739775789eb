// All texts taken out as a file, and such a file of another office taken in: as drafts, which are
// reviewed one by one like any others.
#include <array>
#include <nlohmann/json.hpp>

#include "gateway/api/json_in.h"
#include "gateway/api/problem.h"
#include "gateway/api/text_view.h"

namespace huiyin::gateway::api {
namespace {

using templates::Catalogue;

constexpr std::size_t kTransferFaultsMax = 100;

Answer get_templates(const Call& call) {
  const Catalogue& words = call.parts.words.current();
  return {.body =
              text_of({{"version", words.version()},
                       {"text", words.source()},
                       {"notices", call.parts.offices.main().notices.kinds->words().source()}})};
}

struct ImportForm {
  std::string text, note;
};

// What the file words otherwise than it is said now. What is wrong with any of it goes to `faults`.
Catalogue::Rewording changes_in(const Call& call, const Catalogue& file, std::size_t& same,
                                std::vector<Problem>& faults) {
  Catalogue::Rewording changed;
  for (const std::string& key : file.keys()) {
    const auto place = place_of(call.parts, key);
    if (!place) {
      faults.push_back({"words.no_such_key", key, "没有“" + key + "”这条文字", "请从文件里删去"});
      continue;
    }
    std::string words = file.words(key);
    if (words == place->now.words(key)) {
      ++same;
      continue;
    }
    if (is_layout(*place, key)) {
      faults.push_back({"words.layout", key, "“" + key + "”是网页的框架，不在这里改",
                        "请从文件里删去，或照原样留着"});
      continue;
    }
    const auto found = faults_of(call, key, words);
    faults.insert(faults.end(), found.begin(), found.end());
    changed.emplace(key, std::move(words));
  }
  if (faults.size() > kTransferFaultsMax) faults.resize(kTransferFaultsMax);
  return changed;
}

// All or nothing: half of another office's words would say two things.
Answer import_texts(const Call& call) {
  if (auto no = not_a_person(call)) return *std::move(no);
  petition::Faults faults;
  const auto form = body_of(call.request, faults, [](petition::JsonReader& in) {
    return ImportForm{in.text("text", petition::Need::required), note_in(in)};
  });
  if (!form) return problem(422, faults);
  const std::array sources{Catalogue::Source{"文件", form->text}};
  std::vector<Problem> wrong;
  const auto file = Catalogue::parse(sources, &wrong);
  if (!file) return problem(422, wrong);
  std::size_t same = 0;
  const auto changed = changes_in(call, *file, same, wrong);
  if (!wrong.empty()) return problem(422, wrong);
  OrderedJson drafted = OrderedJson::array();
  Answer answer;
  for (const auto& [key, words] : changed) {
    const auto saved = store::save_draft(call.tx, key, {.text = words, .note = form->note},
                                         hand_of(call), call.now);
    if (!saved)
      throw Undone(problem(409, {saved.error().code, key, "“" + key + "”：" + saved.error().what,
                                 saved.error().remedy}));
    drafted.push_back(key);
    answer.subjects.push_back("text/" + key);
  }
  answer.body = text_of({{"drafted", std::move(drafted)}, {"same", same}});
  return answer;
}

}  // namespace

std::vector<Endpoint> text_transfer_endpoints() {
  return {{.method = "GET",
           .path = "/templates",
           .id = "getTemplates",
           .english = "All texts that the product says, in the form of config/defaults/words, and "
                      "those of notices.",
           .scope = Scope::templates_read,
           .handler = get_templates,
           .answer = "Templates"},
          {.method = "POST",
           .path = "/templates",
           .id = "importTexts",
           .english = "Takes in texts in that form, as drafts of what differs: all of them, or "
                      "none where one may not be said.",
           .scope = Scope::texts_write,
           .handler = import_texts,
           .answer = "TextImported",
           .request = "TextImport",
           .body = Body::json}};
}

}  // namespace huiyin::gateway::api
