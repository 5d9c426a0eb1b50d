#include "adapters/ocds/iso_duration.hpp"

#include <gtest/gtest.h>

namespace voorrang::ocds {

TEST(IsoDuration, Reads) {
    EXPECT_EQ(parse_iso_duration("P20D"), (Duration{0, 20, 0}));
    EXPECT_EQ(parse_iso_duration("P1Y2M3W4D"), (Duration{14, 25, 0}));
    EXPECT_EQ(parse_iso_duration("PT36H"), (Duration{0, 0, 129'600'000'000}));
    EXPECT_EQ(parse_iso_duration("P1DT2H30M0.5S"), (Duration{0, 1, 9'000'500'000}));
    EXPECT_EQ(parse_iso_duration("PT0.000001S"), (Duration{0, 0, 1}));
    EXPECT_EQ(parse_iso_duration("P0D"), (Duration{}));
}

TEST(IsoDuration, Refuses) {
    for (const char* text : {"",
                             "P",
                             "PT",
                             "P1",
                             "1D",
                             "-P1D",
                             "P-1D",
                             "P1DT",
                             "P1D1M",
                             "P1.5D",
                             "P1H",
                             "PT1D",
                             "PT1.5H",
                             "PT0.0000001S",
                             "PT1.S",
                             "P1M2M",
                             "P99999999999Y",
                             "P9999999999999999999D",
                             "p1d",
                             "P1D ",
                             "PT1H1H",
                             "P1Y1",
                             "PT9223372036854775807H",
                             "P1D2T"})
        EXPECT_EQ(parse_iso_duration(text), std::nullopt) << text;
}

} // namespace voorrang::ocds
