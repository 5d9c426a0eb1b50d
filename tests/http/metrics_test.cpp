#include "adapters/http/metrics.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>

namespace voorrang::http {
namespace {

TEST(MetricsTest, AreWrittenForPrometheus) {
    Registry registry;
    registry.counters("b_total", "Things \\ of\nall kinds.", {"kind", "how"}).with({"a\"b", "c\\d\n"}).add(3);
    registry.gauges("c", "Now.").with().set(-2);
    Histogram& histogram = registry.histograms("a_seconds", "Time.", {"route"}, {0.5, 1}).with({"/x"});
    histogram.observe(0.25);
    histogram.observe(0.5);
    histogram.observe(7);
    EXPECT_EQ(registry.text(), "# HELP a_seconds Time.\n"
                               "# TYPE a_seconds histogram\n"
                               "a_seconds_bucket{route=\"/x\",le=\"0.5\"} 2\n"
                               "a_seconds_bucket{route=\"/x\",le=\"1\"} 2\n"
                               "a_seconds_bucket{route=\"/x\",le=\"+Inf\"} 3\n"
                               "a_seconds_sum{route=\"/x\"} 7.75\n"
                               "a_seconds_count{route=\"/x\"} 3\n"
                               "# HELP b_total Things \\\\ of\\nall kinds.\n"
                               "# TYPE b_total counter\n"
                               "b_total{kind=\"a\\\"b\",how=\"c\\\\d\\n\"} 3\n"
                               "# HELP c Now.\n"
                               "# TYPE c gauge\n"
                               "c -2\n");
}

TEST(MetricsTest, OneNameIsOneFamily) {
    Registry registry;
    Family<Counter>& family = registry.counters("a", "A.", {"x"});
    EXPECT_EQ(&registry.counters("a", "A.", {"x"}), &family);
    EXPECT_EQ(&family.with({"1"}), &family.with({"1"}));
    EXPECT_THROW(registry.counters("a", "A.", {"y"}), std::logic_error);
    EXPECT_THROW(registry.gauges("a", "A.", {"x"}), std::logic_error);
    EXPECT_THROW(registry.counters("a-b", "A."), std::logic_error);
    EXPECT_THROW(registry.counters("1a", "A."), std::logic_error);
    EXPECT_THROW(registry.counters("b", "B.", {"a b"}), std::logic_error);
    EXPECT_THROW(family.with({}), std::logic_error);
}

TEST(MetricsTest, AreCountedFromAnyThread) {
    Registry registry;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&registry] {
                for (int j = 0; j < 1000; ++j) {
                    registry.counters("a", "A.", {"x"}).with({std::to_string(j % 3)}).add();
                    registry.histograms("h", "H.").with().observe(1);
                    if (j % 100 == 0) (void)registry.text();
                }
            });
    }
    std::uint64_t sum = 0;
    for (const char* x : {"0", "1", "2"}) sum += registry.counters("a", "A.", {"x"}).with({x}).value();
    EXPECT_EQ(sum, 4000U);
    EXPECT_EQ(registry.histograms("h", "H.").with().count(), 4000U);
    EXPECT_NE(registry.text().find("h_sum 4000\n"), std::string::npos);
}

} // namespace
} // namespace voorrang::http
