      *> A record of data, and the trailer, of EB13.
       01  EB-DATA.
           05 E-RECORD-TYPE    PIC X.
           05 E-SERIAL         PIC 9(8).
           05 E-BILLER         PIC X(10).
           05 E-APPLIED-ON.
              10 E-YY          PIC 99.
              10 E-MM          PIC 99.
              10 E-DD          PIC 99.
           05 E-TYPE           PIC X.
              88 TYPE-ENROLL   VALUE "1".
              88 TYPE-CANCEL   VALUE "3".
              88 TYPE-BANK     VALUE "7".
           05 E-PAYER          PIC X(20).
           05 E-BANK-BRANCH.
              10 E-BANK        PIC 9(3).
              10 E-BRANCH      PIC 9(4).
           05 E-ACCOUNT        PIC X(16).
           05 E-HOLDER         PIC X(16).
           05 E-HANDLING       PIC X(4).
           05 E-FUND           PIC XX.
           05 E-OUTCOME        PIC X.
           05 E-FAILURE        PIC X(4).
           05 E-FILLER-1       PIC X.
           05 E-AREA           PIC X(12).
           05 E-CHANNEL        PIC X.
           05 E-FILLER-2       PIC X(10).
       01  EB-TRAILER.
           05 T-RECORD-TYPE    PIC X.
           05 T-SERIAL         PIC 9(8).
           05 T-NAME           PIC X(18).
           05 T-RECORDS        PIC 9(8).
           05 T-ENROLLED       PIC 9(8).
           05 T-CHANGED        PIC 9(8).
           05 T-CANCELLED      PIC 9(8).
           05 T-BY-BANK        PIC 9(8).
           05 T-REST           PIC X(53).
