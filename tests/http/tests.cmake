# The program's answers, through its route table; a socket only where the server itself is asked (HEAD, broken targets).
file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.cpp)
saolang_test(http_test ${sources})
pkg_check_modules(BROTLI_DECODER REQUIRED IMPORTED_TARGET libbrotlidec)
target_include_directories(http_test PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(http_test PRIVATE Boost::json ZLIB::ZLIB PkgConfig::BROTLI PkgConfig::BROTLI_DECODER PkgConfig::SODIUM EXPAT::EXPAT)
