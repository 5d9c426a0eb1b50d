#pragma once

#include "tests/store/conformance/fixture.hpp"

namespace voorrang::store {

TEST_P(Conformance, AUserIsReadAsItWasPut) {
    User anna = sample_user("anna");
    anna.subject = "https://id.example anna";
    const User bert = sample_user("bert");
    write([&](Writer& writer) -> Result<void> {
        if (const Result<void> put = writer.put_user(bert); !put) return put;
        return writer.put_user(anna);
    });
    const auto user = [&](const std::string& id) { return read([&](Reader& reader) { return reader.user(id); }); };
    const auto of_subject = [&](const std::string& subject) {
        return read([&](Reader& reader) { return reader.user_of_subject(subject); });
    };
    EXPECT_EQ(user("anna"), anna);
    EXPECT_EQ(user("carla"), std::nullopt);
    EXPECT_EQ(of_subject("https://id.example anna"), anna);
    EXPECT_EQ(of_subject("https://id.example bert"), std::nullopt);
    EXPECT_EQ(of_subject(""), std::nullopt); // bert has none
    EXPECT_EQ(read([](Reader& reader) { return reader.users(); }), (std::vector<User>{anna, bert}));

    anna = {"anna", "A.", "", {}, "", true, at(70)};
    write([&](Writer& writer) { return writer.put_user(anna); });
    EXPECT_EQ(user("anna"), anna);
    EXPECT_EQ(of_subject("https://id.example anna"), std::nullopt);
}

TEST_P(Conformance, ASubjectIsOfOneUser) {
    User anna = sample_user("anna");
    anna.subject = "https://id.example 1";
    User bert = sample_user("bert");
    bert.subject = anna.subject;
    const auto put = [&](const User& user) { return outcome([&](Writer& writer) { return writer.put_user(user); }); };
    EXPECT_EQ(put(anna), "done");
    EXPECT_EQ(put(anna), "done");
    EXPECT_EQ(put(bert), "V712");
    EXPECT_EQ(read([](Reader& reader) { return reader.user("bert"); }), std::nullopt);
}

TEST_P(Conformance, ATokenIsFoundByItsHash) {
    Token first = sample_token("z", "anna");
    Token second = sample_token("a", "anna");
    second.created = at(90);
    write([&](Writer& writer) -> Result<void> {
        for (const std::string user : {"anna", "bert"})
            if (const Result<void> put = writer.put_user(sample_user(user)); !put) return put;
        for (const Token& token : {second, first, sample_token("c", "bert")})
            if (const Result<void> put = writer.put_token(token); !put) return put;
        return {};
    });
    const auto tokens = [&](const std::string& user) {
        return read([&](Reader& reader) { return reader.tokens(user); });
    };
    EXPECT_EQ(read([](Reader& reader) { return reader.token_by_hash("hash of z"); }), first);
    EXPECT_EQ(read([](Reader& reader) { return reader.token_by_hash("hash of y"); }), std::nullopt);
    EXPECT_EQ(tokens("anna"), (std::vector<Token>{first, second}));
    EXPECT_EQ(tokens("carla"), std::vector<Token>{});

    first.revoked = at(95);
    first.label = "lost";
    write([&](Writer& writer) { return writer.put_token(first); });
    EXPECT_EQ(tokens("anna"), (std::vector<Token>{first, second}));

    const auto put = [&](const Token& token) {
        return outcome([&](Writer& writer) { return writer.put_token(token); });
    };
    Token same_hash = sample_token("d", "anna");
    same_hash.hash = "hash of z";
    EXPECT_EQ(put(same_hash), "V712");
    EXPECT_EQ(put(sample_token("d", "carla")), "V719");
}

} // namespace voorrang::store
