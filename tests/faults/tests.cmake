# What happens when the program is killed, the disk is full, or two want to write: python3 drives the real program.
add_executable(faults_writer ${CMAKE_CURRENT_LIST_DIR}/writer.cpp)
target_link_libraries(faults_writer PRIVATE saolang_evidence saolang_options)
set_target_properties(faults_writer PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})

# saolang_fault_test(NAME words…): tests/faults/NAME.py with those words, with a PostgreSQL server of its own
function(saolang_fault_test name)
  list(JOIN ARGN _ suffix)
  set(test faults_${name})
  if(suffix)
    string(APPEND test _${suffix})
  endif()
  add_test(NAME ${test} COMMAND ${PROJECT_SOURCE_DIR}/tests/with-postgresql
    python3 ${PROJECT_SOURCE_DIR}/tests/faults/${name}.py ${ARGN})
  set_tests_properties(${test} PROPERTIES TIMEOUT 300 WORKING_DIRECTORY ${PROJECT_BINARY_DIR}
    ENVIRONMENT "SAOLANG=$<TARGET_FILE:saolang>;SAOLANG_WRITER=$<TARGET_FILE:faults_writer>")
endfunction()

saolang_fault_test(killed sqlite)
saolang_fault_test(killed postgresql)
saolang_fault_test(backup)
saolang_fault_test(beside)
saolang_fault_test(full_disk)
saolang_fault_test(stop)
