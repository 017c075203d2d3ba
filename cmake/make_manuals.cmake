# Lets the program write its manual pages, in both languages, and its completion.
# cmake -DKCMS=PROGRAM -DTO=FOLDER -P make_manuals.cmake

function(kcms_says variable)
  execute_process(COMMAND ${KCMS} help ${ARGN} OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
  set(${variable} "${text}" PARENT_SCOPE)
endfunction()

# One page: its first line, .TH "NAME" "SECTION", says where it goes.
function(write_page language folder topic)
  execute_process(COMMAND ${KCMS} help ${topic} --as man --lang ${language}
    OUTPUT_VARIABLE page COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCH "\\.TH \"([^\"]+)\" \"([0-9])\"" head "${page}")
  set(section ${CMAKE_MATCH_2})
  string(TOLOWER "${CMAKE_MATCH_1}" name)
  string(REPLACE "\\-" "-" name "${name}")
  file(WRITE "${TO}/${folder}/man${section}/${name}.${section}" "${page}")
endfunction()

kcms_says(commands --as commands)
string(JSON count LENGTH "${commands}" commands)
math(EXPR last "${count} - 1")
set(topics rules layouts)
foreach(i RANGE ${last})
  string(JSON command GET "${commands}" commands ${i} name)
  string(REGEX REPLACE " .*" "" command "${command}")
  list(APPEND topics ${command})
endforeach()
list(REMOVE_DUPLICATES topics)

file(REMOVE_RECURSE ${TO})
foreach(topic IN LISTS topics ITEMS "")
  write_page(en man "${topic}")
  write_page(ko man/ko "${topic}")
endforeach()
kcms_says(completion --as completion)
file(WRITE ${TO}/bash-completion/completions/kcms "${completion}")
