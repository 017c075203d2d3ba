// Makes an EB13 of as many applications as are asked for, without kcms: a valid one, the rows it is
// made from, and one with a fault in every record. The same number of records gives the same bytes.
//
// usage: make_eb13 RECORDS FILE ROWS FAULTY
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

namespace {

constexpr std::string_view biller = "9912345678";
constexpr std::string_view file_name = "EB130316";
constexpr std::string_view file_date = "160316";
constexpr std::size_t record_length = 120;

// Where fields stand in a record of data.
constexpr std::size_t serial_at = 1;
constexpr std::size_t biller_at = 9;
constexpr std::size_t applied_on_at = 19;
constexpr std::size_t type_at = 25;
constexpr std::size_t payer_at = 26;
constexpr std::size_t bank_at = 46;
constexpr std::size_t account_at = 53;
constexpr std::size_t holder_at = 69;
constexpr std::size_t outcome_at = 91;
constexpr std::size_t filler_1_at = 96;
constexpr std::size_t area_at = 97;
constexpr std::size_t channel_at = 109;

// splitmix64
class Random {
 public:
  std::uint64_t next() {
    std::uint64_t x = (state_ += 0x9E3779B97F4A7C15);
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return x ^ (x >> 31);
  }
  std::size_t below(std::size_t limit) { return next() % limit; }
  bool percent(std::size_t share) { return below(100) < share; }
  std::string digits(std::size_t count) {
    std::string text(count, '0');
    for (char& digit : text) digit = static_cast<char>('0' + below(10));
    return text;
  }

 private:
  std::uint64_t state_ = 20160316;
};

std::string padded(std::uint64_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(width - digits.size(), '0') + digits;
}

struct Application {
  std::string applied_on;
  char type = '1';
  std::string payer;
  std::string bank_branch;
  std::string account;
  std::string holder;
  std::string area;
};

// One of the sixty days up to the date of the file.
std::string make_date(Random& random) {
  using namespace std::chrono;
  const sys_days day = sys_days(2016y / March / 16) - days(random.below(60));
  const year_month_day date(day);
  return padded(static_cast<unsigned>(static_cast<int>(date.year()) % 100), 2) +
         padded(static_cast<unsigned>(date.month()), 2) +
         padded(static_cast<unsigned>(date.day()), 2);
}

// No two records have the same: the factor has no divisor in common with ten thousand million.
std::string make_payer(std::uint64_t number, Random& random) {
  const std::string unique = padded(number * 7919000123 % 10000000000, 10);
  if (random.percent(50)) return "PAYER" + unique;
  return unique + random.digits(random.below(4));
}

std::string make_business_number(Random& random) {
  constexpr std::array<unsigned, 9> weights = {1, 3, 7, 1, 3, 7, 1, 3, 5};
  std::string number = random.digits(9);
  unsigned sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i)
    sum += weights[i] * static_cast<unsigned>(number[i] - '0');
  sum += static_cast<unsigned>(number[8] - '0') * 5 / 10;
  return number + static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string make_holder(char type, Random& random) {
  if (type == '3' && random.percent(50)) return {};
  if (random.percent(15)) return make_business_number(random);
  return padded(random.below(100), 2) + padded(1 + random.below(12), 2) +
         padded(1 + random.below(28), 2);
}

Application make_application(std::uint64_t number, Random& random) {
  constexpr std::array<std::string_view, 21> banks = {
      "002", "003", "004", "007", "011", "020", "023", "027", "031", "032", "034",
      "035", "037", "039", "045", "048", "071", "081", "088", "089", "090"};
  Application made;
  made.applied_on = make_date(random);
  made.type = '1';
  if (!random.percent(80)) made.type = random.percent(75) ? '3' : '7';
  made.payer = make_payer(number, random);
  made.bank_branch = std::string(banks[random.below(banks.size())]) + random.digits(4);
  made.account = random.digits(10 + random.below(5));
  made.holder = make_holder(made.type, random);
  if (random.percent(50)) made.area = "AREA " + random.digits(5);
  return made;
}

using Record = std::string;

Record blank_record() { return Record(record_length, ' '); }
void put(Record& record, std::size_t at, std::string_view text) {
  record.replace(at, text.size(), text);
}

Record header() {
  Record record = blank_record();
  put(record, 0, "H00000000");
  put(record, 9, biller);
  put(record, 19, file_name);
  put(record, 27, file_date);
  return record;
}

Record data(const Application& application, std::uint64_t serial) {
  Record record = blank_record();
  record[0] = 'R';
  put(record, serial_at, padded(serial, 8));
  put(record, biller_at, biller);
  put(record, applied_on_at, application.applied_on);
  record[type_at] = application.type;
  put(record, payer_at, application.payer);
  put(record, bank_at, application.bank_branch);
  put(record, account_at, application.account);
  put(record, holder_at, application.holder);
  put(record, area_at, application.area);
  return record;
}

struct Counts {
  std::uint64_t enroll = 0;
  std::uint64_t cancel = 0;
  std::uint64_t bank_cancel = 0;

