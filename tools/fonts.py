"""Reduce Noto's fonts to the letters that previews need: `python tools/fonts.py FOLDER-OF-NOTO-FONTS`.

Needs fonttools, which nothing else here does: `pip install fonttools`. The licence lies beside the fonts.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "generator" / "credatlas" / "fonts"
FONTS = {
    "NotoSans-Bold.ttf": (
        "U+20-7E,U+A0-24F,U+259,U+2B0-36F,U+370-45F,U+490-491,U+1E00-1FFF,U+2010-2027,U+2030-203A,"
        "U+20AC,U+2122,U+2212",
        "kern,mark,mkmk,ccmp,liga,locl",
    ),
    "NotoSansArabic-Bold.ttf": (
        "U+20,U+600-6FF,U+200C-200F,U+2066-2069",
        "init,medi,fina,isol,rlig,calt,liga,ccmp,mark,mkmk,locl,kern",
    ),
}
"""Each font with its letters and its layout features; `pages/picture.py` knows which letters these are."""


def main(source: Path) -> None:
    """Write every font anew."""
    for name, (letters, features) in FONTS.items():
        command = [sys.executable, "-m", "fontTools.subset", str(source / name), f"--unicodes={letters}"]
        command += [f"--layout-features={features}", "--no-hinting", f"--output-file={TARGET / name}"]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
