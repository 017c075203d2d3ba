      *> Makes an EB13 of rows of applications: header, serials, padding
      *> and the totals of the trailer.
      *>
      *> usage: generate ROWS FILE
       IDENTIFICATION DIVISION.
       PROGRAM-ID. GENERATE.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT ROW-FILE ASSIGN TO WS-ROWS
               ORGANIZATION IS LINE SEQUENTIAL.
           SELECT EB-FILE ASSIGN TO WS-PATH
               ORGANIZATION IS SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  ROW-FILE.
       01  ROW                 PIC X(200).
       FD  EB-FILE RECORD CONTAINS 120 CHARACTERS.
           COPY "eb13.cpy".
       WORKING-STORAGE SECTION.
       01  WS-PATH             PIC X(256).
       01  WS-ROWS             PIC X(256).
       01  WS-EOF              PIC X VALUE "N".
       01  WS-BILLER           PIC X(10) VALUE "9912345678".
       01  WS-NAME             PIC X(8) VALUE "EB130316".
       01  WS-DATE             PIC X(6) VALUE "160316".
       01  WS-N                PIC 9(9) COMP-5 VALUE 0.
       01  WS-ENROLLED         PIC 9(9) COMP-5 VALUE 0.
       01  WS-CANCELLED        PIC 9(9) COMP-5 VALUE 0.
       01  WS-BY-BANK          PIC 9(9) COMP-5 VALUE 0.
       PROCEDURE DIVISION.
       MAIN-PARA.
           ACCEPT WS-ROWS FROM ARGUMENT-VALUE
           ACCEPT WS-PATH FROM ARGUMENT-VALUE
           OPEN INPUT ROW-FILE OUTPUT EB-FILE
           READ ROW-FILE AT END STOP RUN END-READ
           MOVE SPACES TO EB-DATA
           STRING "H00000000" WS-BILLER WS-NAME WS-DATE
               DELIMITED BY SIZE INTO EB-DATA
           WRITE EB-DATA
           PERFORM UNTIL WS-EOF = "Y"
               READ ROW-FILE
                   AT END MOVE "Y" TO WS-EOF
                   NOT AT END PERFORM WRITE-RECORD
               END-READ
           END-PERFORM
           PERFORM WRITE-TRAILER
           CLOSE ROW-FILE EB-FILE
           STOP RUN.
       WRITE-RECORD.
           ADD 1 TO WS-N
           MOVE SPACES TO EB-DATA
           MOVE "R" TO E-RECORD-TYPE
           MOVE WS-N TO E-SERIAL
           MOVE WS-BILLER TO E-BILLER
           UNSTRING ROW DELIMITED BY ","
               INTO E-APPLIED-ON E-TYPE E-PAYER E-BANK-BRANCH
                   E-ACCOUNT E-HOLDER E-AREA
           EVALUATE TRUE
               WHEN TYPE-ENROLL ADD 1 TO WS-ENROLLED
               WHEN TYPE-CANCEL ADD 1 TO WS-CANCELLED
               WHEN TYPE-BANK   ADD 1 TO WS-BY-BANK
           END-EVALUATE
           WRITE EB-DATA.
       WRITE-TRAILER.
           MOVE SPACES TO EB-TRAILER
           MOVE "T" TO T-RECORD-TYPE
           MOVE 99999999 TO T-SERIAL
           STRING WS-BILLER WS-NAME DELIMITED BY SIZE INTO T-NAME
           MOVE WS-N TO T-RECORDS
           MOVE WS-ENROLLED TO T-ENROLLED
           MOVE 0 TO T-CHANGED
           MOVE WS-CANCELLED TO T-CANCELLED
           MOVE WS-BY-BANK TO T-BY-BANK
           WRITE EB-TRAILER.
