#include "adapters/cli/bench_report.hpp"

#include "adapters/report/json_writer.hpp"
#include "dsl/phrases/fixed.hpp"

#include <array>
#include <cstdio>

namespace voorrang::cli {

namespace {

std::string grouped(std::uint64_t number) { return phrases::say_number(Language::en, number); }

std::string counted(std::uint64_t count, const std::string& noun) {
    return (count == 0 ? "no" : grouped(count)) + ' ' + noun + (count == 1 ? "" : "s");
}

std::string decimal(double number, const char* unit) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(),
                  number < 10    ? "%.2f %s"
                  : number < 100 ? "%.1f %s"
                                 : "%.0f %s",
                  number, unit);
    return text.data();
}

std::string duration_text(std::uint64_t nanoseconds) {
    const auto time = static_cast<double>(nanoseconds);
    if (time < 1e6) return decimal(time / 1e3, "us");
    return time < 1e9 ? decimal(time / 1e6, "ms") : decimal(time / 1e9, "s");
}

std::string memory_text(std::uint64_t bytes) { return decimal(static_cast<double>(bytes) / 1e6, "MB"); }

std::uint64_t per_second(std::uint64_t count, std::uint64_t nanoseconds) {
    return nanoseconds == 0
               ? 0
               : static_cast<std::uint64_t>(static_cast<double>(count) * 1e9 / static_cast<double>(nanoseconds));
}

std::uint64_t each(std::uint64_t nanoseconds, std::uint64_t count) {
    return count == 0 ? 0 : (nanoseconds + count / 2) / count;
}

using Row = std::array<std::string, 6>;

std::string line(const Row& row) {
    std::array<char, 160> text{};
    const int size = std::snprintf(text.data(), text.size(), "%-18s%9s%13s%13s%9s%11s", row[0].c_str(), row[1].c_str(),
                                   row[2].c_str(), row[3].c_str(), row[4].c_str(), row[5].c_str());
    return std::string(text.data(), static_cast<std::size_t>(size)) + '\n';
}

Row row_of(const BenchPhase& phase, const BenchReport& report) {
    Row row{phase.name, duration_text(phase.nanoseconds), "", "", "", memory_text(phase.peak_memory)};
    if (!phase.of_tenders) return row;
    row[2] = grouped(per_second(report.tenders, phase.nanoseconds));
    if (report.bids == 0) return row;
    row[3] = grouped(per_second(report.bids, phase.nanoseconds));
    row[4] = grouped(each(phase.nanoseconds, report.bids));
    return row;
}

} // namespace

std::string bench_text(const BenchReport& report) {
    std::string text = report.policy.name + (report.policy.version.empty() ? "" : " " + report.policy.version) + ": " +
                       counted(report.tenders, "tender") + ", " + counted(report.bids, "bid") + ", " +
                       memory_text(report.bytes) + " of JSON; the median of " + counted(report.rounds, "round") +
                       ", one thread\n\n";
    text += line({"", "time", "tenders/s", "bids/s", "ns/bid", "memory"});
    for (const BenchPhase& phase : report.phases) text += line(row_of(phase, report));
    text += '\n';
    for (const BenchPhase& phase : report.phases) text += phase.name + ": " + phase.covers + "\n";
    text += "memory: the most that was resident meanwhile; from `decide, fast` on with the facts of all tenders\n";
    if (!report.compared) return text;
    text += report.differences == 0
                ? "\nFast, traced and explained decisions agree on every tender.\n"
                : "\nFast, traced and explained decisions differ on " + counted(report.differences, "tender") + ".\n";
    return text;
}

std::string bench_json(const BenchReport& report) {
    report::JsonWriter json(report::JsonLayout::indented);
    json.begin_object().member("format", "voorrang-bench-1");
    json.key("policy").begin_object();
    json.member("name", report.policy.name).member("version", report.policy.version);
    json.member("hash", report.policy.hash).end_object();
    json.key("rounds").integer(report.rounds).key("input_bytes").integer(report.bytes);
    json.key("tenders").integer(report.tenders).key("bids").integer(report.bids);
    if (report.compared) json.key("differences").integer(report.differences);
    json.key("phases").begin_array();
    for (const BenchPhase& phase : report.phases) {
        json.begin_object().member("phase", phase.key).member("covers", phase.covers);
        json.key("nanoseconds").integer(phase.nanoseconds);
        if (phase.of_tenders) {
            json.key("tenders_per_second").integer(per_second(report.tenders, phase.nanoseconds));
            json.key("bids_per_second").integer(per_second(report.bids, phase.nanoseconds));
            json.key("nanoseconds_per_bid").integer(each(phase.nanoseconds, report.bids));
        }
        json.key("peak_memory_bytes").integer(phase.peak_memory).end_object();
    }
    json.end_array().end_object();
    return json.take() + '\n';
}

} // namespace voorrang::cli
