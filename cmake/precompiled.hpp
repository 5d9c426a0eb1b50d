// What nearly every file of the modules reads: see modules.cmake. A file names what it uses itself all the same.
#pragma once

#include "dsl/diagnostics/result.hpp"
#include "dsl/value/value.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <ranges>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>
