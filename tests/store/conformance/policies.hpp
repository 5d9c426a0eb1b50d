#pragma once

#include "tests/store/conformance/fixture.hpp"

namespace voorrang::store {

TEST_P(Conformance, APolicyIsKeptOnceWithItsTextsInTheirOrder) {
    write([](Writer& writer) { return writer.add_policy(sample_policy('a')); });
    Policy again = sample_policy('a');
    again.name = "another name";
    again.texts.clear();
    write([&](Writer& writer) { return writer.add_policy(again); });
    EXPECT_EQ(read([](Reader& reader) { return reader.policy(sample_hash('a')); }), sample_policy('a'));
    EXPECT_EQ(read([](Reader& reader) { return reader.policy(sample_hash('f')); }), std::nullopt);
}

TEST_P(Conformance, PoliciesAreListedByNameThenByMomentWithoutTexts) {
    Policy first = sample_policy('c');
    Policy second = sample_policy('b');
    second.name = first.name;
    first.loaded = at(20);
    second.loaded = at(30);
    write([&](Writer& writer) -> Result<void> {
        for (const Policy& policy : {second, first, sample_policy('a')})
            if (const Result<void> added = writer.add_policy(policy); !added) return added;
        return {};
    });
    const std::vector<Policy> list = read([](Reader& reader) { return reader.policies(); });
    ASSERT_EQ(list.size(), 3U);
    EXPECT_EQ(list[0].hash, sample_hash('a'));
    EXPECT_EQ(list[1].hash, first.hash);
    EXPECT_EQ(list[2].hash, second.hash);
    EXPECT_EQ(list[1].loaded, first.loaded);
    for (const Policy& policy : list) EXPECT_TRUE(policy.texts.empty());
}

} // namespace voorrang::store
