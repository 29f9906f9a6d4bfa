# How every file of ours is compiled. The four warnings left out give false alarms on std::string with g++ 12 at -O2.
add_library(saolang_options INTERFACE)
target_compile_options(saolang_options INTERFACE -Wall -Wextra -Wconversion -Wshadow -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(saolang_options INTERFACE -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
endif()
