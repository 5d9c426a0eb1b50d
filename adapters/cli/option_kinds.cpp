#include "adapters/cli/option_kinds.hpp"

namespace voorrang::cli {

void add_list(CLI::App& app, const std::string& name, std::vector<std::string>& values, const std::string& type,
              const std::string& description) {
    app.add_option(name, values, description)->type_name(type)->allow_extra_args(false);
}

std::optional<Number> percentage(std::string_view text) {
    if (text.ends_with('%')) text.remove_suffix(1);
    const std::optional<Number> number = parse_number(text);
    return number && number->sign() >= 0 && *number <= Number(100) ? number : std::nullopt;
}

void add_date(CLI::App& app, const std::string& name, std::optional<Date>& value, const std::string& description) {
    app.add_option_function<std::string>(
           name, [&value](const std::string& text) { value = parse_date(text); }, description)
        ->check([](const std::string& text) {
            return parse_date(text) ? "" : "`" + text + "` is not a date; write it as 2026-01-31";
        })
        ->type_name("DATE");
}

void add_time(CLI::App& app, const std::string& name, std::optional<Time>& value, const std::string& description) {
    app.add_option_function<std::string>(
           name, [&value](const std::string& text) { value = parse_time(text); }, description)
        ->check([](const std::string& text) {
            return parse_time(text) ? "" : "`" + text + "` is not a time; write it as 2026-01-31T12:00+01:00";
        })
        ->type_name("TIME");
}

void add_no_cache(CLI::App& app, bool& cache) {
    app.add_flag_callback(
        "--no-cache", [&cache] { cache = false; }, "Read the policy anew, and keep nothing of it");
}

void add_bom(CLI::App& app, bool& bom) {
    app.add_flag("--bom", bom, "Begin CSV with a byte order mark, by which Excel knows it for UTF-8");
}

void add_case_id(CLI::App& app, std::optional<graph::Pointer>& value) {
    app.add_option_function<std::string>(
           "--case-id", [&value](const std::string& text) { value = graph::parse_pointer(text); },
           "The input is no OCDS: the name of each tender stands at this JSON pointer")
        ->check([](const std::string& text) {
            return text.starts_with('/') ? "" : "`" + text + "` is not a JSON pointer; write it as /id";
        })
        ->type_name("POINTER");
}

} // namespace voorrang::cli
