#include "petition/case_event_shape.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "petition/case_event.h"

namespace huiyin::petition::case_event_shape_test {

namespace {

const EventShape& shape(std::string_view name) {
  return *std::ranges::find(event_shapes(), name, &EventShape::name);
}

const EventField& field(std::string_view event, std::string_view name) {
  return *std::ranges::find(shape(event).fields, name, &EventField::name);
}

}  // namespace

TEST_CASE("every event of the ledger is described, each once") {
  CHECK(event_shapes().size() == std::variant_size_v<EventKinds>);
  for (const EventShape& one : event_shapes()) {
    CHECK(is_ledger_name(one.name));
    CHECK(std::ranges::count(event_shapes(), one.name, &EventShape::name) == 1);
  }
}

TEST_CASE("a field has its kind, a choice its words, a list what its items hold") {
  CHECK(field("extension_asked", "days").kind == EventField::Kind::whole);
  CHECK(field("concluded", "carried_out_until").kind == EventField::Kind::date);
  CHECK(field("concluded", "kind").choices ==
        std::vector<std::string>{"supported", "explained", "not_supported"});
  CHECK(field("registered", "marks").kind == EventField::Kind::choices);
  CHECK(field("corrected", "instead").kind == EventField::Kind::events);
  const EventField& members = field("taskforce_formed", "members");
  CHECK(members.kind == EventField::Kind::list);
  CHECK(std::ranges::count(members.items, "task", &EventField::name) == 1);
}

}  // namespace huiyin::petition::case_event_shape_test