  void add(char type) {
    std::uint64_t& cancelled = type == '3' ? cancel : bank_cancel;
    ++(type == '1' ? enroll : cancelled);
  }
};

Record trailer(const Counts& counts) {
  Record record = blank_record();
  put(record, 0, "T99999999");
  put(record, 9, biller);
  put(record, 19, file_name);
  put(record, 27, padded(counts.enroll + counts.cancel + counts.bank_cancel, 8));
  put(record, 35, padded(counts.enroll, 8));
  put(record, 43, padded(0, 8));
  put(record, 51, padded(counts.cancel, 8));
  put(record, 59, padded(counts.bank_cancel, 8));
  return record;
}

std::string row(const Application& made) {
  return made.applied_on + ',' + made.type + ',' + made.payer + ',' + made.bank_branch + ',' +
         made.account + ',' + made.holder + ',' + made.area + '\n';
}

// Exactly one fault, in one field after the other.
void damage(Record& record, std::uint64_t number) {
  constexpr std::array<std::string_view, 5> dates = {"160230", "151301", "160100", "16 101",
                                                     "160317"};
  constexpr std::array<std::string_view, 4> banks = {"999", "0 4", "00A", "000"};
  constexpr std::array<std::string_view, 4> holders = {"12345     ", "12345X    ", "991301    ",
                                                       "1234567890"};
  const std::uint64_t round = number / 12;
  switch (number % 12) {
    case 0:
      record[0] = 'X';
      break;
    case 1:
      record[serial_at + round % 8] = 'A';
      break;
    case 2:
      record[biller_at + round % 10] = 'Z';
      break;
    case 3:
      put(record, applied_on_at, dates[round % dates.size()]);
      break;
    case 4:
      record[type_at] = '2';
      put(record, holder_at, "800101    ");  // only some types may leave it blank
      break;
    case 5:
      record[payer_at + round % 9] = ' ';
      break;
    case 6:
      put(record, bank_at, banks[round % banks.size()]);
      break;
    case 7:
      record[account_at + round % 10] = '-';
      break;
    case 8:
      put(record, holder_at, holders[round % holders.size()]);
      break;
    case 9:
      record[outcome_at + round % 5] = 'N';
      break;
    case 10:
      record[round % 2 == 0 ? filler_1_at : channel_at + round % 11] = '1';
      break;
    default:
      record[area_at + round % 12] = '\x01';
      break;
  }
}

// A file that is written from front to back in large pieces.
class Output {
 public:
  explicit Output(const char* path) : file_(path, std::ios::binary) {}
  void write(std::string_view text) {
    file_.write(text.data(), static_cast<std::streamsize>(text.size()));
  }
  [[nodiscard]] bool close() {
    file_.close();
    return !file_.fail();
  }

 private:
  std::ofstream file_;
};

bool make(std::uint64_t records, Output file, Output rows, Output faulty) {
  Random random;
  Counts counts;
  file.write(header());
  faulty.write(header());
  rows.write(
      "applied_on,application_type,payer_number,bank_branch,account,holder_id,biller_area\n");
  for (std::uint64_t number = 1; number <= records; ++number) {
    const Application made = make_application(number, random);
    Record record = data(made, number);
    counts.add(made.type);
    rows.write(row(made));
    file.write(record);
    damage(record, number);
    faulty.write(record);
  }
  file.write(trailer(counts));
  faulty.write(trailer(counts));
  const bool whole = file.close();
  return rows.close() && faulty.close() && whole;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) {
    std::cerr << "usage: make_eb13 RECORDS FILE ROWS FAULTY\n";
    return 2;
  }
  const std::uint64_t records = std::strtoull(arguments[1], nullptr, 10);
  const bool made = records > 0 &&
                    make(records, Output(arguments[2]), Output(arguments[3]), Output(arguments[4]));
  return made ? 0 : 3;
}
