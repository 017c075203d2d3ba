"""What is called a zip and is none, and a folder that is called one."""
import pathlib
import shutil
import warnings
import zipfile

warnings.simplefilter("ignore")
folder = pathlib.Path("samples/sources/documents")
with zipfile.ZipFile("cut.zip", "w") as zipped:
    for path in folder.iterdir():
        zipped.write(path, path.name)
whole = pathlib.Path("cut.zip").read_bytes()
pathlib.Path("cut.zip").write_bytes(whole[:-30])
pathlib.Path("no.zip").write_text("no zip at all\n")
pathlib.Path("empty.zip").touch()
with zipfile.ZipFile("twice.zip", "w") as zipped:
    zipped.writestr("PAYER0011.gif", "one")
    zipped.writestr("PAYER0011.gif", "two")
shutil.copytree(folder, "d.zip")
shutil.copy("samples/sources/EI130316.csv", "d.zip/manifest.csv")
