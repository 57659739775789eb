# The packages of the doors.
target_link_libraries(gateway PRIVATE PkgConfig::PUGIXML nlohmann_json::nlohmann_json OpenSSL::Crypto)
target_link_libraries(gateway PRIVATE OpenSSL::SSL spdlog::spdlog Threads::Threads)
