# What people do on the pages, in Debian's Chromium.
add_test(NAME journeys COMMAND ${CMAKE_CURRENT_LIST_DIR}/run)
# Alone: a browser on a machine that checks style beside it waits too long for its pages.
set_tests_properties(journeys PROPERTIES TIMEOUT 1500 PROCESSORS 2 ENVIRONMENT "SAOLANG=$<TARGET_FILE:saolang>")
