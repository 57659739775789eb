// Where a test keeps its database: in a file, or, when the tests run on PostgreSQL
// (tests/on_postgresql.sh names a server), in a schema there that is the test's alone.
#pragma once

#include <string>

namespace huiyin::store {

class FreshDatabase {
 public:
  // For a test that migrates to the newest shape: on a server it takes over what such a test before
  // it left, emptied, because to make sixty tables and indexes takes longer than most tests.
  static FreshDatabase of_an_office(const std::string& file) { return {file, Shape::office}; }
  // Without any table.
  explicit FreshDatabase(const std::string& file) : FreshDatabase(file, Shape::empty) {}
  ~FreshDatabase();
  FreshDatabase(const FreshDatabase&) = delete;
  FreshDatabase& operator=(const FreshDatabase&) = delete;

  const std::string& path() const { return path_; }  // for DatabaseOptions
  bool is_file() const { return schema_.empty(); }

 private:
  enum class Shape { empty, office };
  FreshDatabase(const std::string& file, Shape shape);

  const Shape shape_;
  std::string path_, schema_;
};

}  // namespace huiyin::store
