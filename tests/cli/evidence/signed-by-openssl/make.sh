# Consents signed by the openssl tool, a folder for each.
printf 'I consent.\n' > consent.txt
openssl req -x509 -newkey rsa:2048 -noenc -keyout rsa.key -out rsa.pem -days 2 -subj '/C=KR/CN=Payer'
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout ec.key -out ec.pem -days 2 -subj '/CN=Payer'
mkdir d-good d-pkcs7 d-detached d-sha1 d-ec d-keyid d-nocert d-stream d-text d-two
sign() { openssl cms -sign -binary -in consent.txt -outform DER "$@"; }
sign -nodetach -md sha256 -signer rsa.pem -inkey rsa.key -out d-good/PAYER0012.der
openssl smime -sign -binary -nodetach -in consent.txt -outform DER -md sha512 -signer rsa.pem -inkey rsa.key -out d-pkcs7/PAYER0012.der
sign -md sha256 -signer rsa.pem -inkey rsa.key -out d-detached/PAYER0012.der
sign -nodetach -md sha1 -signer rsa.pem -inkey rsa.key -out d-sha1/PAYER0012.der
sign -nodetach -md sha256 -signer ec.pem -inkey ec.key -out d-ec/PAYER0012.der
sign -nodetach -md sha256 -keyid -signer rsa.pem -inkey rsa.key -out d-keyid/PAYER0012.der
sign -nodetach -md sha256 -nocerts -signer rsa.pem -inkey rsa.key -out d-nocert/PAYER0012.der
sign -nodetach -stream -md sha256 -signer rsa.pem -inkey rsa.key -out d-stream/PAYER0012.der
sign -nodetach -md sha256 -signer rsa.pem -inkey rsa.key -signer ec.pem -inkey ec.key -out d-two/PAYER0012.der
openssl cms -data_create -binary -in consent.txt -outform DER -out d-text/PAYER0012.der
