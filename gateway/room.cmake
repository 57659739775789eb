# The packages of the doors.
target_link_libraries(gateway PRIVATE PkgConfig::PUGIXML nlohmann_json::nlohmann_json OpenSSL::Crypto)
target_link_libraries(gateway PRIVATE OpenSSL::SSL Threads::Threads)

# The simulator puts changed ones in their place: each is an object of its own.
set_source_files_properties(gateway/walk/pulling.cpp gateway/walk/reminding.cpp gateway/walk/talks.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)

include("${CMAKE_CURRENT_LIST_DIR}/console/room.cmake")
