#pragma once

#include "tests/store/conformance/fixture.hpp"

namespace voorrang::store {

TEST_P(Conformance, ARequestIsKnownByUserAndKeyUntilItIsForgotten) {
    const auto request = [](const std::string& user, const std::string& key, Time when) {
        return Request{user, key, sample_hash('f'), 201, "{\"it's\": 1}", when};
    };
    const auto add = [&](const Request& added) {
        return outcome([&](Writer& writer) { return writer.add_request(added); });
    };
    EXPECT_EQ(add(request("anna", "k1", at(1))), "done");
    EXPECT_EQ(add(request("anna", "k1", at(2))), "V712");
    EXPECT_EQ(add(request("bert", "k1", at(2))), "done");
    EXPECT_EQ(add(request("anna", "k2", at(3))), "done");
    const auto known = [&](const std::string& user, const std::string& key) {
        return read([&](Reader& reader) { return reader.request(user, key); });
    };
    EXPECT_EQ(known("anna", "k1"), request("anna", "k1", at(1)));
    EXPECT_EQ(known("bert", "k2"), std::nullopt);
    write([](Writer& writer) { return writer.forget_requests(at(2)); });
    EXPECT_EQ(known("anna", "k1"), std::nullopt);
    EXPECT_EQ(known("bert", "k1"), request("bert", "k1", at(2))); // not before: at
    EXPECT_EQ(known("anna", "k2"), request("anna", "k2", at(3)));
    EXPECT_EQ(add(request("anna", "k1", at(4))), "done");
}

} // namespace voorrang::store
