# The program's answers, through its route table and without a socket.
file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*_test.cpp)
saolang_test(http_test ${sources})
target_link_libraries(http_test PRIVATE Boost::json ZLIB::ZLIB PkgConfig::BROTLI PkgConfig::SODIUM)
