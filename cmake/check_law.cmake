# The files of the law are read and checked before the program that carries them is linked (cmake/check_law.cpp).
add_executable(check_law ${PROJECT_SOURCE_DIR}/cmake/check_law.cpp)
target_link_libraries(check_law PRIVATE saolang_law saolang_options)

function(saolang_check_law target)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/data/law/*.json)
  set(checked ${PROJECT_BINARY_DIR}/law.checked)
  add_custom_command(
    OUTPUT ${checked}
    COMMAND check_law ${PROJECT_SOURCE_DIR}/data/law
    COMMAND ${CMAKE_COMMAND} -E touch ${checked}
    DEPENDS check_law ${files}
    COMMENT "Checking data/law")
  add_custom_target(law_checked DEPENDS ${checked})
  add_dependencies(${target} law_checked)
endfunction()
