#include "dsl/value/calendar_date.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace voorrang {
namespace {

constexpr std::int64_t hour = 3'600'000'000;

Time t(std::string_view text) {
    const std::optional<Time> time = parse_time(text);
    EXPECT_TRUE(time) << text;
    return time.value_or(Time{});
}

std::string plus(std::string_view time, Duration duration) {
    const std::optional<Time> result = add(t(time), duration);
    return result ? to_text(*result) : "none";
}

TEST(Time, IsAnInstant) {
    EXPECT_EQ(t("1970-01-01T00:00:00Z").microseconds, 0);
    EXPECT_EQ(t("1970-01-01T00:00:01.5Z").microseconds, 1'500'000);
    EXPECT_EQ(t("1969-12-31T23:59:59.999999Z").microseconds, -1);
    EXPECT_EQ(t("2026-03-01T12:00:00+01:00"), t("2026-03-01T11:00:00Z"));
    EXPECT_EQ(t("2026-03-01T00:30:00+05:45"), t("2026-02-28T18:45:00Z"));
    EXPECT_LT(t("2026-03-01T12:00:00+02:00"), t("2026-03-01T11:00:00Z"));
}

TEST(Time, ReadsBackInItsOwnOffset) {
    for (const char* text : {"2026-03-01T12:00:00Z", "2026-03-01T12:00:00.5+01:00", "2026-03-01T00:00:00.000001-03:30",
                             "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59.999999-23:59", "1969-12-31T23:59:59.9Z"})
        EXPECT_EQ(to_text(t(text)), text);
}

TEST(Time, ShorterAndOlderNotations) {
    EXPECT_EQ(to_text(t("2026-03-01T12:00Z")), "2026-03-01T12:00:00Z");
    EXPECT_EQ(to_text(t("2026-03-01T12:00+01:00")), "2026-03-01T12:00:00+01:00");
    EXPECT_EQ(to_text(t("2026-03-01t12:00:00z")), "2026-03-01T12:00:00Z");
    EXPECT_EQ(to_text(t("2026-03-01T12:00:00-00:00")), "2026-03-01T12:00:00Z");
    EXPECT_EQ(to_text(t("2026-03-01T12:00:00.500Z")), "2026-03-01T12:00:00.5Z");
}

TEST(Time, Refusals) {
    for (const char* text : {"",
                             "2026-03-01",
                             "2026-03-01T",
                             "2026-03-01T12",
                             "2026-03-01T12Z",
                             "2026-03-01T12:00:00",  // no offset: no instant
                             "2026-03-01 12:00:00Z", // a blank for the T
                             "2026-03-01T24:00:00Z", // the end of a day is the beginning of the next
                             "2026-03-01T23:59:60Z", // leap second
                             "2026-03-01T12:60:00Z",
                             "2026-03-01T12:00:00.Z",
                             "2026-03-01T12:00:00.1234567Z", // more than microseconds
                             "2026-03-01T12:00:00,5Z",
                             "2026-03-01T12:00.5Z",
                             "2026-03-01T12:00:00+0100",
                             "2026-03-01T12:00:00+01",
                             "2026-03-01T12:00:00+24:00",
                             "2026-03-01T12:00:00+01:60",
                             "2026-03-01T12:00:00Z ",
                             "2026-03-01T12:00:00ZZ",
                             "2026-02-29T12:00:00Z",
                             "2026-3-01T12:00:00Z",
                             "2026-03-01T1:00:00Z",
                             "2026-03-01T12:00:0Z",
                             "10000-03-01T12:00:00Z"})
        EXPECT_FALSE(parse_time(text)) << text;
}

TEST(Time, TheDayIsThatOfItsOwnOffset) {
    EXPECT_EQ(to_text(date_of(t("2026-03-01T00:30:00+01:00"))), "2026-03-01");
    EXPECT_EQ(to_text(date_of(t("2026-02-28T23:30:00Z"))), "2026-02-28");
    EXPECT_EQ(t("2026-03-01T00:30:00+01:00"), t("2026-02-28T23:30:00Z")) << "though they are one instant";
    EXPECT_EQ(to_text(date_of(t("1969-12-31T23:30:00Z"))), "1969-12-31");
}

TEST(Time, AddsMonthsAndDaysInItsOwnOffset) {
    EXPECT_EQ(plus("2026-01-31T00:30:00+01:00", {1, 0, 0}), "2026-02-28T00:30:00+01:00");
    EXPECT_EQ(plus("2026-02-28T23:30:00-05:00", {0, 1, 0}), "2026-03-01T23:30:00-05:00");
    EXPECT_EQ(plus("2026-01-31T12:00:00Z", {1, 1, 13 * hour}), "2026-03-02T01:00:00Z");
    EXPECT_EQ(plus("2026-01-01T00:00:00Z", {0, 0, -1}), "2025-12-31T23:59:59.999999Z");
    EXPECT_EQ(plus("2026-01-01T00:00:00Z", {0, 0, -36 * hour}), "2025-12-30T12:00:00Z");
}

TEST(Time, StaysWithinTheCalendar) {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    EXPECT_EQ(plus("9999-12-31T23:59:59.999999Z", {0, 0, 1}), "none");
    EXPECT_EQ(plus("9999-12-31T23:59:59.999999-01:00", {0, 0, 1}), "none") << "the own offset counts";
    EXPECT_EQ(plus("0001-01-01T00:00:00Z", {0, 0, -1}), "none");
    EXPECT_EQ(plus("2026-01-01T00:00:00Z", {0, 0, most}), "none");
    EXPECT_EQ(plus("2026-01-01T00:00:00Z", {0, 0, least}), "none");
    EXPECT_EQ(plus("2026-01-01T00:00:00Z", {2147483647, 2147483647, most}), "none");
    EXPECT_EQ(plus("2026-01-01T00:00:00Z", {0, 36500000, -36500000 * 24 * hour}), "2026-01-01T00:00:00Z");
}

TEST(Time, Between) {
    EXPECT_EQ(between(t("2026-03-01T12:00:00+01:00"), t("2026-03-01T12:00:00Z")), (Duration{0, 0, hour}));
    EXPECT_EQ(between(t("2026-03-01T12:00:00Z"), t("2026-03-01T12:00:00+01:00")), (Duration{0, 0, -hour}));
}

} // namespace
} // namespace voorrang
