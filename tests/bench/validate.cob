      *> Checks the records of an EB13 as a nightly batch program does:
      *> the checks of each field that kcms makes, serials and totals.
      *> Prints a line a fault, and how many there were.
      *>
      *> usage: validate FILE
       IDENTIFICATION DIVISION.
       PROGRAM-ID. VALIDATE.
       ENVIRONMENT DIVISION.
       CONFIGURATION SECTION.
       SPECIAL-NAMES.
           CLASS WORD-BYTE IS "!" THRU "~"
           CLASS TEXT-BYTE IS " " THRU "~".
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT EB-FILE ASSIGN TO WS-PATH
               ORGANIZATION IS SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  EB-FILE RECORD CONTAINS 120 CHARACTERS.
           COPY "eb13.cpy".
       WORKING-STORAGE SECTION.
       01  WS-PATH             PIC X(256).
       01  WS-EOF              PIC X VALUE "N".
       01  WS-TRAILER-SEEN     PIC X VALUE "N".
       01  WS-HEADER.
           05 FILLER           PIC X(9).
           05 H-NAME.
              10 H-BILLER      PIC X(10).
              10 FILLER        PIC X(8).
           05 H-APPLIED-ON     PIC X(6).
           05 FILLER           PIC X(87).
       01  WS-N                PIC 9(9) COMP-5 VALUE 0.
       01  WS-ENROLLED         PIC 9(9) COMP-5 VALUE 0.
       01  WS-CANCELLED        PIC 9(9) COMP-5 VALUE 0.
       01  WS-BY-BANK          PIC 9(9) COMP-5 VALUE 0.
       01  WS-UNKNOWN          PIC 9(9) COMP-5 VALUE 0.
       01  WS-FAULTS           PIC 9(9) COMP-5 VALUE 0.
       01  WS-SUM              PIC 9(9) COMP-5.
       01  WS-L                PIC 9(4) COMP-5.
       01  WS-K                PIC 9(4) COMP-5.
       01  WS-M                PIC 9(4) COMP-5.
       01  WS-Q                PIC 9(4) COMP-5.
       01  WS-R                PIC 9(4) COMP-5.
       01  WS-DAYS             PIC X(24)
                                 VALUE "312831303130313130313031".
       01  WS-DAYS-OF REDEFINES WS-DAYS PIC 99 OCCURS 12.
       01  WS-WEIGHTS          PIC X(9) VALUE "137137135".
       01  WS-WEIGHT REDEFINES WS-WEIGHTS PIC 9 OCCURS 9.
       01  WS-DIGITS.
           05 WS-DIGIT         PIC 9 OCCURS 10.
      *> The banks that make_eb13 uses.
       01  WS-BANK-LIST.
           05 FILLER           PIC X(33)
               VALUE "002003004007011020023027031032034".
           05 FILLER           PIC X(30)
               VALUE "035037039045048071081088089090".
       01  WS-BANK REDEFINES WS-BANK-LIST PIC 9(3) OCCURS 21.
       01  WS-KNOWN-BANKS.
           05 WS-KNOWN         PIC X OCCURS 1000 VALUE "N".
       01  WS-FIELD            PIC X(16).
       01  ED-N                PIC Z(8)9.
       PROCEDURE DIVISION.
       MAIN-PARA.
           ACCEPT WS-PATH FROM ARGUMENT-VALUE
           PERFORM VARYING WS-K FROM 1 BY 1 UNTIL WS-K > 21
               MOVE "Y" TO WS-KNOWN(WS-BANK(WS-K) + 1)
           END-PERFORM
           OPEN INPUT EB-FILE
           READ EB-FILE INTO WS-HEADER AT END STOP RUN END-READ
           PERFORM UNTIL WS-EOF = "Y"
               READ EB-FILE
                   AT END MOVE "Y" TO WS-EOF
                   NOT AT END PERFORM CHECK-RECORD
               END-READ
           END-PERFORM
           CLOSE EB-FILE
           IF WS-TRAILER-SEEN = "N"
               MOVE "trailer" TO WS-FIELD PERFORM REPORT-FAULT END-IF
           MOVE WS-FAULTS TO ED-N
           DISPLAY "faults " FUNCTION TRIM(ED-N)
           STOP RUN.
       CHECK-RECORD.
           IF E-RECORD-TYPE = "T" AND E-SERIAL = 99999999
               PERFORM CHECK-TRAILER
               EXIT PARAGRAPH
           END-IF
           ADD 1 TO WS-N
           IF E-RECORD-TYPE NOT = "R"
               ADD 1 TO WS-UNKNOWN
               MOVE "record_type" TO WS-FIELD PERFORM REPORT-FAULT
               EXIT PARAGRAPH
           END-IF
           IF E-SERIAL NOT NUMERIC
               MOVE "serial" TO WS-FIELD PERFORM REPORT-FAULT
           ELSE IF E-SERIAL NOT = WS-N
               MOVE "serial" TO WS-FIELD PERFORM REPORT-FAULT
           END-IF END-IF
           IF E-BILLER NOT = H-BILLER
               MOVE "biller" TO WS-FIELD PERFORM REPORT-FAULT END-IF
           PERFORM CHECK-DATE
           EVALUATE TRUE
               WHEN TYPE-ENROLL ADD 1 TO WS-ENROLLED
               WHEN TYPE-CANCEL ADD 1 TO WS-CANCELLED
               WHEN TYPE-BANK   ADD 1 TO WS-BY-BANK
               WHEN OTHER
                   ADD 1 TO WS-UNKNOWN
                   MOVE "application_type" TO WS-FIELD
                   PERFORM REPORT-FAULT
           END-EVALUATE
           PERFORM CHECK-PAYER
           EVALUATE TRUE
               WHEN E-BANK NOT NUMERIC OR E-BRANCH NOT NUMERIC
                   MOVE "bank_branch" TO WS-FIELD
                   PERFORM REPORT-FAULT
               WHEN WS-KNOWN(E-BANK + 1) = "N"
                   MOVE "bank_branch" TO WS-FIELD
                   PERFORM REPORT-FAULT
           END-EVALUATE
           PERFORM CHECK-ACCOUNT
           PERFORM CHECK-HOLDER
           IF E-HANDLING NOT = SPACES
               MOVE "handling_branch" TO WS-FIELD
               PERFORM REPORT-FAULT END-IF
           IF E-FUND NOT TEXT-BYTE
               MOVE "fund_type" TO WS-FIELD PERFORM REPORT-FAULT END-IF
           IF E-OUTCOME NOT = SPACE
               MOVE "outcome" TO WS-FIELD PERFORM REPORT-FAULT END-IF
           IF E-FAILURE NOT = SPACES
               MOVE "failure_code" TO WS-FIELD
               PERFORM REPORT-FAULT END-IF
           IF E-FILLER-1 NOT = SPACE
               MOVE "filler_1" TO WS-FIELD PERFORM REPORT-FAULT END-IF
           IF E-AREA NOT TEXT-BYTE
               MOVE "biller_area" TO WS-FIELD
               PERFORM REPORT-FAULT END-IF
           IF E-CHANNEL NOT = SPACE
               MOVE "intake_channel" TO WS-FIELD
               PERFORM REPORT-FAULT END-IF
           IF E-FILLER-2 NOT = SPACES
               MOVE "filler_2" TO WS-FIELD PERFORM REPORT-FAULT END-IF.
       CHECK-DATE.
           MOVE "applied_on" TO WS-FIELD
           IF E-APPLIED-ON NOT NUMERIC
               PERFORM REPORT-FAULT
               EXIT PARAGRAPH
           END-IF
           IF E-MM < 1 OR E-MM > 12 OR E-DD < 1
               PERFORM REPORT-FAULT
               EXIT PARAGRAPH
           END-IF
           MOVE WS-DAYS-OF(E-MM) TO WS-M
           IF E-MM = 2
               DIVIDE E-YY BY 4 GIVING WS-Q REMAINDER WS-R
               IF WS-R = 0 ADD 1 TO WS-M END-IF
           END-IF
           IF E-DD > WS-M OR E-APPLIED-ON > H-APPLIED-ON
               PERFORM REPORT-FAULT
           END-IF.
       CHECK-PAYER.
           MOVE "payer_number" TO WS-FIELD
           MOVE 0 TO WS-L
           INSPECT E-PAYER TALLYING WS-L
               FOR CHARACTERS BEFORE INITIAL SPACE
           EVALUATE TRUE
               WHEN WS-L = 0
                   PERFORM REPORT-FAULT
               WHEN E-PAYER(1:WS-L) NOT WORD-BYTE
                   PERFORM REPORT-FAULT
               WHEN WS-L < 20
                   IF E-PAYER(WS-L + 1:) NOT = SPACES
                       PERFORM REPORT-FAULT
                   END-IF
           END-EVALUATE.
       CHECK-ACCOUNT.
           MOVE "account" TO WS-FIELD
           MOVE 0 TO WS-L
           INSPECT E-ACCOUNT TALLYING WS-L
               FOR CHARACTERS BEFORE INITIAL SPACE
           EVALUATE TRUE
               WHEN WS-L = 0
                   PERFORM REPORT-FAULT
               WHEN E-ACCOUNT(1:WS-L) NOT NUMERIC
                   PERFORM REPORT-FAULT
               WHEN WS-L < 16
                   IF E-ACCOUNT(WS-L + 1:) NOT = SPACES
                       PERFORM REPORT-FAULT
                   END-IF
           END-EVALUATE.
       CHECK-HOLDER.
           MOVE "holder_id" TO WS-FIELD
           MOVE 0 TO WS-L
           INSPECT E-HOLDER TALLYING WS-L
               FOR CHARACTERS BEFORE INITIAL SPACE
           EVALUATE TRUE
               WHEN WS-L = 0 AND E-HOLDER = SPACES AND TYPE-CANCEL
                   CONTINUE
               WHEN WS-L NOT = 6 AND WS-L NOT = 10
                   PERFORM REPORT-FAULT
               WHEN E-HOLDER(1:WS-L) NOT NUMERIC
                 OR E-HOLDER(WS-L + 1:) NOT = SPACES
                   PERFORM REPORT-FAULT
               WHEN WS-L = 6
                   PERFORM CHECK-BIRTH-DATE
               WHEN OTHER
                   PERFORM CHECK-BUSINESS-NUMBER
           END-EVALUATE.
       CHECK-BIRTH-DATE.
           IF E-HOLDER(3:2) < "01" OR E-HOLDER(3:2) > "12"
             OR E-HOLDER(5:2) < "01"
               PERFORM REPORT-FAULT
               EXIT PARAGRAPH
           END-IF
           MOVE E-HOLDER(1:10) TO WS-DIGITS
           COMPUTE WS-M = WS-DIGIT(3) * 10 + WS-DIGIT(4)
           COMPUTE WS-K = WS-DIGIT(5) * 10 + WS-DIGIT(6)
           MOVE WS-DAYS-OF(WS-M) TO WS-Q
           IF WS-M = 2 ADD 1 TO WS-Q END-IF
           IF WS-K > WS-Q
               PERFORM REPORT-FAULT
           END-IF.
       CHECK-BUSINESS-NUMBER.
           MOVE E-HOLDER(1:10) TO WS-DIGITS
           COMPUTE WS-SUM = WS-DIGIT(9) * 5 / 10
           PERFORM VARYING WS-K FROM 1 BY 1 UNTIL WS-K > 9
               COMPUTE WS-SUM =
                   WS-SUM + WS-DIGIT(WS-K) * WS-WEIGHT(WS-K)
           END-PERFORM
           ADD WS-DIGIT(10) TO WS-SUM
           DIVIDE WS-SUM BY 10 GIVING WS-Q REMAINDER WS-R
           IF WS-R NOT = 0
               PERFORM REPORT-FAULT
           END-IF.
      *> Each total may differ by the records that cannot be told.
       CHECK-TRAILER.
           MOVE "Y" TO WS-TRAILER-SEEN
           MOVE "trailer" TO WS-FIELD
           IF T-NAME NOT = H-NAME OR T-RECORDS NOT = WS-N
             OR T-CHANGED NOT = 0
             OR T-ENROLLED + T-CANCELLED + T-BY-BANK NOT = WS-N
             OR T-ENROLLED < WS-ENROLLED
             OR T-ENROLLED > WS-ENROLLED + WS-UNKNOWN
             OR T-CANCELLED < WS-CANCELLED
             OR T-CANCELLED > WS-CANCELLED + WS-UNKNOWN
             OR T-BY-BANK < WS-BY-BANK
             OR T-BY-BANK > WS-BY-BANK + WS-UNKNOWN
               PERFORM REPORT-FAULT
           END-IF.
       REPORT-FAULT.
           ADD 1 TO WS-FAULTS
           MOVE WS-N TO ED-N
           DISPLAY FUNCTION TRIM(ED-N) " " FUNCTION TRIM(WS-FIELD).
