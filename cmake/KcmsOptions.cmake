# kcms_options: what every target of ours is compiled with. Link it privately.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

set(CMAKE_CXX_EXTENSIONS OFF)

add_library(kcms_options INTERFACE)
target_compile_features(kcms_options INTERFACE cxx_std_23)
target_compile_definitions(kcms_options INTERFACE _GLIBCXX_ASSERTIONS)
target_compile_options(kcms_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
  -Wno-missing-field-initializers  # a designated initializer names what differs from the defaults
  $<$<BOOL:${KCMS_WERROR}>:-Werror>
  -fPIE -fstack-protector-strong -fstack-clash-protection
  # No path of the building machine gets into the program. The last match wins.
  -ffile-prefix-map=${PROJECT_SOURCE_DIR}=.
  -ffile-prefix-map=${PROJECT_BINARY_DIR}=build)
target_link_options(kcms_options INTERFACE -pie -Wl,-z,relro,-z,now)

if(KCMS_SANITIZE)
  target_compile_options(kcms_options INTERFACE
    -fsanitize=${KCMS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(kcms_options INTERFACE -fsanitize=${KCMS_SANITIZE})
  if(KCMS_FUZZ)
    target_compile_options(kcms_options INTERFACE -fsanitize=fuzzer-no-link)
    target_link_options(kcms_options INTERFACE -fsanitize=fuzzer-no-link)
  endif()
else()
  # Fortified functions hide from the sanitizers, and need an optimizing build.
  target_compile_options(kcms_options INTERFACE
    $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>)
endif()
