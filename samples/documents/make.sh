#!/bin/sh
# Makes the documents of this folder anew, with real encoders. Nothing in them is real: stripes, a page with a few
# bars, and tones.
#
# Debian 12: ffmpeg 5.1.9, libjpeg-turbo-progs 2.1.5, libtiff-tools 4.5.0, lame 3.100, sox 14.4.2. Other versions may
# make other bytes; the files here are therefore kept, and no test makes them again.
set -eu
cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

movie() { ffmpeg -hide_banner -loglevel error -y "$@"; }
exact="-fflags +bitexact -flags +bitexact -map_metadata -1"
stripes="testsrc2=size=96x64:rate=2:duration=1"
tone="sine=frequency=440:sample_rate=8000:duration=0.6"
voice="sine=frequency=300:beep_factor=3:sample_rate=22050:duration=0.8"

# Pictures to begin with: of colours, and a page in black and white.
movie -f lavfi -i "$stripes" -frames:v 1 "$scratch/stripes.ppm"
movie -f lavfi -i "color=white:size=160x200:rate=1:duration=1,drawbox=x=20:y=20:w=90:h=6:t=fill:color=black,\
drawbox=x=20:y=40:w=120:h=3:t=fill:color=black,drawbox=x=20:y=52:w=110:h=3:t=fill:color=black,\
drawbox=x=90:y=160:w=48:h=20:t=2:color=black" -frames:v 1 -pix_fmt monow -f rawvideo "$scratch/page.raw"

cjpeg -quality 60 "$scratch/stripes.ppm" >baseline.jpg
cjpeg -quality 60 -progressive "$scratch/stripes.ppm" >progressive.jpg
cjpeg -quality 60 -grayscale -restart 1 "$scratch/stripes.ppm" >grey-restarts.jpeg
# As cameras do: Exif with a thumbnail, which is a whole JPEG, before the picture.
movie -i "$scratch/stripes.ppm" -vf scale=24:16 "$scratch/thumbnail.ppm"
cjpeg -quality 30 "$scratch/thumbnail.ppm" >"$scratch/thumbnail.jpg"
python3 -c '
import struct, sys
thumbnail, picture = (open(name, "rb").read() for name in sys.argv[1:])
entries = [(259, 3, 6), (513, 4, 56), (514, 4, len(thumbnail))]
tiff = b"II*\0" + struct.pack("<IHI", 8, 0, 14)
tiff += struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", t, k, 1, v) for t, k, v in entries)
tiff += struct.pack("<I", 0)
exif = b"Exif\0\0" + tiff + thumbnail
assert len(tiff) == 56
sys.stdout.buffer.write(picture[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + picture[2:])
' "$scratch/thumbnail.jpg" baseline.jpg >exif-thumbnail.jpg

# shellcheck disable=SC2086 # options are words
{
  movie -f lavfi -i "$stripes" -frames:v 1 -vf scale=48:32 $exact still.gif
  movie -f lavfi -i "$stripes" -vf scale=48:32 $exact animated.gif
  movie -f lavfi -i "$stripes" -frames:v 1 $exact stripes.png
}

movie -f rawvideo -pix_fmt monow -video_size 160x200 -i "$scratch/page.raw" -pix_fmt monow -compression_algo raw \
  -fflags +bitexact "$scratch/page.tif"
movie -f lavfi -i "$stripes" -frames:v 1 -vf scale=48:32 -pix_fmt rgb24 -compression_algo raw -fflags +bitexact \
  "$scratch/colours.tif"
tiffcp -c g4 "$scratch/page.tif" fax-g4.tif
tiffcp -c g4 "$scratch/page.tif" "$scratch/page.tif" "$scratch/page.tif" three-pages.tif
tiffcp -c lzw -r 8 "$scratch/colours.tif" lzw-strips.tif
tiffcp -c lzw -B "$scratch/colours.tif" big-endian.tif
tiffcp -c zip -t -w 16 -l 16 "$scratch/colours.tif" tiles.tif
tiffcp -c jpeg:r:50 "$scratch/colours.tif" jpeg-inside.tif
cp "$scratch/colours.tif" uncompressed.tif
tiff2pdf -e 20160316000000 -o fax-g4.pdf fax-g4.tif

movie -f lavfi -i "$tone" -c:a pcm_u8 $exact eight-bits.wav
movie -f lavfi -i "$tone" -c:a pcm_mulaw -t 0.5 -fflags +bitexact -metadata title=Tone mulaw-list.wav
movie -f lavfi -i "$tone" -c:a adpcm_ima_wav $exact adpcm.wav
sox -R -n -r 8000 -c 1 -e gsm-full-rate gsm.wav synth 0.64 sine 440

movie -f lavfi -i "$voice" -c:a libmp3lame -b:a 32k $exact -write_xing 0 -id3v2_version 0 constant.mp3
movie -f lavfi -i "$voice" -c:a libmp3lame -q:a 7 -fflags +bitexact -metadata title=Tone -write_id3v1 1 \
  variable-xing-tags.mp3
sox -R -n -r 22050 -c 1 -b 16 "$scratch/tone.wav" synth 0.8 sine 300
lame --quiet --preset voice -V 7 "$scratch/tone.wav" lame-vbr.mp3

movie -f lavfi -i "$voice" -c:a wmav2 -b:a 24k $exact tone.wma
