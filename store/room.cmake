target_link_libraries(store PRIVATE SOCI::core SOCI::sqlite3 SOCI::postgresql PkgConfig::SQLITE PkgConfig::LIBPQ PkgConfig::ARGON2 OpenSSL::Crypto
  nlohmann_json::nlohmann_json Threads::Threads)

# The migrations travel inside the binary: their files become one source, made anew when one of them changes.
file(GLOB store_migrations CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/store/migrations/*.sql")
set(store_embedded "${CMAKE_BINARY_DIR}/generated/store/embedded_migrations.cpp")
add_custom_command(
  OUTPUT "${store_embedded}"
  COMMAND "${CMAKE_COMMAND}" -D "OUTPUT=${store_embedded}" -D "FOLDER=${CMAKE_SOURCE_DIR}/store/migrations"
    -P "${CMAKE_SOURCE_DIR}/store/embed_migrations.cmake"
  DEPENDS ${store_migrations} "${CMAKE_SOURCE_DIR}/store/embed_migrations.cmake"
  VERBATIM)
target_sources(store PRIVATE "${store_embedded}")

# SOCI declares SQLite's names within a namespace of its own: no other source may see them there. And its headers, which
# are heavy and want a word before them, stay with those who speak to it.
set(store_soci store/connection.cpp store/soci_statement.cpp store/postgres_connection.cpp)
set(store_soci_options -include "${CMAKE_SOURCE_DIR}/store/soci_without_boost.h")

# SOCI's backend does not export the type information that this one of UBSan's checks asks for.
if(HUIYIN_SANITIZE MATCHES "undefined")
  list(APPEND store_soci_options -fno-sanitize=vptr)
endif()
set_source_files_properties(${store_soci} PROPERTIES
  SKIP_UNITY_BUILD_INCLUSION ON COMPILE_OPTIONS "${store_soci_options}")

# The simulator puts changed ones in their place: each is an object of its own.
set_source_files_properties(store/outbox.cpp store/sms_receipts.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
