#include <gtest/gtest.h>
TEST(Probe, builds) { SUCCEED(); }
