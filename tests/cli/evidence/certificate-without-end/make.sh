# A certificate that holds only later and has no end, as RFC 5280, 4.1.2.5, writes that.
printf 'I consent.\n' > consent.txt
printf '[ca]\ndefault_ca = own\n[own]\ndatabase = index\nserial = serial\nnew_certs_dir = .\ndefault_md = sha256\npolicy = any\n[any]\ncommonName = supplied\n' > ca.cnf
: > index
echo 01 > serial
openssl req -new -newkey rsa:2048 -noenc -keyout own.key -out own.csr -subj '/CN=Payer'
openssl ca -batch -config ca.cnf -selfsign -keyfile own.key -in own.csr -out own.pem -notext -startdate 20990101000000Z -enddate 99991231235959Z
mkdir d
openssl cms -sign -binary -in consent.txt -outform DER -nodetach -md sha256 -signer own.pem -inkey own.key -out d/PAYER0012.der
