# kcms_layouts: what layoutc makes of schemas/ — the built-in layouts, the embedded files, the rule ids.
# An OBJECT library: the program and each test link it themselves, and the rooms see its headers.

set(schemas ${PROJECT_SOURCE_DIR}/schemas)
set(generated ${PROJECT_BINARY_DIR}/generated)
file(GLOB_RECURSE schema_files CONFIGURE_DEPENDS ${schemas}/*.toml)

# The names of what is made follow from the schemas: a [file] table makes tables, a [kind.X] table makes X.hpp.
set(generated_sources ${generated}/builtin_layouts.cpp ${generated}/embedded_files.cpp)
set(generated_headers ${generated}/kcms/generated/rule_ids.hpp)
foreach(schema_file IN LISTS schema_files)
  file(STRINGS ${schema_file} is_schema REGEX "^\\[file\\]")
  if(NOT is_schema)
    continue()
  endif()
  set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${schema_file})
  cmake_path(GET schema_file STEM schema_name)
  list(APPEND generated_headers ${generated}/kcms/layouts/tables/${schema_name}.hpp)
  file(STRINGS ${schema_file} kinds REGEX "^\\[kind\\.[A-Za-z0-9]+\\]")
  foreach(kind IN LISTS kinds)
    string(REGEX REPLACE "^\\[kind\\.([A-Za-z0-9]+)\\].*" "\\1" kind "${kind}")
    string(TOLOWER ${kind} kind)
    list(APPEND generated_headers ${generated}/kcms/layouts/${kind}.hpp)
  endforeach()
endforeach()

add_custom_command(OUTPUT ${generated_sources} ${generated_headers}
  COMMAND layoutc ${generated} ${schemas}
  DEPENDS layoutc ${schema_files}
  COMMENT "Making tables of schemas/" VERBATIM)
add_custom_target(kcms_tables DEPENDS ${generated_sources} ${generated_headers})

add_library(kcms_layouts OBJECT ${generated_sources})
target_include_directories(kcms_layouts PUBLIC ${generated} PRIVATE ${PROJECT_SOURCE_DIR}/lib)
target_compile_features(kcms_layouts PUBLIC cxx_std_23)
target_link_libraries(kcms_layouts PRIVATE kcms_options)
# Tables name what differs from the defaults.
target_compile_options(kcms_layouts PRIVATE -Wno-missing-field-initializers)
add_dependencies(kcms_layouts kcms_tables)
