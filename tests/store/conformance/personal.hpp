#pragma once

#include "tests/store/conformance/fixture.hpp"

namespace voorrang::store {

TEST_P(Conformance, APersonalValueIsFoundByItsTokenAndInItsScope) {
    const Personal anna = sample_personal('a', "ocds-1", R"("anna@example.nl")");
    const Personal again = sample_personal('b', "ocds-2", R"("anna@example.nl")");
    const Personal bert = sample_personal('c', "ocds-1", R"("bert@example.nl")");
    write([&](Writer& writer) -> Result<void> {
        for (const Personal& row : {again, bert, anna})
            if (const Result<void> added = writer.add_personal(row); !added) return added;
        return {};
    });
    const auto found = [&](const PersonalFilter& filter) {
        return read([&](Reader& reader) { return reader.personals(filter); });
    };
    EXPECT_EQ(read([&](Reader& reader) { return reader.personal(anna.token); }), anna);
    EXPECT_EQ(read([&](Reader& reader) { return reader.personal("personal:"); }), std::nullopt);
    EXPECT_EQ(read([&](Reader& reader) { return reader.personal_of("ocds-2", anna.value); }), again);
    EXPECT_EQ(read([&](Reader& reader) { return reader.personal_of("ocds-3", anna.value); }), std::nullopt);
    EXPECT_EQ(found({}), (std::vector<Personal>{anna, bert, again}));
    EXPECT_EQ(found({"ocds-1", ""}), (std::vector<Personal>{anna, bert}));
    EXPECT_EQ(found({std::nullopt, "anna@"}), (std::vector<Personal>{anna, again}));
    EXPECT_EQ(found({"ocds-2", "bert"}), std::vector<Personal>{});
}

TEST_P(Conformance, APersonalValueIsThereOnceInItsScopeUntilItIsRemoved) {
    const Personal anna = sample_personal('a', "", R"("anna")");
    Personal same_value = anna, same_token = anna;
    same_value.token = sample_personal('b', "", "1").token;
    same_token.value = R"("bert")";
    const auto add = [&](const Personal& row) {
        return outcome([&](Writer& writer) { return writer.add_personal(row); });
    };
    EXPECT_EQ(add(anna), "done");
    EXPECT_EQ(add(same_value), "V712");
    EXPECT_EQ(add(same_token), "V712");
    write([&](Writer& writer) { return writer.remove_personal(anna.token); });
    EXPECT_EQ(read([&](Reader& reader) { return reader.personal(anna.token); }), std::nullopt);
    EXPECT_EQ(add(same_value), "done");
    write([&](Writer& writer) { return writer.remove_personal(anna.token); }); // nothing happens
}

TEST_P(Conformance, AUserIsRemovedWithTheirTokens) {
    write([&](Writer& writer) -> Result<void> {
        for (const std::string user : {"anna", "bert"}) {
            if (const Result<void> put = writer.put_user(sample_user(user)); !put) return put;
            if (const Result<void> put = writer.put_token(sample_token("of " + user, user)); !put) return put;
        }
        return writer.remove_user("anna");
    });
    EXPECT_EQ(read([](Reader& reader) { return reader.user("anna"); }), std::nullopt);
    EXPECT_EQ(read([](Reader& reader) { return reader.token_by_hash("hash of of anna"); }), std::nullopt);
    EXPECT_NE(read([](Reader& reader) { return reader.user("bert"); }), std::nullopt);
    EXPECT_NE(read([](Reader& reader) { return reader.token_by_hash("hash of of bert"); }), std::nullopt);
}

} // namespace voorrang::store
