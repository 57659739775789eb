# Writes OUTPUT, a C++ source with every FOLDER/NNNN_what.sql as text, in the order of their numbers.
file(GLOB files RELATIVE "${FOLDER}" "${FOLDER}/*.sql")
list(SORT files)
set(rows "")
foreach(file IN LISTS files)
  if(NOT file MATCHES "^([0-9][0-9][0-9][0-9])_([a-z0-9_]+)\\.sql$")
    message(FATAL_ERROR "store/migrations/${file}: a migration is named NNNN_what.sql")
  endif()
  # "0008" would be read as a broken octal number.
  string(REGEX REPLACE "^0+" "" number "${CMAKE_MATCH_1}")
  file(READ "${FOLDER}/${file}" text)
  string(APPEND rows "    {${number}, \"${file}\", R\"migration(${text})migration\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Made by store/embed_migrations.cmake from store/migrations/*.sql.
#include \"store/migrations.h\"

namespace huiyin::store {

std::span<const Migration> embedded_migrations() {
  static constexpr Migration kAll[] = {
${rows}  };
  return kAll;
}

}  // namespace huiyin::store
")
