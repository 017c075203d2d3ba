      *> Writes the records of an EB13 as lines with commas.
      *>
      *> usage: parse FILE ROWS
       IDENTIFICATION DIVISION.
       PROGRAM-ID. PARSE.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT EB-FILE ASSIGN TO WS-PATH
               ORGANIZATION IS SEQUENTIAL.
           SELECT ROW-FILE ASSIGN TO WS-ROWS
               ORGANIZATION IS LINE SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  EB-FILE RECORD CONTAINS 120 CHARACTERS.
           COPY "eb13.cpy".
       FD  ROW-FILE.
       01  ROW                 PIC X(300).
       WORKING-STORAGE SECTION.
       01  WS-PATH             PIC X(256).
       01  WS-ROWS             PIC X(256).
       01  WS-EOF              PIC X VALUE "N".
       PROCEDURE DIVISION.
       MAIN-PARA.
           ACCEPT WS-PATH FROM ARGUMENT-VALUE
           ACCEPT WS-ROWS FROM ARGUMENT-VALUE
           OPEN INPUT EB-FILE OUTPUT ROW-FILE
           MOVE SPACES TO ROW
           STRING "record_type,serial,biller,applied_on,"
               "application_type,payer_number,bank_branch,account,"
               "holder_id,handling_branch,fund_type,outcome,"
               "failure_code,filler_1,biller_area,intake_channel,"
               "filler_2" DELIMITED BY SIZE INTO ROW
           WRITE ROW
           PERFORM UNTIL WS-EOF = "Y"
               READ EB-FILE
                   AT END MOVE "Y" TO WS-EOF
                   NOT AT END
                       IF E-RECORD-TYPE = "R" PERFORM WRITE-ROW END-IF
               END-READ
           END-PERFORM
           CLOSE EB-FILE ROW-FILE
           STOP RUN.
      *> The biller's area may hold single blanks.
       WRITE-ROW.
           MOVE SPACES TO ROW
           STRING
               E-RECORD-TYPE DELIMITED BY SIZE
               "," DELIMITED BY SIZE
               E-SERIAL DELIMITED BY SIZE
               "," DELIMITED BY SIZE
               E-BILLER DELIMITED BY SPACE
               "," DELIMITED BY SIZE
               E-APPLIED-ON DELIMITED BY SIZE
               "," DELIMITED BY SIZE
               E-TYPE DELIMITED BY SIZE
               "," DELIMITED BY SIZE
               E-PAYER DELIMITED BY SPACE
               "," DELIMITED BY SIZE
               E-BANK-BRANCH DELIMITED BY SPACE
               "," DELIMITED BY SIZE
               E-ACCOUNT DELIMITED BY SPACE
               "," DELIMITED BY SIZE
               E-HOLDER DELIMITED BY SPACE
               "," DELIMITED BY SIZE
               E-HANDLING DELIMITED BY SPACE
               "," DELIMITED BY SIZE
               E-FUND DELIMITED BY SPACE
               "," DELIMITED BY SIZE
               E-OUTCOME DELIMITED BY SPACE
               "," DELIMITED BY SIZE
               E-FAILURE DELIMITED BY SPACE
               "," DELIMITED BY SIZE
               E-FILLER-1 DELIMITED BY SPACE
               "," DELIMITED BY SIZE
               E-AREA DELIMITED BY "  "
               "," DELIMITED BY SIZE
               E-CHANNEL DELIMITED BY SPACE
               "," DELIMITED BY SIZE
               E-FILLER-2 DELIMITED BY SPACE
               INTO ROW
           WRITE ROW.
