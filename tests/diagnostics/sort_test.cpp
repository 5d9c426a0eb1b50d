#include "dsl/diagnostics/diagnostic.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace voorrang {
namespace {

Diagnostic at(SourceId source, std::uint32_t begin, Code code, std::string message) {
    return {code, std::move(message), Span{source, begin, begin + 1}, {}, {}, {}};
}

Diagnostic in(std::string place, Code code = Code::fact_type) { return {code, "m", {}, std::move(place), {}, {}}; }

TEST(SortAndDeduplicate, OrdersBySourceThenPlaceThenCode) {
    Diagnostics found{at(1, 0, Code::unknown_name, "d"), at(0, 9, Code::unknown_name, "c"),
                      at(0, 9, Code::bad_number, "b"), at(0, 2, Code::type_mismatch, "a")};
    sort_and_deduplicate(found);
    std::string order;
    for (const Diagnostic& diagnostic : found) order += diagnostic.message;
    EXPECT_EQ(order, "abcd");
}

TEST(SortAndDeduplicate, ComparesLineNumbersOfInputsAsNumbers) {
    Diagnostics found{in("b.json:10:2"), in("b.json:9:2"), in("a.jsonl#12 /x"), in("b.json:9:10"), in("a.jsonl#2 /x")};
    sort_and_deduplicate(found);
    std::vector<std::string> places;
    for (const Diagnostic& diagnostic : found) places.push_back(diagnostic.place);
    EXPECT_EQ(places,
              (std::vector<std::string>{"a.jsonl#2 /x", "a.jsonl#12 /x", "b.json:9:2", "b.json:9:10", "b.json:10:2"}));
}

TEST(SortAndDeduplicate, KeepsPlacesApartThatDifferInLeadingZeros) {
    Diagnostics found{in("07"), in("7"), in("07")};
    sort_and_deduplicate(found);
    EXPECT_EQ(found.size(), 2U);
}

TEST(SortAndDeduplicate, TellsAFindingWithoutAPlaceLast) {
    Diagnostics found{{Code::bad_use, "use", {}, {}, {}, {}}, at(3, 5, Code::unknown_name, "name")};
    sort_and_deduplicate(found);
    EXPECT_EQ(found.front().message, "name");
}

TEST(SortAndDeduplicate, DropsOnlyExactRepetitions) {
    Diagnostic labelled = at(0, 1, Code::duplicate_name, "twice");
    labelled.labels.push_back({{0, 0, 1}, "first declared here"});
    Diagnostic helped = at(0, 1, Code::duplicate_name, "twice");
    helped.help = "rename one";
    const Diagnostic plain = at(0, 1, Code::duplicate_name, "twice");

    Diagnostics found{labelled, plain, helped, plain, labelled, helped};
    sort_and_deduplicate(found);
    EXPECT_EQ(found.size(), 3U);
}

TEST(SortAndDeduplicate, DoesNotDependOnTheOrderOfFinding) {
    Diagnostics found{at(0, 1, Code::unknown_name, "a"), at(0, 1, Code::unknown_name, "b"), in("x:1"), in("x:2"),
                      at(1, 0, Code::no_because, "c")};
    Diagnostics reversed(found.rbegin(), found.rend());
    sort_and_deduplicate(found);
    sort_and_deduplicate(reversed);
    const auto same = [](const Diagnostic& a, const Diagnostic& b) {
        return a.message == b.message && a.place == b.place && a.span == b.span;
    };
    EXPECT_TRUE(std::equal(found.begin(), found.end(), reversed.begin(), reversed.end(), same));
}

} // namespace
} // namespace voorrang
