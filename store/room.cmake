target_link_libraries(store PRIVATE SOCI::core SOCI::sqlite3 PkgConfig::SQLITE OpenSSL::Crypto
  nlohmann_json::nlohmann_json spdlog::spdlog Threads::Threads)

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

# SOCI declares SQLite's names within a namespace of its own: no other source may see them there.
set_source_files_properties(store/connection.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)

# SOCI's backend does not export the type information that this one of UBSan's checks asks for.
if(HUIYIN_SANITIZE MATCHES "undefined")
  set_source_files_properties("${CMAKE_SOURCE_DIR}/store/connection.cpp"
    PROPERTIES COMPILE_OPTIONS "-fno-sanitize=vptr")
endif()
