# What people do on the pages, in Debian's Chromium.
add_test(NAME journeys COMMAND ${CMAKE_CURRENT_LIST_DIR}/run)
set_tests_properties(journeys PROPERTIES TIMEOUT 600 ENVIRONMENT "SAOLANG=$<TARGET_FILE:saolang>")
