// Makes an EB13 and two EB14 that answer it in another order: one in which three in a hundred
// failed, and one in which all did. Each also as lines, for programs that read lines. The same
// number of records gives the same bytes.
//
// usage: make_pair RECORDS FOLDER     makes EB130316, few, all, and the same with ".txt"
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::size_t record_length = 120;
constexpr std::string_view biller = "9912345678";
constexpr std::string_view banks[] = {"002", "003", "004", "007", "011",
                                      "020", "023", "027", "031", "032"};
constexpr std::string_view codes[] = {"0012", "0014", "0017", "0031",
                                      "0034", "A016", "A018", "0096"};

std::uint64_t mixed(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

using Record = std::array<char, record_length>;

void put(Record& record, std::size_t offset, std::string_view text) {
  std::memcpy(record.data() + offset, text.data(), text.size());
}
void put(Record& record, std::size_t offset, std::size_t width, std::uint64_t number) {
  for (std::size_t i = width; i-- > 0; number /= 10)
    record[offset + i] = static_cast<char>('0' + number % 10);
}

// The application of a payer, whatever its place.
Record application(std::uint64_t payer, std::uint64_t serial) {
  Record record;
  record.fill(' ');
  std::uint64_t random = mixed(payer);
  const auto below = [&](std::uint64_t limit) {
    random = mixed(random);
    return random % limit;
  };
  record[0] = 'R';
  put(record, 1, 8, serial);
  put(record, 9, biller);
  put(record, 19, "160316");
  record[25] = payer % 10 == 0 ? '3' : '1';
  put(record, 26, 10, payer * 7919000123 % 9999999967);  // no two have the same
  put(record, 46, banks[below(std::size(banks))]);
  put(record, 49, "0000");
  put(record, 53, 10 + below(5), 1'000'000'000 + below(8'000'000'000));
  put(record, 69, 2, below(100));
  put(record, 71, 2, 1 + below(12));
  put(record, 73, 2, 1 + below(28));
  if (below(4) == 0) put(record, 97, "AREA");
  return record;
}

class File {
 public:
  File(const std::string& path, std::string_view name) : name_(name) {
    for (const char* end : {"", ".txt"}) outs_.emplace_back(path + end, std::ios::binary);
    Record header;
    header.fill(' ');
    put(header, 0, "H00000000");
    put(header, 9, biller);
    put(header, 19, name_);
    put(header, 27, "160316");
    write(header);
  }

  void add(const Record& record) {
    write(record);
    ++count_;
    cancels_ += record[25] == '3' ? 1U : 0U;
  }

  void finish() {
    Record trailer;
    trailer.fill(' ');
    put(trailer, 0, "T99999999");
    put(trailer, 9, biller);
    put(trailer, 19, name_);
    put(trailer, 27, 8, count_);
    put(trailer, 35, 8, count_ - cancels_);
    put(trailer, 43, 8, 0);
    put(trailer, 51, 8, cancels_);
    put(trailer, 59, 8, 0);
    write(trailer);
    for (std::ofstream& out : outs_)
      if (!out.flush()) std::exit(EXIT_FAILURE);
  }

 private:
  void write(const Record& record) {
    for (std::ofstream& out : outs_)
      out.write(record.data(), static_cast<std::streamsize>(record.size()));
    outs_.back().put('\n');
  }

  std::string name_;
  std::vector<std::ofstream> outs_;
  std::uint64_t count_ = 0;
  std::uint64_t cancels_ = 0;
};

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::cerr << "usage: make_pair RECORDS FOLDER\n";
    return 2;
  }
  const std::uint64_t records = std::strtoull(words[1], nullptr, 10);
  const std::string folder = std::string(words[2]) + "/";
  File request(folder + "EB130316", "EB130316");
  for (std::uint64_t i = 1; i <= records; ++i) request.add(application(i, i));
  request.finish();

  std::vector<std::uint32_t> order(records);
  std::ranges::generate(order, [payer = std::uint32_t{0}]() mutable { return ++payer; });
  for (std::uint64_t i = records; i > 1; --i) std::swap(order[i - 1], order[mixed(i) % i]);
  File few(folder + "few", "EB140316");
  File all(folder + "all", "EB140316");
  for (const std::uint32_t payer : order) {
    Record record = application(payer, payer);
    record[91] = 'N';
    put(record, 92, codes[mixed(payer ^ 0xC0DE) % std::size(codes)]);
    all.add(record);
    if (mixed(payer ^ 0xFA11) % 100 < 3) few.add(record);
  }
  few.finish();
  all.finish();
  return 0;
}
