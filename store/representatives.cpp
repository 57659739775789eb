#include "store/representatives.h"

namespace huiyin::store {

void note_representatives(Transaction& tx, const std::string& case_no,
                          const std::vector<std::int64_t>& people) {
  std::int64_t place = 0;
  for (const std::int64_t person : people)
    tx.execute("INSERT INTO case_representative(case_no, place, person_id) VALUES ($1, $2, $3)",
               {case_no, ++place, person});
}

std::vector<std::int64_t> representatives_of(Transaction& tx, const std::string& case_no) {
  std::vector<std::int64_t> people;
  for (const auto& [person] : tx.rows<std::int64_t>(
           "SELECT person_id FROM case_representative WHERE case_no = $1 ORDER BY place",
           {case_no}))
    people.push_back(person);
  return people;
}

std::vector<std::string> matters_of_person(Transaction& tx, std::int64_t person) {
  std::vector<std::string> numbers;
  for (auto& [case_no] : tx.rows<std::string>(
           "SELECT case_no FROM case_index WHERE person_id = $1 UNION SELECT case_no FROM "
           "case_representative WHERE person_id = $1 ORDER BY case_no DESC",
           {person}))
    numbers.push_back(std::move(case_no));
  return numbers;
}

}  // namespace huiyin::store
