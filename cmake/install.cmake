# What `cmake --install` ships, all of it relative to the prefix, so that an installed tree can be moved:
#   bin/voorrang                     the program; it finds its policies in ../share/voorrang/workflows
#   share/voorrang/workflows         policies and workflows
#   share/doc/voorrang               the manual and the licence
#   include/voorrang, lib            headers and static libraries of dsl and engine
#   lib/cmake/voorrang               find_package(voorrang): the targets voorrang::dsl and voorrang::engine
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/voorrang)
set(workflows_dir ${CMAKE_INSTALL_DATADIR}/voorrang/workflows)

# `shipped` builds all that an installation needs and none of the tests.
add_custom_target(shipped)

if(TARGET voorrang)
  install(TARGETS voorrang RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  add_dependencies(shipped voorrang)
endif()
install(DIRECTORY workflows/ DESTINATION ${workflows_dir} OPTIONAL)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES adapters/serve/systemd/voorrang.service DESTINATION ${CMAKE_INSTALL_DATADIR}/voorrang)
foreach(part dsl engine)
  install(DIRECTORY ${part} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/voorrang FILES_MATCHING PATTERN "*.hpp")
endforeach()

# Every library of dsl and engine is exported, voorrang_NAME as voorrang::NAME. The packages they link are noted,
# for a consumer has to find them too.
set(linked_packages)
foreach(part dsl engine)
  get_property(targets DIRECTORY ${CMAKE_SOURCE_DIR}/${part} PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target IN LISTS targets)
    get_target_property(type ${target} TYPE)
    if(NOT type MATCHES "^(STATIC|INTERFACE)_LIBRARY$")
      continue()
    endif()
    string(REGEX REPLACE "^voorrang_" "" short_name ${target})
    set_target_properties(${target} PROPERTIES EXPORT_NAME ${short_name})
    target_compile_features(${target} INTERFACE cxx_std_20)
    install(TARGETS ${target} EXPORT voorrang ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
    if(type STREQUAL STATIC_LIBRARY)
      add_dependencies(shipped ${target})
    endif()
    get_target_property(links ${target} INTERFACE_LINK_LIBRARIES)
    string(REGEX MATCHALL "[A-Za-z0-9_]+::[A-Za-z0-9_]+" links "${links}")
    list(APPEND linked_packages ${links})
  endforeach()
endforeach()

list(REMOVE_DUPLICATES linked_packages)
set(boost_components ${linked_packages})
list(FILTER boost_components INCLUDE REGEX "^Boost::")
list(TRANSFORM boost_components REPLACE "^Boost::" "")
list(JOIN boost_components " " boost_components)
list(TRANSFORM linked_packages REPLACE "::.*" "")
list(REMOVE_DUPLICATES linked_packages)
set(VOORRANG_DEPENDENCIES "")
foreach(package IN LISTS linked_packages)
  if(package STREQUAL Boost)
    string(APPEND VOORRANG_DEPENDENCIES "find_dependency(Boost 1.81 COMPONENTS ${boost_components})\n")
  elseif(package STREQUAL SQLite)
    string(APPEND VOORRANG_DEPENDENCIES "find_dependency(SQLite3)\n")
  else()
    string(APPEND VOORRANG_DEPENDENCIES "find_dependency(${package})\n")
  endif()
endforeach()

install(EXPORT voorrang NAMESPACE voorrang:: FILE voorrang-targets.cmake DESTINATION ${package_dir})
configure_package_config_file(cmake/voorrang-config.cmake.in ${CMAKE_BINARY_DIR}/voorrang-config.cmake
                              INSTALL_DESTINATION ${package_dir} PATH_VARS workflows_dir)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/voorrang-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/voorrang-config.cmake ${CMAKE_BINARY_DIR}/voorrang-config-version.cmake
        DESTINATION ${package_dir})
