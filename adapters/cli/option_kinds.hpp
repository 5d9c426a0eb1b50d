// Options by what is written behind them. Each refuses what it can't be, and says how to write it.
#pragma once

#include "dsl/graph/schema.hpp"
#include "dsl/number/number.hpp"
#include "dsl/value/calendar_date.hpp"

#include <CLI/CLI.hpp>

#include <map>

namespace voorrang::cli {

// One of these words.
template <class E>
void add_choice(CLI::App& app, const std::string& name, E& value, const std::map<std::string, E>& choices,
                const std::string& description) {
    std::string words;
    for (const auto& [word, _] : choices) words += (words.empty() ? "" : "|") + word;
    app.add_option_function<std::string>(
           name, [&value, choices](const std::string& word) { value = choices.at(word); }, description)
        ->check(CLI::IsMember(choices).description(""))
        ->type_name(words);
}

// Given again and again, one value each time, so that it never takes the files that follow.
void add_list(CLI::App& app, const std::string& name, std::vector<std::string>& values, const std::string& type,
              const std::string& description);
void add_date(CLI::App& app, const std::string& name, std::optional<Date>& value, const std::string& description);
void add_time(CLI::App& app, const std::string& name, std::optional<Time>& value, const std::string& description);
void add_no_cache(CLI::App& app, bool& cache);
void add_bom(CLI::App& app, bool& bom);
void add_case_id(CLI::App& app, std::optional<graph::Pointer>& value);

// 80% or 80; nothing if it is no percentage.
std::optional<Number> percentage(std::string_view text);

} // namespace voorrang::cli
