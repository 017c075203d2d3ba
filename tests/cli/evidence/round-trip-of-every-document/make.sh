# Every document that a real encoder made, each for a payer of its own: rows of EB13, a folder and its manifest.
mkdir d
echo application_type,payer_number,bank_branch,account,holder_id,applied_on >rows.csv
echo payer_number,file,evidence_type >d/manifest.csv
number=100
for document in samples/documents/* samples/sources/signed/good.der; do
  case $document in
    *.sh | *.md) continue ;;
    *.mp3 | *.wav | *.wma) type=4 ;;
    *.der) type=2 ;;
    *) type=1 ;;
  esac
  number=$((number + 1))
  name=P$number.${document##*.}
  cp "$document" "d/$name"
  echo "1,P$number,0110000,1002003004$number,1234567891,160316" >>rows.csv
  echo "P$number,$name,$type" >>d/manifest.csv
done
