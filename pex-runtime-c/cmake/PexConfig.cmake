# find_package(Pex REQUIRED PATHS pex/pex-runtime-c/cmake) defines
#
#   pex_add_model(<target> <folder of C that Pex wrote>)
#   pex_add_model(<target> <model.tflite> [<option of the command compile>...])
#
# The target is linked with the network. A .tflite is compiled anew whenever it changes, by the
# command Pex_COMMAND: java with the jar that 'mvn package' makes, if nothing else is set.
include_guard(GLOBAL)

function(pex_add_model target model)
  get_filename_component(folder ${model} ABSOLUTE)
  if(NOT IS_DIRECTORY ${folder})
    pex_compile_model(${folder} folder ${ARGN})
  endif()
  get_filename_component(name ${folder} NAME)
  if(NOT TARGET ${name})
    add_subdirectory(${folder} ${CMAKE_BINARY_DIR}/pex/${name})
  endif()
  get_target_property(source ${name} SOURCE_DIR)
  if(NOT source STREQUAL folder)
    message(FATAL_ERROR "Pex cannot add ${model}: the target ${name} is that of ${source}, and a network has the name of its file")
  endif()
  target_link_libraries(${target} PRIVATE ${name})
endfunction()

function(pex_compile_model file folder_variable)
  if(NOT Pex_COMMAND)
    pex_find_jar(jar)
    set(Pex_COMMAND java -jar ${jar})
  endif()
  string(SHA1 key "${file};${ARGN}")
  set(output ${CMAKE_BINARY_DIR}/pex-sources/${key})
  file(REMOVE_RECURSE ${output})
  execute_process(
    COMMAND ${Pex_COMMAND} compile ${file} --output ${output} --quiet ${ARGN}
    RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "Pex does not compile ${file}")
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(GLOB folder ${output}/*)
  set(${folder_variable} ${folder} PARENT_SCOPE)
endfunction()

# Of the checkout that this file is found in.
function(pex_find_jar jar_variable)
  get_filename_component(pattern ${Pex_DIR}/../../pex-processor/target/pex-processor-*.jar ABSOLUTE)
  file(GLOB jars ${pattern})
  list(LENGTH jars count)
  if(NOT count EQUAL 1)
    message(FATAL_ERROR "Pex finds ${count} files ${pattern} and needs one: run 'mvn clean package', or set Pex_COMMAND")
  endif()
  set(${jar_variable} ${jars} PARENT_SCOPE)
endfunction()
