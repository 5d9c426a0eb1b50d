#include "adapters/auth/roles.hpp"

#include <gtest/gtest.h>

namespace voorrang::auth {
namespace {

TEST(Roles, AreNamed) {
    for (std::size_t at = 0; at < role_names.size(); ++at)
        EXPECT_EQ(role_named(role_names[at]), static_cast<Role>(at)) << role_names[at];
    for (const char* name : {"court", "Buyer", "buyer ", ""}) EXPECT_EQ(role_named(name), std::nullopt) << name;
}

TEST(Roles, OfWorkflowsAreWords) {
    for (const char* name : {"court", "legal_2", "raad-van-toezicht", "beoordelingscommissië", "a"})
        EXPECT_TRUE(is_role_name(name)) << name;
    for (const std::string& name : {std::string(), std::string("2nd"), std::string("two words"), std::string("a,b"),
                                    std::string("-a"), std::string("a\n"), std::string("a\0", 2), std::string("\xFF"),
                                    std::string("\xC2\xA0"), std::string(65, 'a')})
        EXPECT_FALSE(is_role_name(name)) << name;
}

TEST(Roles, ThatOnePersonMayHaveTogether) {
    using List = std::vector<std::string>;
    for (const List& roles : {List{}, List{"bidder"}, List{"buyer", "committee", "writer"}, List{"admin", "court"},
                              List{"auditor", "legal"}, List{"bidder", "court"}, List{"admin", "admin"}})
        EXPECT_EQ(conflict(roles), std::nullopt);
    EXPECT_EQ(conflict({"bidder", "buyer"}), "nobody can be both bidder and buyer");
    EXPECT_EQ(conflict({"committee", "court", "bidder"}), "nobody can be both bidder and committee");
    // Every pair of which one stands alone.
    for (const std::string_view alone : {"bidder", "auditor", "admin", "witness"})
        for (const std::string_view other : role_names)
            EXPECT_EQ(conflict({std::string(other), std::string(alone)}).has_value(), other != alone) << alone << other;
}

} // namespace
} // namespace voorrang::auth
