// A program that uses an installed Voorrang as a library: it must compile, link and run.
#include "dsl/value/value.hpp"

int main() { return 0; }
