# Lines of the log are put together by fmt and written by spdlog; JSON is read and written by nlohmann's library.
target_link_libraries(base PUBLIC fmt::fmt nlohmann_json::nlohmann_json PRIVATE spdlog::spdlog)
