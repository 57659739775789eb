# Lines of the log are put together by fmt and written by spdlog.
target_link_libraries(base PUBLIC fmt::fmt PRIVATE spdlog::spdlog)
