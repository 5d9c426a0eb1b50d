// What nearly every test reads, made ready for the compiler once. A test names what it uses itself all the same.
#pragma once

#include "dsl/diagnostics/result.hpp"
#include "dsl/value/value.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <variant>
#include <vector>
