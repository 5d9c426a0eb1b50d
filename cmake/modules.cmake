# GCC 12 warns falsely: -Wrestrict of std::string's operator+ (GCC bug 105651), -Wmaybe-uninitialized of std::optional
# (GCC bug 80635).
set(VOORRANG_WARNINGS -Wall -Wextra -Wpedantic $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
    $<$<BOOL:${VOORRANG_WERROR}>:-Werror>)

# voorrang_module(NAME DIR deps...): the static library voorrang_NAME of every .cpp file in DIR (not below it).
# A new file needs no line here; CONFIGURE_DEPENDS makes Ninja look for it.
function(voorrang_module name dir)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${dir}/*.cpp)
  if(sources)
    add_library(voorrang_${name} STATIC ${sources})
    set(scope PUBLIC)
  else()
    add_library(voorrang_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(voorrang_${name} ${scope} $<BUILD_INTERFACE:${CMAKE_SOURCE_DIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/voorrang>)
  target_link_libraries(voorrang_${name} ${scope} ${ARGN})
  if(sources)
    target_compile_options(voorrang_${name} PRIVATE ${VOORRANG_WARNINGS})
  endif()
endfunction()

# voorrang_test(NAME deps...): the GoogleTest program of every .cpp file in tests/NAME, its cases known to CTest.
function(voorrang_test name)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${name}/*.cpp)
  if(NOT sources)
    return()
  endif()
  string(REPLACE "/" "_" target test_${name})
  add_executable(${target} ${sources})
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE ${ARGN} GTest::gtest_main)
  target_compile_options(${target} PRIVATE ${VOORRANG_WARNINGS})
  target_compile_definitions(${target} PRIVATE VOORRANG_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  gtest_discover_tests(${target} TEST_PREFIX ${name}/ DISCOVERY_TIMEOUT 60)
endfunction()
