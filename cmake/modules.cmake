# GCC 12 warns falsely: -Wrestrict of std::string's operator+ (GCC bug 105651), -Wmaybe-uninitialized of std::optional
# (GCC bug 80635).
set(VOORRANG_WARNINGS -Wall -Wextra -Wpedantic $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
    $<$<BOOL:${VOORRANG_WERROR}>:-Werror>)

# Headers that nearly every file reads are made ready for the compiler once, where that saves time and hides nothing:
# for tests, and with VOORRANG_PRECOMPILED for the modules too. The release build reads each file's own headers.
option(VOORRANG_PRECOMPILED "Precompile headers for the modules too" OFF)
set(VOORRANG_PRECOMPILED_FLAGS $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess> "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")

# voorrang_precompiled(NAME HEADER OPTIONS...): what targets take their precompiled headers from by voorrang_reuse().
function(voorrang_precompiled name header)
  file(CONFIGURE OUTPUT ${name}.cpp CONTENT "// Only there to have a header precompiled.\n")
  add_library(${name} OBJECT EXCLUDE_FROM_ALL ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
  target_compile_options(${name} PRIVATE ${VOORRANG_WARNINGS} ${VOORRANG_PRECOMPILED_FLAGS} ${ARGN})
  target_precompile_headers(${name} PRIVATE ${CMAKE_SOURCE_DIR}/${header})
endfunction()

function(voorrang_reuse target name)
  target_compile_options(${target} PRIVATE ${VOORRANG_PRECOMPILED_FLAGS})
  target_precompile_headers(${target} REUSE_FROM ${name})
endfunction()

# With the sanitizers what the tests spend their time in is optimized all the same.
set(VOORRANG_BUSY $<$<BOOL:${VOORRANG_FUZZ}>:-O1>)

if(VOORRANG_PRECOMPILED)
  voorrang_precompiled(voorrang_module_headers cmake/precompiled.hpp)
  voorrang_precompiled(voorrang_busy_headers cmake/precompiled.hpp ${VOORRANG_BUSY})
endif()

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
    set(headers voorrang_module_headers)
    if(dir MATCHES "^(dsl|engine)/")
      target_compile_options(voorrang_${name} PRIVATE ${VOORRANG_BUSY})
      set(headers voorrang_busy_headers)
    endif()
    if(VOORRANG_PRECOMPILED)
      voorrang_reuse(voorrang_${name} ${headers})
    endif()
  endif()
endfunction()

# voorrang_test(NAME deps...): the GoogleTest program of every .cpp file in tests/NAME, its cases known to CTest.
# What is tested is compiled as it is shipped; the test itself need not be fast, and without optimization GCC 12 does not
# warn falsely of the bounds of strings (GCC bug 105329).
function(voorrang_test name)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${name}/*.cpp)
  if(NOT sources)
    return()
  endif()
  string(REPLACE "/" "_" target test_${name})
  add_executable(${target} ${sources})
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE ${ARGN} GTest::gtest_main)
  target_compile_options(${target} PRIVATE ${VOORRANG_WARNINGS} $<$<CONFIG:Release>:-O0>)
  voorrang_reuse(${target} voorrang_test_headers)
  target_compile_definitions(${target} PRIVATE VOORRANG_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  # With the sanitizers the start of a program outlasts most of its cases; so it does where hundreds of files are read.
  if(VOORRANG_FUZZ OR name STREQUAL "rewrite")
    add_test(NAME ${name} COMMAND ${target})
  else()
    gtest_discover_tests(${target} TEST_PREFIX ${name}/ DISCOVERY_TIMEOUT 60)
  endif()
endfunction()
