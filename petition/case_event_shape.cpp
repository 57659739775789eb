#include "petition/case_event_shape.h"

#include <utility>

#include "petition/case_event_fields.h"

namespace huiyin::petition {
namespace {

// An io that looks at the fields alone.
class Describer {
 public:
  explicit Describer(std::vector<EventField>& fields) : fields_(fields) {}

  template <class Number>
  void number(const char* key, Number&) {
    add(key, EventField::Kind::case_number);
  }
  void text(const char* key, std::string&) { add(key, EventField::Kind::text); }
  void texts(const char* key, std::vector<std::string>&) { add(key, EventField::Kind::texts); }
  void flag(const char* key, bool&) { add(key, EventField::Kind::flag); }
  void mark(const char* key, bool&) { add(key, EventField::Kind::flag); }
  void days(const char* key, int&) { add(key, EventField::Kind::whole); }
  void count(const char* key, int&) { add(key, EventField::Kind::whole); }
  void date(const char* key, std::optional<LocalDate>&) { add(key, EventField::Kind::date); }
  template <class Held, class Value>
  void choice(const char* key, Held&, const Names<Value>& names) {
    add(key, EventField::Kind::choice).choices = words(names);
  }
  template <class Value>
  void choices(const char* key, std::vector<Value>&, const Names<Value>& names) {
    add(key, EventField::Kind::choices).choices = words(names);
  }
  template <class Item>
  void list(const char* key, std::vector<Item>&) {
    Item item;
    Describer of_item(add(key, EventField::Kind::list).items);
    fields(of_item, item);
  }
  void events(const char* key, std::vector<CaseEvent>&) { add(key, EventField::Kind::events); }

 private:
  EventField& add(const char* key, EventField::Kind kind) {
    return fields_.emplace_back(EventField{key, kind});
  }
  template <class Value>
  static std::vector<std::string> words(const Names<Value>& names) {
    std::vector<std::string> all;
    for (const auto& [word, value] : names) all.emplace_back(word);
    return all;
  }

  std::vector<EventField>& fields_;
};

template <class Body>
EventShape shape_of() {
  EventShape shape{Body::kName, Body::kTitle, {}};
  Describer describer(shape.fields);
  Body body = blank_body<Body>();
  fields(describer, body);
  return shape;
}

template <std::size_t... I>
std::vector<EventShape> shapes_of(std::index_sequence<I...>) {
  return {shape_of<std::variant_alternative_t<I, EventKinds>>()...};
}

}  // namespace

const std::vector<EventShape>& event_shapes() {
  static const std::vector<EventShape> all =
      shapes_of(std::make_index_sequence<std::variant_size_v<EventKinds>>());
  return all;
}

}  // namespace huiyin::petition
