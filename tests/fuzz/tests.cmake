# Every parser of foreign bytes, 20 seconds each (fuzz/). Builds its own program, with clang and the sanitizers.
find_program(FUZZ_COMPILER clang++-14)
if(FUZZ_COMPILER)
  add_test(NAME fuzz COMMAND python3 ${PROJECT_SOURCE_DIR}/tests/fuzz/fuzz.py ${PROJECT_SOURCE_DIR})
  # Both of its targets keep a processor busy; from clean its build takes minutes.
  set_tests_properties(fuzz PROPERTIES TIMEOUT 900 PROCESSORS 2)
else()
  message(WARNING "clang++-14 is missing: the parsers are not fuzzed")
endif()
