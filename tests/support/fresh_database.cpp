#include "tests/support/fresh_database.h"

#include <unistd.h>

#include <cstdlib>
#include <vector>

#include "store/postgres_connection.h"

namespace huiyin::store {
namespace {

const char* server() { return std::getenv("HUIYIN_TEST_POSTGRESQL"); }

void tell_server(const std::string& sql) {
  static PostgresConnection connection(server());
  connection.script(sql);
}

std::vector<std::string>& emptied() {
  static std::vector<std::string> schemas;
  return schemas;
}

// Everything but the shape itself, the record of it, and the office that it begins with.
void empty(const std::string& schema) {
  tell_server(
      "DO $$ DECLARE one record; BEGIN "
      "FOR one IN SELECT t.tgname AS name, t.tgrelid::regclass AS of FROM pg_trigger t JOIN "
      "pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND c.relnamespace = '" +
      schema +
      "'::regnamespace LOOP EXECUTE format('DROP TRIGGER %I ON %s', one.name, one.of); "
      "END LOOP; FOR one IN SELECT tablename AS name FROM pg_tables WHERE schemaname = '" +
      schema +
      "' AND tablename NOT IN ('schema_version', 'office') LOOP EXECUTE format('DELETE "
      "FROM " +
      schema + ".%I', one.name); END LOOP; DELETE FROM " + schema +
      ".office WHERE code <> 'main'; "
      "FOR one IN SELECT c.oid::regclass AS name FROM pg_class c WHERE c.relkind = 'S' AND "
      "c.relnamespace = '" +
      schema + "'::regnamespace LOOP PERFORM setval(one.name, 1, false); END LOOP; END $$");
}

}  // namespace

FreshDatabase::FreshDatabase(const std::string& file, Shape shape) : shape_(shape), path_(file) {
  if (server() == nullptr) return;
  if (shape == Shape::office && !emptied().empty()) {
    schema_ = emptied().back();
    emptied().pop_back();
  } else {
    static int count = 0;
    schema_ = "test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
    tell_server("CREATE SCHEMA " + schema_);
  }
  path_ = std::string(server()) + "&options=-csearch_path%3D" + schema_;
}

FreshDatabase::~FreshDatabase() {
  if (schema_.empty()) return;
  if (shape_ == Shape::empty) {
    tell_server("DROP SCHEMA " + schema_ + " CASCADE");
  } else {
    empty(schema_);
    emptied().push_back(schema_);
  }
}

}  // namespace huiyin::store
