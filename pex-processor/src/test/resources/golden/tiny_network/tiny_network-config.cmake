# find_package(tiny_network) makes the library of this folder a target.
if(NOT TARGET tiny_network)
  add_subdirectory(${CMAKE_CURRENT_LIST_DIR} ${CMAKE_BINARY_DIR}/pex/tiny_network)
endif()
