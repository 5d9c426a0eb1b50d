// The commands `voorrang user` and `voorrang token` on the command line.
#pragma once

#include "adapters/cli/options.hpp"

#include <CLI/CLI.hpp>

namespace voorrang::cli {

class AccountApps {
  public:
    void add_to(CLI::App& app);
    // Sets the command if it is one of these.
    void choose(CommandLine& line);

  private:
    CLI::App* add(CLI::App& parent, const std::string& name, const std::string& description, const char* footer,
                  std::string& data);
    void add_user(CLI::App& user);
    void add_token(CLI::App& token);

    UserAddOptions user_add_;
    UserListOptions user_list_;
    UserChangeOptions change_, disable_, enable_;
    TokenAddOptions token_add_;
    TokenListOptions token_list_;
    TokenRevokeOptions revoke_;
    std::string name_, organisation_, subject_;
    std::vector<std::string> roles_;
    bool no_roles_ = false;
    CLI::App *user_add_app_ = nullptr, *user_list_app_ = nullptr, *change_app_ = nullptr, *disable_app_ = nullptr,
             *enable_app_ = nullptr, *token_add_app_ = nullptr, *token_list_app_ = nullptr, *revoke_app_ = nullptr;
};

} // namespace voorrang::cli
