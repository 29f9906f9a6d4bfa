# Puts web/, data/ and the migrations into the program: one block of bytes and a table (src/base/embedded.hpp).
# Left out: what only people and data/units/make_outlines.py read.
add_executable(embed ${PROJECT_SOURCE_DIR}/cmake/embed.cpp)
target_link_libraries(embed PRIVATE PkgConfig::BROTLI ZLIB::ZLIB PkgConfig::SODIUM)

function(saolang_embed target)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}
    ${PROJECT_SOURCE_DIR}/web/* ${PROJECT_SOURCE_DIR}/data/* ${PROJECT_SOURCE_DIR}/src/db/migrations/*.sql)
  list(FILTER files EXCLUDE REGEX "(README\\.md|LICENSE\\.txt|\\.py)$")
  list(SORT files)
  set(list ${PROJECT_BINARY_DIR}/embedded.list)
  string(REPLACE ";" "\n" lines "${files}")
  file(CONFIGURE OUTPUT ${list} CONTENT "${lines}\n" @ONLY)
  set(out ${PROJECT_BINARY_DIR}/embedded)
  list(TRANSFORM files PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE paths)
  add_custom_command(
    OUTPUT ${out}.S ${out}.cpp
    COMMAND embed ${PROJECT_SOURCE_DIR} ${list} ${out}
    DEPENDS embed ${list} ${paths}
    COMMENT "Embedding web/, data/ and migrations")
  target_sources(${target} PRIVATE ${out}.S ${out}.cpp)
  set_source_files_properties(${out}.S ${out}.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()
