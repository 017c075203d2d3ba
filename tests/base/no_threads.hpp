// No thread can be had as long as one of these lives: each would want more stack than there is.
#pragma once

#include <catch2/catch.hpp>
#include <pthread.h>

#include <cstddef>

namespace kcms::test {

class NoThreads {
 public:
  NoThreads() {
    REQUIRE(pthread_getattr_default_np(&before_) == 0);
    pthread_attr_t huge = before_;
    REQUIRE(pthread_attr_setstacksize(&huge, std::size_t{1} << 46U) == 0);
    REQUIRE(pthread_setattr_default_np(&huge) == 0);
  }
  ~NoThreads() { pthread_setattr_default_np(&before_); }
  NoThreads(const NoThreads&) = delete;
  NoThreads& operator=(const NoThreads&) = delete;

 private:
  pthread_attr_t before_{};
};

}  // namespace kcms::test
