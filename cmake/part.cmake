# saolang_part(NAME [PUBLIC libs…] [PRIVATE libs…]): src/NAME/*.cpp is the library saolang_NAME, src/NAME/*_test.cpp beside
# it the test NAME_test.
function(saolang_part name)
  cmake_parse_arguments(arg "" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

  add_library(saolang_${name} STATIC ${sources})
  target_include_directories(saolang_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(saolang_${name}
    PUBLIC tl::expected fmt::fmt Threads::Threads ${arg_PUBLIC}
    PRIVATE saolang_options ${arg_PRIVATE})
  target_precompile_headers(saolang_${name} PRIVATE
    <algorithm> <cstdint> <functional> <map> <memory> <optional> <string> <string_view> <utility> <variant> <vector>)
  if(name STREQUAL "base")
    saolang_embed(saolang_base)
  endif()

  if(SAOLANG_TESTS AND tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE saolang_${name} saolang_options GTest::gtest_main ${arg_PRIVATE})
    target_precompile_headers(${name}_test PRIVATE <gtest/gtest.h>)
    target_compile_definitions(${name}_test PRIVATE SAOLANG_ROOT="${PROJECT_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND ${name}_test --gtest_brief=1)
    set_tests_properties(${name} PROPERTIES TIMEOUT 300 WORKING_DIRECTORY ${PROJECT_BINARY_DIR})
  endif()
endfunction()
