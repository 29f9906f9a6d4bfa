add_test(NAME screening_split COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/split.py $<TARGET_FILE:saolang>)
set_tests_properties(screening_split PROPERTIES TIMEOUT 300)
