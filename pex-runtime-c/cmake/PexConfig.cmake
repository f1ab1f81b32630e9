# find_package(Pex REQUIRED PATHS pex/pex-runtime-c/cmake) defines
#
#   pex_add_model(<target> <folder of C that Pex wrote>)
#   pex_add_model(<target> <model.tflite> [<option of the command compile>...])
#
# The target is linked with the network. A .tflite is compiled anew whenever it changes, by the
# command Pex_COMMAND: java with the jar that 'mvn package' makes, if nothing else is set.
include_guard(GLOBAL)

set(Pex_DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/../..)

function(pex_add_model target model)
  get_filename_component(folder ${model} ABSOLUTE)
  if(NOT IS_DIRECTORY ${folder})
    pex_compile_model(${folder} folder ${ARGN})
  endif()
  get_filename_component(name ${folder} NAME)
  if(NOT TARGET ${name})
    add_subdirectory(${folder} ${CMAKE_BINARY_DIR}/pex/${name})
  endif()
  target_link_libraries(${target} PRIVATE ${name})
endfunction()

function(pex_compile_model file folder_variable)
  if(NOT Pex_COMMAND)
    file(GLOB jar ${Pex_DIRECTORY}/pex-processor/target/pex-processor-*.jar)
    set(Pex_COMMAND java -jar ${jar})
  endif()
  get_filename_component(stem ${file} NAME_WE)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/pex-sources/${stem})
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
