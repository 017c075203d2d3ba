// Which line of the input each record of a file was made from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kcms {

// Memory: nothing for a record whose line follows on the one before, about two bytes for any other.
class LineMap {
 public:
  // The next record, from 1 on, and the line where its row begins, which is behind all before; 0
  // where no row gave it.
  void add(std::uint64_t line) {
    ++records_;
    if (line != expected_) add_jump(line);
    expected_ += line == 0 ? 0 : 1;
  }

  // The line of a record; 0 where no row gave it.
  [[nodiscard]] std::uint64_t line_of(std::uint64_t record) const;

 private:
  // What is known at one of the jumps; the bytes behind it say the next ones.
  struct Mark {
    std::uint64_t record = 0;  // the jump before
    std::uint64_t line = 0;    // of the record after that one
    std::size_t at = 0;        // in jumps_
  };
  struct Jump {
    std::uint64_t record = 0;
    std::uint64_t size = 0;  // lines passed over; 0: the record has no row
  };

  void add_jump(std::uint64_t line);
  void append(std::uint64_t number);
  [[nodiscard]] std::uint64_t read(std::size_t& at) const;
  static void follow(Mark& mark, const Jump& jump);

  std::uint64_t records_ = 0;
  std::uint64_t expected_ = 1;  // the line of the next record that has a row
  Mark last_{0, 1, 0};          // at the last jump
  std::size_t count_ = 0;       // of jumps
  std::string jumps_;           // records since the last, lines passed over: seven bits a byte
  std::vector<Mark> marks_{{0, 1, 0}};  // before every so many jumps
};

}  // namespace kcms
