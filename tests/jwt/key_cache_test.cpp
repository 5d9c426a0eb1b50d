#include "adapters/jwt/key_cache.hpp"

#include "tests/jwt/signer.hpp"

#include <gtest/gtest.h>

namespace voorrang::jwt {
namespace {

Time at(std::int64_t seconds) { return {(1'800'000'000 + seconds) * 1'000'000, 0}; }

// A provider that counts how often it is asked.
struct Fetch {
    Result<std::string> answer = key_set({elliptic_signer().jwk(R"(,"kid":"1")")});
    int times = 0;
    std::function<Result<std::string>()> function() {
        return [this] {
            ++times;
            return answer;
        };
    }
};

TEST(KeyCache, BeginsWithoutKeys) {
    const KeyCache cache("keys.json");
    ASSERT_NE(cache.keys(), nullptr);
    EXPECT_TRUE(cache.keys()->keys.empty());
}

TEST(KeyCache, AsksAtMostOnceAMinuteForAnUnknownKey) {
    KeyCache cache("keys.json");
    Fetch fetch;
    for (const std::int64_t second : {0, 0, 1, 59})
        EXPECT_TRUE(cache.refresh(at(second), KeyCache::Why::unknown_key, fetch.function()));
    EXPECT_EQ(fetch.times, 1);
    EXPECT_EQ(cache.keys()->keys.size(), 1U);
    EXPECT_TRUE(cache.refresh(at(60), KeyCache::Why::unknown_key, fetch.function()));
    EXPECT_EQ(fetch.times, 2);
}

TEST(KeyCache, AsksOnceAnHourByAge) {
    KeyCache cache("keys.json");
    Fetch fetch;
    for (const std::int64_t second : {0, 60, 3599})
        (void)cache.refresh(at(second), KeyCache::Why::age, fetch.function());
    EXPECT_EQ(fetch.times, 1);
    (void)cache.refresh(at(3600), KeyCache::Why::age, fetch.function());
    EXPECT_EQ(fetch.times, 2);
}

TEST(KeyCache, AsksAtOnceWhenItIsTold) {
    KeyCache cache("keys.json");
    Fetch fetch;
    for (int time = 1; time <= 3; ++time) {
        EXPECT_TRUE(cache.refresh(at(0), KeyCache::Why::told, fetch.function()));
        EXPECT_EQ(fetch.times, time);
    }
}

TEST(KeyCache, AClockThatWasSetBackDoesNotHoldItUp) {
    KeyCache cache("keys.json");
    Fetch fetch;
    (void)cache.refresh(at(100'000), KeyCache::Why::unknown_key, fetch.function());
    (void)cache.refresh(at(0), KeyCache::Why::unknown_key, fetch.function());
    (void)cache.refresh(at(30), KeyCache::Why::unknown_key, fetch.function());
    EXPECT_EQ(fetch.times, 2);
}

TEST(KeyCache, KeepsTheOldKeysIfTheNewCantBeHad) {
    KeyCache cache("keys.json");
    Fetch fetch;
    (void)cache.refresh(at(0), KeyCache::Why::unknown_key, fetch.function());
    const auto before = cache.keys();
    fetch.answer = std::string(R"({"keys":[]})");
    const auto empty = cache.refresh(at(60), KeyCache::Why::unknown_key, fetch.function());
    ASSERT_FALSE(empty);
    EXPECT_EQ(empty.error().code, Code::bad_key_set);
    EXPECT_EQ(empty.error().place, "keys.json");
    EXPECT_EQ(cache.keys(), before);
    fetch.answer = Diagnostic{Code::file_not_found, "no answer", std::nullopt, "", {}, ""};
    const auto gone = cache.refresh(at(120), KeyCache::Why::unknown_key, fetch.function());
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().message, "no answer");
    EXPECT_EQ(cache.keys(), before);
    // A failure counts as a fetch: who sends unknown kids does not make us hammer a provider that is down.
    EXPECT_TRUE(cache.refresh(at(179), KeyCache::Why::unknown_key, fetch.function()));
    EXPECT_EQ(fetch.times, 3);
}

TEST(KeyCache, KeysInUseStayWhileTheyAreReplaced) {
    KeyCache cache("keys.json");
    Fetch fetch;
    (void)cache.refresh(at(0), KeyCache::Why::unknown_key, fetch.function());
    const auto held = cache.keys();
    fetch.answer = key_set({rsa_signer().jwk(R"(,"kid":"2")")});
    (void)cache.refresh(at(60), KeyCache::Why::unknown_key, fetch.function());
    EXPECT_EQ(held->keys[0].id, "1");
    EXPECT_EQ(cache.keys()->keys[0].id, "2");
}

} // namespace
} // namespace voorrang::jwt
