"""A zip of what leads away, lies or is broken, beside one good document."""
import zipfile

GIF = open("samples/sources/documents/consent-0012.gif", "rb").read()

with zipfile.ZipFile("hostile.zip", "w") as zipped:
    zipped.writestr("PAYER0011.gif", GIF)
    for name in ("../PAYER0012.gif", "/tmp/PAYER0012.gif", "a/../../PAYER0012.gif", "..\\PAYER0012.gif",
                 "C:\\PAYER0012.gif", "PAYER\n0012.gif", "P\x1b[2J.gif", "n" * 300 + ".gif", "folder/PAYER0012.gif"):
        zipped.writestr(name, GIF)
    link = zipfile.ZipInfo("PAYER0013.gif")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    zipped.writestr(link, "/etc/passwd")
    zipped.writestr("NUL0012.gifX.exe", GIF)
    zipped.writestr("payer0011.GIF", GIF)
    zipped.writestr("PAYER0012.gif", GIF)
    zipped.writestr("__MACOSX/._PAYER0011.gif", b"")
    zipped.writestr(".DS_Store", b"")

with open("hostile.zip", "r+b") as file:
    content = file.read().replace(b"NUL0012.gifX.exe", b"NUL0012.gif\0.exe")
    damaged = content.rindex(GIF)
    file.seek(0)
    file.write(content[:damaged] + GIF[:-1] + b"?" + content[damaged + len(GIF):])
